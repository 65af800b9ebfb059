// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/schema/result.hpp"

namespace findings {

/// Whole content of a file.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

/// Writes beside the target, then renames: readers see the old content or the new, never half. Not durable by itself.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view content);

/// The same, synced with its folder before it returns.
[[nodiscard]] Result<void> write_durably(const std::filesystem::path& path, std::string_view content);

/// Copies a file's bytes to a new file and syncs it. Says how much room is missing where that is the trouble.
[[nodiscard]] Result<void> copy_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// fsync of a file or folder; the message names the path and the cause.
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);

}  // namespace findings
