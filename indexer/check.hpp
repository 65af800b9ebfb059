// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace findings {

struct CheckReport {
    std::vector<std::string> faults;  // empty = sound
    std::uint64_t files = 0;          // in the ledger
    std::uint64_t passages = 0;
    std::uint64_t reports = 0;
};

/// Verifies the current generation: every file's SHA-256 against the manifest, Xapian's structure,
/// and ledger, manifest and database against each other (passages, reports, each report id of the
/// ledger in the database).
[[nodiscard]] Result<CheckReport> check_index(const std::filesystem::path& index_dir);

}  // namespace findings
