// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "search/request.hpp"

#include <span>
#include <string>

namespace findings {

/// BadInput for a filter value outside a closed vocabulary ("theme restrictve-care"), naming the
/// nearest that is in it. `themes`: ids of the theme file the index was labelled with.
[[nodiscard]] Result<void> check_filter_values(const SearchRequest& request,
                                               std::span<const std::string> themes);

}  // namespace findings
