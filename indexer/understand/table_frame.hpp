// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What frames the findings of a table: its caption, its head, and rows that only rate or label.

#include "indexer/schema/report.hpp"

#include <string>

namespace findings::understanding {

/// "Table 1: Uses of force by type, July to September 2024" over a table: what its figures count
/// and when. Empty for other blocks; `next` is the block below, null at the end.
[[nodiscard]] std::string caption_over_table(const Block& block, const Block* next);

/// A row that says nothing by itself: a head, whether a reader marked it or not, a rating, a label
/// with its value. `above` and `next` are the blocks around it, null where there is none.
[[nodiscard]] bool frames_table(const Block& row, const Block* above, const Block* next);

}  // namespace findings::understanding
