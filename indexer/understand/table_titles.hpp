// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sheets of a spreadsheet print title, owner and dates in rows over the table itself, in its first
// column, and notes in rows below it.

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Rows with words in their first cell alone over the first full row of a table become paragraphs,
/// and sentences in such rows below its last. Tables of one or two columns stay as they are.
void free_titles_of_tables(std::vector<Block>& blocks);

}  // namespace findings::understanding
