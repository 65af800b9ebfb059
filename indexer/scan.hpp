// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema/result.hpp"
#include "indexer/schema/source_file.hpp"

namespace findings {

/// Something below a root that cannot be read as a file; goes to the ledger as failed.
struct ScanProblem {
    std::filesystem::path path;  // absolute
    std::string name;
    std::string cause;
};

struct ScanResult {
    std::vector<SourceFile> files;      // sorted by name; sha256 not yet known
    std::vector<ScanProblem> problems;
    std::vector<std::filesystem::path> roots;  // absolute, without symbolic links
    std::size_t ignored = 0;            // hidden files and those a .findingsignore names
};

/// Lists every file below the roots (folders or single files). Symbolic links are not followed, so no circle can form.
/// NotFound if a root does not exist: a mistyped path must not look like an empty folder, or its reports would be removed.
[[nodiscard]] Result<ScanResult> scan(std::span<const std::filesystem::path> roots);

/// Printable UTF-8 of a path: bytes that are not UTF-8 and control characters become U+FFFD.
[[nodiscard]] std::string display_name(const std::filesystem::path& path);

}  // namespace findings
