// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Makes furniture of what a page says of itself behind its text: "Edit this page on GitHub.". The
/// sentences before it ("Licensed under CC BY 4.0.") stay.
void hide_page_links(std::vector<Block>& blocks);

}  // namespace findings::understanding
