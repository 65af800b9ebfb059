// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// Captions, notes, sources and references of reports: kept as text, outside all themes.
void mark_apparatus(std::vector<Piece>& pieces);

}  // namespace findings::understanding
