// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What sites, mails, forums and printers set round a text, in words that the readers of formats
// cannot know.

#include "indexer/schema/report.hpp"

#include <string_view>

namespace findings::understanding {

/// "overall: good read more about inspection ratings" in the head of a page: its rating is a field
/// (read_head_rating).
[[nodiscard]] bool is_head_rating(std::string_view folded_line);

/// A block that is no part of a report: breadcrumbs, notes on cookies and mails, page numbers,
/// contents, downloads.
[[nodiscard]] bool is_chrome(const Block& block);

}  // namespace findings::understanding
