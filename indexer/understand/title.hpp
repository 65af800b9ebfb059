// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The title of a report: what its format states and what its first page prints, weighed.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace findings::understanding {

/// The report's title as it prints it; empty when it has none.
[[nodiscard]] std::string title_of(const ParsedDocument& document, std::span<const Block> blocks);

/// Drops the heading or paragraph that is the title, and its repetitions at the top: the words stay
/// in Report::title.
void drop_title_blocks(std::vector<Block>& blocks, const std::string& title);

}  // namespace findings::understanding
