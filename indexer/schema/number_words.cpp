// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/number_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace findings {
namespace {

constexpr auto kUnits = std::to_array<std::string_view>(
    {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
     "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});
constexpr auto kTens = std::to_array<std::string_view>(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});

template <class List>
std::optional<double> place_in(const List& list, std::string_view word) {
    const auto at = std::find(list.begin(), list.end(), word);
    if (at == list.end()) return std::nullopt;
    return static_cast<double>(at - list.begin());
}

double scale_of(std::string_view word) {
    if (word == "thousand") return 1e3;
    if (word == "million") return 1e6;
    return word == "billion" ? 1e9 : 0;
}

/// "two hundred and forty-one thousand and six": every word must be part of the number.
std::optional<double> spelled(const std::vector<std::string>& words) {
    double whole = 0, part = 0;  // what is over, what the next scale multiplies
    bool any = false;
    for (const std::string& word : words) {
        if (const auto unit = place_in(kUnits, word)) {
            part += *unit;
        } else if (const auto ten = place_in(kTens, word)) {
            part += 20 + 10 * *ten;
        } else if (word == "hundred") {
            part = std::max(part, 1.0) * 100;
        } else if (const double scale = scale_of(word); scale > 0) {
            whole += std::max(part, 1.0) * scale;
            part = 0;
        } else if (word == "a" || word == "and") {
            continue;
        } else {
            return std::nullopt;
        }
        any = true;
    }
    return any ? std::optional(whole + part) : std::nullopt;
}

}  // namespace

std::optional<double> number_in(std::string_view printed) {
    std::string digits;
    std::vector<std::string> words;
    bool in_word = false;
    for (const char c : printed) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if ((c >= '0' && c <= '9') || c == '.') digits += c;
        if (letter && !in_word) words.emplace_back();
        if (letter) words.back() += static_cast<char>(c | 0x20);
        in_word = letter;
    }
    if (digits.empty()) return spelled(words);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{}) return std::nullopt;
    for (const std::string& word : words) value *= std::max(scale_of(word), 1.0);
    return value;
}

}  // namespace findings
