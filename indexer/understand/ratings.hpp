// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// "Requires improvement →← Dec 2019": a rating with arrows, glyphs and a date, and nothing else.
[[nodiscard]] std::optional<Rating> rating_in_cell(std::string_view text);

/// "requires improvement" of a folded text that begins so; empty when it begins with no rating.
[[nodiscard]] std::string_view rating_words_at_start(std::string_view folded_text);

/// What such words stand for.
[[nodiscard]] RatingValue rating_of_words(std::string_view words);

/// "up", "down" or "same" of an arrow or the words that stand for one; empty when there is none.
[[nodiscard]] std::string_view movement_in(std::string_view text);

/// Key of Report::ratings for a label: "Overall rating for this service" -> "overall", "Are
/// services safe?" -> "safe".
[[nodiscard]] std::string rating_name(std::string_view label);

/// Bytes of a rating at the end of a heading ("Is the service safe? Good"), 0 when there is none.
[[nodiscard]] std::size_t rating_suffix_bytes(std::string_view heading);

/// A line without the rating words at its end: "Forensic wards Inadequate" -> "Forensic wards".
[[nodiscard]] std::string_view without_rating(std::string_view line);

/// The overall rating that a page prints in its head, among the furniture: "Overall: Good read more
/// about inspection ratings".
void read_head_rating(std::span<const Block> blocks, Report& report);

/// "Is the service safe? Good" in the sections of the pieces.
void read_heading_ratings(std::span<const Piece> pieces, Report& report);

/// Adds the ratings a report prints about itself, those already in `report` stay; ratings of other
/// services, places and population groups go to Report::service_ratings.
void read_ratings(std::span<const Piece> pieces, Report& report);

}  // namespace findings::understanding
