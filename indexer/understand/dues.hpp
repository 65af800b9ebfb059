// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Until when what a text asks for is to be done.

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// "by March 2026", "by the end of 2025", "within six months": from the word on. A due that the
/// piece has already stays.
void read_due(Piece& piece);

/// "By 31 January 2025, the provider must ...": until when, of the demands of an inspection.
void read_dues(std::vector<Piece>& pieces);

}  // namespace findings::understanding
