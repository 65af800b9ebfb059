// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What sites set below a text: links to others of theirs.

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Makes furniture of "Related", "Share this", "More news" towards the end, and of the links below
/// it, which are no sentences.
void hide_end_matter(std::vector<Block>& blocks);

}  // namespace findings::understanding
