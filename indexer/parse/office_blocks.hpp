// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/blocks.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace findings {

/// Writes the paragraphs and tables of a word-processor document; what DOCX and ODT have in common.
class OfficeBlocks {
  public:
    explicit OfficeBlocks(ParsedDocument& document) : blocks_(document) {}

    /// A finished paragraph. Inside a cell of a table it becomes part of the cell.
    void paragraph(Block block, bool is_bold = false);
    /// `is_box`: a row of one cell is a box around text, not a table.
    void begin_row(bool is_box, std::int32_t page_number = 0);
    void begin_table() { rows_of_table_ = 0; }
    void begin_cell(std::int32_t columns);  // columns it spans
    void end_cell();
    void end_row(bool is_header);
    /// Everything until end_furniture() is Furniture: running headers, contents.
    void begin_furniture() { ++furniture_depth_; }
    void end_furniture() { --furniture_depth_; }

    [[nodiscard]] bool in_table() const;
    [[nodiscard]] bool is_full() const { return blocks_.is_full(); }

  private:
    static void read_typed_bullet(Block& block);

    struct Row {
        bool is_box = false;
        bool in_cell = false;
        bool all_bold = true;
        std::int32_t page_number = 0;
        std::size_t cell = 0;  // index of the open cell
        std::vector<std::string> cells;
    };
    BlockList blocks_;
    std::vector<Row> rows_;  // innermost last
    std::int32_t furniture_depth_ = 0;
    std::int32_t rows_of_table_ = 0;
};

/// "3", "c", "iii", "C" for a number in the given style: decimal, a, A, i, I.
[[nodiscard]] std::string list_number(std::int32_t number, char style);

}  // namespace findings
