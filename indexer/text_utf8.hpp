// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One character at a time, for the files that define indexer/text.hpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace findings::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Next code point at `i`, which moves past it; negative when the bytes are not UTF-8. Requires: i
/// < text.size().
[[nodiscard]] std::int32_t next(std::string_view text, std::size_t& i);

/// The byte of Windows-1252 that means `c`, or -1.
[[nodiscard]] int windows_1252_byte(char32_t c);

/// Appends a code point; what is none becomes U+FFFD.
void append(std::string& out, char32_t c);

}  // namespace findings::utf8
