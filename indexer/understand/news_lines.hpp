// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Items of news: the paper's name and the line with who wrote it and when.

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>

namespace findings::understanding {

/// "Elm Evening Herald": a paper that prints its name over its article.
[[nodiscard]] bool is_newspaper(std::string_view line);

/// A newspaper's name, behind the title of the page or over the article, and a line with the day it
/// appeared.
[[nodiscard]] bool looks_like_news(const ParsedDocument& document,
                                   std::span<const Block> blocks,
                                   std::string_view title);

/// Publisher, author and date of an item of news, from the lines round its title.
void read_news_lines(std::span<const Block> blocks, Report& report);

}  // namespace findings::understanding
