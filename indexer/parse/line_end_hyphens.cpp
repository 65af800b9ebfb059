// SPDX-License-Identifier: GPL-3.0-or-later

// Hyphens at the ends of lines: of the word, or only of the line.

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "log-" / "in before the shift", "sign-" / "off": a verb and its particle.
bool is_verb_and_particle(std::string_view half, std::string_view after) {
    constexpr std::array<std::string_view, 6> kParticles = {"in", "up", "on", "off", "out", "by"};
    constexpr std::array<std::string_view, 34> kVerbs = {
        "log",  "sign",  "check", "drop",  "walk",  "built", "stand", "buy",   "plug",
        "opt",  "clock", "set",   "back",  "catch", "start", "hand",  "hands", "knock",
        "add",  "run",   "line",  "clean", "top",   "write", "mock",  "warm",  "round",
        "step", "speak", "turn",  "lie",   "stop",  "look",  "cut"};
    const auto end = after.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    return is_one_of(after.substr(0, end), kParticles) && is_one_of(ascii_lower(half), kVerbs);
}

}  // namespace

bool hyphen_is_part_of_word(std::string_view before, std::string_view after) {
    constexpr std::array<std::string_view, 37> kPrefixes = {
        "co",   "re",       "non",      "self", "well",  "multi", "anti",  "pre",
        "post", "sub",      "inter",    "long", "short", "high",  "low",   "person",
        "face", "follow",   "day",      "out",  "in",    "over",  "under", "mid",
        "ex",   "cross",    "one",      "two",  "three", "four",  "year",  "full",
        "part", "decision", "evidence", "semi", "de"};
    if (!starts_lower(after)) return true;
    const std::size_t begin = before.find_last_of(" (/\xE2") + 1;
    std::string_view half = before.substr(begin);
    if (half.ends_with('-')) half.remove_suffix(1);
    if (half.find('-') != std::string_view::npos) return true;  // "up-to-" + "date"
    return is_one_of(ascii_lower(half), kPrefixes) || is_verb_and_particle(half, after);
}

}  // namespace findings
