// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "search/request.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// The slice [offset, offset + limit) of `docids` in an order that needs no scores: newest, oldest
/// or by rating (relevance without words means newest first). Grouped by report, the first passage
/// stands for it. Ties go by document id.
[[nodiscard]] std::vector<std::uint32_t> ordered_slice(const ColumnsView& columns,
                                                       std::span<const std::uint32_t> docids,
                                                       const SearchRequest& request);

}  // namespace findings
