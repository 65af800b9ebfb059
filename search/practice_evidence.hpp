// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "search/places.hpp"
#include "search/practice.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace findings {

[[nodiscard]] EvidenceGrade evidence_of(const Passage& passage, const std::string& report_kind);

/// How the places that reports are about were rated over time.
class RatingsOverTime {
  public:
    /// `columns` must outlive it.
    explicit RatingsOverTime(const ColumnsView& columns);

    /// Of the place that this passage's report is about; nothing if no later report has a rating.
    [[nodiscard]] std::optional<LaterRating> after(std::uint32_t docid) const;

  private:
    [[nodiscard]] RatingValue rating_of(std::uint32_t docid) const;

    const ColumnsView& columns_;
    ReportsByPlace places_;
    std::vector<RatingValue> ratings_;  // by ordinal of the column
};

}  // namespace findings
