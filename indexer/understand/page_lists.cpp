// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/page_lists.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestEntry = 90;

/// Contents set as a table: "Our inspection team | 4" below "Summary of this inspection:".
void hide_table_of_contents(std::vector<Block>& blocks, std::size_t begin) {
    constexpr std::size_t kReach = 3;  // lines between two entries
    constexpr std::size_t kFewest = 4;
    const auto is_entry = [](const Block& block) {
        return block.kind == BlockKind::TableRow && block.cells.size() == 2 &&
               block.text.size() <= kLongestEntry && !block.cells[1].empty() &&
               block.cells[1].size() <= 3 &&
               std::all_of(block.cells[1].begin(), block.cells[1].end(), is_digit);
    };
    std::vector<std::size_t> entries;
    std::size_t last = begin;
    for (std::size_t i = begin; i < blocks.size() && i <= last + kReach; ++i) {
        if (is_entry(blocks[i])) entries.push_back(i), last = i;
    }
    if (entries.size() < kFewest) return;
    for (std::size_t i = begin; i <= last; ++i) {
        if (is_entry(blocks[i]) || blocks[i].text.size() < 60)
            blocks[i].kind = BlockKind::Furniture;
    }
}

/// "Contents", "Overview", "Safe": a tab of a page that shows one question at a time.
bool is_tab(const Block& block) {
    const bool line = block.kind == BlockKind::ListItem || block.kind == BlockKind::Paragraph;
    if (!line || block.text.size() > 24) return false;
    const std::string key = heading_key(block.text);
    return key_question_word(key) != KeyQuestion::None || key == "contents" || key == "overview" ||
           key == "overall" || key == "overall summary" || key == "summary";
}

}  // namespace

void hide_question_tabs(std::vector<Block>& blocks) {
    constexpr std::size_t kFewest = 5;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        std::size_t end = i;
        while (end < blocks.size() && is_tab(blocks[end])) ++end;
        // A list of questions without the rest of the tabs may head a table that lost its cells.
        const bool tabs =
            std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(i),
                        blocks.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const Block& block) {
                            return key_question_word(heading_key(block.text)) == KeyQuestion::None;
                        });
        if (tabs && end - i >= kFewest)
            for (std::size_t k = i; k < end; ++k) blocks[k].kind = BlockKind::Furniture;
        i = std::max(i, end);
    }
}

void hide_contents(std::vector<Block>& blocks) {
    const auto is_entry = [](const Block& block) {
        const bool line = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem;
        const auto text = trimmed(block.text);
        const auto space = text.rfind(' ');
        return line && text.size() <= kLongestEntry && space != std::string_view::npos &&
               text.size() - space <= 4 &&
               std::all_of(text.begin() + static_cast<std::ptrdiff_t>(space) + 1,
                           text.end(),
                           is_digit);
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::string key =
            blocks[i].text.size() < 40 ? heading_key(blocks[i].text) : std::string();
        if (key != "contents" && key != "table of contents") continue;
        std::size_t end = i + 1;
        while (end < blocks.size() &&
               (blocks[end].kind == BlockKind::Furniture || is_entry(blocks[end])))
            ++end;
        if (end < i + 3) hide_table_of_contents(blocks, i + 1);
        if (end < i + 3) continue;
        for (std::size_t k = i + 1; k < end; ++k) blocks[k].kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
