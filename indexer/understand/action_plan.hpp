// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// Turns the rows of a provider's action plan, in any order of its columns, and plans printed as
/// labelled lines, into a finding (already known to the regulator) and the action that answers it,
/// each with owner, due date and status. Everything else stays as it is.
void read_action_plans(std::vector<Piece>& pieces, bool labelled_lines);

/// Whether a table says what was found, what is done about it, by whom and until when.
[[nodiscard]] bool has_action_plan(std::span<const Piece> pieces);

/// Gives every row of a table the heads of its columns.
void note_columns(std::vector<Piece>& pieces);

}  // namespace findings::understanding
