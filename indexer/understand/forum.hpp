// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// The paragraphs of a thread, each with author and date of its post; the post's head
/// ("November 24. 2011", "Theresa Eynon") is the section trail. Blocks above the first post are
/// returned as Boilerplate.
[[nodiscard]] std::vector<Piece> forum_pieces(std::span<const Block> blocks,
                                              std::string_view title);

}  // namespace findings::understanding
