// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace findings {

/// Whole content of a file.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

/// The same in pieces of 64 KiB; `take` returns false when it wants no more.
[[nodiscard]] Result<void> read_in_pieces(const std::filesystem::path& path,
                                          const std::function<bool(std::string_view)>& take);

/// A file that comes piece by piece and gets its name when it is whole; given up before, it is
/// removed.
class NewFile {
  public:
    /// `temporary`: in the folder where the file is to be; what stands there is overwritten.
    static Result<NewFile> create(std::filesystem::path temporary);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();

    [[nodiscard]] Result<void> write(std::string_view content);
    [[nodiscard]] Result<void> sync();
    /// Nothing may be written afterwards.
    [[nodiscard]] Result<void> rename_to(const std::filesystem::path& path);

  private:
    NewFile(std::filesystem::path temporary, int fd);
    std::filesystem::path temporary_;  // empty once it has its name
    int fd_ = -1;
};

/// Writes beside the target, then renames: readers see the old content or the new, never half. Not
/// durable by itself.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view content);

/// The same, synced with its folder before it returns.
[[nodiscard]] Result<void> write_durably(const std::filesystem::path& path,
                                         std::string_view content);

/// Copies a file's bytes to a new file and syncs it. Says how much room is missing where that is
/// the trouble.
[[nodiscard]] Result<void> copy_durably(const std::filesystem::path& from,
                                        const std::filesystem::path& to);

/// fsync of a file or folder; the message names the path and the cause.
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);

}  // namespace findings
