// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace findings {

/// A report as an index keeps it.
struct StoredReport {
    Report report;                     // whole, with its passages in their order
    std::vector<std::string> words;    // stems of its title, provider and location
    std::vector<std::string> records;  // of its passages, as they lie in the file
};

/// Every report of a generation or segment, with its labels; Labeller::relabel() makes others. One
/// report is in memory at a time. Whatever is damaged is an Error.
[[nodiscard]] Result<void> each_stored_report(const std::filesystem::path& folder,
                                              const std::function<void(StoredReport)>& visit);

}  // namespace findings
