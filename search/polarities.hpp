// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "indexer/schema/report.hpp"

#include <cstdint>

namespace findings {

/// Findings, and how many of them speak for and against. A search with that polarity has just as
/// many.
struct PolarityCounts {
    std::uint64_t findings = 0, good = 0, concern = 0, requirement = 0;
    void add(Polarity polarity);
};

[[nodiscard]] Polarity polarity_of(const ColumnsView& columns, std::uint32_t docid);

}  // namespace findings
