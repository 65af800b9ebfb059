// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/searcher.hpp"

#include <string>
#include <vector>

namespace findings {

/// Ids of all reports of this generation, in index order.
[[nodiscard]] const std::vector<std::string>& report_ids(const Searcher& searcher);

}  // namespace findings
