// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_figures.hpp"
#include "indexer/label/measure_moves.hpp"
#include "indexer/schema/number_words.hpp"

#include <array>
#include <string>

namespace findings::label {
namespace {

constexpr auto kMoves = std::to_array<std::string_view>(
    {"fell",      "fallen",   "falling",   "rose",      "risen",   "rising",    "dropped", "drop",
     "increased", "increase", "decreased", "decrease",  "reduced", "reduction", "went",    "gone",
     "grew",      "grown",    "declined",  "improved",  "cut",     "rise",      "fall",    "up",
     "down",      "moved",    "lowered",   "shortened", "halved",  "doubled"});
constexpr auto kSpread = std::to_array<std::string_view>(
    {"ranged", "ranging", "range", "varied", "varying", "between", "anything"});

/// Words between "from" or "to" and the figure: "an average of", "about", "just under".
constexpr auto kBounds = std::to_array<std::string_view>({"an",
                                                          "a",
                                                          "average",
                                                          "mean",
                                                          "median",
                                                          "of",
                                                          "about",
                                                          "around",
                                                          "nearly",
                                                          "almost",
                                                          "just",
                                                          "over",
                                                          "only",
                                                          "approximately",
                                                          "roughly",
                                                          "under",
                                                          "more",
                                                          "than"});
constexpr std::size_t kMostBounds = 4;  // words

}  // namespace

std::size_t from_ahead(const MeasureText& text, std::size_t i) {
    for (std::size_t k = i; k > 0 && i - k <= kMostBounds && text.same_clause(k - 1, i); --k) {
        if (text.word(k - 1) == "from") return k - 1;
        if (!is_among(kBounds, text.word(k - 1))) break;
    }
    return kNoWord;
}

std::size_t past_bounds(const MeasureText& text, std::size_t at) {
    std::size_t k = at;
    while (k < at + kMostBounds && text.same_clause(at, k) && is_among(kBounds, text.word(k))) ++k;
    return k;
}

bool tells_movement(const MeasureText& text, std::size_t i) {
    for (std::size_t k = i; k > 0 && i - k < 14 && text.same_sentence(k - 1, i); --k) {
        if (is_among(kMoves, text.word(k - 1))) return true;
    }
    return false;
}

bool opens_spread(const MeasureText& text, std::size_t i) {
    return is_among(kSpread, text.word(i)) || (i > 0 && is_among(kSpread, text.word(i - 1)));
}

std::string movement_between(std::string_view from, std::string_view to) {
    const auto before = number_in(from), after = number_in(to);
    if (!before || !after) return {};
    return *after > *before ? "up" : (*after < *before ? "down" : "same");
}

}  // namespace findings::label
