// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/features.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>

namespace findings::label {
namespace {

constexpr std::string_view kStart = "^";
constexpr std::string_view kEnd = "$";
constexpr char kStemMark = '*';
constexpr std::size_t kStemLetters = 5;
constexpr std::uint32_t kNone = Features::kNoPart;
// A name is a line's first field in the model file; a longer run of letters is no word.
constexpr std::size_t kLongestWord = 40;

std::string_view name_of(const Word& word) {
    if (!word.folded.empty() && word.folded.front() >= '0' && word.folded.front() <= '9')
        return "#";
    return std::string_view(word.folded).substr(0, kLongestWord);
}

void add_words(const std::vector<Word>& words, Features& features) {
    const auto count = static_cast<std::uint32_t>(words.size());
    // Parts in the order of the text: the start, the words, the end.
    for (std::uint32_t i = 0; i < count + 2; ++i)
        features.add_part({i == 0 ? kStart : i <= count ? name_of(words[i - 1]) : kEnd});
    // "However, ..." at the very beginning turns against what stood before, outside the text: of
    // the text itself it says nothing.
    const std::uint32_t begin = count > 1 && words.front().folded == "however" ? 1 : 0;
    for (std::uint32_t i = begin; i < count; ++i) {
        const std::uint32_t before = i == begin ? 0 : i, part = i + 1, behind = i + 2;
        const std::uint32_t first = i == begin ? begin : i - 1;
        features.add(FeatureKind::Word, i, i, {part, kNone, kNone});
        const std::string_view word = name_of(words[i]);
        if (word.size() > kStemLetters)
            features.add(FeatureKind::Stem,
                         i,
                         i,
                         {features.add_part({word.substr(0, kStemLetters)}), kNone, kNone});
        features.add(FeatureKind::Pair, first, i, {before, part, kNone});
        features.add(FeatureKind::Triple,
                     first,
                     std::min(i + 1, count - 1),
                     {before, part, behind});
    }
    if (count > 0) features.add(FeatureKind::Pair, count - 1, count - 1, {count, count + 1, kNone});
}

constexpr std::size_t kLongText = 60;  // words; what is no longer is looked at as a whole only
constexpr std::uint32_t kLongSentence = 40;
constexpr std::uint32_t kWindow = 25;  // of a longer sentence
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
            for (std::uint32_t at = first; at + kStride < end; at += kStride)
                features.windows.emplace_back(at, std::min(at + kWindow, end) - 1);
        }
        first = end;
    }
}

/// Words that a cue of the rules lies on; none (first > last) when it came from a heading or
/// another theme.
std::pair<std::uint32_t, std::uint32_t> words_of(const Cue& cue, const std::vector<Word>& words) {
    if (cue.begin >= cue.end) return {1, 0};
    const auto first =
        std::lower_bound(words.begin(),
                         words.end(),
                         cue.begin,
                         [](const Word& word, std::uint32_t at) { return word.begin < at; });
    const auto last =
        std::lower_bound(words.begin(),
                         words.end(),
                         cue.end,
                         [](const Word& word, std::uint32_t at) { return word.end < at; });
    if (first == words.end() || last == words.end() || last < first) return {1, 0};
    return {static_cast<std::uint32_t>(first - words.begin()),
            static_cast<std::uint32_t>(last - words.begin())};
}

}  // namespace

void Features::reserve(std::size_t words) {
    constexpr std::size_t kFeaturesOfWord = 4, kPartsOfWord = 2, kLettersOfPart = 7, kRules = 16;
    items_.reserve(words * kFeaturesOfWord + kRules);
    part_ends_.reserve(words * kPartsOfWord + kRules);
    letters_.reserve(part_ends_.capacity() * kLettersOfPart);
}

std::uint32_t Features::add_part(std::initializer_list<std::string_view> letters) {
    for (const std::string_view piece : letters) letters_ += piece;
    part_ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
    return static_cast<std::uint32_t>(part_ends_.size() - 1);
}

std::string Features::name(const Item& item) const {
    std::vector<std::string_view> parts;
    for (const std::uint32_t number : item.parts) {
        if (number != kNoPart) parts.push_back(part(number));
    }
    return feature_name(item.kind, parts);
}

std::string feature_name(FeatureKind kind, std::span<const std::string_view> parts) {
    std::string name;
    for (std::size_t i = 0; i < parts.size(); ++i) name.append(i == 0 ? "" : " ").append(parts[i]);
    if (kind == FeatureKind::Stem) name += kStemMark;
    return name;
}

std::vector<std::string_view> parts_of_name(FeatureKind kind, std::string_view name) {
    if (kind == FeatureKind::Stem && name.ends_with(kStemMark)) name.remove_suffix(1);
    // rules have spaces in their names
    std::size_t spaces = kind == FeatureKind::Pair ? 1 : kind == FeatureKind::Triple ? 2 : 0;
    std::vector<std::string_view> parts;
    for (std::size_t at = name.find(' '); spaces > 0 && at != std::string_view::npos;
         at = name.find(' '), --spaces) {
        parts.push_back(name.substr(0, at));
        name.remove_prefix(at + 1);
    }
    parts.push_back(name);
    return parts;
}

Features features_of(const Passage& ruled, const WordText& text) {
    Features features;
    features.reserve(text.words.size());
    add_words(text.words, features);
    add_windows(text.words, features);
    const auto add_rule = [&](FeatureKind kind,
                              std::uint32_t first,
                              std::uint32_t last,
                              std::initializer_list<std::string_view> name) {
        features.add(kind, first, last, {features.add_part(name), kNone, kNone});
    };
    for (const ThemeLabel& theme : ruled.themes) {
        for (const Cue& cue : theme.cues) {
            const auto [first, last] = words_of(cue, text.words);
            add_rule(FeatureKind::Cue, first, last, {"@", theme.id, " ", cue.rule});
        }
    }
    for (const Cue& cue : ruled.other_cues) {
        if (cue.rule == "boilerplate") add_rule(FeatureKind::Cue, 1, 0, {"@boilerplate"});
    }
    add_rule(FeatureKind::Verdict, 1, 0, {"=", to_id(ruled.polarity)});
    for (const Cue& cue : ruled.polarity_cues)
        add_rule(FeatureKind::Verdict, 1, 0, {"=", cue.rule, " cue"});
    add_rule(FeatureKind::Verdict, 1, 0, {"=", to_id(ruled.kind), " kind"});
    return features;
}

}  // namespace findings::label
