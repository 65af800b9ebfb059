// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The regulator's own form for a provider's answer to requirement notices ("Report on actions you
// plan to take"): one table a regulation, each question in a row of its own over the answer.

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// Brings what the form says of each regulation (how it was not met, the action, who is
/// responsible, when it will be done) into labelled lines, which read_action_plans() takes; the
/// questions of the form become boilerplate. Leaves all other documents as they are.
void read_action_forms(std::vector<Piece>& pieces);

/// How to send the form, and the names of those who filled it in, become furniture.
void hide_frame_of_form(std::vector<Block>& blocks);

}  // namespace findings::understanding
