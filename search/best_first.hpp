// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include "indexer/schema/columns.hpp"
#include "search/request.hpp"

namespace findings {

/// A passage and what it scored; 0 where order is not by score.
struct Ranked {
    std::uint32_t docid = 0;
    double score = 0;
};

/// The passages of the page that `request` asks for, best first; equal scores in index order.
[[nodiscard]] std::vector<Ranked> best_findings(const Xapian::Enquire& enquire, const SearchRequest& request);

/// The same by report: its best passage stands for it.
[[nodiscard]] std::vector<Ranked> best_reports(Xapian::Enquire enquire, const ColumnsView& columns, const SearchRequest& request);

}  // namespace findings
