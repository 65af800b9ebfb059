// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decisions of ombudsmen on complaints about services: "Decision : Upheld", "Decision date : ...",
// "Body: ...", below the name of whom the complaint was about.

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Day of the decision, the body complained about and the ombudsman. The lines that say so are
/// hidden, and a line with a label heads nothing. Nothing happens to other sources.
void read_ombudsman_decision(std::vector<Block>& blocks, Report& report);

}  // namespace findings::understanding
