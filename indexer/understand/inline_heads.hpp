// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Parts of an inspection that are named on the line of their text, as the regulator printed them in
// 2018 and 2019:
//
//     Rating at last inspection: Good (report published 5 April 2016).
//     Why we inspected: This was a planned inspection.

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Gives each such name a line of its own, as other years have it; nothing is changed where only
/// one stands.
void part_inline_heads(std::vector<Block>& blocks);

/// "Are services safe? - Good" and its neighbours, three rated lines or more with nothing between
/// them, are a list of ratings and no headings.
void read_rated_lines(std::vector<Block>& blocks);

}  // namespace findings::understanding
