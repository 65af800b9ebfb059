// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/demand_subjects.hpp"

#include "indexer/understand/asked_bodies.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestLead = 260;  // bytes before the verb
constexpr std::size_t kMostWords = 12;     // of a name

constexpr auto kModals = std::to_array<std::string_view>({" must ",
                                                          " should ",
                                                          " shall ",
                                                          " needs to ",
                                                          " need to ",
                                                          " has to ",
                                                          " have to ",
                                                          " ought to ",
                                                          " will need to ",
                                                          " is required to ",
                                                          " are required to ",
                                                          " is expected to ",
                                                          " are expected to ",
                                                          " is asked to ",
                                                          " are asked to "});

/// What inspectorates ask: the last word of a name in small letters, or what stands before "of" in
/// it.
constexpr auto kHeads = std::to_array<std::string_view>(
    {"ccg",           "ccgs",         "cic",           "icb",           "icbs",
     "agency",        "agencies",     "area",          "authorities",   "authority",
     "board",         "boards",       "body",          "centre",        "charity",
     "clinic",        "college",      "commissioner",  "commissioners", "committee",
     "company",       "constable",    "constabulary",  "contractor",    "council",
     "councils",      "custodian",    "department",    "director",      "executive",
     "establishment", "force",        "forces",        "governor",      "group",
     "groups",        "headteacher",  "home",          "homes",         "hospice",
     "hospital",      "hospitals",    "individual",    "leader",        "leaders",
     "licensee",      "location",     "manager",       "managers",      "ministers",
     "office",        "organisation", "organisations", "owner",         "owners",
     "partners",      "partnership",  "partnerships",  "person",        "person(s)",
     "persons",       "police",       "practice",      "principal",     "prison",
     "proprietor",    "provider",     "provider(s)",   "providers",     "registrant",
     "school",        "schools",      "service",       "services",      "superintendent",
     "surgery",       "team",         "teams",         "trust",         "trustees",
     "trusts",        "unit",         "university",    "ward"});

/// What opens a part of a sentence that names nobody: "By 31 July", "To support people".
constexpr auto kLeads = std::to_array<std::string_view>(
    {"a",     "after",     "although",    "as",           "at",     "because",  "before",
     "by",    "during",    "for",         "from",         "given",  "if",       "immediately",
     "in",    "further",   "furthermore", "additionally", "it",     "on",       "once",
     "she",   "he",        "since",       "that",         "these",  "they",     "this",
     "there", "through",   "to",          "under",        "unless", "until",    "urgently",
     "we",    "what",      "when",        "where",        "while",  "with",     "within",
     "i",     "you",       "your",        "moreover",     "people", "patients", "residents",
     "those", "therefore", "prior",       "not",          "no",     "any",      "some"});

template <class Words>
bool is_one_of(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The head of "Leaders across the partnership", "Director of Nursing", "health provider".
std::string_view head_of(std::string_view key) {
    std::size_t end = key.size();
    for (const std::string_view joint : {" of ",
                                         " at ",
                                         " in ",
                                         " for ",
                                         " across ",
                                         " within ",
                                         " on ",
                                         " with ",
                                         " from ",
                                         " ("})
        end = std::min(end, key.find(joint));
    const auto name = key.substr(0, end);
    return name.substr(name.rfind(' ') == std::string_view::npos ? 0 : name.rfind(' ') + 1);
}

/// Whether these words, and no others, name somebody who can be asked.
bool names_asked(std::string_view words) {
    if (words.empty() || words.size() > 140 || word_count(words) > kMostWords) return false;
    const std::string key = folded(words);
    const std::string_view first = std::string_view(key).substr(0, key.find(' '));
    if (is_one_of(kLeads, first) || first.ends_with("ing") ||
        contains_any(" " + key + " ",
                     std::array<std::string_view, 10>{" that ",
                                                      " who ",
                                                      " which ",
                                                      " is ",
                                                      " are ",
                                                      " was ",
                                                      " were ",
                                                      " told ",
                                                      " said ",
                                                      " if "}) ||
        contains_any(words, std::array<std::string_view, 5>{". ", ": ", "; ", "?", "\u201c"}))
        return false;
    if (is_one_of(kHeads, head_of(key)) || can_be_asked(words)) return true;
    return is_upper(words.front()) && !words.starts_with("The ") && is_organisation_name(words);
}

/// "By 31 July 2024 the provider": without a comma between them.
std::string_view named_behind_lead(std::string_view part) {
    const std::string first = folded(part.substr(0, part.find(' ')));
    const auto the = part.rfind(" the ");
    if (the == std::string_view::npos || !is_one_of(kLeads, first)) return {};
    const auto named = part.substr(the + 1);
    return names_asked(named) ? named : std::string_view{};
}

/// Of the words before the verb those that name who is asked: all of a list of names, or the one
/// behind what opens the sentence.
std::string_view named_before(std::string_view before) {
    std::size_t begin = 0;
    while (true) {
        const auto comma = before.find(", ", begin);
        const auto part = before.substr(begin, comma - begin);
        if (names_asked(part)) break;
        if (comma == std::string_view::npos) return named_behind_lead(part);
        begin = comma + 2;
    }
    // "Fenwold Council, Elm NHS Trust and the board": a list goes on as long as names do.
    std::size_t end = begin, next = begin;
    while (true) {
        const auto comma = before.find(", ", next);
        const auto part = before.substr(next, comma - next);
        const bool goes_on = names_asked(part.starts_with("and ") ? part.substr(4) : part);
        if (!goes_on) break;
        end = next + part.size();
        if (comma == std::string_view::npos) break;
        next = comma + 2;
    }
    return trimmed(before.substr(begin, end - begin));
}

/// "We recommend that the force should", "It is recommended that": what only says that it is asked.
std::string_view without_asking(std::string_view text) {
    for (const std::string_view lead : {"We recommend that ",
                                        "We also recommend that ",
                                        "I recommend that ",
                                        "It is recommended that ",
                                        "We expect that ",
                                        "In future "}) {
        if (text.starts_with(lead)) return text.substr(lead.size());
    }
    return text;
}

struct Requiring {
    std::string_view who;      // requires
    std::string_view of_whom;  // it is required
};

/// "... Chief Inspector requires the local area partnership to prepare ..."
Requiring requiring_in(std::string_view text) {
    constexpr auto kVerbs = std::to_array<std::string_view>(
        {" requires ", " require ", " expects ", " expect ", " asks ", " instructs ", " directs "});
    for (const auto verb : kVerbs) {
        const auto at = text.find(verb);
        if (at == std::string_view::npos || at > kLongestLead) continue;
        const auto rest = text.substr(at + verb.size(), 160);
        const auto to = rest.find(" to ");
        if (to == std::string_view::npos || !names_asked(rest.substr(0, to))) continue;
        auto who = text.substr(0, at);
        if (const auto comma = who.rfind(", "); comma != std::string_view::npos)
            who = who.substr(comma + 2);
        return {who, rest.substr(0, to)};
    }
    return {};
}

}  // namespace

std::string_view without_number(std::string_view text) {
    for (const std::string_view label : {"AFI ", "Area for improvement ", "Requirement "}) {
        if (text.starts_with(label) && text.size() > label.size() && is_digit(text[label.size()]))
            text.remove_prefix(label.size());
    }
    const auto end = text.find_first_not_of("0123456789.");
    if (end == std::string_view::npos || end == 0 || end > 6 || !is_digit(text.front()))
        return text;
    const auto rest = text.substr(end);
    const bool marked = text[end - 1] == '.' || rest.starts_with(")") || rest.starts_with(":") ||
                        rest.starts_with(" \u2013");
    const auto begin = rest.find_first_not_of(" ):-\u2013");
    return marked && begin != std::string_view::npos && begin > 0 ? rest.substr(begin) : text;
}

std::string_view asked_by_inspectors(std::string_view text) {
    text = without_asking(without_number(text.substr(0, 700)));
    std::size_t verb = std::string_view::npos;
    for (const auto modal : kModals) verb = std::min(verb, text.find(modal));
    if (verb != std::string_view::npos && verb <= kLongestLead) {
        if (const auto named = named_before(text.substr(0, verb)); !named.empty()) return named;
    }
    return requiring_in(text).of_whom;
}

bool tells_of_past_duty(std::string_view text) {
    for (const std::string_view modal : {" should have ", " must have "}) {
        const auto at = text.find(modal);
        if (at == std::string_view::npos) continue;
        const auto rest = text.substr(at + modal.size(), 24);
        const auto word = trimmed(rest.substr(0, rest.find(' ')), ".,;:");
        constexpr auto kPast = std::to_array<std::string_view>({"been",
                                                                "told",
                                                                "known",
                                                                "seen",
                                                                "done",
                                                                "given",
                                                                "taken",
                                                                "made",
                                                                "had",
                                                                "kept",
                                                                "found",
                                                                "met",
                                                                "sent",
                                                                "gone",
                                                                "come",
                                                                "written",
                                                                "spoken",
                                                                "thought"});
        if (is_one_of(kPast, word) || (word.size() > 4 && word.ends_with("ed"))) return true;
    }
    return false;
}

bool binds_by_inspectorate(std::string_view text) {
    // Cheap: most sentences require nothing.
    if (text.find("equire") == std::string_view::npos) return false;
    text = text.substr(0, 600);
    const auto ends_inspector = [](std::string_view who) {
        // "Chief Inspector of Probation", "Chief Inspector (HMCI)"
        const auto comma = who.rfind(", ");
        const std::string whole =
            folded(comma == std::string_view::npos ? who : who.substr(comma + 2));
        const auto key = std::string_view(whole).substr(0, whole.rfind(" of "));
        const auto space = key.rfind(' ');
        const auto last =
            trimmed(key.substr(space == std::string_view::npos ? 0 : space + 1), "()");
        constexpr auto kInspectorates = std::to_array<std::string_view>({"inspector",
                                                                         "inspectors",
                                                                         "inspectorate",
                                                                         "inspectorates",
                                                                         "hmci",
                                                                         "ofsted",
                                                                         "estyn"});
        return is_one_of(kInspectorates, last);
    };
    if (const auto requiring = requiring_in(text); ends_inspector(requiring.who)) return true;
    // "Her Majesty's Chief Inspector (HMCI) has determined that a plan is required"
    const auto that = text.find(" has determined that ");
    return that != std::string_view::npos && that < kLongestLead &&
           ends_inspector(text.substr(0, that)) && contains(text.substr(that), " required");
}

}  // namespace findings::understanding
