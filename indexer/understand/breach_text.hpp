// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Requirement notices and enforcement: "Regulated activity | Regulation" and below it what was not
// met. Readers give them as rows, as one cell with everything in it, or as paragraphs; here they
// become lines that say what they are.

#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

enum class BreachLine {
    Activity,    // "Treatment of disease, disorder or injury", "Regulated activity"
    Regulation,  // "Regulation 12 HSCA (RA) Regulations 2014 Safe care and treatment"
    Label,       // "How the regulation was not being met:"
    Text         // what was not met
};

/// What one line of such a table is.
[[nodiscard]] BreachLine breach_line(std::string_view line);

/// A regulation with the name of its instrument: the title of a notice wherever it stands.
[[nodiscard]] bool is_notice_title(std::string_view line);

/// Whether the line ends a notice of that title by citing its regulation once more: "Regulation
/// 18(1)(2)(a)(ii)", "This is a breach of Regulation 18(1)." It speaks of the text above it.
[[nodiscard]] bool closes_notice(std::string_view line, std::string_view title);

struct BreachPart {
    BreachLine line = BreachLine::Text;
    Block block;  // a paragraph with that part of the text
};

/// The parts of a block in reading order: cells one by one, lines kept apart, lines that a reader
/// joined cut again.
[[nodiscard]] std::vector<BreachPart> breach_parts(const Block& block);

}  // namespace findings::understanding
