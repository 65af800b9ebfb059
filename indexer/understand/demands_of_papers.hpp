// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/understand/piece.hpp"

namespace findings::understanding {

/// Recommendations of papers and national reports: their number, strength, addressee and date. Finds those that are
/// headings or paragraphs ("Recommendation 3: Integrated care boards should ...") and lets sub-recommendations (a), (b)
/// take number and addressee of the one they stand under.
void read_recommendations(std::vector<Piece>& pieces);

/// "should", "must", "need", "recommend" as a text asks; empty when it asks nothing.
[[nodiscard]] std::string modality_in(std::string_view text);

/// Bodies at the beginning of a text: "NHS England and integrated care boards" of "NHS England and integrated care
/// boards work with ..."; empty when it begins with none that we know.
[[nodiscard]] std::string_view bodies_at_start(std::string_view text);

}  // namespace findings::understanding
