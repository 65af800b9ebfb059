// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the type of a line says of it: heading, running text, footnote.

#include "indexer/parse/pdf_page.hpp"

#include <cstddef>
#include <cstdint>

namespace findings::pdf {

inline constexpr std::size_t kMaxHeadingChars = 220;

/// Larger than body text, and in no size that running text has.
[[nodiscard]] bool is_large(const PdfLine& line, const PdfMeasures& measures);

/// Level of the heading that the line is by its type and words; 0 for body text.
[[nodiscard]] std::int32_t heading_level(const PdfLine& line, const PdfMeasures& measures);

/// Level of a heading in bold of the size of the text.
[[nodiscard]] std::int32_t bold_level(const PdfMeasures& measures);

/// Index of the first line of the footnotes: small type at the foot of the page, the first with its
/// number, and nothing below. The text above goes on over the page. Number of lines if there is
/// none.
[[nodiscard]] std::size_t first_note(const PdfPageLines& page, const PdfMeasures& measures);

}  // namespace findings::pdf
