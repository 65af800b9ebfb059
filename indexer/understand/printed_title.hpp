// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The title that stands among the first lines of a report.

#include "indexer/schema/report.hpp"
#include "indexer/understand/generic_titles.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

/// "Inspection of Elm House Inspection date: 1 May 2019" without what a copy joined to the first
/// line of the cover.
[[nodiscard]] std::string_view without_labels_of_cover(std::string_view title);

constexpr std::size_t kTopBlocks = 8;  // where a title and its repetition stand

/// The line at the top that is the title; empty when there is none.
[[nodiscard]] std::string printed_title(std::span<const Block> blocks);

/// "Title: A local rehabilitation pathway" at the head of a paper; empty when it has no such line.
[[nodiscard]] std::string labelled_title(std::span<const Block> blocks);

/// Covers have the provider's name in small type over that of the place, which is the title; null
/// where the line below `first`, one of `blocks`, is no larger heading.
[[nodiscard]] const Block* larger_name_below(std::span<const Block> blocks, const Block& first);

/// "3. How long they stay" of a page that is one chapter of a paper, whose <title> is "How long
/// they stay - Children in the wrong bed": the number is no sign of a part of this page. Empty for
/// other pages.
[[nodiscard]] std::string title_of_chapter(std::span<const Block> blocks, std::string_view stated);

}  // namespace findings::understanding
