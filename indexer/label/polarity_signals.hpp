// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the rules found in a passage that praises, blames or turns either, before it is weighed
// (polarity.cpp).

#include "indexer/label/rules.hpp"

#include <string_view>
#include <vector>

namespace findings::label {

struct Signal {
    PhraseHit hit;
    RuleType type;
    bool is_used = false;
    bool names_harm = false;  // a harm, or blame that names one: "prone restraint"
};

/// Each by its place in the text. Of phrases within one another only the longest is there: "not
/// always" and "no concerns" are one signal, not a negator and a word.
struct Signals {
    std::vector<Signal> words;       // Good, Concern, Harm
    std::vector<Signal> negators;    // Negator, NegatedSubject, Without
    std::vector<Signal> directions;  // Rising, Falling
    std::vector<PhraseHit> mendings;
    std::vector<PhraseHit> contrasts;
};

/// `text`: of the reading, as printed.
[[nodiscard]] Signals signals_of(std::string_view text,
                                 const Reading& reading,
                                 const RuleBook& book);

/// By word, how much what it says weighs: 1, or `subordinate` in the half before however/but and in
/// the half that although/despite opens a sentence with.
[[nodiscard]] std::vector<float> weights_of_halves(const Reading& reading,
                                                   const RuleBook& book,
                                                   const std::vector<PhraseHit>& contrasts,
                                                   float subordinate);

}  // namespace findings::label
