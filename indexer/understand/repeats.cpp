// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/repeats.hpp"

#include "indexer/schema/name_table.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <tsl/robin_map.h>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewestWords = 8;  // of a passage that can be told to be the same
constexpr std::size_t kMostWords = 260;
constexpr std::size_t kRareIn = 12;   // passages; words of more are no key
constexpr double kSharedWords = 0.8;  // of the shorter's words, in the longer
constexpr double kSharedPairs = 0.6;  // of its neighbouring words
constexpr std::size_t kMostPassages = 20000;

enum class Voice { Finding, Demand, Other };

struct Text {
    std::vector<std::uint32_t> words;  // numbers of words, in order
    std::vector<std::uint32_t> set;    // sorted, each once
    /// sorted, each once; made when first asked for, as most passages are like no other
    mutable std::vector<std::uint64_t> pairs;
    Voice voice = Voice::Other;
    int denials = 0;
    std::vector<std::uint32_t> denied;  // words that a denial stands before
    std::vector<std::string_view> figures;
};

Voice voice_of(SectionRole role) {
    switch (role) {
        case SectionRole::MustActions:
        case SectionRole::ShouldActions:
        case SectionRole::ActionStatement:
        case SectionRole::Recommendations:
            return Voice::Demand;
        case SectionRole::Boilerplate:
        case SectionRole::NotAssessed:
        case SectionRole::Personal:
        case SectionRole::Post:
        case SectionRole::History:
            return Voice::Other;
        default:
            return Voice::Finding;
    }
}

struct WordHash {
    std::size_t operator()(std::string_view word) const { return NameTable::hash_of(word); }
};

/// Words as numbers from 0. Thread: one object a thread.
class Numbers {
  public:
    /// `word` must outlive this object.
    std::uint32_t of(std::string_view word) {
        return numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size()))
            .first->second;
    }
    [[nodiscard]] std::size_t size() const { return numbers_.size(); }

  private:
    tsl::robin_map<std::string_view,
                   std::uint32_t,
                   WordHash,
                   std::equal_to<>,
                   std::allocator<std::pair<std::string_view, std::uint32_t>>,
                   true>
        numbers_;
};

/// A word that rare passages share is found by them; of the others only the count is kept.
struct Holders {
    std::uint32_t count = 0;
    std::array<std::uint32_t, kRareIn> passages{};

    void add(std::uint32_t passage) {
        if (count < kRareIn) passages.at(count) = passage;
        ++count;
    }
};

bool is_denial(std::string_view word) {
    constexpr std::array<std::string_view, 10> kDenials =
        {"not", "no", "never", "without", "none", "nor", "neither", "failed", "lacked", "cannot"};
    return std::find(kDenials.begin(), kDenials.end(), word) != kDenials.end() ||
           word.ends_with("n't");
}

bool is_part_of_word(char c) {
    return is_letter(c) || is_digit(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80U;
}

/// `folded_text` must outlive the result and `numbers`.
Text text_of(std::string_view folded_text, Voice voice, Numbers& numbers) {
    Text text;
    text.voice = voice;
    text.words.reserve(folded_text.size() / 5);
    bool after_denial = false;
    for (std::size_t end = 0, begin = 0; begin < folded_text.size(); begin = end + 1) {
        for (end = begin; end < folded_text.size() && is_part_of_word(folded_text[end]);) ++end;
        if (end == begin) continue;
        const auto word = folded_text.substr(begin, end - begin);
        text.words.push_back(numbers.of(word));
        if (after_denial) text.denied.push_back(text.words.back());
        after_denial = is_denial(word);
        if (after_denial) ++text.denials;
        if (is_digit(word.front())) text.figures.push_back(word);
    }
    text.set = text.words;
    std::sort(text.set.begin(), text.set.end());
    text.set.erase(std::unique(text.set.begin(), text.set.end()), text.set.end());
    return text;
}

const std::vector<std::uint64_t>& pairs_of(const Text& text) {
    auto& pairs = text.pairs;
    if (!pairs.empty()) return pairs;
    pairs.reserve(text.words.size());
    for (std::size_t i = 0; i + 1 < text.words.size(); ++i)
        pairs.push_back((static_cast<std::uint64_t>(text.words[i]) << 32U) | text.words[i + 1]);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

template <class T>
double share(const std::vector<T>& part, const std::vector<T>& whole) {
    if (part.empty()) return 0;
    std::size_t both = 0;
    for (auto a = part.begin(), b = whole.begin(); a != part.end() && b != whole.end();) {
        if (*a == *b)
            ++both, ++a, ++b;
        else if (*a < *b)
            ++a;
        else
            ++b;
    }
    return static_cast<double>(both) / static_cast<double>(part.size());
}

/// `brief` says nothing that `full` does not say.
bool repeats(const Text& brief, const Text& full) {
    if (brief.voice != full.voice || brief.words.size() > full.words.size()) return false;
    // One more "not" in a text of nearly the same length turns it round.
    if (brief.denials != full.denials && full.words.size() < brief.words.size() * 2) return false;
    if (brief.denials > full.denials) return false;
    const auto states = [&](std::uint32_t word) {
        return std::binary_search(brief.set.begin(), brief.set.end(), word);
    };
    if (brief.denials == 0 && std::any_of(full.denied.begin(), full.denied.end(), states))
        return false;
    for (const auto& figure : brief.figures) {
        if (std::find(full.figures.begin(), full.figures.end(), figure) == full.figures.end())
            return false;
    }
    return share(brief.set, full.set) >= kSharedWords &&
           share(pairs_of(brief), pairs_of(full)) >= kSharedPairs;
}

}  // namespace

void mark_repeats(Report& report) {
    auto& passages = report.passages;
    if (passages.size() < 2 || passages.size() > kMostPassages) return;
    std::vector<std::string> folded_texts(passages.size());
    Numbers numbers;
    std::vector<Text> texts(passages.size());
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const Voice voice = voice_of(passages[i].role);
        if (voice == Voice::Other) continue;
        folded_texts[i] = folded(passages[i].text);
        texts[i] = text_of(folded_texts[i], voice, numbers);
    }
    const auto is_comparable = [&](std::size_t i) {
        return texts[i].words.size() >= kFewestWords && texts[i].words.size() <= kMostWords;
    };
    std::vector<Holders> holders(numbers.size());  // by word
    for (std::uint32_t i = 0; i < passages.size(); ++i) {
        if (!is_comparable(i)) continue;
        for (const auto word : texts[i].set) holders[word].add(i);
    }
    // Most passages have too many words of their own to be in another.
    const auto may_repeat = [&](std::size_t i) {
        const auto& set = texts[i].set;
        const auto own = std::count_if(set.begin(), set.end(), [&](std::uint32_t word) {
            return holders[word].count == 1;
        });
        return static_cast<double>(std::ssize(set) - own) >=
               kSharedWords * static_cast<double>(set.size());
    };
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < passages.size(); ++i) {
        if (!is_comparable(i) || !may_repeat(i)) continue;
        others.clear();
        for (const auto word : texts[i].set) {
            const Holders& in = holders[word];
            if (in.count > 1 && in.count <= kRareIn)
                others.insert(others.end(), in.passages.begin(), in.passages.begin() + in.count);
        }
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
        const Text* best = nullptr;
        for (const auto other : others) {
            if (other == i || !passages[other].repeats.empty()) continue;
            const bool longer = texts[other].words.size() > texts[i].words.size() ||
                                (texts[other].words.size() == texts[i].words.size() && other > i);
            if (!longer || !repeats(texts[i], texts[other])) continue;
            if (best != nullptr && best->words.size() >= texts[other].words.size()) continue;
            best = &texts[other];
            passages[i].repeats = passages[other].id;
        }
    }
}

}  // namespace findings::understanding
