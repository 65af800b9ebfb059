// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the words of a line ask for, and of whom: "The trust must ensure that ...".

#include "indexer/schema/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {

/// "The trust must ensure that ...": a requirement wherever it stands; "should" only as an item of
/// a list.
[[nodiscard]] std::optional<SectionRole> action_in_words(const Block& block);

/// Who a requirement or recommendation is addressed to, in its own words; empty when it does not
/// say.
[[nodiscard]] std::string addressee_in(std::string_view text, SectionRole role);

/// The same of a heading: "Recommendations for commissioners", "For NHS England".
[[nodiscard]] std::string addressee_of_heading(std::string_view text);

}  // namespace findings::understanding
