// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Replies in parts of their own: "Concern 1" / "Response", or a line "Trust response:" over them.

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// What stands under such a heading or line is a reply. Where one concern or recommendation stands
/// right before it, that keeps the reply's words, too.
void read_answer_sections(std::vector<Piece>& pieces);

}  // namespace findings::understanding
