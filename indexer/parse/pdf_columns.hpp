// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines on both sides of a gutter: whether they are columns of text, or a table.

#include "indexer/parse/pdf_page.hpp"

#include <vector>

namespace findings::pdf {

using Lines = std::vector<PdfLine>;

inline constexpr std::size_t kMinColumnLines = 3;

/// One side of a gutter, from top to bottom.
struct Side {
    Lines lines;

    [[nodiscard]] double bottom() const;
    [[nodiscard]] double right_edge() const;
    /// Running text: long lines that fill the column and go on in small letters.
    [[nodiscard]] bool is_prose() const;
    /// From a line to the next, where it is smallest.
    [[nodiscard]] double narrowest_pitch() const;
    /// Where paragraphs begin: lines with a gap above. The first line is left out.
    [[nodiscard]] std::vector<double> starts(double pitch) const;
    /// Whether several pieces stand on one row: columns within.
    [[nodiscard]] bool has_columns() const;
};

enum class Shape {
    Other,
    Columns,    // text that is read down the left side, then down the right one
    TextTable,  // a table whose cells hold paragraphs: read row by row, cell by cell
};

[[nodiscard]] Shape shape_of(const Side& left, const Side& right);

/// Heights at which both sides begin anew: the rows of a table whose cells hold text.
[[nodiscard]] std::vector<double> common_starts(const Side& left, const Side& right);
/// The side with every line whole: pieces and list markers joined to what follows them.
[[nodiscard]] Side whole_lines(const Side& side);
/// Running text in one column or several.
[[nodiscard]] bool is_running_text(const Side& pieces);
/// "Regulated activity" as the head of a column.
[[nodiscard]] bool is_activity_header(const std::string& text);

[[nodiscard]] bool shares_row(const PdfLine& a, const PdfLine& b);
/// Rows from top to bottom, each from left to right.
void sort_by_rows(Lines& lines);

}  // namespace findings::pdf
