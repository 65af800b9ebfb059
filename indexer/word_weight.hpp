// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a word weighs when two passages are compared: may it differ, and they still say the same?

#include <cstdint>
#include <string_view>

namespace findings {

enum class WordWeight : std::uint8_t {
    Light,      // articles, prepositions, forms of "be" and "have": never looked at
    Plain,      // one in many may differ
    Heavy,      // turns what is said: "not", "most", "inadequate", "unsafe"; may not differ
    Number,     // a number written out: differs from place to place
    Reference,  // Heavy, and so is the number after it: "regulation 12", "scored 2"
};

struct WeighedWord {
    std::uint64_t whole = 0;  // hash of the word as it stands; the same on every machine
    std::uint64_t hash = 0;   // of the word without the ending of its plural
    WordWeight weight = WordWeight::Plain;
};

/// `word`: case folded, as the tokeniser gives it. Cost: some 10 ns, no allocation.
[[nodiscard]] WeighedWord weigh_word(std::string_view word);

/// Hash of a word as it stands.
[[nodiscard]] std::uint64_t word_hash(std::string_view word);

/// A hash whose every bit depends on every bit of `x`.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 32U)) * 0xd6e8feb86659fd93ULL;
    x = (x ^ (x >> 32U)) * 0xd6e8feb86659fd93ULL;
    return x ^ (x >> 32U);
}

/// Hash of what `hash` stands for, followed by `next`, itself well mixed.
[[nodiscard]] constexpr std::uint64_t followed_by(std::uint64_t hash, std::uint64_t next) {
    hash = (hash ^ next) * 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 29U);
}

}  // namespace findings
