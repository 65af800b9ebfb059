// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// Sets Piece::author of paragraphs that quote somebody to the speaker's role ("NHS England's chief
/// executive"), carrying it on to "He said:" and to further paragraphs that open with a quotation
/// mark.
void attribute_quotes(std::span<Piece> pieces);

/// Block quotations of reports: who speaks is the line below ("Carer, South West") or the words
/// behind a dash.
void attribute_block_quotes(std::vector<Piece>& pieces);

}  // namespace findings::understanding
