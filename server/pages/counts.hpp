// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/json_of.hpp"
#include "server/overview.hpp"

#include <string>
#include <vector>

namespace findings::pages {

/// A table of counts by value, each count with a bar and a link to the search that has as many
/// results: counts.mustache.
struct CountsTable {
    std::string caption;
    std::string first_column;  // "Year"
    std::size_t facet;         // whose values the rows are
    SearchRequest question;    // what was counted
    std::vector<CountRow> rows;
    std::size_t shown = 12;  // further rows fold away
};
[[nodiscard]] Json counts_view(const CountsTable& table);

/// Rows for all years between the first and the last: a year without a finding is shown as such.
[[nodiscard]] std::vector<CountRow> with_every_year(const std::vector<CountRow>& years);

/// Small drawing of a trend with its words: trend.mustache. `years` in order.
[[nodiscard]] Json trend_view(const std::vector<CountRow>& years);

}  // namespace findings::pages
