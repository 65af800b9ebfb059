// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace findings::understanding {

/// The blocks as understanding wants them: bare markers joined with their item, site chrome that a
/// text copy carries along turned into furniture, a paragraph printed twice in a row kept once.
[[nodiscard]] std::vector<Block> prepared_blocks(const ParsedDocument& document);

/// The report's title as it prints it; empty when it has none.
[[nodiscard]] std::string title_of(const ParsedDocument& document, std::span<const Block> blocks);

/// Drops the heading or paragraph that is the title, and its repetitions at the top: the words stay
/// in Report::title.
void drop_title_blocks(std::vector<Block>& blocks, const std::string& title);

/// Joins the overlapping fragments of overprinted cover type: "Northampt Northamptonshir onshire He
/// Healthc althcar are" gives "Northamptonshire Healthcare". Empty when the text does not look
/// overprinted.
[[nodiscard]] std::string repaired_overprint(std::string_view text);

}  // namespace findings::understanding
