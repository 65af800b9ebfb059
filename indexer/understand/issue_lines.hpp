// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/blocks.hpp"
#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// "By Nia Fenwick", "By Tom Ash and Jo Bell, health correspondents": who wrote a page, and nothing
/// else.
[[nodiscard]] bool is_byline(std::string_view line);

/// Makes furniture of lines at the top that only say who wrote a source and when it came out, once
/// its fields have both.
void hide_lines_of_issue(std::vector<Block>& blocks, const Report& report);

}  // namespace findings::understanding
