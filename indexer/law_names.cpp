// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law_names.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

// words from the one that tells: "Deprivation of Liberty Safeguards" needs three
constexpr std::size_t kFarthest = 6;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool tells_of_a_law(std::string_view word) {
    constexpr std::array<std::string_view, 9> kWords = {"act",
                                                        "code",
                                                        "convention",
                                                        "duty",
                                                        "order",
                                                        "protocol",
                                                        "regulations",
                                                        "safeguards",
                                                        "standard"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Whether the name goes on from `left` to the word after it: a space between, and capitals or
/// "of", "and", "the".
bool goes_on(std::string_view text, const Token& left, const Token& right) {
    if (right.begin != left.end + 1 || text[left.end] != ' ') return false;
    const auto may_stand_inside = [&](const Token& token) {
        return is_capital(text[token.begin]) || token.word == "of" || token.word == "and" ||
               token.word == "the";
    };
    return may_stand_inside(left) && may_stand_inside(right);
}

}  // namespace

bool is_in_law_name(std::string_view text, std::span<const Token> tokens, std::size_t at) {
    if (at >= tokens.size() || !is_capital(text[tokens[at].begin])) return false;
    const auto tells = [&](std::size_t i) {
        return is_capital(text[tokens[i].begin]) && tells_of_a_law(tokens[i].word);
    };
    if (tells(at)) return true;
    for (std::size_t i = at;
         i + 1 < tokens.size() && i < at + kFarthest && goes_on(text, tokens[i], tokens[i + 1]);
         ++i) {
        if (tells(i + 1)) return true;
    }
    for (std::size_t i = at; i > 0 && i + kFarthest > at && goes_on(text, tokens[i - 1], tokens[i]);
         --i) {
        if (tells(i - 1)) return true;
    }
    return false;
}

}  // namespace findings
