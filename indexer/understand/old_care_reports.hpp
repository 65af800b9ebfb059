// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Forms of inspectorates that print no labels where other forms have them: care homes in England
// from 2002 to 2010, homes in Northern Ireland.

#include "indexer/schema/report.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

/// Place, days and notice of the visit, and which of the two regulators it was.
void read_old_care_report(std::span<const Block> blocks, Report& report);

/// The box that says where copies of a report can be had, line by line as copies print it.
void hide_imprint(std::vector<Block>& blocks);

}  // namespace findings::understanding
