// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A passage as the readers of figures walk over it: words by position, with the marks between them.

#include "indexer/label/word_list.hpp"
#include "indexer/label/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

inline constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

[[nodiscard]] inline bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

class MeasureText {
  public:
    MeasureText(std::string_view text, const std::vector<Word>& words)
        : text_(text), words_(words) {}

    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] const Word& at(std::size_t i) const { return words_[i]; }
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view(words_[i].folded) : std::string_view();
    }
    /// Word `i` as printed; empty beyond the end.
    [[nodiscard]] std::string_view raw(std::size_t i) const {
        return i < words_.size() ? text_.substr(words_[i].begin, words_[i].end - words_[i].begin)
                                 : std::string_view();
    }
    [[nodiscard]] std::string_view printed(std::size_t first, std::size_t last) const {
        return text_.substr(words_[first].begin, words_[last].end - words_[first].begin);
    }
    [[nodiscard]] bool same_sentence(std::size_t a, std::size_t b) const {
        return b < words_.size() && a < words_.size() && words_[a].sentence == words_[b].sentence;
    }
    [[nodiscard]] bool same_clause(std::size_t a, std::size_t b) const {
        return b < words_.size() && a < words_.size() && words_[a].clause == words_[b].clause;
    }
    [[nodiscard]] bool follows(std::size_t i, std::string_view mark) const {
        return i < words_.size() && text_.substr(words_[i].end, mark.size()) == mark;
    }
    [[nodiscard]] char before(std::size_t i) const {
        return words_[i].begin > 0 ? text_[words_[i].begin - 1] : ' ';
    }
    /// What stands between word `i` and the next one.
    [[nodiscard]] std::string_view gap(std::size_t i) const {
        if (i + 1 >= words_.size()) return text_.substr(words_[i].end);
        return text_.substr(words_[i].end, words_[i + 1].begin - words_[i].end);
    }
    [[nodiscard]] bool is_figure(std::size_t i) const {
        return i < words_.size() && is_digit_char(words_[i].folded.front());
    }
    [[nodiscard]] bool is_number(std::size_t i) const {
        return i < words_.size() && words_[i].is_number;
    }
    [[nodiscard]] bool is_capital(std::size_t i) const {
        const auto word = raw(i);
        return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
    }
    /// First word of the sentence that word `i` stands in.
    [[nodiscard]] std::size_t sentence_start(std::size_t i) const {
        while (i > 0 && words_[i - 1].sentence == words_[i].sentence) --i;
        return i;
    }
    [[nodiscard]] std::string_view text() const { return text_; }

  private:
    std::string_view text_;
    const std::vector<Word>& words_;
};

// -- measure_periods.cpp
// ---------------------------------------------------------------------------

/// 1..12 months are one vocabulary: "January", "Sept"; printed with a capital, as the verb "may" is
/// not.
[[nodiscard]] bool is_month(const MeasureText& text, std::size_t i);
[[nodiscard]] bool is_year(std::string_view word);
/// Last word of a period or date that begins at word `i` ("2016/17", "the last 12 months", "between
/// April 2018 and March 2019", "three months to January 2018", "June 2024"); kNoWord if none does.
[[nodiscard]] std::size_t period_end(const MeasureText& text, std::size_t i);

// -- measure_traps.cpp
// -----------------------------------------------------------------------------

/// The figure at word `i` names, dates or orders something instead of measuring it.
[[nodiscard]] bool names_something(const MeasureText& text, std::size_t i);

/// Whether the sentence of word `i` tells an average: "closed within 20 days on average" was
/// measured, and is no rule.
[[nodiscard]] bool tells_average(const MeasureText& text, std::size_t i);

// -- measure_marks.cpp
// -----------------------------------------------------------------------------

/// The marks around the figure at word `i` make it a name: brackets, a hash, a hyphen behind
/// letters, the number of a clause or of an item.
[[nodiscard]] bool is_marked_as_label(const MeasureText& text, std::size_t i);

// -- measure_nouns.cpp
// -----------------------------------------------------------------------------

/// Head of the noun phrase behind word `last`: the first plural or collective noun within a few
/// words, or the noun `counted_before` in the singular; kNoWord if there is none.
[[nodiscard]] std::size_t counted_noun(const MeasureText& text,
                                       std::size_t last,
                                       std::string_view counted_before);
/// The head with the word that makes it one thing: "young people", "bed days".
[[nodiscard]] std::string noun_phrase(const MeasureText& text, std::size_t head);
/// "days", "WTE", "miles" when word `i` is a unit; empty otherwise.
[[nodiscard]] std::string_view unit_name(const MeasureText& text, std::size_t i);

/// "third", "quarter", "tenth"; "halve" as in "two halves".
[[nodiscard]] bool is_fraction_name(std::string_view word);
/// Without a number or the name of a fraction there is no figure: so it is with most passages.
[[nodiscard]] bool may_have_figure(const MeasureText& text);

}  // namespace findings::label
