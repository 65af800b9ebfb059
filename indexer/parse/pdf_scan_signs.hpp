// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What recognition of letters makes of signs that are none: bullets, rating discs, arrows, rules,
// leaders of dots.

#include "indexer/parse/ocr.hpp"
#include "indexer/parse/pdf_scan.hpp"

#include <vector>

namespace findings::pdf {

/// Where a line lies on its page, pixels.
struct LinePlace {
    double base = 0;  // at its first word
    double size = 0;  // of its font
};

/// Replaces words that are signs by the signs, adds a bullet that was passed over, and drops
/// specks.
void mend_signs(std::vector<OcrWord>& words, const LinePlace& place, const GreyImage& page);

/// On a page of contents: the dots between title and page number, in whatever form they were
/// recognised, as dots; a number that was taken for a line of its own joins its title.
void mend_leaders(std::vector<ScannedLine>& lines);

}  // namespace findings::pdf
