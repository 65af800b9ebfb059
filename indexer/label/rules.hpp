// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every rule of the labeller as a number in one PhraseBook: those of the taxonomy and the grammar
// of phrases.hpp.

#include "indexer/label/matcher.hpp"
#include "indexer/label/taxonomy.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace findings::label {

enum class RuleType : std::uint8_t {
    // Themes; `theme` says which, `pair` ties both halves of a cue pair together.
    Strong,
    Pattern,
    Weak,
    WeakContext,
    PairAny,
    PairWith,
    NearMiss,
    GeneralNearMiss,
    // Polarity.
    Good,
    Concern,
    Harm,
    Neutral,
    Negator,
    NegatedSubject,
    Without,
    Rising,
    Falling,
    Mended,  // ends what its subject names: "had been replaced"
    DoubleNegative,
    ContrastAfter,   // the half after it carries: however, but
    ContrastBefore,  // the half it opens does not carry: although, despite
    // Requirements: an actor and a modal word, and what looks like one.
    Must,
    Should,
    Recommend,
    NoRequirement,
    PastRequirement,
    // What a finding rests on.
    PeopleSaid,
    RelativesSaid,
    StaffSaid,
    PartnersSaid,
    RecordsShowed,
    WasObserved,
    // Voice of the source.
    Boilerplate,
    ForumVoice,
    NewsVoice,
    PolicyVoice,
    InspectionVoice,
    Count_,
};

struct Rule {
    RuleType type = RuleType::Strong;
    std::uint16_t theme = 0;
    std::uint16_t pair = 0;
};

struct RuleBook {
    Taxonomy taxonomy;
    PhraseBook phrases;
    std::vector<Rule> rules;   // by PhraseHit::rule
    std::vector<int> parents;  // by theme number; -1 = top theme
    std::size_t pair_count = 0;

    explicit RuleBook(Taxonomy taxonomy_read);

  private:
    void add(std::string_view phrase, Rule rule);
    void add_theme(std::uint16_t number);
};

/// A text with the rules that fired in it.
struct Reading {
    WordText text;
    std::vector<PhraseHit> hits;

    Reading(std::string_view source, const RuleBook& book);
};

}  // namespace findings::label
