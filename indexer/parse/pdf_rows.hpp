// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of a part of a page: pieces that belong to one line, and cells that stand between them.

#include "indexer/parse/pdf_columns.hpp"

namespace findings::pdf {

/// Puts pieces of one line together again that a wide space, but no gutter, has parted.
/// Requires: sorted by rows.
void join_pieces(Lines& lines);

/// Cells that are centred beside longer ones stand between their lines: the lines of a cell are put
/// together, the left cell first.
/// Requires: pieces are joined.
void part_centred_cells(Lines& lines);

}  // namespace findings::pdf
