// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From what recognition says of a page to words with position, size and weight.

#include "indexer/parse/ocr.hpp"
#include "indexer/parse/pdf_scan.hpp"

#include <vector>

namespace findings::pdf {

/// Whether a line runs up or down the page.
[[nodiscard]] bool is_turned(const OcrLine& line);

/// The lines of a page straightened: a sheet that lay askew in the scanner has level lines
/// afterwards. Sizes are as measured, weights unknown.
[[nodiscard]] std::vector<ScannedLine> scanned_lines(const std::vector<OcrLine>& lines,
                                                     const GreyImage& page);

/// Lines of nearly one size get one size, as they were set; lines with thick stems become bold.
void settle_type(const std::vector<ScannedLine*>& lines);

}  // namespace findings::pdf
