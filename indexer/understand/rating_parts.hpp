// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ratings of parts of a report, and what sentences say of ratings: earlier ones, movement,
// suspension.

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

/// The core service or population group a piece stands under when that is not what the whole report
/// is about.
[[nodiscard]] std::string part_of_piece(const Piece& piece, const Report& report);

/// "service", "population-group", "location" or "provider".
[[nodiscard]] std::string part_level(std::string_view name);

/// Adds ratings to the part of that name; those it has stay.
void merge_part(PartRatings part, Report& report);

/// A rating on a line of its own, or behind its label, below the heading of a part.
void read_part_line(const Piece& piece, const Piece* next, const std::string& part, Report& report);

/// "The last rating for this service was good (published 3 May 2019)", "The rating has changed from
/// good to inadequate", "Our rating of this service went down", "We have suspended the rating".
void read_rating_history(std::span<const Piece> pieces, Report& report);

}  // namespace findings::understanding
