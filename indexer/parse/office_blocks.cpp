// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/office_blocks.hpp"

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

void OfficeBlocks::paragraph(Block block) {
    if (trim(block.text).empty()) return;
    if (in_table()) {
        Row& row = rows_.back();
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
    blocks_.add(std::move(block));
}

void OfficeBlocks::begin_row(bool is_box) {
    Row row;
    row.is_box = is_box && !in_table();
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
    block.column_header = is_header ? 1 : 0;
    if (in_table() || furniture_depth_ > 0) {  // a table inside a cell is part of the cell
        for (const std::string& cell : row.cells) {
            if (!cell.empty() && !block.text.empty()) block.text += " | ";
            block.text += cell;
        }
        block.kind = BlockKind::Paragraph;
        return paragraph(std::move(block));
    }
    const auto is_filled = [](const std::string& cell) { return !trim(cell).empty(); };
    if (std::count_if(row.cells.begin(), row.cells.end(), is_filled) == 0) return;
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
