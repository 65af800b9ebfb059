// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/schema/result.hpp"

namespace findings {

/// Whole content of a file.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

/// SHA-256 of a file's bytes, 64 hex digits. Constant memory.
[[nodiscard]] Result<std::string> sha256_file(const std::filesystem::path& path);

/// Writes beside the target, then renames: readers see the old content or the new, never half. Not durable by itself.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view content);

/// fsync of a file or folder; the message names the path and the cause.
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);

}  // namespace findings
