// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Makes paragraphs of headings that sign a foreword ("Chair of the Office for Care Scrutiny" in
/// bold, with or without a name above): what stands below is not theirs.
void demote_signatures(std::vector<Block>& blocks);

}  // namespace findings::understanding
