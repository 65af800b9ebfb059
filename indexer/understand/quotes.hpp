// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "indexer/understand/piece.hpp"

namespace findings::understanding {

/// Sets Piece::author of paragraphs that quote somebody to the speaker's role ("NHS England's chief executive"),
/// carrying it on to "He said:" and to further paragraphs that open with a quotation mark.
void attribute_quotes(std::span<Piece> pieces);

}  // namespace findings::understanding
