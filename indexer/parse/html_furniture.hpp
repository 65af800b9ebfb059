// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <cstdint>
#include <vector>

namespace findings {

/// How a block was marked on its page.
struct BlockNote {
    std::uint8_t link_percent = 0;  // of its text that is a link
    bool to_fragment = false;       // the link leads to a place on the same page
    bool in_list = false;
    std::uint8_t links = 0;  // how many; 255 = that or more
};

/// Makes Furniture of what stands among a page's text and is none of it, told by words and links:
/// related links, share widgets, contents, tab strips, breadcrumbs. `notes` has an entry for each
/// of the first blocks; the others have none.
void mark_furniture(std::vector<Block>& blocks, const std::vector<BlockNote>& notes);

}  // namespace findings
