// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ratings of services and population groups that are printed as lines, each with its name:
//
//     Urgent and emergency services Good
//     Critical care Outstanding

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <span>

namespace findings::understanding {

/// What tables and headings told goes before them.
void read_rated_lists(std::span<const Piece> pieces, Report& report);

}  // namespace findings::understanding
