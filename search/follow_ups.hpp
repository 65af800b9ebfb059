// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/places.hpp"

#include <cstdint>

namespace findings {

/// What later reports on the same place say of the same themes.
struct FollowUp {
    std::uint32_t later_reports = 0;
    std::uint32_t good = 0;   // newest passage that says it is good now; 0 = none does
    std::uint32_t again = 0;  // newest passage that finds it wanting again; 0 = none does
};

class FollowUps {
  public:
    /// `columns` must outlive it.
    explicit FollowUps(const ColumnsView& columns) : columns_(columns), places_(columns) {}

    /// Cost: a walk over the passages of later reports on the place.
    [[nodiscard]] FollowUp after(std::uint32_t docid) const;

  private:
    const ColumnsView& columns_;
    ReportsByPlace places_;
};

}  // namespace findings
