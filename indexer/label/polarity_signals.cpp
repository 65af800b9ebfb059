// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/polarity_signals.hpp"

#include "indexer/label/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace findings::label {
namespace {

bool is_within(const PhraseHit& inner, const PhraseHit& outer) {
    const bool same = inner.first == outer.first && inner.last == outer.last;
    return !same && outer.first <= inner.first && inner.last <= outer.last;
}

void mark_named_harms(std::vector<Signal>& words) {
    for (Signal& signal : words) {
        signal.names_harm = std::any_of(words.begin(), words.end(), [&](const Signal& one) {
            return one.type == RuleType::Harm && signal.type != RuleType::Good &&
                   signal.hit.first <= one.hit.first && one.hit.last <= signal.hit.last;
        });
    }
}

void drop_covered(Signals& signals, const std::vector<PhraseHit>& double_negatives) {
    std::vector<PhraseHit> all = double_negatives;
    for (const auto* group : {&signals.words, &signals.negators}) {
        for (const Signal& signal : *group) all.push_back(signal.hit);
    }
    const auto is_covered = [&](const Signal& signal) {
        return std::any_of(all.begin(), all.end(), [&](const PhraseHit& outer) {
            return is_within(signal.hit, outer);
        });
    };
    std::erase_if(signals.words, is_covered);
    std::erase_if(signals.negators, is_covered);
    std::erase_if(signals.directions, is_covered);
    // "The fall in restraint" is no harm that falls; in "removed the restriction" one does.
    std::erase_if(signals.words, [&](const Signal& word) {
        return std::any_of(signals.directions.begin(),
                           signals.directions.end(),
                           [&](const Signal& direction) {
                               return is_within(word.hit, direction.hit) &&
                                      word.hit.first == direction.hit.first;
                           });
    });
    // "Had gone wrong", "had gone up": nothing is over.
    std::erase_if(signals.mendings, [&](const PhraseHit& mending) {
        const auto reaches_on = [&](const PhraseHit& longer) {
            return longer.first <= mending.last && longer.last > mending.last;
        };
        const auto goes_on = [&](const Signal& longer) { return reaches_on(longer.hit); };
        return std::any_of(signals.words.begin(), signals.words.end(), goes_on) ||
               std::any_of(signals.directions.begin(), signals.directions.end(), goes_on) ||
               std::any_of(double_negatives.begin(), double_negatives.end(), reaches_on);
    });
    const auto same_words = [](const Signal& a, const Signal& b) {
        return a.hit.first == b.hit.first && a.hit.last == b.hit.last && a.type == b.type;
    };
    signals.words.erase(std::unique(signals.words.begin(), signals.words.end(), same_words),
                        signals.words.end());
}

/// "A fall in the garden", "a rise in his chair": where, not of what. "A fall in the number of
/// falls" is a count's.
bool is_of_place(const PhraseHit& direction, const std::vector<Word>& words) {
    constexpr auto kArticles = std::to_array<std::string_view>(
        {"the", "a", "an", "his", "her", "their", "my", "our", "its"});
    constexpr auto kCounted = std::to_array<std::string_view>(
        {"number", "numbers", "use",    "rate",       "rates",   "share",     "proportion",
         "amount", "level",   "levels", "percentage", "count",   "incidence", "frequency",
         "length", "average", "cost",   "time",       "backlog", "total"});
    const std::size_t behind = direction.last + 1U;
    if (words[direction.last].folded != "in" || behind + 1 >= words.size() ||
        !is_among(kArticles, words[behind].folded))
        return false;
    return !is_among(kCounted, words[behind + 1].folded);
}

/// "At Low Fell", "the drop-in on Fridays".
bool is_of_name(const PhraseHit& direction, std::string_view text, const std::vector<Word>& words) {
    const Word& first = words[direction.first];
    const char letter = text[first.begin];
    const bool opens =
        direction.first == 0 || words[direction.first - 1].sentence != first.sentence;
    const bool is_hyphened = direction.last > direction.first && text[first.end] == '-';
    return is_hyphened || (!opens && letter >= 'A' && letter <= 'Z');
}

}  // namespace

Signals signals_of(std::string_view text, const Reading& reading, const RuleBook& book) {
    Signals signals;
    std::vector<PhraseHit> double_negatives;
    for (const PhraseHit& hit : reading.hits) {
        const RuleType type = book.rules[hit.rule].type;
        switch (type) {
            case RuleType::Good:
            case RuleType::Concern:
            case RuleType::Harm:
                signals.words.push_back({hit, type});
                break;
            case RuleType::Negator:
            case RuleType::NegatedSubject:
            case RuleType::Without:
                signals.negators.push_back({hit, type});
                break;
            case RuleType::Rising:
            case RuleType::Falling:
                if (!is_of_place(hit, reading.text.words) &&
                    !is_of_name(hit, text, reading.text.words))
                    signals.directions.push_back({hit, type});
                break;
            case RuleType::Mended:
                signals.mendings.push_back(hit);
                break;
            case RuleType::DoubleNegative:
                double_negatives.push_back(hit);
                break;
            case RuleType::ContrastAfter:
            case RuleType::ContrastBefore:
                signals.contrasts.push_back(hit);
                break;
            default:
                break;
        }
    }
    mark_named_harms(signals.words);
    drop_covered(signals, double_negatives);
    return signals;
}

std::vector<float> weights_of_halves(const Reading& reading,
                                     const RuleBook& book,
                                     const std::vector<PhraseHit>& contrasts,
                                     float subordinate) {
    const auto& words = reading.text.words;
    std::vector<float> weights(words.size(), 1.0F);
    for (const PhraseHit& hit : contrasts) {
        const std::uint32_t sentence = words[hit.first].sentence;
        const bool opens_sentence = hit.first == 0 || words[hit.first - 1].sentence != sentence;
        if (book.rules[hit.rule].type == RuleType::ContrastBefore) {
            // "..., although Y was not": both halves stand, the open one carries.
            for (std::size_t i = hit.first;
                 opens_sentence && i < words.size() && words[i].clause == words[hit.first].clause;
                 ++i)
                weights[i] = subordinate;
            continue;
        }
        for (std::size_t i = 0; i < hit.first; ++i) {
            const bool is_before =
                opens_sentence ? words[i].sentence + 1 == sentence : words[i].sentence == sentence;
            if (is_before) weights[i] = subordinate;
        }
    }
    return weights;
}

}  // namespace findings::label
