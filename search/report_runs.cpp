// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/report_runs.hpp"

#include <algorithm>

namespace findings {

std::vector<ReportRun> report_runs(const ColumnsView& columns,
                                   std::span<const std::uint32_t> docids) {
    std::vector<ReportRun> runs;
    runs.reserve(std::min(docids.size(), columns.report_ids.size()));
    // Of many documents the reports are gone through in their order, which stays in the cache; few
    // are looked up.
    constexpr std::size_t kFew = 4;
    const bool are_few = docids.size() * kFew < columns.report_ids.size();
    std::uint32_t report = 0;
    for (std::uint32_t i = 0; i < docids.size();) {
        if (are_few) report = columns.report_of_doc[docids[i]];
        while (columns.docids_of(report).second <= docids[i]) ++report;
        const std::uint32_t begin = i, end_docid = columns.docids_of(report).second;
        while (i < docids.size() && docids[i] < end_docid) ++i;
        runs.push_back({report, begin, i});
    }
    return runs;
}

std::uint64_t findings_in_report_of(const ColumnsView& columns,
                                    std::span<const ReportRun> runs,
                                    std::uint32_t docid) {
    const std::uint32_t report = columns.report_of_doc[docid];
    const auto run =
        std::lower_bound(runs.begin(), runs.end(), report, [](const ReportRun& a, std::uint32_t b) {
            return a.report < b;
        });
    return run == runs.end() || run->report != report ? 0 : run->end - run->begin;
}

}  // namespace findings
