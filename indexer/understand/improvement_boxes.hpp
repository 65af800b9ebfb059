// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// One box of such a plan.
struct ImprovementBox {
    std::string head;  // the label lines: "Area for improvement 1 Ref: ... Stated: ..."
    std::string demand;
    std::string label;  // of the answer, with what stands between
    std::string response;
    std::string verdict;  // of an earlier demand; empty = it is made now
    std::string law;      // that a line over the boxes names; empty where none does
};

/// Adds the box as pieces in the place of `row`: its demand with due day and answer, its answer,
/// and the lines around them, which say nothing by themselves.
void write_improvement_box(const ImprovementBox& box, Piece row, std::vector<Piece>& out);

/// The labels of such boxes are printed in bold, which makes headings of them in some formats.
void demote_box_labels(std::vector<Block>& blocks);

/// "Met", "Partially met", "Carried forward to the next inspection": what became of an earlier
/// demand.
[[nodiscard]] bool is_improvement_verdict(std::string_view cell);

/// Takes apart the boxes of an improvement plan that an inspectorate prints in its report and sends
/// out to be answered: "Area for improvement 1 / Ref: Regulation 21 (1) (b) / Stated: First time /
/// To be completed by: 30 April 2023", what the registered person shall do, and "Response by
/// registered person detailing the actions taken: ...". The demand becomes a requirement (an
/// improvement where it cites a standard only) with its due day and the answer; in a table of what
/// was done since the last inspection it is history. Other rows stay as they are.
void read_improvement_boxes(std::vector<Piece>& pieces);

}  // namespace findings::understanding
