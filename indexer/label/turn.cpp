// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/turn.hpp"

#include "indexer/label/word_list.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::label {
namespace {

constexpr std::size_t kLeastWords = 3;  // "Falls had halved"

/// Words that set two statements against each other; "while" mostly tells when.
constexpr std::array kTurns = std::to_array<std::string_view>(
    {"however", "but", "nevertheless", "in", "yet", "although", "though", "despite", "whereas"});

bool is_contrast(const Rule& rule) {
    return rule.type == RuleType::ContrastAfter || rule.type == RuleType::ContrastBefore;
}

using Place = std::vector<Word>::const_iterator;

/// Words [first, last) as bytes.
std::optional<Part> part_of(Place first, Place last) {
    if (last - first < static_cast<std::ptrdiff_t>(kLeastWords)) return std::nullopt;
    return Part{first->begin, std::prev(last)->end};
}

std::optional<Turn> turn_of(std::optional<Part> before, std::optional<Part> after) {
    if (!before || !after) return std::nullopt;
    return Turn{*before, *after};
}

std::optional<Turn> turn_at(const std::vector<Word>& words,
                            const PhraseHit& hit,
                            bool subordinates) {
    const auto at = words.begin() + hit.first;
    const auto behind = words.begin() + hit.last + 1;
    const auto sentence_ends = std::find_if(at, words.end(), [&](const Word& word) {
        return word.sentence != at->sentence;
    });
    const bool opens_sentence = at == words.begin() || std::prev(at)->sentence != at->sentence;
    if (opens_sentence && subordinates) {
        const auto clause_ends = std::find_if(at, sentence_ends, [&](const Word& word) {
            return word.clause != at->clause;
        });
        return turn_of(part_of(behind, clause_ends), part_of(clause_ends, sentence_ends));
    }
    if (opens_sentence) return turn_of(part_of(words.begin(), at), part_of(behind, words.end()));
    const auto sentence_begins = std::find_if(words.begin(), at, [&](const Word& word) {
        return word.sentence == at->sentence;
    });
    return turn_of(part_of(sentence_begins, at), part_of(behind, sentence_ends));
}

}  // namespace

std::optional<Turn> turn_of(const Reading& reading, const RuleBook& book) {
    const auto& words = reading.text.words;
    for (const PhraseHit& hit : reading.hits) {
        const Rule& rule = book.rules[hit.rule];
        if (!is_contrast(rule) || !is_among(kTurns, words[hit.first].folded)) continue;
        const bool opens = hit.first == 0 ||
                           words[hit.first - 1].clause != words[hit.first].clause ||
                           words[hit.first - 1].sentence != words[hit.first].sentence;
        if (!opens) continue;
        if (auto turn = turn_at(words, hit, rule.type == RuleType::ContrastBefore)) return turn;
    }
    return std::nullopt;
}

}  // namespace findings::label
