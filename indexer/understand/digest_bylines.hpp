// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the lines under the title of a digest's entry tell beside its source: the kind of thing that
// is presented, who wrote it and when.

#include "indexer/schema/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {

/// "Elm Alliance | August 2020" of "Elm Alliance | case story | August 2020", "Elm Alliance
/// [report], May 2024" without its bracket: what kind of thing it is is nobody's name.
[[nodiscard]] std::string without_entry_kind(std::string_view line);

struct EntryByline {
    std::string author;
    PartialDate published;
};

/// "By A. Ash, published October 2020", "Published: 3 May 2020 | Author: B. Elm": a line that tells
/// who or when and nothing else. Absent for any other line.
[[nodiscard]] std::optional<EntryByline> entry_byline(std::string_view line);

}  // namespace findings::understanding
