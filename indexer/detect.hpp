// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace findings {

/// The kind of file, told from its bytes. The name is asked only where bytes cannot tell: Markdown
/// or plain text. An Error says what the file is instead ("a ZIP archive without a word-processor
/// document", "an image (PNG)", "empty").
[[nodiscard]] Result<MediaType> detect_media_type(std::span<const std::byte> bytes,
                                                  std::string_view name);

}  // namespace findings
