// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace findings::test {

/// A member as it is to stand in the archive, lies included.
struct ZipMember {
    std::string name;
    std::string content;
    bool utf8_flag = false;
    bool encrypted = false;         // only says so
    std::uint32_t mode = 0;         // Unix mode; 0120777 makes it a symbolic link
    std::uint32_t stated_size = 0;  // instead of the true one; 0 = the truth
    std::uint16_t method = 0;       // 0 stored, 8 deflated (content is then the deflated bytes)
};

/// The bytes of a ZIP archive.
[[nodiscard]] std::string zip_of(const std::vector<ZipMember>& members);

}  // namespace findings::test
