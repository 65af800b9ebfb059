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

constexpr std::size_t kLongText = 60;         // words; what is no longer is looked at as a whole only
constexpr std::uint32_t kLongSentence = 40;
constexpr std::uint32_t kWindow = 25;         // of a longer sentence
constexpr std::uint32_t kStride = 12;

void add_windows(const std::vector<Word>& words, Features& features) {
    if (words.size() <= kLongText) return;
    const auto count = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t first = 0; first < count;) {
        std::uint32_t end = first;
        while (end < count && words[end].sentence == words[first].sentence) ++end;
        if (end - first <= kLongSentence) {
            features.windows.emplace_back(first, end - 1);
        } else {
            for (std::uint32_t at = first; at + kStride < end; at += kStride) features.windows.emplace_back(at, std::min(at + kWindow, end) - 1);
        }
        first = end;
    }
}

/// Words that a cue of the rules lies on; none (first > last) when it came from a heading or another theme.
std::pair<std::uint32_t, std::uint32_t> words_of(const Cue& cue, const std::vector<Word>& words) {
    if (cue.begin >= cue.end) return {1, 0};
    const auto first = std::lower_bound(words.begin(), words.end(), cue.begin, [](const Word& word, std::uint32_t at) { return word.begin < at; });
    const auto last = std::lower_bound(words.begin(), words.end(), cue.end, [](const Word& word, std::uint32_t at) { return word.end < at; });
    if (first == words.end() || last == words.end() || last < first) return {1, 0};
    return {static_cast<std::uint32_t>(first - words.begin()), static_cast<std::uint32_t>(last - words.begin())};
}

}  // namespace

void Features::reserve(std::size_t words) {
    constexpr std::size_t kFeaturesOfWord = 4, kLettersOfFeature = 12, kRules = 16;
    items_.reserve(words * kFeaturesOfWord + kRules);
    names_.reserve(items_.capacity() * kLettersOfFeature);
}

void Features::add(FeatureKind kind, std::uint32_t first, std::uint32_t last, std::initializer_list<std::string_view> name) {
    Item item{static_cast<std::uint32_t>(names_.size()), 0, kind, first, last};
    for (const std::string_view part : name) names_ += part;
    item.size = static_cast<std::uint32_t>(names_.size()) - item.begin;
    items_.push_back(item);
}

Features features_of(const Passage& ruled, const WordText& text) {
    Features features;
    features.reserve(text.words.size());
    add_words(text.words, features);
    add_windows(text.words, features);
    for (const ThemeLabel& theme : ruled.themes) {
        for (const Cue& cue : theme.cues) {
            const auto [first, last] = words_of(cue, text.words);
            features.add(FeatureKind::Cue, first, last, {"@", theme.id, " ", cue.rule});
        }
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
