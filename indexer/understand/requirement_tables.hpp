// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// Takes apart the tables at the end of reports on care homes from 2002 to 2010: "No. | Standard |
/// Regulation | Requirement | Timescale for action" and "No. | Refer to Standard | Good Practice
/// Recommendations". Each row becomes one demand with its number, its regulation (of the law that
/// the text over the table names) and its due day; a row without a number goes on with the one
/// above. What explains the tables says nothing by itself. Other tables stay as they are.
void read_requirement_tables(std::vector<Piece>& pieces);

}  // namespace findings::understanding
