// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Titles of covers on which the title is no single line: a review below the name of its board, the
// first half over the name of a place, one issue of a series.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

/// The title that the cover prints where `title`, which was read by the rules for all sources, is
/// only a part of it or something else; empty elsewhere.
[[nodiscard]] std::string cover_title(const ParsedDocument& document,
                                      std::span<const Block> blocks,
                                      std::string_view title);

/// "Alliance for Recovery" in the foot of every page, where it is a body's name and nothing else.
[[nodiscard]] std::string owner_in_feet(std::span<const Block> blocks);

}  // namespace findings::understanding
