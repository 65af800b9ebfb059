// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// A sentence in quotation marks that a page prints larger than its text stands beside the text and
/// opens no section: it becomes a quotation, and the line below it says whose.
void read_pull_quotes(std::vector<Block>& blocks);

}  // namespace findings::understanding
