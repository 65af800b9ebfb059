// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// Part of a practice case that a heading opens: "problem" for "The issue", "impact" for "Adding
/// value"; empty for others.
[[nodiscard]] std::string_view part_of_heading(std::string_view heading);

/// Names the part of every piece of a practice case, by its headings or, in a box without headings,
/// by its words. What was aimed for becomes an outcome aimed for: no result.
void name_case_parts(std::vector<Piece>& pieces);

/// In a text without headings: the part that most of its words speak of, deeds before effects but
/// for figures that moved.
[[nodiscard]] std::string_view part_of_words(std::string_view text);

}  // namespace findings::understanding
