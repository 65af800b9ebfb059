// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/features.hpp"

#include <algorithm>

#include "indexer/schema/vocabulary.hpp"

namespace findings::label {
namespace {

constexpr std::string_view kStart = "^";
constexpr std::string_view kEnd = "$";
constexpr std::size_t kStemLetters = 5;
// A name is a line's first field in the model file; a longer run of letters is no word.
constexpr std::size_t kLongestWord = 40;

std::string_view name_of(const Word& word) {
    if (!word.folded.empty() && word.folded.front() >= '0' && word.folded.front() <= '9') return "#";
    return std::string_view(word.folded).substr(0, kLongestWord);
}

void add_words(const std::vector<Word>& words, Features& features) {
    const auto count = static_cast<std::uint32_t>(words.size());
    const auto at = [&](std::int64_t i) { return i < 0 ? kStart : i >= count ? kEnd : name_of(words[static_cast<std::size_t>(i)]); };
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string_view word = at(i);
        features.add(FeatureKind::Word, i, i, {word});
        if (word.size() > kStemLetters) features.add(FeatureKind::Stem, i, i, {word.substr(0, kStemLetters), "*"});
        features.add(FeatureKind::Pair, i == 0 ? 0 : i - 1, i, {at(std::int64_t{i} - 1), " ", word});
        features.add(FeatureKind::Triple, i == 0 ? 0 : i - 1, std::min(i + 1, count - 1), {at(std::int64_t{i} - 1), " ", word, " ", at(std::int64_t{i} + 1)});
    }
    if (count > 0) features.add(FeatureKind::Pair, count - 1, count - 1, {at(count - 1), " ", kEnd});
}

}  // namespace

void Features::add(FeatureKind kind, std::uint32_t first, std::uint32_t last, std::initializer_list<std::string_view> name) {
    Item item{static_cast<std::uint32_t>(names_.size()), 0, kind, first, last};
    for (const std::string_view part : name) names_ += part;
    item.size = static_cast<std::uint32_t>(names_.size()) - item.begin;
    items_.push_back(item);
}

Features features_of(const Passage& ruled, const WordText& text) {
    Features features;
    add_words(text.words, features);
    for (const ThemeLabel& theme : ruled.themes) {
        for (const Cue& cue : theme.cues) features.add(FeatureKind::Cue, 1, 0, {"@", theme.id, " ", cue.rule});
    }
    for (const Cue& cue : ruled.other_cues) {
        if (cue.rule == "boilerplate") features.add(FeatureKind::Cue, 1, 0, {"@boilerplate"});
    }
    features.add(FeatureKind::Verdict, 1, 0, {"=", to_id(ruled.polarity)});
    for (const Cue& cue : ruled.polarity_cues) features.add(FeatureKind::Verdict, 1, 0, {"=", cue.rule, " cue"});
    features.add(FeatureKind::Verdict, 1, 0, {"=", to_id(ruled.kind), " kind"});
    return features;
}

}  // namespace findings::label
