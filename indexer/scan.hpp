// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "indexer/schema/source_file.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// Something below a root that cannot be read as a file; goes to the ledger as failed.
struct ScanProblem {
    std::filesystem::path path;  // absolute
    std::string name;
    std::string cause;
    bool hides_files = false;  // a folder: what lies below it is not gone, only out of sight
};

struct ScanResult {
    std::vector<SourceFile> files;  // sorted by name; sha256 not yet known
    std::vector<ScanProblem> problems;
    std::vector<std::filesystem::path> roots;  // absolute, without symbolic links
    std::vector<ScanProblem> missing;          // roots that are not there
    std::size_t ignored = 0;                   // hidden files and those a .findingsignore names
};

/// Lists every file below the roots (folders or single files). Symbolic links are not followed, so
/// no circle can form. A root that does not exist is listed as missing: whoever asks knows whether
/// it was mistyped or has vanished. `except` is a folder that is passed over: the index itself, if
/// it lies below a root.
[[nodiscard]] ScanResult scan(std::span<const std::filesystem::path> roots,
                              const std::filesystem::path& except = {});

/// Whether a path is the folder or lies below it. Both absolute, without symbolic links.
[[nodiscard]] bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder);

/// Printable UTF-8 of a path: bytes that are not UTF-8 and control characters become U+FFFD.
[[nodiscard]] std::string display_name(const std::filesystem::path& path);

}  // namespace findings
