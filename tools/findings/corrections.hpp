// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/corrections.hpp"
#include "indexer/schema/result.hpp"
#include "server/json_of.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace findings {

/// A correction and what has become of it.
struct CorrectionStatus {
    CorrectionLine line;
    std::string state;  // "applied", "waiting" for an index run, "not-found", "undone"
    std::string found;  // id of the passage that has it in the current generation; empty = none has
    /// added, but not in the theme file of the current generation any more
    std::vector<std::string> unknown_themes;
};

struct CorrectionOverview {
    std::vector<CorrectionStatus> corrections;  // in the order of the file
    std::vector<std::string> problems;          // lines that cannot be read
};

/// The file of corrections compared with the current generation.
[[nodiscard]] Result<CorrectionOverview> corrections_of(const std::filesystem::path& index_dir);

[[nodiscard]] Json json_of(const CorrectionOverview& overview);
void print(const CorrectionOverview& overview);

/// Corrected passages with their labels as a sheet of corpus/training: what `tools/train-labels`
/// reads.
[[nodiscard]] Result<std::string> training_sheet(const std::filesystem::path& index_dir);

}  // namespace findings
