// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A coroner's report to prevent future deaths: a form of numbered boxes with a name each, which
// layouts print as lines, list items or rows of a table.

#include "indexer/schema/report.hpp"

#include <string>
#include <vector>

namespace findings::understanding {

/// Makes headings of the boxes' names where the source is such a report, and returns the title that
/// the form prints; empty for all other sources.
[[nodiscard]] std::string open_coroners_boxes(std::vector<Block>& blocks);

/// What the form says outside its boxes: to which provider it is sent, and the day below it.
void read_coroners_facts(std::vector<Block>& blocks, Report& report);

}  // namespace findings::understanding
