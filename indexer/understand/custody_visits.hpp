// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inspections of places of custody: prisons, removal centres, police cells. A chief inspector signs
// them; the regulator of care only joins.

#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// Whether the title or the cover says that a chief inspector of custody, prisons or constabulary
/// reports.
[[nodiscard]] bool is_custody_visit(std::span<const Block> blocks, const Report& report);

/// Whose report, which days, which place, who provides its health care. Requires:
/// is_custody_visit().
void read_custody_particulars(std::span<const Block> blocks, Report& report);

/// "Progress on recommendations from the last report": what was asked for then is history.
void set_earlier_demands_apart(std::vector<Piece>& pieces);

}  // namespace findings::understanding
