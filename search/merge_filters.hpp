// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/schema/result.hpp"
#include "search/query_parser.hpp"
#include "search/request.hpp"

namespace findings {

/// Adds filters written in a query to those given beside it. BadInput for a date that is none, naming its character.
[[nodiscard]] Result<void> merge_filters(const std::vector<WrittenFilter>& written, SearchRequest& request);

}  // namespace findings
