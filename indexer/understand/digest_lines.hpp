// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lines of a digest, whose layout tables and hard line breaks hold several in one block.

#include "indexer/schema/report.hpp"

#include <string_view>
#include <vector>

namespace findings::understanding {

/// Cells alone in their row and broken paragraphs taken apart: one line a block.
[[nodiscard]] std::vector<Block> lines_apart(const std::vector<Block>& blocks);

/// A digest's layout tables and hard line breaks taken apart, one line a block; other documents as
/// they are.
[[nodiscard]] std::vector<Block> digest_lines(const std::vector<Block>& blocks,
                                              std::string_view title);

/// "In this issue: Visits by video | Alone in A&E | Who gets therapy?": a line whose parts are the
/// beginnings of lines of `blocks`, which hold it too.
[[nodiscard]] bool lists_entries(std::string_view line, const std::vector<Block>& blocks);

}  // namespace findings::understanding
