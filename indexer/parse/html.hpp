// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings {

/// Blocks of a piece of HTML inside another format (UTF-8): a commentary in JSON, raw HTML in
/// Markdown. Text without any markup comes back as one paragraph a line.
[[nodiscard]] std::vector<Block> html_fragment_blocks(std::string_view html);

}  // namespace findings
