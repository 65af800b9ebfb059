// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a MANIFEST.json promises of the files beside it, and whether they are still so. The
// manifest's last field is its own sum: of its bytes with that field empty. Searches look at sizes
// when they open a generation, the server at every byte before it serves one (docs/adr/0024).

#include "indexer/schema/file_sum.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

inline constexpr const char* kManifestFile = "MANIFEST.json";

struct SealedFile {
    std::string name;
    std::string sha256;
    std::uint64_t bytes = 0;
};

/// Files of a folder by its manifest. IndexStale when the manifest is missing or not what was
/// written.
[[nodiscard]] Result<std::vector<SealedFile>> sealed_files(const std::filesystem::path& folder);

/// A manifest's text with its own sum. `text`: JSON, of which the last field is an empty "sum".
[[nodiscard]] std::string with_own_sum(std::string text);

/// Names and sizes against the manifest: some microseconds. One line for each difference.
[[nodiscard]] std::vector<std::string> size_differences(const std::filesystem::path& folder);

/// Every byte against the manifest: about a second a gigabyte. One line for each difference.
[[nodiscard]] std::vector<std::string> manifest_differences(const std::filesystem::path& folder,
                                                            const StopCheck& should_stop = {});

}  // namespace findings
