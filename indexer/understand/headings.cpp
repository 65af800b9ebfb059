// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/headings.hpp"

#include "indexer/understand/action_headings.hpp"
#include "indexer/understand/heading_rules.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/personal.hpp"
#include "indexer/understand/question_parts.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/recommendation_headings.hpp"
#include "indexer/understand/saf_scores.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHeading = 200;  // bytes; longer text is never looked up

/// "Are acute wards for adults of working age safe?": the service that the question is asked about.
std::string_view service_in_question(std::string_view key) {
    for (const std::string_view start : {"are ", "is "}) {
        if (!key.starts_with(start)) continue;
        auto middle = key.substr(start.size());
        for (const std::string_view end : {" safe",
                                           " effective",
                                           " caring",
                                           " responsive",
                                           " well-led",
                                           " well led",
                                           " responsive to people's needs"}) {
            const auto at = middle.rfind(end);
            if (at != std::string_view::npos) return core_service_name(middle.substr(0, at));
        }
    }
    return {};
}

/// "People should be protected from abuse ... (outcome 7)", "Outcome 04: Care and welfare of people
/// who use services".
bool names_outcome(std::string_view key) {
    const auto at = key.starts_with("outcome ") ? std::size_t{8} : key.rfind("(outcome ") + 9;
    if (!key.starts_with("outcome ") && key.rfind("(outcome ") == std::string_view::npos)
        return false;
    if (at >= key.size() || !is_digit(key[at])) return false;
    return key.starts_with("outcome ")
               ? key.find_first_of(":-", at) != std::string_view::npos && key.size() < 190
               : key.ends_with(')');
}

std::string_view action_addressee(std::string_view text) {
    for (const std::string_view who : {"the provider",
                                       "the trust",
                                       "the service",
                                       "the hospital",
                                       "a provider",
                                       "the registered manager"}) {
        const auto at = folded(text).find(who);
        // Folding keeps ASCII positions only when nothing before was shortened: check before taking
        // the source's words.
        if (at != std::string::npos && folded(text.substr(at, who.size())) == who)
            return text.substr(at, who.size());
    }
    return {};
}

}  // namespace

KeyQuestion key_question_of_heading(std::string_view text) {
    if (text.size() > kLongestHeading) return KeyQuestion::None;
    text.remove_suffix(percentage_suffix_bytes(text));
    const std::string key = heading_key(text.substr(0, text.size() - rating_suffix_bytes(text)));
    const auto alone = key_question_word(key);
    if (alone != KeyQuestion::None) return alone;
    if (!key.starts_with("is ") && !key.starts_with("are ")) return KeyQuestion::None;
    if (key.ends_with("responsive to people's needs")) return KeyQuestion::Responsive;
    const auto space = key.rfind(' ');
    const auto last = key_question_word(std::string_view(key).substr(space + 1));
    if (last == KeyQuestion::None && key.ends_with(" well led")) return KeyQuestion::WellLed;
    return last;
}

namespace {

/// "Commissioning and contracting outcomes", "Outcomes for patients and carers": a paper's aims, by
/// whose they are.
bool groups_outcomes(std::string_view key) {
    constexpr std::array<std::string_view, 38> kWhose = {
        "resident",      "residents",      "relatives",     "client",      "clients",
        "tenants",       "children",       "young",         "adults",      "older",
        "women",         "mothers",        "babies",        "prisoners",   "service",
        "services",      "patient",        "patients",      "people",      "person",
        "commissioning", "commissioner",   "commissioners", "contracting", "contract",
        "system",        "carer",          "carers",        "family",      "families",
        "staff",         "workforce",      "provider",      "providers",   "user",
        "users",         "organisational", "population"};
    const bool after = key.starts_with("outcomes for ");
    if (!after && !key.ends_with(" outcomes")) return false;
    std::string rest(after ? key.substr(13) : key.substr(0, key.size() - 9));
    std::replace_if(
        rest.begin(),
        rest.end(),
        [](char c) { return c == '/' || c == ',' || c == '&'; },
        ' ');
    std::size_t named = 0;
    for (const auto word : split_on(rest, " ")) {
        if (word.empty() || word == "and" || word == "the") continue;
        if (std::find(kWhose.begin(), kWhose.end(), word) == kWhose.end()) return false;
        ++named;
    }
    return named > 0 && named <= 4;
}

}  // namespace

HeadingMeaning heading_meaning(std::string_view text) {
    HeadingMeaning meaning;
    if (text.size() > kLongestHeading) return meaning;
    const std::string key = heading_key(text);
    meaning.known = true;
    if (const auto question = key_question_of_heading(text); question != KeyQuestion::None) {
        meaning.question = question, meaning.role = SectionRole::Findings, meaning.level = 2;
        meaning.core_service = service_in_question(key);
        return meaning;
    }
    if (names_outcome(key)) {
        meaning.role = SectionRole::Body, meaning.level = 2;
        return meaning;
    }
    if (opens_personal_part(text)) {
        meaning.role = SectionRole::Personal, meaning.level = 2;
        return meaning;
    }
    if (const auto role = action_role(key)) {
        meaning.role = role, meaning.level = 3, meaning.addressee = action_addressee(text);
        return meaning;
    }
    if (groups_outcomes(key)) {
        meaning.role = SectionRole::OutcomesAimed, meaning.level = 3;
        return meaning;
    }
    if (const auto statement = quality_statement(text)) {
        meaning.quality_statement = statement->name, meaning.question = statement->question;
        meaning.role = SectionRole::Findings, meaning.level = 3;
        return meaning;
    }
    if (is_evidence_category(text)) {
        meaning.level = 4;
        return meaning;
    }
    if (const auto service = core_service_name(text); !service.empty()) {
        meaning.core_service = service, meaning.role = SectionRole::Body, meaning.level = 1;
        return meaning;
    }
    if (const auto question = part_of_question(key); question != KeyQuestion::None) {
        meaning.question = question, meaning.level = 4;
        return meaning;
    }
    for (const auto& rule : heading_rules()) {
        if (rule.role == SectionRole::Breach && contains(key, ": "))
            continue;  // the label and its text in one line
        if (rule.is_prefix ? key.starts_with(rule.key) : key == rule.key) {
            meaning.role = rule.role, meaning.question = rule.question, meaning.level = rule.level;
            return meaning;
        }
    }
    if (names_recommendations(key)) {
        meaning.role = SectionRole::Recommendations, meaning.level = 2;
        return meaning;
    }
    meaning.known = false;
    return meaning;
}

}  // namespace findings::understanding
