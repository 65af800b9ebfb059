// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/method_sentences.hpp"

#include "indexer/label/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace findings::label {
namespace {

constexpr auto kVerbs = std::to_array<std::string_view>(
    {"spoke",       "talked",   "met",      "read",       "looked",   "went",      "came",
     "visited",     "held",     "rang",     "telephoned", "sat",      "watched",   "asked",
     "interviewed", "reviewed", "observed", "listened",   "examined", "checked",   "inspected",
     "attended",    "joined",   "toured",   "walked",     "ate",      "sent",      "surveyed",
     "analysed",    "used",     "drew",     "sampled",    "carried",  "followed",  "tracked",
     "wrote",       "studied",  "gathered", "left",       "invited",  "requested", "shadowed"});
// With one of these the sentence goes on to say what came of it.
constexpr auto kFindings = std::to_array<std::string_view>(
    {"found",     "saw",     "noted",   "showed",   "told",     "said",    "heard",  "felt",
     "thought",   "noticed", "because", "but",      "although", "however", "unable", "concerned",
     "impressed", "pleased", "concern", "concerns", "not",      "no",      "nobody", "none",
     "only",      "good",    "poor",    "well",     "should",   "must"});

/// The first word behind "We also", "On the first day we": the verb of who looks; `end` where there
/// is none.
std::size_t verb_of_visitors(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
    constexpr std::size_t kOpening = 8;  // words in front of "we"
    for (std::size_t i = begin; i < end && i < begin + kOpening; ++i) {
        if (words[i].folded != "we" && words[i].folded != "i") continue;
        std::size_t verb = i + 1;
        while (verb < end && (words[verb].folded == "also" || words[verb].folded == "then" ||
                              words[verb].folded == "had"))
            ++verb;
        return verb;
    }
    return end;
}

}  // namespace

bool tells_only_method(std::string_view text, const WordText& words) {
    const auto& all = words.words;
    if (all.empty() || text.find('"') != text.npos || text.find("\u201c") != text.npos)
        return false;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].sentence == all[begin].sentence) ++end;
        const std::size_t verb = verb_of_visitors(all, begin, end);
        if (verb >= end || !is_among(kVerbs, all[verb].folded)) return false;
        if (std::any_of(all.begin() + static_cast<std::ptrdiff_t>(begin),
                        all.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const Word& word) { return is_among(kFindings, word.folded); }))
            return false;
        begin = end;
    }
    return true;
}

bool begins_with_definition(const WordText& words) {
    constexpr std::size_t kLongestTerm = 7;  // words
    const auto& all = words.words;
    const std::size_t end = std::min(all.size(), kLongestTerm);
    for (std::size_t i = 1; i + 2 < end && all[i].sentence == 0; ++i) {
        if (all[i].folded == "means" || all[i].folded == "mean") return true;
        if (all[i].folded != "is" && all[i].folded != "are") continue;
        // "A rule is not a blanket restriction if ..."
        const std::size_t what = all[i + 1].folded == "not" ? i + 2 : i + 1;
        constexpr auto kArticles =
            std::to_array<std::string_view>({"a", "an", "any", "the", "when", "where"});
        return is_among(kArticles, all[what].folded) &&
               (all[0].folded == "a" || all[0].folded == "an");
    }
    return false;
}

}  // namespace findings::label
