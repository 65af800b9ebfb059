// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lists that an author typed into one paragraph, a line each: "We recommend:" / "- open the
// garden" / "- ask patients about the menu".

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Makes each line that begins with a bullet or the next number an item of its own; what stands
/// before and behind them stays paragraphs.
void part_typed_lines(std::vector<Block>& blocks);

}  // namespace findings::understanding
