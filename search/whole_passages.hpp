// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "search/request.hpp"
#include "search/searcher.hpp"

#include <functional>

namespace findings {

/// As Searcher::each, for whoever wants the passages and not where in them the words are: nothing
/// is marked, which is most of the work.
[[nodiscard]] Result<void> each_whole(Searcher& searcher,
                                      const SearchRequest& request,
                                      const std::function<bool(const Hit&)>& visit);

}  // namespace findings
