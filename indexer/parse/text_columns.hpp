// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables that are set in columns with spaces, whose cells the width of the column broke:
//   Safe          Requires       Good
//                 improvement

#include "indexer/parse/text_lines.hpp"

#include <vector>

namespace findings {

/// Joins the lines of such a table to one line a row. Everything else stays as it is.
void join_broken_rows(std::vector<TextLine>& lines);

}  // namespace findings
