// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/page_lists.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <cstdint>
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

/// The number that an entry of contents ends in.
std::int32_t page_of(const Block& entry) {
    const auto text = trimmed(entry.text);
    std::int32_t page = 0;
    for (const char digit : text.substr(text.rfind(' ') + 1)) page = page * 10 + (digit - '0');
    return page;
}

/// "Section Page" over the entries.
bool heads_columns(const Block& block) {
    const std::string key = heading_key(block.text);
    return key.size() < 40 && (key == "page" || key == "pages" || key.ends_with(" page") ||
                               key.ends_with("page no") || key.ends_with("page number"));
}

bool names_contents(const Block& block) {
    if (block.text.size() >= 40) return false;
    const std::string key = heading_key(block.text);
    return key == "contents" || key == "table of contents" || key == "contents page" ||
           key == "contents page no" || key == "contents page number" || key == "list of contents";
}

/// "Contents" over the names of the parts, without their pages: links to what stands below.
void hide_links_to_parts(std::vector<Block>& blocks, std::size_t begin) {
    constexpr std::size_t kFewest = 3;
    const auto is_name = [](const Block& block) {
        return block.kind != BlockKind::Heading && block.kind != BlockKind::TableRow &&
               block.text.size() <= kLongestEntry;
    };
    std::size_t end = begin;
    while (end < blocks.size() && is_name(blocks[end])) ++end;
    if (end < begin + kFewest) return;
    std::vector<std::string> parts;
    for (std::size_t i = end; i < blocks.size(); ++i) {
        if (blocks[i].kind == BlockKind::Heading && blocks[i].text.size() <= kLongestEntry)
            parts.push_back(folded(blocks[i].text));
    }
    std::sort(parts.begin(), parts.end());
    const auto names_part = [&](const Block& block) {
        const std::string name = folded(block.text);
        return std::binary_search(parts.begin(), parts.end(), name) ||
               std::binary_search(parts.begin(), parts.end(), folded(block.marker + ' ' + name));
    };
    const auto from = blocks.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = blocks.begin() + static_cast<std::ptrdiff_t>(end);
    const auto named = static_cast<std::size_t>(std::count_if(from, to, names_part));
    if (named < kFewest || named * 2 < end - begin) return;
    for (auto block = from; block != to; ++block) block->kind = BlockKind::Furniture;
}

bool is_bare_number(const Block& block) {
    const auto text = trimmed(block.text);
    return block.kind != BlockKind::TableRow && block.kind != BlockKind::Furniture &&
           block.marker.empty() && text.size() <= 3 && !text.empty() &&
           std::all_of(text.begin(), text.end(), is_digit);
}

/// Contents whose names and pages were parted: "4" / "About this report" / "10" / "Main findings".
void hide_parted_contents(std::vector<Block>& blocks, std::size_t begin) {
    constexpr std::size_t kFewest = 4;
    std::size_t numbers = 0, last = begin;
    for (std::size_t i = begin; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (is_bare_number(block)) ++numbers, last = i + 1;
        if (block.kind == BlockKind::TableRow || block.text.size() > kLongestEntry ||
            ends_sentence(block.text) || i > last + 2)
            break;
    }
    if (numbers < kFewest || numbers * 4 < last - begin) return;
    for (std::size_t i = begin; i < last; ++i) blocks[i].kind = BlockKind::Furniture;
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
        const bool line = block.kind != BlockKind::TableRow;
        const auto text = trimmed(block.text);
        const auto space = text.rfind(' ');
        return line && text.size() <= kLongestEntry && space != std::string_view::npos &&
               text.size() - space <= 4 &&
               std::all_of(text.begin() + static_cast<std::ptrdiff_t>(space) + 1,
                           text.end(),
                           is_digit);
    };
    constexpr std::size_t kMostLists = 16;  // each may be as long as the document
    std::size_t lists = 0;
    for (std::size_t i = 0; i < blocks.size() && lists < kMostLists; ++i) {
        if (!names_contents(blocks[i])) continue;
        ++lists;
        std::size_t end = i + 1;
        for (std::int32_t page = 0; end < blocks.size(); ++end) {
            if (blocks[end].kind == BlockKind::Furniture) continue;
            if (end == i + 1 && heads_columns(blocks[end])) continue;
            if (!is_entry(blocks[end])) break;
            // "Ward 7" in large type behind the list: the first part of the text.
            const auto next = page_of(blocks[end]);
            if (blocks[end].kind == BlockKind::Heading && next < page) break;
            page = next;
        }
        if (end < i + 3) {
            hide_table_of_contents(blocks, i + 1);
            hide_links_to_parts(blocks, i + 1);
            hide_parted_contents(blocks, i + 1);
            continue;
        }
        for (std::size_t k = i + 1; k < end; ++k) blocks[k].kind = BlockKind::Furniture;
    }
    // The name of a list that is gone heads nothing.
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
        if (names_contents(blocks[i]) && blocks[i + 1].kind == BlockKind::Furniture)
            blocks[i].kind = BlockKind::Furniture;
    }
}

void hide_page_numbers(std::vector<Block>& blocks) {
    constexpr std::size_t kFewest = 2;
    std::vector<std::size_t> places;
    std::size_t steps = 0;
    std::int32_t before = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!is_bare_number(blocks[i])) continue;
        std::int32_t number = 0;
        for (const char digit : trimmed(blocks[i].text)) number = number * 10 + (digit - '0');
        // A column of figures rises and falls; pages and boxes only count on.
        if (!places.empty() && (number <= before || places.back() + 1 == i)) return;
        steps += places.empty() || number == before + 1 ? 1U : 0U;
        before = number, places.push_back(i);
    }
    if (places.size() < kFewest || steps * 3 < places.size() * 2) return;
    for (const auto place : places) blocks[place].kind = BlockKind::Furniture;
}

}  // namespace findings::understanding
