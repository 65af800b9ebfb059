// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the words of a PDF's line say where its type says otherwise.

#include <string_view>

namespace findings::pdf {

/// A sentence between quotation marks. People's words are often printed in large type; a heading
/// that quotes has no full stop inside its marks.
[[nodiscard]] bool is_whole_quotation(std::string_view text);

/// "Recommendation 4. The trust should ...": begins a paragraph, however little space is above it.
[[nodiscard]] bool begins_numbered_part(std::string_view line);

/// A sentence in a cell of a table is no heading, be the whole table in large type.
[[nodiscard]] bool is_sentence_in_cell(std::string_view text);

/// "... to 10.8% in": ends with a word that always has another behind it.
[[nodiscard]] bool ends_in_small_word(std::string_view text);

/// "What is it like to be a child or young person with special educational needs in this area?":
/// a question that is too long for a title on one line, and heads a part where it is set in bold.
[[nodiscard]] bool is_heading_question(std::string_view text);

}  // namespace findings::pdf
