// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of a table with numbered rows: its cells may have two lines, stand in the middle of
// their row, and run together where the columns are narrow ("No. Standard Regulation").

#include "indexer/parse/pdf_page.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings::pdf {

/// Left and right edge of a table's column, in points.
struct Column {
    double x0 = 0;
    double x1 = 0;
};

/// "No.", "Ref", and "No. Standard Regulation": names the column of numbers first.
[[nodiscard]] bool heads_numbers(std::string_view text);

/// Where the name of the column of numbers ends in its line, as near as its letters tell.
[[nodiscard]] double end_of_number_head(const PdfLine& line);

/// Adds what else belongs to the head: lines a little above or below those that `heads` names, as
/// far as they are nearer to them than to the first number.
/// Requires: `heads` is not empty, and its first is that of the numbers.
void add_head_lines(const PdfPageLines& page,
                    const PdfLine& first_number,
                    std::vector<std::size_t>& heads);

/// The columns that the lines of a head stand in, from the left.
[[nodiscard]] std::vector<Column> head_columns(const PdfPageLines& page,
                                               const std::vector<std::size_t>& heads);

/// The names of the columns: that of the numbers, then one for each of `columns`.
[[nodiscard]] std::vector<std::string> head_cells(const PdfPageLines& page,
                                                  const std::vector<std::size_t>& heads,
                                                  const std::vector<Column>& columns);

}  // namespace findings::pdf
