// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <span>

namespace findings::understanding {

/// Ratings that a press release tells in prose: "It has been rated inadequate overall and for being
/// safe, its rating for caring has dropped from good to requires improvement, and it was again
/// rated good for being effective." Ratings of other services go to Report::service_ratings. Those
/// already in `report` stay.
void read_told_ratings(std::span<const Piece> pieces, Report& report);

}  // namespace findings::understanding
