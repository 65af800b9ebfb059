// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace findings {

/// A regular file found below an indexed root.
struct SourceFile {
    std::filesystem::path path;  // absolute, as opened
    std::string name;            // below its root, "/" between parts; invalid UTF-8 as U+FFFD. Ledger and JSON key.
    std::uint64_t size_bytes = 0;
    std::int64_t mtime_ns = 0;   // since 1970, UTC
    std::string sha256;          // 64 hex digits; empty until read
};

}  // namespace findings
