// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "search/open_columns.hpp"
#include "search/page.hpp"
#include "search/report_runs.hpp"
#include "search/request.hpp"
#include "search/tally.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// What is left of some documents, ascending.
struct Filtered {
    std::vector<std::uint32_t> passed;  // every filter
    /// every filter but that of the facet; only of facets with a filter
    std::array<std::vector<std::uint32_t>, kFacetCount> but_one;
};

/// Filters and counts over the columns of one generation: no database is asked.
class FacetCounter {
  public:
    /// `columns` must outlive the counter.
    FacetCounter(const OpenColumns& columns, const std::array<FacetFilter, kFacetCount>& filters);

    /// Which filters a passage fails: bit i for facet i. 0 = it belongs to the result.
    [[nodiscard]] std::uint32_t failed_filters(std::uint32_t docid) const;

    /// `docids`: what the words of the query match, ascending.
    [[nodiscard]] Filtered filtered(std::vector<std::uint32_t> docids) const;

    /// `runs`: of what passed. Counts, for every facet, the passages that pass all filters but that
    /// facet's own, and the reports they come from. An open facet lists `limit` values (0 = all)
    /// and every selected one. Cost: some nanoseconds a passage.
    [[nodiscard]] std::vector<FacetCounts> count(const Filtered& filtered,
                                                 std::span<const ReportRun> runs,
                                                 std::size_t limit) const;

  private:
    [[nodiscard]] FacetCounts listed(std::size_t number,
                                     const std::vector<Tally>& tallies,
                                     std::size_t limit) const;

    struct Allowed {
        bool has_include = false, has_exclude = false;
        std::vector<bool> include, exclude;  // by value ordinal

        [[nodiscard]] bool passes(std::span<const std::uint32_t> ordinals) const;
    };
    [[nodiscard]] bool passes_themes(std::uint32_t docid) const;
    /// The filters that passages with each code fail.
    [[nodiscard]] std::vector<std::uint32_t> failed_by_code() const;

    const ColumnsView& columns_;
    const LabelColumns& labels_;
    const std::array<FacetFilter, kFacetCount>& filters_;
    std::array<Allowed, kFacetCount> allowed_;
    std::uint32_t active_ = 0;         // facets with a filter
    std::uint32_t active_others_ = 0;  // those of them that are neither coded nor themes
    std::vector<std::uint32_t> failed_by_code_;
    std::vector<std::uint64_t> themes_in_, themes_out_;  // of the filter on themes
};

}  // namespace findings
