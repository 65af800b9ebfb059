// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace findings {

/// Second half of detect_media_type: bytes without a signature, so text of some kind or junk.
[[nodiscard]] Result<MediaType> detect_text_type(std::span<const std::byte> bytes,
                                                 std::string_view name);

}  // namespace findings
