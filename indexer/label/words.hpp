// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A passage cut into folded words: what every rule of the labeller matches against.

#include "indexer/schema/name_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// One word of a passage. Hyphens separate words, "&" and digits' ".,/" join them ("A&E", "2,310").
struct Word {
    /// lower case, -ize as -ise, plural and possessive s dropped, ligatures spelt out
    std::string folded;
    std::uint32_t begin = 0;  // [begin, end) bytes in the passage
    std::uint32_t end = 0;
    std::uint32_t sentence = 0;  // 0-based
    /// 0-based over the whole passage; commas, brackets and dashes end a clause
    std::uint32_t clause = 0;
    /// as printed without plural s when it is an abbreviation ("CTO"); else empty
    std::string upper;
    bool is_number = false;  // digits or a number word
    /// 1 + number of the folded word in the rules, set by mend_words(); 0 = no rule knows it
    std::uint32_t id = 0;
};

struct WordText {
    std::vector<Word> words;
    std::vector<char> sentence_ends;  // per sentence: '.', '?', '!', '\n' or 0
};

/// Folds one word of a cue or a text.
[[nodiscard]] std::string fold_word(std::string_view word);
/// True for abbreviations that only count as printed: two or three capitals, or capitals that are
/// also an English word.
[[nodiscard]] bool is_case_sensitive(std::string_view word);

[[nodiscard]] WordText read_words(std::string_view text);
/// Little words that PDFs run together with the next one.
[[nodiscard]] std::span<const std::string_view> fused_heads();
/// Joins fragments ("sta ff") and splits fused words ("mustensure") of PDF text where only that
/// gives words the rules know, and numbers the words that they know.
void mend_words(WordText& text, const NameTable& known);

}  // namespace findings::label
