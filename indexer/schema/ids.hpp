// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ids are made from content alone, so they are the same on every machine and after every re-index,
// and follow a file that is moved or renamed (docs/adr/0002-ids-from-content.md).

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace findings {

/// SHA-256 of the bytes, 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::span<const std::byte> bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// 12 characters of [0-9a-z] without i, l, o, u (60 bits of SHA-256). `part` is empty for a whole
/// file, else what tells the part from its neighbours: title of a digest entry, JSONL _id.
[[nodiscard]] std::string report_id(std::string_view file_sha256, std::string_view part);

/// "<report id>-<8 characters>" from the passage's words; `occurrence` counts equal texts in one
/// report from 0.
[[nodiscard]] std::string passage_id(std::string_view report_id,
                                     std::string_view text,
                                     std::size_t occurrence);

/// The report id inside a passage id; the id itself if it is a report's.
[[nodiscard]] std::string_view report_part(std::string_view id);

}  // namespace findings
