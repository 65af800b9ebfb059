// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/asked_bodies.hpp"

#include "indexer/understand/asked_subjects.hpp"
#include "indexer/understand/task_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

// Who papers speak to. Folded; the longest that fits is taken, a leading "the" aside.
constexpr auto kBodies =
    std::to_array<std::string_view>({"nhs england and nhs improvement",
                                     "nhs england",
                                     "nhs improvement",
                                     "nhs digital",
                                     "nhs providers",
                                     "nhs trusts",
                                     "nhs foundation trusts",
                                     "nhs bodies",
                                     "nhs leaders",
                                     "nhs",
                                     "department of health and social care",
                                     "department of health",
                                     "department for education",
                                     "dhsc",
                                     "ministry of justice",
                                     "home office",
                                     "hm treasury",
                                     "treasury",
                                     "government",
                                     "ministers",
                                     "parliament",
                                     "secretary of state",
                                     "national bodies",
                                     "national partners",
                                     "arm's-length bodies",
                                     "arm's length bodies",
                                     "integrated care boards",
                                     "integrated care systems",
                                     "integrated care partnerships",
                                     "icbs",
                                     "icss",
                                     "local systems",
                                     "systems",
                                     "clinical commissioning groups",
                                     "ccgs",
                                     "commissioners",
                                     "specialised commissioners",
                                     "primary care trusts",
                                     "provider collaboratives",
                                     "provider organisations",
                                     "providers",
                                     "provider boards",
                                     "trust boards",
                                     "trusts",
                                     "mental health trusts",
                                     "boards",
                                     "hospitals",
                                     "services",
                                     "service providers",
                                     "care homes",
                                     "local authorities",
                                     "councils",
                                     "local councils",
                                     "police forces",
                                     "police",
                                     "care quality commission",
                                     "cqc",
                                     "regulators",
                                     "ofsted",
                                     "nice",
                                     "national institute for health and care excellence",
                                     "health education england",
                                     "skills for care",
                                     "royal college of psychiatrists",
                                     "royal college of nursing",
                                     "royal colleges",
                                     "professional bodies",
                                     "universities",
                                     "schools",
                                     "ward managers",
                                     "ward teams",
                                     "managers",
                                     "clinicians",
                                     "clinical leads",
                                     "staff",
                                     "leaders",
                                     "employers",
                                     "pharmacists",
                                     "general practices",
                                     "gps",
                                     "gp practices",
                                     "primary care networks",
                                     "ambulance trusts",
                                     "ambulance services",
                                     "housing providers",
                                     "charities",
                                     "voluntary sector",
                                     "public health england",
                                     "uk health security agency",
                                     "monitor",
                                     "health and wellbeing boards",
                                     "safeguarding boards",
                                     "regional teams",
                                     "estates teams",
                                     "local services",
                                     "local areas",
                                     "national and local leaders",
                                     "care providers",
                                     "the department"});

constexpr auto kAskVerbs = std::to_array<std::string_view>({"we recommend that ",
                                                            "we recommend ",
                                                            "it is recommended that ",
                                                            "we call on ",
                                                            "we are calling on ",
                                                            "we ask ",
                                                            "we are asking ",
                                                            "we urge ",
                                                            "we want ",
                                                            "we would like ",
                                                            "we expect ",
                                                            "the report recommends that ",
                                                            "the review recommends that ",
                                                            "the report calls on ",
                                                            "it calls on ",
                                                            "it recommends that ",
                                                            "this paper recommends that ",
                                                            "the authors recommend that ",
                                                            "we further recommend that ",
                                                            "we also recommend that ",
                                                            "therefore, we recommend that ",
                                                            "we therefore recommend that ",
                                                            "the commission recommends that ",
                                                            "the inquiry recommends that ",
                                                            "they recommend that ",
                                                            "he recommends that "});

/// "every unit", "each trust": one of a kind stands for all of it.
std::size_t one_body_bytes(std::string_view key, std::size_t begin) {
    constexpr auto kOne = std::to_array<std::string_view>({"trust",
                                                           "hospital",
                                                           "service",
                                                           "provider",
                                                           "unit",
                                                           "practice",
                                                           "care home",
                                                           "ward",
                                                           "team",
                                                           "board",
                                                           "council",
                                                           "health board",
                                                           "system",
                                                           "school",
                                                           "home"});
    for (const auto one : kOne) {
        const auto end = begin + one.size();
        if (key.substr(begin).starts_with(one) && (end == key.size() || !is_letter(key[end])))
            return end;
    }
    return 0;
}

std::size_t body_bytes(std::string_view key) {
    const std::size_t the =
        key.starts_with("the ") || key.starts_with("all ")
            ? 4
            : (key.starts_with("every ") ? 6 : (key.starts_with("each ") ? 5 : 0));
    std::size_t best = 0;
    for (const auto body : kBodies) {
        if (!key.substr(the).starts_with(body)) continue;
        const auto end = the + body.size();
        if (end < key.size() && (is_letter(key[end]) || key[end] == '-')) continue;
        best = std::max(best, end);
    }
    return best == 0 && the > 4 ? one_body_bytes(key, the) : best;
}

/// Bytes of the text that a folded prefix covers; only where folding changed no length, else 0.
std::string_view source_part(std::string_view text, std::string_view key, std::size_t bytes) {
    const auto part = text.substr(0, std::min(bytes, text.size()));
    return folded(part) == trimmed(key.substr(0, bytes)) ? part : std::string_view{};
}

/// "the Partnership to pay for ...": a name that no list has, before what it is asked to do.
std::string named_before_to(std::string_view text) {
    const auto to = text.find(" to ");
    if (to == std::string_view::npos || to > 60) return {};
    const auto who = text.substr(0, to);
    const auto bare = who.starts_with("the ") ? who.substr(4) : who;
    return !bare.empty() && is_upper(bare.front()) && word_count(bare) <= 6 && !contains(bare, ",")
               ? std::string(who)
               : std::string{};
}

/// "the Association of Ambulance Trusts sets out ...": a name in capitals that no list has, before
/// a verb in small letters.
std::string named_body(std::string_view text) {
    if (text.starts_with("the ")) text.remove_prefix(4);
    constexpr auto kJoins =
        std::to_array<std::string_view>({"of", "and", "for", "the", "in", "on", "&"});
    std::size_t end = 0, words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto stop = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, stop - at);
        const bool joins = std::find(kJoins.begin(), kJoins.end(), word) != kJoins.end();
        if (word.empty() || (!joins && !is_upper(word.front()))) break;
        if (!joins) end = stop, ++words;
        if (word.ends_with(',') || word.ends_with('.')) return {};
        at = stop + 1;
    }
    return words >= 2 && words <= 10 && end < text.size() ? std::string(text.substr(0, end))
                                                          : std::string();
}

}  // namespace

std::string_view bodies_at_start(std::string_view text) {
    const std::string key = folded(text.substr(0, 240));
    std::size_t end = body_bytes(key);
    if (end == 0) return {};
    for (std::size_t joined = end; joined < key.size();) {
        std::size_t next = 0;
        for (const std::string_view joint : {", and ", ", ", " and ", " with ", " & ", "/"}) {
            if (std::string_view(key).substr(joined).starts_with(joint)) {
                next = joined + joint.size();
                break;
            }
        }
        const std::size_t more = next == 0 ? 0 : body_bytes(std::string_view(key).substr(next));
        if (more == 0) break;
        joined = end = next + more;
    }
    return source_part(text, key, end);
}

/// "We recommend that NHS England works with ...", "calls on the government to publish ...": who is
/// asked.
std::string asked_body(std::string_view text) {
    const std::string key = folded(text.substr(0, 240));
    for (const auto ask : kAskVerbs) {
        if (!key.starts_with(ask)) continue;
        const auto part = source_part(text, key, ask.size());
        if (part.empty()) return {};
        const auto rest = text.substr(part.size());
        if (const auto known = bodies_at_start(rest); !known.empty()) return std::string(known);
        auto named = named_before_to(rest);
        return named.empty() ? named_body(rest) : named;
    }
    // "The group recommends that every unit asks ...": whoever the author is.
    constexpr std::array<std::string_view, 2> kTheirs = {" recommends that ", " recommend that "};
    for (const auto verb : kTheirs) {
        const auto at = key.substr(0, 70).find(verb);
        const bool body =
            key.starts_with("the ") || (at != std::string::npos && is_upper(text.front()) &&
                                        word_count(std::string_view(key).substr(0, at)) <= 6);
        if (at == std::string::npos || !body || contains(std::string_view(key).substr(0, at), ","))
            continue;
        const auto part = source_part(text, key, at + verb.size());
        if (part.empty()) continue;
        const auto rest = text.substr(part.size());
        const auto known = bodies_at_start(rest);
        return known.empty() ? named_body(rest) : std::string(known);
    }
    return {};
}

bool is_known_body(std::string_view subject) { return body_bytes(folded(subject)) > 0; }

namespace {

/// "integrated care boards" and no more than such a name.
bool is_known_whole(std::string_view who) {
    return !who.empty() && body_bytes(folded(who)) == folded(who).size();
}

/// "We recommend that Elm Court:", "We ask the home to:": whoever is named between the verb and the
/// colon.
std::string named_in_lead_in(std::string_view line, std::string_view key) {
    if (!line.ends_with(':') || line.size() > 120) return {};
    for (const auto ask : kAskVerbs) {
        if (!key.starts_with(ask)) continue;
        const auto part = source_part(line, key, ask.size());
        if (part.empty()) return {};
        auto who = trimmed(line.substr(part.size(), line.size() - part.size() - 1));
        for (const std::string_view end : {" to", " should", " must"}) {
            if (who.ends_with(end)) who = trimmed(who.substr(0, who.size() - end.size()));
        }
        const bool article = who.starts_with("the ");
        if (article) who.remove_prefix(4);
        const bool sound = !who.empty() && word_count(who) <= 6 && !contains(who, ",") &&
                           (is_upper(who.front()) || (article && word_count(who) <= 3));
        return sound ? std::string(who) : std::string{};
    }
    return {};
}

/// "For Elm Mental Health NHS Trust:", "To NHS Fen Integrated Care Board", "Recommendations for the
/// Council:": whom the list below is for.
std::string named_over_list(std::string_view line) {
    constexpr std::size_t kLongest = 140;
    if (line.size() > kLongest || line.empty() || !is_upper(line.front())) return {};
    for (const std::string_view start : {"For ",
                                         "To ",
                                         "Recommendations for ",
                                         "Recommendations to ",
                                         "Recommendation for ",
                                         "Recommendation to ",
                                         "Our recommendations for ",
                                         "Our recommendations to ",
                                         "We recommend to ",
                                         "Addressed to "}) {
        if (!line.starts_with(start)) continue;
        auto who = trimmed(line.substr(start.size()), " :.");
        if (who.starts_with("the ") || who.starts_with("The ")) who.remove_prefix(4);
        return names_agency(who) || is_known_whole(who) ? std::string(who) : std::string{};
    }
    return {};
}

}  // namespace

/// "NHS England should:", "We recommend that commissioners:", "We call on ministers to:".
std::string body_of_lead_in(std::string_view line) {
    if (auto asked = asked_body(line); !asked.empty()) return asked;
    if (auto asked = asked_in_passive(line); !asked.empty()) return asked;
    if (const auto bodies = bodies_at_start(line); !bodies.empty()) return std::string(bodies);
    const std::string key = folded(line);
    if (auto named = named_in_lead_in(line, key); !named.empty()) return named;
    if (auto named = named_over_list(line); !named.empty()) return named;
    for (const std::string_view verb : {"calls on ",
                                        "call on ",
                                        "calling on ",
                                        "recommend that ",
                                        "recommends that ",
                                        "urges ",
                                        "asks ",
                                        "urge "}) {
        const auto at = key.find(verb);
        if (at == std::string::npos) continue;
        const auto part = source_part(line, key, at + verb.size());
        if (!part.empty()) return std::string(bodies_at_start(line.substr(part.size())));
    }
    // "The nurse in charge must:", "Before a search two members of staff should:"
    if (line.ends_with(" must:") || line.ends_with(" should:")) {
        const std::string modal = std::string(line.substr(0, line.size() - 1)) + ' ';
        std::string who = subject_behind_opening(modal);
        if (who.empty()) who = subject_that_must(modal);
        if (can_be_asked(who)) return without_article(who);
    }
    return {};
}

}  // namespace findings::understanding
