// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Arrows beside ratings.

#include "indexer/parse/html_tree.hpp"

namespace findings {

/// "Inadequate <span aria-hidden="true">↓</span>": how a rating moved. Hidden from screen readers
/// only, and said nowhere else on the page; an arrow beside other words is decoration.
[[nodiscard]] bool is_rating_arrow(const xmlNode* node);

}  // namespace findings
