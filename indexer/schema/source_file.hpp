// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace findings {

/// A regular file found below an indexed root, or a member of an archive there.
struct SourceFile {
    std::filesystem::path path;  // absolute, as opened
    /// below its root, "/" between parts; invalid UTF-8 as U+FFFD. Ledger and JSON key.
    std::string name;
    std::uint64_t size_bytes = 0;
    std::int64_t mtime_ns = 0;  // since 1970, UTC
    std::string sha256;         // 64 hex digits; empty until read
    // Only of a member of an archive: the archive's own path, as opened; `path` is a name for the
    // ledger then.
    std::filesystem::path archive{};
    std::uint32_t member = 0;  // 1-based position in the archive; 0 = a file of its own
};

}  // namespace findings
