// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the trained layer may know of a passage: its words, their neighbours, and what the rules
// made of it.

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::label {

enum class FeatureKind : std::uint8_t {
    Word,     // "seclusion": folded; numbers are "#"
    Pair,     // "seclusion room"; "^" is the start of the text, "$" its end
    Triple,   // "did not have"
    Stem,     // "seclu*": first five letters of a longer word
    Cue,      // "@restraint strong-cue": a rule of the taxonomy fired
    Verdict,  // "=concern", "=denial", "=requirement kind": what the rules say of the tone
};

/// Features of the subject decide themes and key question, those of the tone decide polarity.
[[nodiscard]] constexpr bool is_of_subject(FeatureKind kind) {
    return kind != FeatureKind::Triple && kind != FeatureKind::Verdict;
}
[[nodiscard]] constexpr bool is_of_tone(FeatureKind kind) {
    return kind == FeatureKind::Word || kind == FeatureKind::Pair || kind == FeatureKind::Triple ||
           kind == FeatureKind::Verdict;
}

/// Features of one passage. What they are made of (words, first letters of words, names of rules)
/// lies in one string, each once a place: a passage has about a hundred features of some fifty
/// parts.
class Features {
  public:
    static constexpr std::size_t kMostParts = 3;
    static constexpr std::uint32_t kNoPart = UINT32_MAX;
    struct Item {
        std::array<std::uint32_t, kMostParts> parts{kNoPart, kNoPart, kNoPart};
        FeatureKind kind = FeatureKind::Word;
        std::uint32_t first = 0, last = 0;  // words of the text; a Verdict, and a cue that is in no
                                            // one place: none (first > last)
    };

    /// Room for the features of a text of so many words.
    void reserve(std::size_t words);
    /// Gives the part's number.
    std::uint32_t add_part(std::initializer_list<std::string_view> letters);
    void add(FeatureKind kind,
             std::uint32_t first,
             std::uint32_t last,
             std::array<std::uint32_t, kMostParts> parts) {
        items_.push_back({parts, kind, first, last});
    }
    [[nodiscard]] const std::vector<Item>& items() const { return items_; }
    /// Stretches [first, last] of a long text, in which a subject is looked for as in a text of its
    /// own: among many words a theme that one sentence is about would get lost.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> windows;

    [[nodiscard]] std::size_t part_count() const { return part_ends_.size(); }
    [[nodiscard]] std::string_view part(std::uint32_t number) const {
        const std::size_t begin = number == 0 ? 0 : part_ends_[number - 1];
        return std::string_view(letters_).substr(begin, part_ends_[number] - begin);
    }
    [[nodiscard]] std::string name(const Item& item) const;

  private:
    std::string letters_;                   // of all parts, one after the other
    std::vector<std::uint32_t> part_ends_;  // in letters_
    std::vector<Item> items_;
};

/// The name of a feature made of these parts, as it stands in the file of weights; and the parts of
/// a name.
[[nodiscard]] std::string feature_name(FeatureKind kind, std::span<const std::string_view> parts);
[[nodiscard]] std::vector<std::string_view> parts_of_name(FeatureKind kind, std::string_view name);

/// `ruled`: the passage as the rules alone labelled it.
[[nodiscard]] Features features_of(const Passage& ruled, const WordText& text);

}  // namespace findings::label
