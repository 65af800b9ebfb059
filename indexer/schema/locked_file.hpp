// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <filesystem>
#include <string>

namespace findings {

/// The file of corrections, open for appending, and nobody else's until it is closed: whoever else
/// wants it waits.
class LockedFile {
  public:
    /// Makes the file if there is none.
    explicit LockedFile(const std::filesystem::path& path);
    LockedFile(const LockedFile&) = delete;
    LockedFile& operator=(const LockedFile&) = delete;
    ~LockedFile();

    /// If not, errno says why.
    [[nodiscard]] bool is_open() const { return is_open_; }

    /// Durable when it returns. A line before it that was cut short is ended first. TooLarge when
    /// the file would grow beyond limits::kCorrectionFileBytes.
    [[nodiscard]] Result<void> append(std::string line);

    /// Another file in its place, durable when it returns: whoever waits for the lock of this one
    /// finds that out (is_replaced).
    [[nodiscard]] Result<void> replace(const std::string& text);

  private:
    /// True if another file has taken the name while this one waited for the lock.
    [[nodiscard]] bool is_replaced() const;

    std::filesystem::path path_;
    int fd_ = -1;
    bool is_open_ = false;
};

/// Makes the names in a folder durable.
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);

/// Of a call that has just failed: names the file, `what` and errno.
[[nodiscard]] tl::unexpected<Error> system_failure(const std::filesystem::path& file,
                                                   const char* what);

}  // namespace findings
