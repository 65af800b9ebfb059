// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the trained layer may know of a passage: its words, their neighbours, and what the rules made of it.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

namespace findings::label {

enum class FeatureKind : std::uint8_t {
    Word,      // "seclusion": folded; numbers are "#"
    Pair,      // "seclusion room"; "^" is the start of the text, "$" its end
    Triple,    // "did not have"
    Stem,      // "seclu*": first five letters of a longer word
    Cue,       // "@restraint strong-cue": a rule of the taxonomy fired
    Verdict,   // "=concern", "=denial", "=requirement kind": what the rules say of the tone
};

/// Features of the subject decide themes and key question, those of the tone decide polarity.
[[nodiscard]] constexpr bool is_of_subject(FeatureKind kind) { return kind != FeatureKind::Triple && kind != FeatureKind::Verdict; }
[[nodiscard]] constexpr bool is_of_tone(FeatureKind kind) {
    return kind == FeatureKind::Word || kind == FeatureKind::Pair || kind == FeatureKind::Triple || kind == FeatureKind::Verdict;
}

/// Features of one passage. Names lie in one string: a passage has about a hundred.
class Features {
  public:
    struct Item {
        std::uint32_t begin = 0, size = 0;  // of the name
        FeatureKind kind = FeatureKind::Word;
        std::uint32_t first = 0, last = 0;  // words of the text; a Verdict, and a cue that is in no one place: none (first > last)
    };

    /// Room for the features of a text of so many words.
    void reserve(std::size_t words);
    void add(FeatureKind kind, std::uint32_t first, std::uint32_t last, std::initializer_list<std::string_view> name);
    [[nodiscard]] const std::vector<Item>& items() const { return items_; }
    /// Stretches [first, last] of a long text, in which a subject is looked for as in a text of its own: among many words a
    /// theme that one sentence is about would get lost.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> windows;

    [[nodiscard]] std::string_view name(const Item& item) const { return std::string_view(names_).substr(item.begin, item.size); }

  private:
    std::string names_;
    std::vector<Item> items_;
};

/// `ruled`: the passage as the rules alone labelled it.
[[nodiscard]] Features features_of(const Passage& ruled, const WordText& text);

}  // namespace findings::label
