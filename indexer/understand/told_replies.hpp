// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Replies that stand in the text of what they answer: "Open the garden gate. Provider response: a
// keypad was fitted."

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// Parts recommendations from the replies behind them, in the same block or in the one after it.
/// The recommendation keeps the reply's words; the reply is a piece of its own as well, so that no
/// word is lost.
void part_told_replies(std::vector<Piece>& pieces);

}  // namespace findings::understanding
