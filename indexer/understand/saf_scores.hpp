// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Scores of the single assessment framework: 1 to 4 of a quality statement, a percentage of a key
// question.

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// 1..4 of "Score: 3", "3", "Score 3 out of 4"; 0 for other texts.
[[nodiscard]] std::int32_t statement_score(std::string_view text);

/// 75 of "This service scored 75 (out of 100) for this area.", "Percentage score: 75%"; -1 for
/// other texts.
[[nodiscard]] std::int32_t question_score(std::string_view text);

/// Length of " 90%" at the end of "Caring 90%", with the marks before it; 0 for other headings.
[[nodiscard]] std::size_t percentage_suffix_bytes(std::string_view heading);

/// "Score: 3", "Percentage score | 59%": a score and nothing else.
[[nodiscard]] bool is_score_line(std::string_view text);

/// Scores that a page prints in its margin stand in blocks of their own, before the text beside
/// which a reader found them: "Score: 3 Staff could describe ...", "The score for Score: 3 this".
[[nodiscard]] std::vector<Block> scores_apart(std::span<const Block> blocks);

/// Of each statement and key question under its heading. Where a reader put the margin of a page
/// below its text, several scores follow each other: they are those of the statements above.
void read_assessment_scores(std::span<const Piece> pieces, Report& report);

/// "Assessing needs | 2": a row of a table of scores is a field of the report, and neither finding
/// nor measure.
void set_score_rows_apart(std::vector<Piece>& pieces);

}  // namespace findings::understanding
