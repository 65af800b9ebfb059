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
constexpr std::size_t kFewWords = 3;  // "Of them, nearly" before the share that opens a sentence

bool tells_of_asking(std::string_view text) {
    const WordText words = read_words(text);
    return std::any_of(words.words.begin(), words.words.end(), [&](const Word& word) {
        return std::find(kAsking.begin(),
                         kAsking.end(),
                         text.substr(word.begin, word.end - word.begin)) != kAsking.end();
    });
}

/// The share is what its sentence begins with: who else than those asked it speaks of would be
/// named.
bool opens_sentence(std::string_view text, std::string_view value) {
    const auto at = text.find(value);
    if (at == std::string_view::npos) return false;
    const auto stop = text.substr(0, at).rfind(". ");
    const auto before = text.substr(stop == std::string_view::npos ? 0 : stop + 2,
                                    at - (stop == std::string_view::npos ? 0 : stop + 2));
    return static_cast<std::size_t>(std::count(before.begin(), before.end(), ' ')) <= kFewWords;
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
