// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"

#include <cstdint>
#include <vector>

namespace findings {

/// Findings and distinct reports. Passages of a report are neighbours, so a report is new when it
/// differs from the last.
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

/// Of a facet: by ordinal of the value, and of passages that have none.
struct FacetTallies {
    std::vector<Tally> values;
    Tally missing;
};

}  // namespace findings
