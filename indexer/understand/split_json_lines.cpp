// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/recognise.hpp"
#include "indexer/understand/split.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace findings::understanding {

std::vector<Part> json_lines(const std::vector<Block>& blocks) {
    std::vector<Part> parts;
    for (const auto& block : blocks) {
        const bool starts = block.kind == BlockKind::Heading && block.level == 1;
        if (starts || parts.empty()) {
            Part part;
            if (starts) {
                part.known.external_id = block.anchor;
                part.known.title = block.text;
                part.key = block.anchor.empty() ? block.text : block.anchor;
            }
            parts.push_back(std::move(part));
        }
        constexpr std::string_view kType = "Type: ";  // a field of the record
        if (block.kind == BlockKind::Furniture && block.text.starts_with(kType))
            parts.back().known.report_kind =
                kind_in_words(std::string_view(block.text).substr(kType.size()));
        if (!starts) parts.back().blocks.push_back(block);
    }
    // A record that is nothing but its title: the title is its text.
    for (Part& part : parts) {
        const bool has_text =
            std::any_of(part.blocks.begin(), part.blocks.end(), [](const Block& block) {
                return block.kind != BlockKind::Furniture;
            });
        if (has_text) continue;
        Block title;
        title.text = part.known.title;
        title.anchor = part.known.external_id;
        part.blocks.push_back(std::move(title));
    }
    return parts;
}

}  // namespace findings::understanding
