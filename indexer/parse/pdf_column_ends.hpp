// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ends of lines and columns: whether what stands next goes on with the sentence, or begins anew.

#include "indexer/parse/pdf_page.hpp"

#include <cstddef>
#include <string_view>

namespace findings::pdf {

/// The column that a line of text stands in, as its other lines tell. Points.
struct Column {
    double x0 = 0;
    double x1 = 0;
    std::size_t lines = 0;
    bool justified = false;  // set to both edges
};
[[nodiscard]] Column column_of(const PdfPageLines& page, const PdfLine& line);

/// Whether the line's first word would have fitted at the end of the line before: then the break
/// was meant. `right_edge` is that of the column of the line before.
[[nodiscard]] bool first_word_fits(const PdfLine& before, double right_edge, const PdfLine& line);

/// The last line of a column or page and the first of the next one, both of the same kind of text.
struct ColumnBreak {
    const PdfLine& before;
    Column from;
    const PdfLine& line;
    Column to;
    std::string_view open_text;  // of the paragraph or item so far
    bool is_item = false;
    double hang = -1;  // from an item's marker to the lines below its first; -1 = not known
};
/// Whether a paragraph or list item that the end of a column has split goes on: by its words
/// ("the | nurses"), or by where its lines stand. In doubt it does not.
[[nodiscard]] bool goes_on_in_column(const ColumnBreak& at);

}  // namespace findings::pdf
