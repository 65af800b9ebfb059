// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The base at a glance: what was found and how services were rated, and what the base does not know
// of its own reports.

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"
#include "search/polarities.hpp"
#include "search/request.hpp"
#include "search/searcher.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace findings {

inline constexpr std::size_t kRatingValues = 6;  // of RatingValue

struct DashboardRow {
    std::string value, label, parent;  // as FacetValue
    PolarityCounts counts;
    std::uint64_t reports = 0;
    /// reports, by overall rating; [0] = none printed
    std::array<std::uint64_t, kRatingValues> ratings{};
};

struct DashboardTable {
    std::size_t facet = 0;
    /// most findings first, years from the newest; sub-themes after their theme
    std::vector<DashboardRow> rows;
    /// without any value, and the reports that have such a finding
    std::uint64_t missing_findings = 0, missing_reports = 0;
};

struct Dashboard {
    SearchRequest understood;
    std::string generation;
    PolarityCounts total;
    std::uint64_t total_reports = 0;
    std::array<std::uint64_t, kRatingValues> ratings{};
    std::vector<DashboardTable> tables;  // of kDashboardFacets, in that order
    double took_ms = 0;

    [[nodiscard]] const DashboardTable& table(std::size_t facet) const;
};

inline constexpr std::array kDashboardFacets = {facet::kTheme,
                                                facet::kService,
                                                facet::kRegion,
                                                facet::kYear,
                                                facet::kKeyQuestion,
                                                facet::kRating,
                                                facet::kReportKind,
                                                facet::kProvider,
                                                facet::kLocation,
                                                facet::kPublisher};

/// Errors as Searcher::search. Cost: one walk over what matches, some 100 ns a finding.
[[nodiscard]] Result<Dashboard> dashboard_of(Searcher& searcher, const SearchRequest& request);

}  // namespace findings
