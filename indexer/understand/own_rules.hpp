// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rules that an organisation gives itself: its policies, procedures and protocols.

#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// A policy, procedure or protocol for an organisation's own staff, by its title or its sheet of
/// document control; no paper on the policy of others, and none for a board.
[[nodiscard]] bool holds_own_rules(std::span<const Block> blocks, const Report& report);

/// What staff must do under such rules is a requirement and what they should do an improvement,
/// whatever the part is called that they stand in. A list of recommendations stays one.
void bind_by_own_rules(std::vector<Piece>& pieces);

}  // namespace findings::understanding
