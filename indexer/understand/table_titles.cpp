// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/table_titles.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <cstddef>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewestColumns = 3;

std::size_t filled_cells(const Block& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
            return !trimmed(cell).empty();
        }));
}

/// Words in the first cell and in no other.
bool is_lone(const Block& row) {
    return !row.cells.empty() && !trimmed(row.cells.front()).empty() && filled_cells(row) == 1;
}

void free_row(Block& row) {
    row.kind = BlockKind::Paragraph;
    row.text = std::string(trimmed(row.cells.front()));
    row.cells.clear();
    row.column_header = 0;
}

/// "Elm Unit: improvement plan after the inspection": what the sheet is, not whose or of when.
bool may_be_title(std::string_view line) {
    constexpr std::size_t kLongest = 120, kFewestWords = 3;
    return line.size() <= kLongest && word_count(line) >= kFewestWords && is_upper(line.front()) &&
           !ends_sentence(line) && !is_organisation_name(line) && !first_date(line) &&
           !contains(line, " = ");
}

void free_titles(std::vector<Block>& blocks, std::size_t begin, std::size_t end) {
    std::size_t first = begin, last = end;
    while (first < end && is_lone(blocks[first])) ++first;
    while (last > first && is_lone(blocks[last - 1])) --last;
    // The table itself: a head and a line at least.
    if (last - first < 2 || filled_cells(blocks[first]) < kFewestColumns) return;
    // The sheet opens the document: one of its first lines is the title.
    bool awaits_title =
        std::all_of(blocks.begin(),
                    blocks.begin() + static_cast<std::ptrdiff_t>(begin),
                    [](const Block& block) { return block.kind == BlockKind::Furniture; });
    for (std::size_t i = begin; i < first; ++i) {
        free_row(blocks[i]);
        if (!awaits_title || !may_be_title(blocks[i].text)) continue;
        blocks[i].kind = BlockKind::Heading;
        blocks[i].level = 1;
        awaits_title = false;
    }
    for (std::size_t i = last; i < end; ++i) {
        if (ends_sentence(blocks[i].text)) free_row(blocks[i]);
    }
}

}  // namespace

void free_titles_of_tables(std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size();) {
        if (blocks[i].kind != BlockKind::TableRow) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < blocks.size() && blocks[end].kind == BlockKind::TableRow) ++end;
        free_titles(blocks, i, end);
        i = end;
    }
}

}  // namespace findings::understanding
