// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which findings of successive inspections of one place stand beside each other in a dossier.

#include "indexer/schema/columns.hpp"
#include "indexer/schema/report.hpp"
#include "search/searcher.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// What two passages have in common.
struct Shared {
    /// ordinals, without those that a more particular one stands for
    std::vector<std::uint32_t> themes;
    /// without their paragraphs: "12(2)(a)" and "12(1)" are both "12"
    std::vector<std::string> regulations;
    [[nodiscard]] std::size_t weight() const { return themes.size() + 2 * regulations.size(); }
};
[[nodiscard]] Shared shared_by(const ColumnsView& columns, std::uint32_t one, std::uint32_t other);

/// Whether `answer` has enough of the telling words of `demand`: two at least, and a quarter.
[[nodiscard]] bool is_in_words_of(const std::string& demand, const std::string& answer);

struct PlacedReport {
    std::uint32_t ordinal = 0;
    std::shared_ptr<const Report> report;
};

struct FoundPair {
    std::uint32_t earlier = 0, later = 0;  // documents
    std::vector<std::uint32_t> themes;     // ordinals
    std::vector<std::string> regulations;
    std::uint32_t reports_between = 0;
    bool is_mixed = false;
};

struct FoundDemand {
    std::uint32_t docid = 0;
    std::vector<std::uint32_t> later_reports;  // ordinals, oldest first
};

/// Looks through the passages of a dossier. Reports are of one place if they give the same number
/// of the location, or the same name of it and the same provider; reports on a provider as a whole,
/// if they are on the same service of it. Reports without a date, on the same inspection as the one
/// before, and those that nobody inspected for are left out.
class PairFinder {
  public:
    PairFinder(Searcher& searcher,
               std::span<const std::uint32_t> docids,
               const std::vector<PlacedReport>& reports);

    [[nodiscard]] std::vector<FoundPair> repeated() const;
    [[nodiscard]] std::vector<FoundPair> improved() const;
    [[nodiscard]] std::vector<FoundDemand> demands() const;

  private:
    /// An inspection of a place: what matches of its reports.
    struct Visit {
        std::uint32_t day = 0, inspected = 0;  // yyyymmdd; 0 = unknown
        std::vector<std::uint32_t> reports;    // ordinals
        /// documents; worries: concerns and demands
        std::vector<std::uint32_t> demands, worries, praise;
    };
    using Visits = std::vector<Visit>;  // oldest first

    void place(std::span<const std::uint32_t> docids, const std::vector<PlacedReport>& reports);
    void add_visit(const PlacedReport& report,
                   Visits& visits,
                   std::span<const std::uint32_t> docids);
    [[nodiscard]] double likeness(std::uint32_t one, std::uint32_t other) const;
    [[nodiscard]] std::vector<FoundPair> repeated_between(const Visit& earlier,
                                                          const Visit& later) const;
    void improved_at(const Visits& visits, std::vector<FoundPair>& found) const;
    [[nodiscard]] FoundPair best_pair(const std::vector<std::uint32_t>& worries,
                                      const std::vector<std::uint32_t>& praise,
                                      std::uint32_t theme,
                                      const std::set<std::uint32_t>& used) const;

    Searcher& searcher_;
    const ColumnsView& columns_;
    std::vector<Visits> places_;
};

}  // namespace findings
