// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of a table that put a key question beside what was decided of it.

#include "indexer/schema/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// "No action", "Requirements notice", a rating: what stands beside a question.
[[nodiscard]] bool is_decision(std::string_view cell);

struct QuestionRow {
    std::string question;            // "Are services safe?"
    std::vector<std::string> texts;  // what was found of it, where the same cell holds that; a
                                     // sentence that reports on every practice have stands alone
};

/// The question of a row "Are services caring? | No action" or "Caring | Good", and of one whose
/// cell goes on with what was found; absent for other blocks.
[[nodiscard]] std::optional<QuestionRow> question_row(const Block& row);

/// A population group and what it was rated: "Older people | Good" as a row, "Older people Good" as
/// a line that lost its cells.
struct RatedGroup {
    std::string name;
    std::string rating;
    std::vector<std::string> texts{};  // what was found of it, where the same cell holds that
};
[[nodiscard]] std::optional<RatedGroup> rated_group(const Block& block);

/// "Are services safe? - Good", "Older people - Good": a rating stands at the end of the line.
[[nodiscard]] bool is_rated_line(std::string_view line);

/// The same of a key question, a population group or a core service.
[[nodiscard]] bool rates_a_part(std::string_view line);

/// A key question or population group that a ratings block names, with or without its rating.
[[nodiscard]] bool names_what_is_rated(std::string_view line);

}  // namespace findings::understanding
