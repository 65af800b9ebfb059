// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/digest_lines.hpp"

#include "indexer/understand/newsletter_lines.hpp"
#include "indexer/understand/piece.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <utility>

namespace findings::understanding {

std::vector<Block> lines_apart(const std::vector<Block>& blocks) {
    std::vector<Block> out;
    for (const auto& block : blocks) {
        const bool cell = block.kind == BlockKind::TableRow && block.cells.size() == 1;
        const bool broken = block.kind == BlockKind::Paragraph && contains(block.text, "\n");
        if (!cell && !broken) {
            out.push_back(block);
            continue;
        }
        for (const auto line : split_lines(cell ? std::string_view(block.cells.front())
                                                : std::string_view(block.text))) {
            if (trimmed(line).empty()) continue;
            Block one = block_with_text(block, trimmed(line));
            one.kind = BlockKind::Paragraph;
            out.push_back(std::move(one));
        }
    }
    return out;
}

std::vector<Block> digest_lines(const std::vector<Block>& blocks, std::string_view title) {
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind != BlockKind::Furniture;
    });
    const bool digest =
        first != blocks.end() && (names_a_digest(title) || names_a_digest(first->text));
    return digest ? lines_apart(blocks) : blocks;
}

bool lists_entries(std::string_view line, const std::vector<Block>& blocks) {
    constexpr std::size_t kShortest = 6, kLongestTitle = 160;  // bytes
    const std::string_view mark = contains(line, "|") ? "|" : ";";
    const auto parts = split_on(line, mark);
    std::size_t entries = 0;
    for (const auto part : parts) {
        // The first may stand behind "In this issue:".
        const auto label = &part == &parts.front() ? part.find(": ") : std::string_view::npos;
        const auto name =
            trimmed(label == std::string_view::npos ? part : part.substr(label + 2), " .");
        const std::string key = folded(name);
        if (key.size() < kShortest) continue;
        entries += std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
            return block.text != line && block.kind != BlockKind::Furniture &&
                   block.text.size() <= kLongestTitle && folded(block.text).starts_with(key);
        });
    }
    return entries >= 2 && entries * 2 >= parts.size();
}

}  // namespace findings::understanding
