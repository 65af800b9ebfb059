// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A line of a plain text, with what its spaces say.
struct TextLine {
    std::string text;       // cleaned; empty = blank
    std::size_t width = 0;  // in characters
    std::size_t indent = 0;
    std::uint64_t offset = 0;  // of its first character in the source
    std::int32_t page = 1;
    bool is_running = false;  // printed on page after page, or a page's number
    bool is_field = false;    // a label and its value, whatever its length (leader_lines)
    bool is_joined = false;   // its text went to a line above; such lines are taken out
    /// two or more short ones between tabs, bars or wide gaps; or none
    std::vector<std::string> cells;
    std::vector<std::size_t> starts;  // columns at which cells between wide gaps begin
};

/// Form feeds part pages. Of many blank lines in a row a few are kept; of more than kMaxTextLines
/// (indexer/limits.hpp) the first, and one more.
[[nodiscard]] std::vector<TextLine> text_lines(const DecodedText& decoded);

/// No text at that line; none stands behind the last.
[[nodiscard]] bool is_blank(const std::vector<TextLine>& lines, std::size_t i);
/// Index of the first line with text behind `i`; the number of lines if there is none.
[[nodiscard]] std::size_t next_text(const std::vector<TextLine>& lines, std::size_t i);
/// Index of the last line with text before `i`; the number of lines if there is none.
[[nodiscard]] std::size_t previous_text(const std::vector<TextLine>& lines, std::size_t i);
/// "=====", "* * *": parts what stands above from what stands below.
[[nodiscard]] bool is_rule(std::string_view text);

/// Subject of a message whose headers stand at the top; empty for other texts.
[[nodiscard]] std::string subject_of(const std::vector<TextLine>& lines);

}  // namespace findings
