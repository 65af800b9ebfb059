// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_type.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace findings::pdf {
namespace {

bool is_small(const PdfLine& line, const PdfPageLines& page, const PdfMeasures& measures) {
    return line.size <= measures.body_size * 0.93 && line.y0 > page.height * 0.5;
}

}  // namespace

bool is_large(const PdfLine& line, const PdfMeasures& measures) {
    const bool prose = std::any_of(measures.prose_sizes.begin(),
                                   measures.prose_sizes.end(),
                                   [&](double size) { return std::abs(line.size - size) < 0.3; });
    return !prose && !measures.heading_sizes.empty() &&
           line.size >= measures.heading_sizes.back() - 0.4;
}

std::int32_t bold_level(const PdfMeasures& measures) {
    return static_cast<std::int32_t>(std::min<std::size_t>(measures.heading_sizes.size(), 5)) + 1;
}

std::int32_t heading_level(const PdfLine& line, const PdfMeasures& measures) {
    if (!has_letter(line.text) || line.text.size() > kMaxHeadingChars ||
        rating_from_text(line.text))
        return 0;
    if (is_large(line, measures)) {
        const auto at = std::find_if(measures.heading_sizes.begin(),
                                     measures.heading_sizes.end(),
                                     [&](double size) { return line.size >= size - 0.4; });
        return static_cast<std::int32_t>(
                   std::min<std::ptrdiff_t>(at - measures.heading_sizes.begin(), 4)) +
               1;
    }
    const bool body_size = line.size > measures.body_size * 0.93;
    const bool numbered = section_depth(line.text) > 0;
    if (!line.bold || !body_size || (!numbered && !is_title_shaped(line.text))) return 0;
    if (!numbered && list_marker(line.text)) return 0;
    return bold_level(measures);
}

std::size_t first_note(const PdfPageLines& page, const PdfMeasures& measures) {
    const std::vector<PdfLine>& lines = page.lines;
    std::size_t first = lines.size();
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (lines[i].furniture) continue;
        if (!is_small(lines[i], page, measures) || lines[i].table >= 0) break;
        const char c = lines[i].text.front();
        if (((c >= '0' && c <= '9') || c == '*') && has_letter(lines[i].text)) first = i;
    }
    return first;
}

}  // namespace findings::pdf
