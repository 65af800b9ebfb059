// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// "The League surveyed 1,930 nurses. ... It calls on employers to provide a rest room.": a digest
/// tells in one paragraph what was found and what is asked for; the sentences that ask become
/// recommendations of their own.
void part_told_demands(std::vector<Piece>& pieces);

}  // namespace findings::understanding
