// SPDX-License-Identifier: GPL-3.0-or-later
// Ratings that stand in headings and in the head of a page.
#include "indexer/understand/chrome_blocks.hpp"
#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace findings::understanding {

void read_heading_ratings(std::span<const Piece> pieces, Report& report) {
    for (const auto& piece : pieces) {
        const auto part = part_of_piece(piece, report);
        for (const auto& heading : piece.section) {
            const auto suffix = rating_suffix_bytes(heading);
            if (suffix == 0) continue;
            const auto rating =
                rating_in_cell(std::string_view(heading).substr(heading.size() - suffix));
            const auto name =
                rating_name(std::string_view(heading).substr(0, heading.size() - suffix));
            if (!rating || name.empty()) continue;
            if (part.empty()) {
                report.ratings.try_emplace(name, *rating);
            } else {
                merge_part({part, part_level(part), {{name, *rating}}}, report);
            }
        }
    }
}

void read_head_rating(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kHead = 40;  // blocks
    constexpr std::string_view kStart = "overall: ";
    for (const auto& block : blocks.first(std::min(blocks.size(), kHead))) {
        const std::string line = folded(block.text.substr(0, 120));
        if (block.kind != BlockKind::Furniture || !line.starts_with(kStart) ||
            !is_head_rating(line))
            continue;
        const auto words = rating_words_at_start(std::string_view(line).substr(kStart.size()));
        Rating rating;
        rating.value = rating_of_words(words);
        if (!words.empty()) report.ratings.try_emplace("overall", rating);
        return;
    }
}

}  // namespace findings::understanding
