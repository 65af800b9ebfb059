// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/dashboard.hpp"
#include "server/json_of.hpp"
#include "server/overview.hpp"
#include "server/params.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Filters of a dashboard out of a URL; what a search has beside them is refused.
[[nodiscard]] ReadRequest read_dashboard(const Parameters& parameters, const ThemeTree& themes);
[[nodiscard]] Json json_of_dashboard(const Dashboard& dashboard,
                                     const SearchRequest& asked,
                                     const ThemeTree& themes);
[[nodiscard]] std::string dashboard_link(std::string_view start, const SearchRequest& request);

/// What the base does not know of its own reports: passages and reports without any value of a
/// facet, with the search for them.
struct Gap {
    std::size_t facet = 0;
    std::uint64_t findings = 0, reports = 0;
    SearchRequest search;
};
[[nodiscard]] std::vector<Gap> gaps_of(const Dashboard& dashboard, const SearchRequest& asked);
[[nodiscard]] std::string label_of(const DashboardRow& row,
                                   std::size_t facet,
                                   const ThemeTree& themes);
/// Names of ratings in the order of a page: from outstanding to not rated, then "" for none
/// printed.
[[nodiscard]] const std::vector<RatingValue>& shown_ratings();
/// `request` for one value of a facet as well, beside what is asked of that facet already.
/// `parent`: of a sub-theme. Nothing where no query of ours can say it: then a count stands without
/// a link.
[[nodiscard]] std::optional<SearchRequest> for_value(SearchRequest request,
                                                     std::size_t facet,
                                                     const std::string& value,
                                                     const std::string& parent);
/// `request` for one rating; RatingValue::None: for reports without any.
[[nodiscard]] SearchRequest with_rating(SearchRequest request, RatingValue rating);

}  // namespace findings
