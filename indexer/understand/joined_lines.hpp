// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Copies whose reader joined the lines of a page: covers, ratings, headings and bullets run into
// each other in one paragraph. Each gets a block of its own again; no word is changed.

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

void part_joined_lines(std::vector<Block>& blocks);

}  // namespace findings::understanding
