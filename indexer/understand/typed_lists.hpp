// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Paragraphs that somebody numbered or dashed by hand ("1. The trust must ...", "2) ...", "- ...")
/// become list items with their marker: two at least, one behind the other, the numbers in order.
/// One alone may be a heading or an afterthought.
void read_typed_lists(std::vector<Block>& blocks);

}  // namespace findings::understanding
