// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace findings {

/// Which reports are about the same place, oldest first. A place is a location; of reports on a
/// whole provider, the provider's service of that kind. Reports without a date are left out. Made
/// once a question: one walk over the reports.
class ReportsByPlace {
  public:
    struct Dated {
        std::uint32_t day = 0, report = 0;
    };

    /// `columns` must outlive it.
    explicit ReportsByPlace(const ColumnsView& columns);

    /// Those after the report of this passage.
    [[nodiscard]] std::span<const Dated> after(std::uint32_t docid) const;

  private:
    [[nodiscard]] std::uint64_t place_of(std::uint32_t docid) const;

    const ColumnsView& columns_;
    std::unordered_map<std::uint64_t, std::vector<Dated>> by_place_;
};

/// The one value that a passage has of a facet, as its ordinal; kNone without any.
[[nodiscard]] std::uint32_t only_ordinal(const FacetColumnView& column, std::uint32_t docid);

/// Themes of a passage without those that a more particular one stands for: nearly everything is
/// about "safe care".
[[nodiscard]] std::vector<std::uint32_t> particular_themes(const FacetColumnView& themes,
                                                           std::uint32_t docid);

}  // namespace findings
