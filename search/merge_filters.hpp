// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "search/query_parser.hpp"
#include "search/request.hpp"

#include <string_view>
#include <vector>

namespace findings {

/// Adds filters written in the query `text` to those given beside it. BadInput for a date that is
/// none, naming its character.
[[nodiscard]] Result<void> merge_filters(std::string_view text,
                                         const std::vector<WrittenFilter>& written,
                                         SearchRequest& request);

}  // namespace findings
