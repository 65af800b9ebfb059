// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/action_headings.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHeading = 80;       // bytes
constexpr std::size_t kLongestExplanation = 400;  // bytes

std::optional<SectionRole> role_of_verb(std::string_view key) {
    if (contains_word(key, "must") || key.starts_with("musts")) return SectionRole::MustActions;
    if (contains_word(key, "should") || key.starts_with("shoulds"))
        return SectionRole::ShouldActions;
    return std::nullopt;
}

/// What stands before and behind the "must" or "should" of a heading.
struct Modal {
    std::string_view before;
    std::string_view behind;
};

std::optional<Modal> modal_in(std::string_view key) {
    for (const std::string_view verb : {" must", " should"}) {
        const auto at = key.find(verb);
        if (at == std::string_view::npos) continue;
        const auto behind = key.substr(at + verb.size());
        if (behind.empty() || behind.front() == ' ')
            return Modal{key.substr(0, at), trimmed(behind)};
    }
    return std::nullopt;
}

bool names_provider(std::string_view words) {
    constexpr auto kWho = std::to_array<std::string_view>(
        {"provider", "providers", "trust",    "service", "hospital", "practice", "home",
         "agency",   "clinic",    "hospice",  "ward",    "surgery",  "unit",     "centre",
         "manager",  "managers",  "company",  "they",    "it",       "you",      "dentist",
         "board",    "charity",   "location", "partners"});
    for (const auto who : kWho) {
        if (contains_word(words, who)) return true;
    }
    return false;
}

/// "Must", "Should improve", "MUST do actions": the word itself heads the list.
bool begins_with_modal(std::string_view key) {
    const auto word = key.substr(0, key.find(' '));
    constexpr auto kWords = std::to_array<std::string_view>(
        {"must", "musts", "should", "shoulds", "must-do", "should-do"});
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end() && word_count(key) <= 3;
}

/// "What the provider must do next", "Improvements the ward should make", "What must be put right".
bool heads_list_of_actions(std::string_view key) {
    constexpr auto kOpenings = std::to_array<std::string_view>({"what ",
                                                                "things ",
                                                                "areas ",
                                                                "where ",
                                                                "improvements ",
                                                                "changes ",
                                                                "steps ",
                                                                "the things ",
                                                                "the areas ",
                                                                "the improvements "});
    constexpr auto kVerbs = std::to_array<std::string_view>({"do",
                                                             "take",
                                                             "make",
                                                             "improve",
                                                             "change",
                                                             "act",
                                                             "address",
                                                             "put right",
                                                             "be done",
                                                             "be improved",
                                                             "be put right",
                                                             "be made",
                                                             "happen",
                                                             "get better"});
    const auto modal = modal_in(key);
    if (!modal) return false;
    // "have done since our last visit" tells of earlier demands.
    if (contains_any(modal->behind,
                     std::array<std::string_view, 3>{" since ", " last ", " previous "}))
        return false;
    bool acts = modal->behind.empty();
    for (const auto verb : kVerbs)
        acts = acts || modal->behind == verb || modal->behind.starts_with(std::string(verb) + " ");
    if (!acts) return false;
    if (starts_with_any(std::string(modal->before) + " ", kOpenings))
        return names_provider(modal->before) || word_count(modal->before) <= 1;
    // "The trust must make improvements in these areas", "It should"
    const bool short_subject = word_count(modal->before) <= 3 && names_provider(modal->before);
    const bool list_named = contains_any(
        modal->behind,
        std::array<std::string_view, 4>{"improvement", "following", "these ", "action"});
    return short_subject && (modal->behind.empty() || list_named);
}

}  // namespace

std::optional<SectionRole> action_role(std::string_view key) {
    // "We identified regulations the provider was not complying with. They must": a dentist's
    // report, large as a heading.
    if (key.size() < 160 && key.ends_with(". they must")) return SectionRole::MustActions;
    if (key.size() < 160 && key.ends_with(". they should")) return SectionRole::ShouldActions;
    // "However, ... needs to make improvements. Importantly, the trust must": its last sentence
    // leads to the list.
    if (const auto stop = key.rfind(". ");
        stop != std::string_view::npos &&
        (key.ends_with("the trust must") || key.ends_with("the provider must") ||
         key.ends_with("the hospital must")))
        return SectionRole::MustActions;
    if (key.size() > kLongestHeading) return std::nullopt;
    if (contains(key, ". ")) return std::nullopt;  // a sentence that leads to a list
    const bool bare = word_count(key) <= 5 && (key.ends_with(" must") || key.ends_with(" should"));
    const bool about_action = key.starts_with("action") || bare || key.starts_with("must do") ||
                              key.starts_with("should do") || begins_with_modal(key) ||
                              heads_list_of_actions(key);
    if (!about_action || key.starts_with("action we have told")) return std::nullopt;
    return role_of_verb(key);
}

bool heads_improvements(std::string_view heading) {
    constexpr auto kHeadings = std::to_array<std::string_view>({"areas for improvement",
                                                                "area for improvement",
                                                                "areas to improve",
                                                                "areas for development",
                                                                "improvements needed",
                                                                "what could be better",
                                                                "what could improve",
                                                                "what needs to improve",
                                                                "where improvement is needed",
                                                                "where improvements are needed"});
    const std::string key = heading_key(heading.substr(0, kLongestHeading));
    return std::find(kHeadings.begin(), kHeadings.end(), key) != kHeadings.end();
}

bool begins_with_order(std::string_view text) {
    constexpr auto kVerbs = std::to_array<std::string_view>(
        {"act",      "address",    "agree",     "allow",     "appoint",    "arrange",   "ask",
         "assess",   "assure",     "audit",     "bring",     "build",      "carry",     "check",
         "complete", "consider",   "continue",  "consult",   "create",     "cut",       "deliver",
         "develop",  "display",    "embed",     "employ",    "enable",     "encourage", "end",
         "engage",   "ensure",     "establish", "explain",   "explore",    "fill",      "find",
         "finish",   "fit",        "fix",       "follow",    "get",        "give",      "have",
         "help",     "hold",       "identify",  "implement", "improve",    "increase",  "inform",
         "install",  "introduce",  "involve",   "keep",      "learn",      "let",       "listen",
         "look",     "maintain",   "make",      "manage",    "meet",       "monitor",   "offer",
         "open",     "plan",       "prevent",   "promote",   "protect",    "provide",   "publish",
         "put",      "raise",      "record",    "recruit",   "redecorate", "reduce",    "refurbish",
         "remove",   "repair",     "replace",   "report",    "review",     "revise",    "see",
         "seek",     "send",       "set",       "share",     "show",       "start",     "stop",
         "store",    "strengthen", "supervise", "support",   "take",       "teach",     "tell",
         "train",    "treat",      "update",    "use",       "work",       "write"});
    const std::string key = folded(text.substr(0, 40));
    const auto word = std::string_view(key).substr(0, key.find(' '));
    return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end();
}

bool explains_must_and_should(std::string_view text) {
    if (text.size() > kLongestExplanation) return false;
    std::string key = folded(text);
    std::erase_if(key, [](char c) { return c == '\'' || c == '"'; });
    // The words themselves are what the sentence is about.
    constexpr auto kAboutWords = std::to_array<std::string_view>({"a must is",
                                                                  "a should is",
                                                                  "musts are ",
                                                                  "shoulds are ",
                                                                  "must means ",
                                                                  "should means ",
                                                                  "must do actions are",
                                                                  "should do actions are",
                                                                  "the word must ",
                                                                  "we say must ",
                                                                  "we use must ",
                                                                  "by must we mean",
                                                                  "by must, we mean",
                                                                  "where we say must"});
    if (contains_any(key, kAboutWords)) return true;
    // "A trust MUST act where it has broken a regulation.": of any provider, with the condition
    // under which each word is used.
    constexpr auto kAnyOne = std::to_array<std::string_view>({"a trust must ",
                                                              "a provider must ",
                                                              "a service must ",
                                                              "a practice must ",
                                                              "providers must ",
                                                              "trusts must "});
    constexpr auto kConditions = std::to_array<std::string_view>(
        {" where ", " when ", " if ", " because ", " to meet ", " to comply "});
    return starts_with_any(key, kAnyOne) && contains_any(key, kConditions) &&
           contains_any(key,
                        std::array<std::string_view, 3>{" breach", " broken ", "regulation"}) &&
           contains_word(key, "should");
}

}  // namespace findings::understanding
