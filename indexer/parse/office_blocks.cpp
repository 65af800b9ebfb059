// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/office_blocks.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace findings {
namespace {
constexpr std::int32_t kMaxSpan = 64;
}

bool OfficeBlocks::in_table() const {
    return !rows_.empty() && !rows_.back().is_box && rows_.back().in_cell;
}

/// "• Lock the door" that somebody typed.
void OfficeBlocks::read_typed_bullet(Block& block) {
    if (block.kind != BlockKind::Paragraph) return;
    const std::string_view text = trim(block.text);
    const std::size_t length = typed_bullet_length(text);
    // A line that begins with a dash may be an afterthought.
    const bool is_dash = text.starts_with('-') || text.starts_with("\u2013") ||
                         text.starts_with("\u2014") || text.starts_with('*');
    if (length == 0 || is_dash) return;
    block.kind = BlockKind::ListItem;
    block.level = 1;
    block.text = std::string(text.substr(length));
}

void OfficeBlocks::paragraph(Block block, bool is_bold) {
    if (trim(block.text).empty()) return;
    if (in_table()) {
        Row& row = rows_.back();
        row.all_bold = row.all_bold && is_bold;
        std::string& cell = row.cells.at(row.cell);
        if (!cell.empty()) cell += ' ';
        if (!block.marker.empty()) (cell += block.marker) += ' ';
        cell += block.text;
        return;
    }
    if (furniture_depth_ > 0) {
        block.kind = BlockKind::Furniture;
        block.level = 0;
    }
    read_typed_bullet(block);
    blocks_.add(std::move(block));
}

void OfficeBlocks::begin_row(bool is_box, std::int32_t page_number) {
    Row row;
    row.is_box = is_box && !in_table();
    row.page_number = page_number;
    rows_.push_back(std::move(row));
}

void OfficeBlocks::begin_cell(std::int32_t columns) {
    if (rows_.empty()) return;
    Row& row = rows_.back();
    row.in_cell = true;
    row.cell = row.cells.size();
    row.cells.resize(row.cells.size() + static_cast<std::size_t>(std::clamp(columns, 1, kMaxSpan)));
}

void OfficeBlocks::end_cell() {
    if (!rows_.empty()) rows_.back().in_cell = false;
}

void OfficeBlocks::end_row(bool is_header) {
    if (rows_.empty()) return;
    Row row = std::move(rows_.back());
    rows_.pop_back();
    if (row.is_box) return;
    Block block;
    block.kind = BlockKind::TableRow;
    block.page_number = row.page_number;
    if (in_table() || furniture_depth_ > 0) {  // a table inside a cell is part of the cell
        for (const std::string& cell : row.cells) {
            if (!cell.empty() && !block.text.empty()) block.text += " | ";
            block.text += cell;
        }
        block.kind = BlockKind::Paragraph;
        return paragraph(std::move(block));
    }
    const auto is_filled = [](const std::string& cell) { return !trim(cell).empty(); };
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(), is_filled);
    if (filled == 0) return;
    const bool is_bold_head = rows_of_table_++ == 0 && row.all_bold && filled > 1;
    block.column_header = is_header || is_bold_head ? 1 : 0;
    block.cells = std::move(row.cells);
    blocks_.add(std::move(block));
}

std::string list_number(std::int32_t number, char style) {
    if ((style == 'a' || style == 'A') && number >= 1 && number <= 26) {
        return std::string(1, static_cast<char>(style + number - 1));
    }
    if ((style == 'i' || style == 'I') && number >= 1 && number < 400) {
        constexpr std::pair<std::int32_t, std::string_view> kParts[] = {{100, "c"},
                                                                        {90, "xc"},
                                                                        {50, "l"},
                                                                        {40, "xl"},
                                                                        {10, "x"},
                                                                        {9, "ix"},
                                                                        {5, "v"},
                                                                        {4, "iv"},
                                                                        {1, "i"}};
        std::string roman;
        for (const auto& [value, letters] : kParts) {
            for (; number >= value; number -= value) roman += letters;
        }
        if (style == 'I') {
            for (char& c : roman) c = static_cast<char>(c - 'a' + 'A');
        }
        return roman;
    }
    return std::to_string(number);
}

}  // namespace findings
