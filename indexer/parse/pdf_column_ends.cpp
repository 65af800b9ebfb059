// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_column_ends.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>

namespace findings::pdf {

Column column_of(const PdfPageLines& page, const PdfLine& line) {
    constexpr double kMostIndent = 60;
    const auto in_column = [&](const PdfLine& other) {
        return other.region == line.region && !other.furniture && other.table < 0 &&
               std::abs(other.x0 - line.x0) < kMostIndent && other.x0 < line.x1;
    };
    Column column{line.x0, std::max(line.x1, line.column_x1), 0, false};
    for (const PdfLine& other : page.lines) {
        if (!in_column(other)) continue;
        column.x0 = std::min(column.x0, other.x0);
        column.x1 = std::max(column.x1, other.x1);
        ++column.lines;
    }
    std::size_t full = 0;
    for (const PdfLine& other : page.lines)
        full += in_column(other) && column.x1 - other.x1 < 1 ? 1 : 0;
    column.justified = full >= 4 && full * 5 >= column.lines * 2;
    return column;
}

bool first_word_fits(const PdfLine& before, double right_edge, const PdfLine& line) {
    const double chars = static_cast<double>(std::max<std::size_t>(code_points(line.text), 1));
    const double word = static_cast<double>(code_points(line.text.substr(0, line.text.find(' '))));
    return before.x1 + (word + 1) * (line.x1 - line.x0) / chars < right_edge;
}

bool goes_on_in_column(const ColumnBreak& at) {
    constexpr std::size_t kFewestLines = 4;  // that tell a column's edges
    const bool ended = ends_sentence(at.open_text);
    if (!ended && (starts_lower(at.line.text) || at.open_text.ends_with('-'))) return true;
    const bool same_type = std::abs(at.line.size - at.before.size) < 0.6 &&
                           at.line.bold == at.before.bold && at.before.column_x1 <= 0 &&
                           at.line.column_x1 <= 0;
    const bool wide = at.before.x1 - at.before.x0 > 0.6 * (at.from.x1 - at.from.x0);
    if (!same_type || !wide || at.from.lines < kFewestLines) return false;
    if (first_word_fits(at.before, at.from.x1, at.line)) return false;
    const double set_in = at.line.x0 - at.to.x0;
    const double set_in_before = at.before.x0 - at.from.x0;
    const bool hangs = at.is_item && at.hang > 4 && std::abs(set_in - at.hang) < 2.5;
    if (hangs) return true;
    // The new column may hold nothing but this item's last lines: then its edge is not known.
    const bool stands_alike = std::abs(set_in - set_in_before) < 2.5;
    if (!ended) return stands_alike || (at.is_item && at.to.lines < kFewestLines);
    // The last line of a paragraph that is set to both edges seldom happens to reach the right one.
    return !at.is_item && at.from.justified && at.from.x1 - at.before.x1 < 1 && stands_alike;
}

}  // namespace findings::pdf
