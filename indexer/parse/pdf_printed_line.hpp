// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A line as it is printed, put together from pieces that stand side by side.

#include "indexer/parse/pdf_page.hpp"

#include <cstddef>

namespace findings::pdf {

struct PrintedLine {
    PdfLine line;
    std::size_t last = 0;  // index of its last piece on the page
};

/// Pieces of one printed line that are no table: bullet and text, number and title, label and
/// value. `first` is the index of the leftmost.
[[nodiscard]] PrintedLine printed_line(const PdfPageLines& page, std::size_t first);

}  // namespace findings::pdf
