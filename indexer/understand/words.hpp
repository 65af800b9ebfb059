// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Small scanners over UTF-8 text. No regular expressions: sources are long and untrusted.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

/// Text as we compare it: ASCII lower case, plain quotes and hyphens, single spaces, no zero-width
/// characters. Never shown and never stored.
[[nodiscard]] std::string folded(std::string_view text);

/// A heading as the tables know it: folded, without numbering ("2.2", "Chapter 3:") and closing
/// punctuation.
[[nodiscard]] std::string heading_key(std::string_view text);

/// Without spaces (no-break ones too) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text, std::string_view ascii_characters);

[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split_on(std::string_view text,
                                                     std::string_view separator);

[[nodiscard]] bool contains(std::string_view text, std::string_view part);
/// Of `part` in `text`; npos if it is not there. Faster than string_view::find, which stops at
/// every first letter of `part`.
[[nodiscard]] std::size_t position_of(std::string_view part, std::string_view text);
/// The same of the last. Faster than rfind, which compares at every place.
[[nodiscard]] std::size_t last_position_of(std::string_view part, std::string_view text);
/// Of the one that comes first.
[[nodiscard]] std::size_t first_of(std::span<const std::string_view> parts, std::string_view text);
[[nodiscard]] bool starts_with_any(std::string_view text,
                                   std::span<const std::string_view> beginnings);
[[nodiscard]] bool contains_any(std::string_view text, std::span<const std::string_view> parts);
/// `word` stands in `text` with no letter or digit on either side.
[[nodiscard]] bool contains_word(std::string_view text, std::string_view word);

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }  // ASCII only
[[nodiscard]] constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || is_upper(c);
}  // ASCII only
[[nodiscard]] std::size_t word_count(std::string_view text);

/// Ends like a sentence: . ! ? with or without a closing quote or bracket.
[[nodiscard]] bool ends_sentence(std::string_view text);

/// Cuts after ends of sentences so that pieces stay below `most_bytes` where there is such an end.
/// A text without such an end for `longest` bytes is cut between two words.
/// Pieces are parts of `text` in order; only spaces between them are left out.
[[nodiscard]] std::vector<std::string_view> split_sentences(
    std::string_view text,
    std::size_t most_bytes,
    std::size_t longest = std::string_view::npos);

}  // namespace findings::understanding
