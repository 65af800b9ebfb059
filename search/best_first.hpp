// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "search/matches.hpp"
#include "search/ranking.hpp"
#include "search/request.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// A passage and what it scored; 0 where order is not by score.
struct Ranked {
    std::uint32_t docid = 0;
    double score = 0;
};

/// The best `count` of `docids`, best first; equal scores in index order. `docids`: ascending, some
/// or all of those of `matches`. `additions`: null for none.
[[nodiscard]] std::vector<Ranked> best_passages(const Matches& matches,
                                                std::span<const std::uint32_t> docids,
                                                const ranking::Additions* additions,
                                                std::size_t count);

/// The passages of the page that `request` asks for, best first; by report, its best passage stands
/// for each.
[[nodiscard]] std::vector<Ranked> best_page(const Matches& matches,
                                            std::span<const std::uint32_t> docids,
                                            const ranking::Additions* additions,
                                            const ColumnsView& columns,
                                            const SearchRequest& request);

}  // namespace findings
