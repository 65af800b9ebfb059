// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Enter and View": people of the place visit a service and report, as Healthwatch does.

#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// People of the place looked, and no inspectors.
[[nodiscard]] bool is_lay_visit(std::span<const Block> blocks, const Report& report);

/// Whose report it is, the day of the visit, ward and hospital. Whose rating it mentions says
/// nothing of that. Requires: is_lay_visit().
void read_lay_particulars(std::span<const Block> blocks, Report& report);

/// The table of recommendations with the provider's replies, and what every such report says of
/// itself. Requires: is_lay_visit().
void read_lay_findings(std::vector<Piece>& pieces);

}  // namespace findings::understanding
