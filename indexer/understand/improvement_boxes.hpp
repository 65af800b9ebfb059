// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// Takes apart the boxes of an improvement plan that an inspectorate prints in its report and sends
/// out to be answered: "Area for improvement 1 / Ref: Regulation 21 (1) (b) / Stated: First time /
/// To be completed by: 30 April 2023", what the registered person shall do, and "Response by
/// registered person detailing the actions taken: ...". The demand becomes a requirement (an
/// improvement where it cites a standard only) with its due day and the answer; in a table of what
/// was done since the last inspection it is history. Other rows stay as they are.
void read_improvement_boxes(std::vector<Piece>& pieces);

}  // namespace findings::understanding
