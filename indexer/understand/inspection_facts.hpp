// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What only inspections, assessments and visits state of themselves: kind of visit, wards, places,
// scores, verdicts on standards, enforcement. Everything as printed; what is not printed stays
// absent.

#include "indexer/schema/report.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// Takes in a label line that is about an inspection ("Ward(s) visited:", "Number of beds:"). False
/// for other labels.
bool apply_inspection_label(const LabelLine& line, Report& report);

/// The same facts among a file's properties, and ids in the regulator's addresses.
void read_inspection_properties(const ParsedDocument& document, Report& report);

/// Facts of headings and text: "Archived:", "unannounced focused inspection", the table of
/// locations inspected.
void read_inspection_blocks(std::span<const Block> blocks, Report& report);

/// Scores of the assessment framework and verdicts on the standards of 2010, each under its
/// heading.
void read_scores(std::span<const Piece> pieces, Report& report);

/// Notices, conditions, special measures.
void read_enforcement(std::span<const Piece> pieces, Report& report);

}  // namespace findings::understanding
