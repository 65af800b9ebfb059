// SPDX-License-Identifier: GPL-3.0-or-later

// When is a text that differs a little from another still the same report? When nothing is lost by
// leaving it out: all its numbers, names and words of judgement are in the other as often, and what
// is left over are scraps as a reader makes them of hyphens, running lines and tables. Whoever adds
// a rule here should ask what it could make disappear.

#include "indexer/likeness_book.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace findings {
namespace {

constexpr std::size_t kLongestScrap = 8;  // words in a row that the other text has not
constexpr std::size_t kInsertion = 4;     // words put into a sentence, not a sentence more
constexpr double kMostScraps = 0.08;      // of all words
constexpr std::array<std::string_view, 45> kJudging = {
    "not",       "no",         "never",    "none",       "nor",      "without", "outstanding",
    "good",      "inadequate", "requires", "must",       "should",   "cannot",  "safe",
    "unsafe",    "effective",  "caring",   "responsive", "led",      "met",     "breach",
    "breaches",  "improved",   "worse",    "better",     "remained", "stayed",  "january",
    "february",  "march",      "april",    "may",        "june",     "july",    "august",
    "september", "october",    "november", "december",   "male",     "female",  "all",
    "some",      "few",        "most"};

using Counts = std::unordered_map<std::string_view, int>;

Counts counts_of(const TextWords& words) {
    Counts counts;
    for (std::size_t i = 0; i < words.size(); ++i) counts[words[i]] += 1;
    return counts;
}

bool is_judging(std::string_view word) {
    return std::find(kJudging.begin(), kJudging.end(), word) != kJudging.end();
}

std::uint64_t run_hash(const TextWords& words, std::size_t first, std::size_t count) {
    std::uint64_t hash = count;
    for (std::size_t i = first; i < first + count; ++i) {
        hash = hash * 0x9e3779b97f4a7c15ULL + std::hash<std::string_view>{}(words[i]);
    }
    return hash;
}

/// Hashes of runs of words, each once, in order: a set would take four times the memory.
using Runs = std::vector<std::uint64_t>;

Runs runs_of(const TextWords& words, std::size_t length) {
    Runs runs;
    if (words.size() >= length) runs.reserve(words.size() - length + 1);
    for (std::size_t i = 0; i + length <= words.size(); ++i)
        runs.push_back(run_hash(words, i, length));
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

bool contains(const Runs& runs, std::uint64_t hash) {
    return std::binary_search(runs.begin(), runs.end(), hash);
}

/// A word that is a word of the other text broken in two, or two of its words run together, is no
/// news.
bool is_broken_word(const TextWords& words, std::size_t at, const Counts& others) {
    const std::string_view word = words[at];
    const auto joined = [](std::string_view first, std::string_view second) {
        return std::string(first).append(second);
    };
    if (at > 0 && others.contains(joined(words[at - 1], word))) return true;
    if (at + 1 < words.size() && others.contains(joined(word, words[at + 1]))) return true;
    for (std::size_t cut = 2; cut + 2 <= word.size(); ++cut) {
        if (others.contains(word.substr(0, cut)) && others.contains(word.substr(cut))) return true;
    }
    return false;
}

bool has_words_of_its_own(const TextWords& loser, const Counts& winner) {
    for (const auto& [text, count] : counts_of(loser)) {
        const auto there = winner.find(text);
        const int times = there == winner.end() ? 0 : there->second;
        const bool is_number =
            std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if ((is_number || is_judging(text)) && count > times) return true;
    }
    for (std::size_t i = 0; i < loser.size(); ++i) {
        const bool is_name = loser.is_capital(i) && !winner.contains(loser[i]);
        if (is_name && !is_broken_word(loser, i, winner)) return true;
    }
    return false;
}

/// The lengths of runs of words that no run of three shares with the other text, each with whether
/// it holds a judging word.
template <class Visit>
void for_scraps(const TextWords& words, const Runs& others, const Visit& visit) {
    std::size_t covered_until = 0, scrap = 0;
    bool judges = false;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        if (i + 3 <= words.size() && contains(others, run_hash(words, i, 3))) covered_until = i + 3;
        if (i < words.size() && i >= covered_until) {
            ++scrap;
            judges = judges || is_judging(words[i]);
        } else if (scrap > 0) {
            visit(scrap, judges);
            scrap = 0;
            judges = false;
        }
    }
}

}  // namespace

double counted_resemblance(const TextWords& a, const TextWords& b) {
    const auto first = runs_of(a, 5), second = runs_of(b, 5);
    const auto shared = std::count_if(first.begin(), first.end(), [&](std::uint64_t run) {
        return contains(second, run);
    });
    const double all =
        static_cast<double>(first.size() + second.size()) - static_cast<double>(shared);
    return all > 0 ? static_cast<double>(shared) / all : 0;
}

bool holds(const TextWords& winner, const TextWords& loser) {
    if (loser.size() < 3 || has_words_of_its_own(loser, counts_of(winner))) return false;
    std::size_t longest = 0, all = 0;
    for_scraps(loser, runs_of(winner, 3), [&](std::size_t length, bool) {
        longest = std::max(longest, length);
        all += length;
    });
    // A "not" more in the middle of a sentence turns what the loser says into its opposite.
    bool contradicts = false;
    for_scraps(winner, runs_of(loser, 3), [&](std::size_t length, bool judges) {
        contradicts = contradicts || (judges && length <= kInsertion);
    });
    return !contradicts && longest <= kLongestScrap &&
           static_cast<double>(all) <= kMostScraps * static_cast<double>(loser.size());
}

}  // namespace findings
