// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// Documents of one report, by their place in a list of documents: [begin, end).
struct ReportRun {
    std::uint32_t report = 0;
    std::uint32_t begin = 0, end = 0;
};

/// Of `docids`, ascending: documents of a report are neighbours, so that there is one run a report.
[[nodiscard]] std::vector<ReportRun> report_runs(const ColumnsView& columns,
                                                 std::span<const std::uint32_t> docids);

/// How many documents the report of `docid` has among those of `runs`.
[[nodiscard]] std::uint64_t findings_in_report_of(const ColumnsView& columns,
                                                  std::span<const ReportRun> runs,
                                                  std::uint32_t docid);

}  // namespace findings
