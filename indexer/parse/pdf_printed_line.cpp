// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_printed_line.hpp"

#include "indexer/parse/line_shape.hpp"

#include <algorithm>
#include <string>

namespace findings::pdf {

PrintedLine printed_line(const PdfPageLines& page, std::size_t first) {
    PrintedLine printed{page.lines[first], first};
    if (printed.line.furniture) return printed;
    PdfLine& line = printed.line;
    std::size_t& last = printed.last;
    while (last + 1 < page.lines.size()) {
        const PdfLine& next = page.lines[last + 1];
        const double shared = std::min(line.y1, next.y1) - std::max(line.y0, next.y0);
        const bool beside =
            shared > 0.5 * std::min(line.y1 - line.y0, next.y1 - next.y0) && next.x0 >= line.x1 - 1;
        if (next.furniture || next.table >= 0 || next.region != line.region || !beside) break;
        const bool marker = is_bare_bullet(line.text);
        if (!marker && next.x0 - line.x1 > page.width * 0.4) break;
        line.text = (line.text == "o" ? std::string("•") : line.text) + ' ' + next.text;
        line.x1 = std::max(line.x1, next.x1);
        line.y0 = std::min(line.y0, next.y0);
        line.y1 = std::max(line.y1, next.y1);
        if (marker) line.size = next.size;
        line.bold = marker ? next.bold : line.bold && next.bold;
        ++last;
    }
    return printed;
}

}  // namespace findings::pdf
