// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All phrases of all rules in one trie of words, so that a passage is read once however many rules
// there are.

#include "indexer/label/words.hpp"
#include "indexer/schema/name_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

struct PhrasePart;

/// A phrase found: words [first, last] of the text fire rule `rule`.
struct PhraseHit {
    std::uint32_t rule = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// Phrases to rule numbers. Fill with add(), then only const functions: safe to share between
/// threads.
///
/// A phrase is words separated by spaces or hyphens, folded as the text is. Beyond plain words:
///   (a|b c)  any of these             #   a number ("12", "twelve")
///   ..       up to three words       ... up to eight words, within the sentence
/// Upper-case abbreviations of up to three letters match only as printed.
class PhraseBook {
  public:
    PhraseBook();
    void add(std::string_view phrase, std::uint32_t rule);
    /// Makes a word known without a rule, so that mend_words() leaves it alone.
    void add_known_word(std::string_view folded);

    /// What mend_words() numbers a text by.
    [[nodiscard]] const NameTable& known_words() const { return words_; }
    /// Every occurrence of every phrase, by first word, in words that mend_words() numbered by
    /// known_words(). Cost: linear in the text.
    [[nodiscard]] std::vector<PhraseHit> find(const WordText& text) const;

  private:
    struct Node {
        std::uint64_t edges = 0;  // bit (word id mod 64) is set where an edge leads on by that word
        std::uint32_t rules = 0;  // 1 + number in rule_lists_; 0 = none ends here
        std::uint32_t any_number = 0;  // child for "#"; 0 = none
        std::uint32_t short_gap = 0;   // child after ".."
        std::uint32_t long_gap = 0;    // child after "..."
    };
    struct Ids {
        std::uint32_t plain = 0;  // id of the folded word; 0 = unknown
        std::uint32_t upper = 0;  // id of the abbreviation as printed
        std::uint32_t sentence = 0;
        bool is_number = false;
    };
    struct Walk;

    void insert(const std::vector<PhrasePart>& parts,
                std::size_t at,
                std::uint32_t node,
                std::uint32_t rule);
    std::uint32_t child(std::uint32_t node, std::string_view word);
    [[nodiscard]] std::uint32_t next(std::uint32_t node, std::uint32_t word_id) const;
    void walk(const Walk& walk, std::uint32_t node, std::size_t at) const;

    NameTable words_;  // folded words, and abbreviations as printed
    /// Open hash of node << 32 | word id -> node: nearly every look-up misses, so it must miss
    /// fast.
    struct Edge {
        std::uint64_t key = 0;  // 0 = free: word ids begin at 1
        std::uint32_t to = 0;
    };
    [[nodiscard]] std::size_t edge_slot(std::uint64_t key) const;
    void grow_edges();

    std::vector<Edge> edges_;  // a power of two, at most half full
    std::size_t edge_count_ = 0;
    std::vector<std::uint32_t>
        starts_;               // by word id: child of the root, 0 = no phrase begins with it
    std::vector<Node> nodes_;  // the first is the root
    std::vector<std::vector<std::uint32_t>> rule_lists_;
};

}  // namespace findings::label
