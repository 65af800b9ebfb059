// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/survey.hpp"

#include "indexer/label/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::label {
namespace {

constexpr auto kAsking = std::to_array<std::string_view>({"replied",
                                                          "responded",
                                                          "surveyed",
                                                          "polled",
                                                          "interviewed",
                                                          "answered",
                                                          "respondents",
                                                          "asked"});

bool tells_of_asking(std::string_view text) {
    const WordText words = read_words(text);
    return std::any_of(words.words.begin(), words.words.end(), [&](const Word& word) {
        return std::find(kAsking.begin(),
                         kAsking.end(),
                         text.substr(word.begin, word.end - word.begin)) != kAsking.end();
    });
}

/// The share is what its sentence begins with, or words that bound it: whom else it counts would be
/// named.
bool opens_sentence(std::string_view text, std::string_view value) {
    constexpr auto kBounds = std::to_array<std::string_view>(
        {"of",   "them",    "these",   "those", "nearly", "almost", "about", "only",
         "just", "over",    "more",    "than",  "fewer",  "less",   "some",  "around",
         "a",    "further", "another", "but",   "and",    "yet",    "half"});
    const auto at = text.find(value);
    if (at == std::string_view::npos) return false;
    const auto stop = text.substr(0, at).rfind(". ");
    const auto begin = stop == std::string_view::npos ? 0 : stop + 2;
    const WordText before = read_words(text.substr(begin, at - begin));
    return std::all_of(before.words.begin(), before.words.end(), [&](const Word& word) {
        return std::find(kBounds.begin(), kBounds.end(), word.folded) != kBounds.end();
    });
}

}  // namespace

void Survey::read(Passage& passage) {
    if (!asked_.empty()) {
        for (auto& measure : passage.measures) {
            const bool bare = measure.kind == "share" && measure.population.empty() &&
                              measure.denominator.empty();
            if (bare && opens_sentence(passage.text, measure.value)) measure.population = asked_;
        }
    }
    if (passage.measures.empty() || !tells_of_asking(passage.text)) return;
    for (const auto& measure : passage.measures) {
        if (measure.kind == "count" && !measure.unit.empty()) {
            asked_ = measure.unit;
            return;
        }
    }
}

}  // namespace findings::label
