// SPDX-License-Identifier: GPL-3.0-or-later

// When is a text that differs a little from another still the same report? When nothing is lost by leaving it out: all its
// numbers, names and words of judgement are in the other as often, and what is left over are scraps as a reader makes them
// of hyphens, running lines and tables. Whoever adds a rule here should ask what it could make disappear.

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/likeness_book.hpp"

namespace findings {
namespace {

constexpr std::size_t kLongestScrap = 8;      // words in a row that the other text has not
constexpr std::size_t kInsertion = 4;         // words put into a sentence, not a sentence more
constexpr double kMostScraps = 0.08;          // of all words
constexpr std::array<std::string_view, 45> kJudging = {
    "not",      "no",        "never",    "none",     "nor",     "without",  "outstanding", "good",     "inadequate",
    "requires", "must",      "should",   "cannot",   "safe",    "unsafe",   "effective",   "caring",   "responsive",
    "led",      "met",       "breach",   "breaches", "improved", "worse",   "better",      "remained", "stayed",
    "january",  "february",  "march",    "april",    "may",     "june",     "july",        "august",   "september",
    "october",  "november",  "december", "male",     "female",  "all",      "some",        "few",      "most"};

using Counts = std::unordered_map<std::string_view, int>;

Counts counts_of(const std::vector<TextWord>& words) {
    Counts counts;
    for (const TextWord& word : words) counts[word.text] += 1;
    return counts;
}

bool is_judging(std::string_view word) { return std::find(kJudging.begin(), kJudging.end(), word) != kJudging.end(); }

std::uint64_t run_hash(const std::vector<TextWord>& words, std::size_t first, std::size_t count) {
    std::uint64_t hash = count;
    for (std::size_t i = first; i < first + count; ++i) {
        hash = hash * 0x9e3779b97f4a7c15ULL + std::hash<std::string_view>{}(words[i].text);
    }
    return hash;
}

std::unordered_set<std::uint64_t> runs_of(const std::vector<TextWord>& words, std::size_t length) {
    std::unordered_set<std::uint64_t> runs;
    for (std::size_t i = 0; i + length <= words.size(); ++i) runs.insert(run_hash(words, i, length));
    return runs;
}

/// A word that is a word of the other text broken in two, or two of its words run together, is no news.
bool is_broken_word(const std::vector<TextWord>& words, std::size_t at, const Counts& others) {
    const std::string& word = words[at].text;
    if (at > 0 && others.contains(words[at - 1].text + word)) return true;
    if (at + 1 < words.size() && others.contains(word + words[at + 1].text)) return true;
    for (std::size_t cut = 2; cut + 2 <= word.size(); ++cut) {
        if (others.contains(std::string_view(word).substr(0, cut)) && others.contains(std::string_view(word).substr(cut))) return true;
    }
    return false;
}

bool has_words_of_its_own(const std::vector<TextWord>& loser, const Counts& winner) {
    for (const auto& [text, count] : counts_of(loser)) {
        const auto there = winner.find(text);
        const int times = there == winner.end() ? 0 : there->second;
        const bool is_number = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if ((is_number || is_judging(text)) && count > times) return true;
    }
    for (std::size_t i = 0; i < loser.size(); ++i) {
        const bool is_name = loser[i].is_capital && !winner.contains(loser[i].text);
        if (is_name && !is_broken_word(loser, i, winner)) return true;
    }
    return false;
}

/// The lengths of runs of words that no run of three shares with the other text, each with whether it holds a judging word.
template <class Visit>
void for_scraps(const std::vector<TextWord>& words, const std::unordered_set<std::uint64_t>& others, const Visit& visit) {
    std::size_t covered_until = 0, scrap = 0;
    bool judges = false;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        if (i + 3 <= words.size() && others.contains(run_hash(words, i, 3))) covered_until = i + 3;
        if (i < words.size() && i >= covered_until) {
            ++scrap;
            judges = judges || is_judging(words[i].text);
        } else if (scrap > 0) {
            visit(scrap, judges);
            scrap = 0;
            judges = false;
        }
    }
}

}  // namespace

double counted_resemblance(const std::vector<TextWord>& a, const std::vector<TextWord>& b) {
    const auto first = runs_of(a, 5), second = runs_of(b, 5);
    const auto shared = std::count_if(first.begin(), first.end(), [&](std::uint64_t run) { return second.contains(run); });
    const double all = static_cast<double>(first.size() + second.size()) - static_cast<double>(shared);
    return all > 0 ? static_cast<double>(shared) / all : 0;
}

bool holds(const std::vector<TextWord>& winner, const std::vector<TextWord>& loser) {
    if (loser.size() < 3 || has_words_of_its_own(loser, counts_of(winner))) return false;
    std::size_t longest = 0, all = 0;
    for_scraps(loser, runs_of(winner, 3), [&](std::size_t length, bool) {
        longest = std::max(longest, length);
        all += length;
    });
    // A "not" more in the middle of a sentence turns what the loser says into its opposite.
    bool contradicts = false;
    for_scraps(winner, runs_of(loser, 3), [&](std::size_t length, bool judges) { contradicts = contradicts || (judges && length <= kInsertion); });
    return !contradicts && longest <= kLongestScrap && static_cast<double>(all) <= kMostScraps * static_cast<double>(loser.size());
}

}  // namespace findings
