// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/schema/columns.hpp"
#include "search/page.hpp"
#include "search/request.hpp"

namespace findings {

/// Findings and distinct reports. Passages of a report are neighbours, so a report is new when it differs from the last.
struct Tally {
    std::uint64_t findings = 0;
    std::uint64_t reports = 0;
    std::uint32_t last_report = kNone;

    void add(std::uint32_t report, std::uint64_t passages = 1) {
        findings += passages;
        if (report != last_report) ++reports;
        last_report = report;
    }
};

/// Filters and counts over the columns of one generation: no database is asked.
class FacetCounter {
  public:
    /// `columns` must outlive the counter.
    FacetCounter(const ColumnsView& columns, const std::array<FacetFilter, kFacetCount>& filters);

    /// Which filters a passage fails: bit i for facet i. 0 = it belongs to the result.
    [[nodiscard]] std::uint32_t failed_filters(std::uint32_t docid) const;

    /// Counts, for every facet, the passages that pass all filters but that facet's own, and the reports they come from.
    /// An open facet lists `limit` values (0 = all) and every selected one.
    /// `docids`: what the words of the query match, ascending. Cost: some nanoseconds a passage and facet.
    [[nodiscard]] std::vector<FacetCounts> count(std::span<const std::uint32_t> docids, std::size_t limit) const;

  private:
    /// What counts for a facet: of one without a filter what passes all, of another also what fails only its own.
    struct Counted {
        std::span<const std::uint32_t> by_all;
        std::vector<std::uint32_t> passed;  // behind `by_all`, where there are filters
        std::array<std::vector<std::uint32_t>, kFacetCount> but_one;

        Counted() = default;
        Counted(Counted&&) = default;
        Counted& operator=(Counted&&) = default;
        Counted(const Counted&) = delete;  // a copy's `by_all` would be the other's
        Counted& operator=(const Counted&) = delete;
        ~Counted() = default;
    };
    [[nodiscard]] Counted passages_to_count(std::span<const std::uint32_t> docids) const;
    [[nodiscard]] FacetCounts listed(std::size_t number, const std::vector<Tally>& tallies) const;

    struct Allowed {
        bool has_include = false, has_exclude = false;
        std::vector<bool> include, exclude;  // by value ordinal
    };
    const ColumnsView& columns_;
    const std::array<FacetFilter, kFacetCount>& filters_;
    std::array<Allowed, kFacetCount> allowed_;
    std::uint32_t active_ = 0;  // facets with a filter
};

}  // namespace findings
