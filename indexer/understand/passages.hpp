// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <span>

namespace findings::understanding {

/// Makes the report's passages: personal pieces left out, long paragraphs cut at ends of sentences,
/// ids and ordinals given. Requires: report.id is set.
void make_passages(std::span<const Piece> pieces, Report& report);

}  // namespace findings::understanding
