// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/request.hpp"
#include "server/json_of.hpp"

#include <cstdint>

namespace findings::pages {

/// Numbered links to the pages of a search of `total` results; false if one page holds them all.
[[nodiscard]] Json pagination_view(const SearchRequest& request, std::uint64_t total);

}  // namespace findings::pages
