// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lists by which a reader finds the way about a document or page: contents and tabs.

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Makes furniture of the entries below a heading "Contents": lines or rows of a table that end in
/// a page number, two at least; names of the parts below; or names and numbers that were parted.
void hide_contents(std::vector<Block>& blocks);

/// Makes furniture of the tabs of a page that shows one key question at a time: "Contents", "Safe",
/// "Effective", ... one below the other.
void hide_question_tabs(std::vector<Block>& blocks);

/// Makes furniture of lines of a plain text that are nothing but a number, where each is higher
/// than the one before: pages, or the boxes of a form.
void hide_page_numbers(std::vector<Block>& blocks);

}  // namespace findings::understanding
