// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/ledger.hpp"

#include <string>
#include <utility>
#include <vector>

namespace findings {

/// A cause, how many files it befell, and one of them.
struct CauseCount {
    std::string cause;
    std::size_t files = 0;
    std::string example;
};

/// Causes of these entries, the most frequent first. Numbers and names of files in a cause do not
/// make it another.
[[nodiscard]] std::vector<CauseCount> grouped_causes(
    const std::vector<const LedgerEntry*>& entries);

/// A table for people: a line a file, what is to be said of it below, then totals by state and
/// format, and causes grouped. `columns` is the width to keep to; 0 = lines are not broken and
/// nothing is shortened.
[[nodiscard]] std::string ledger_table(const std::vector<const LedgerEntry*>& entries,
                                       std::size_t columns);

}  // namespace findings
