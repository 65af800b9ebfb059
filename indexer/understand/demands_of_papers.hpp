// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// Recommendations of papers and national reports: their number, strength, addressee and date.
/// Finds those that are headings or paragraphs ("Recommendation 3: Integrated care boards should
/// ...") and lets sub-recommendations (a), (b) take number and addressee of the one they stand
/// under. With `rules` (guidance, policies) what a passage says must or should be done is asked,
/// too, wherever it stands.
void read_recommendations(std::vector<Piece>& pieces, bool rules);

}  // namespace findings::understanding
