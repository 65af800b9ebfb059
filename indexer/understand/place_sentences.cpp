// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/place_sentences.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kOpening = 14;      // paragraphs
constexpr std::size_t kSentences = 3;     // of each
constexpr std::size_t kLongestName = 80;  // bytes
constexpr std::size_t kReach = 160;       // bytes in which the sentence says what it is

/// Between the name and what it is.
constexpr auto kVerbs = std::to_array<std::string_view>({" is a ",
                                                         " is an ",
                                                         " is registered ",
                                                         " is one of ",
                                                         " is part of ",
                                                         " is located ",
                                                         " is situated ",
                                                         " is operated by ",
                                                         " is run by ",
                                                         " is in ",
                                                         " is based ",
                                                         " was a ",
                                                         " provides ",
                                                         " provided ",
                                                         " offers ",
                                                         " accommodates ",
                                                         " can accommodate ",
                                                         " delivers "});

constexpr auto kServices = std::to_array<std::string_view>(
    {"care home",     "nursing",       "residential",       "personal care",
     "domiciliary",   "homecare",      "home care",         "supported living",
     "extra care",    "accommodation", "hospital",          "hospice",
     "dental",        "nhs",           "medical services",  "patients",
     "mental health", "ambulance",     "regulated activit", "people living with",
     "clinic"});

/// What begins a sentence and is no name. Folded.
constexpr auto kNoNames = std::to_array<std::string_view>(
    {"the service",    "the home",       "the provider", "the trust",    "the practice",
     "the hospital",   "the registered", "the manager",  "the location", "the agency",
     "the inspection", "the ward",       "the staff",    "the building", "the centre",
     "the care",       "the report",     "the main",     "the unit",     "this ",
     "these ",         "those ",         "it ",          "there ",       "we ",
     "our ",           "they ",          "people",       "staff",        "patients",
     "residents",      "inspectors",     "care ",        "all ",         "each ",
     "every ",         "one ",           "many ",        "most ",        "some ",
     "registered",     "accommodation",  "a ",           "an "});

/// Words with capitals, and the small ones between them.
bool is_name_shaped(std::string_view name) {
    if (name.size() < 4 || name.size() > kLongestName || !is_upper(name.front())) return false;
    if (contains_any(name, std::array<std::string_view, 5>{". ", ": ", "?", "\u201c", "\""}))
        return false;
    const std::string key = folded(name) + ' ';
    if (starts_with_any(key, kNoNames)) return false;
    std::size_t words = 0;
    for (const auto word : split_on(name, " ")) {
        const bool small = word == "and" || word == "of" || word == "the" || word == "at" ||
                           word == "for" || word == "in" || word == "-" || word == "&" ||
                           word == "on";
        if (word.empty() || ++words > 9) return false;
        const bool capital = is_upper(word.front()) || is_digit(word.front()) ||
                             word.front() == '(' ||
                             static_cast<unsigned char>(word.front()) >= 0x80;
        if (!small && !capital) return false;
    }
    return words >= 2;
}

}  // namespace

DescribedPlace described_place(std::span<const Block> blocks) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || block.text.size() < kLongestName) continue;
        if (++seen > kOpening) break;
        std::size_t sentences = 0;
        for (const auto sentence : split_sentences(block.text, 1)) {
            if (++sentences > kSentences) break;
            const auto verb = first_of(kVerbs, sentence.substr(0, kLongestName + 20));
            if (verb == std::string_view::npos) continue;
            const auto name = trimmed(sentence.substr(0, verb), " ,");
            const std::string rest = folded(sentence.substr(verb, kReach));
            if (!is_name_shaped(name) || !contains_any(rest, kServices)) continue;
            return {name, organisation_that_runs(sentence)};
        }
    }
    return {};
}

}  // namespace findings::understanding
