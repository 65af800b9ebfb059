// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What bodies that were at fault agree to do, as decisions of ombudsmen list it.

#include "indexer/schema/report.hpp"
#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// Whether the paper is an ombudsman's decision: it names one and has headings of a decision.
[[nodiscard]] bool is_ombudsmans_decision(std::span<const Block> blocks, const Report& report);

/// What stands under "Agreed actions" below "Within one month the Trust will:" is asked of the body
/// that the line names; "The Council has agreed to ..." wherever it stands.
void read_agreed_actions(std::vector<Piece>& pieces);

}  // namespace findings::understanding
