// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace findings {

/// The one exception to "a line of corrections.jsonl never changes": of the corrections that were
/// made on these files (by SHA-256) or reports all but number, author and time goes, so that no
/// byte of an erased text stays and no number is given twice. Durable when it returns. Thread: any;
/// processes wait for each other.
[[nodiscard]] Result<void> erase_corrections(const std::filesystem::path& file,
                                             const std::set<std::string>& files,
                                             const std::set<std::string>& reports);

}  // namespace findings
