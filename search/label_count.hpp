// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/bit_sums.hpp"
#include "search/label_columns.hpp"
#include "search/report_runs.hpp"
#include "search/tally.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// By facet; only themes and the coded facets of LabelColumns are filled.
using LabelTallies = std::array<FacetTallies, kFacetCount>;

/// Counts findings and reports by theme, polarity, kind and key question, all in one walk.
class LabelCount {
  public:
    /// Both must outlive it.
    LabelCount(const ColumnsView& columns, const LabelColumns& labels);

    /// `runs`: of `docids`. Cost: some five nanoseconds a passage.
    [[nodiscard]] LabelTallies count(std::span<const std::uint32_t> docids,
                                     std::span<const ReportRun> runs) const;

  private:
    struct Sums {
        std::vector<BitSums> findings, reports;  // by word of themes
        std::vector<BitSums> reports_of_codes;   // by word of bits_of_codes_
        std::vector<std::uint32_t> findings_of_codes;
    };
    /// kWords: of themes and of codes; 0 = as many as there are.
    template <std::size_t kWords>
    void add_up(std::span<const std::uint32_t> docids,
                std::span<const ReportRun> runs,
                Sums& sums) const;

    const ColumnsView& columns_;
    const LabelColumns& labels_;
    /// of the coded facets, whose values are bits here, too
    std::array<std::uint32_t, kFacetCount> first_bits_{};
    std::size_t code_words_ = 1;
    std::vector<std::uint64_t> bits_of_codes_;  // code_words_ each
};

}  // namespace findings
