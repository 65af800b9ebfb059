// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/document_runs.hpp"

namespace findings {
DocumentRuns runs_of(std::span<const std::uint32_t> docids) {
    DocumentRuns runs;
    for (const std::uint32_t docid : docids) add_run(runs, docid, docid + 1);
    return runs;
}

void add_run(DocumentRuns& runs, std::uint32_t first, std::uint32_t end) {
    if (first == end) return;
    if (!runs.empty() && runs.back().second == first) {
        runs.back().second = end;
    } else {
        runs.emplace_back(first, end);
    }
}

}  // namespace findings
