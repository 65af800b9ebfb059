// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one tokeniser: the indexer and the query parser must cut text alike, or words are indexed
// that no query finds.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A word as it stands in a text.
struct Token {
    std::string word;       // case folded (Unicode), apostrophes as '; at most kMaxWordBytes
    std::size_t begin = 0;  // [begin, end) in the text, bytes
    std::size_t end = 0;
    std::uint32_t position = 0;  // 1-based; alternatives of one word share it ("12(2)(a)" and "12")
    /// two or more letters, all capitals as written: perhaps an abbreviation
    bool upper_case = false;
};

/// longer runs are cut: no word, and Xapian's terms end at 245
inline constexpr std::size_t kMaxWordBytes = 64;

/// Letters, digits and marks make words; ' and & join letters ("patient's", "A&E"), . and , join
/// digits ("3.5", "21,000", kept without the comma); a reference such as "12(2)(a)" is one token,
/// its first number another at the same position. Hyphens separate, so "co-production" is found as
/// two neighbours. Invalid UTF-8 separates.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text);

/// Unicode case folding with runs of white space as one space, none at the ends: the form in which
/// facet values are compared.
[[nodiscard]] std::string fold(std::string_view text);

/// What follows the prefix in the term of a facet value: fold(), cut at a character so that the
/// term fits Xapian's limit.
[[nodiscard]] std::string facet_key(std::string_view value);

/// Whether a word is indexed by its English stem; words with a digit or an ampersand stand for
/// themselves.
[[nodiscard]] bool is_stemmed(std::string_view word);

}  // namespace findings
