// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Source: Elm Institute | via: Green Net | Published: May 2024": lines of a digest that say of
// each part what it is.

#include "indexer/understand/digest_sources.hpp"

#include <optional>
#include <string_view>

namespace findings::understanding {

/// What the parts say, in whatever order they stand; absent where no label names who published the
/// entry. `has_headline`: the title stands on a line of its own above.
[[nodiscard]] std::optional<DigestSource> labelled_parts(std::string_view line, bool has_headline);

/// A line of such parts. Cheap for lines that have no colon.
[[nodiscard]] bool is_line_of_labels(const Block& block);

/// "Published: 3 June 2025", "Date: May 2024": the day of an entry alone.
[[nodiscard]] bool is_day_line(const Block& block);

}  // namespace findings::understanding
