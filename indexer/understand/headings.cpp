// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/headings.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/personal.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

using Role = SectionRole;
using Question = KeyQuestion;

constexpr auto kNone = Question::None;
constexpr std::size_t kLongestHeading = 200;  // bytes; longer text is never looked up

struct HeadingRule {
    std::string_view key;  // heading_key() of the heading, or its beginning when `is_prefix`
    std::optional<Role> role;
    Question question = kNone;
    std::int32_t level = 0;
    bool is_prefix = false;
};

// Order matters among prefixes: the first that fits is taken. Level 1 chapters, 2 sections, 3 their
// parts, 4 topics.
constexpr std::array kRules = {
    // 2010 standards
    HeadingRule{"how this check was done", Role::Boilerplate, kNone, 3},
    HeadingRule{"our judgement", Role::Findings, kNone, 3},
    HeadingRule{"what we found about the standards we reviewed", Role::Findings, kNone, 3, true},
    HeadingRule{"our judgements for each standard inspected", std::nullopt, kNone, 1},
    HeadingRule{"reasons for our judgement", Role::Findings, kNone, 3},
    HeadingRule{"user experience", Role::PeopleSay, kNone, 3},
    HeadingRule{"what people who use the service experienced and told us",
                Role::PeopleSay,
                kNone,
                4},
    HeadingRule{"what the outcome says", Role::Boilerplate, kNone, 3},
    HeadingRule{"what we found overall", Role::Body, kNone, 2},
    HeadingRule{"what we have told the provider to do", Role::Body, kNone, 2},
    HeadingRule{"other evidence", Role::Findings, kNone, 3},
    HeadingRule{"what people told us and what we found", Role::Body, kNone, 2},
    HeadingRule{"compliance actions", Role::Breach, kNone, 3, true},
    HeadingRule{"improvement actions", Role::Breach, kNone, 2},
    HeadingRule{"how the regulation", Role::Breach, kNone, 3, true},
    HeadingRule{"why we have concerns", Role::Breach, kNone, 3},
    // 2014 to 2023
    HeadingRule{"summary of this inspection", Role::Body, kNone, 1},
    HeadingRule{"summary of findings", Role::Body, kNone, 1},
    HeadingRule{"overall summary", Role::Body, kNone, 2},
    HeadingRule{"the five questions we ask", Role::Body, kNone, 2, true},
    HeadingRule{"information about the service", Role::Body, kNone, 2},
    HeadingRule{"background to", Role::Body, kNone, 2, true},
    HeadingRule{"our inspection team", Role::Boilerplate, kNone, 2},
    HeadingRule{"why we carried out th", Role::Boilerplate, kNone, 2, true},
    HeadingRule{"why we inspected", Role::Boilerplate, kNone, 2},
    HeadingRule{"how we carried out th", Role::Boilerplate, kNone, 2, true},
    HeadingRule{"how we inspected", Role::Boilerplate, kNone, 2},
    HeadingRule{"contents", Role::Boilerplate, kNone, 2},
    HeadingRule{"on this page", Role::Boilerplate, kNone, 2},
    HeadingRule{"ratings", Role::Boilerplate, kNone, 2},
    HeadingRule{"ratings tables", Role::Boilerplate, kNone, 2},
    HeadingRule{"ratings for", Role::Boilerplate, kNone, 2, true},
    HeadingRule{"ratings - ", Role::Boilerplate, kNone, 2, true},
    HeadingRule{"further information", Role::Boilerplate, kNone, 2},
    HeadingRule{"our ratings for", Role::Boilerplate, kNone, 2, true},
    HeadingRule{"overview of ratings", Role::Boilerplate, kNone, 2},
    HeadingRule{"locations inspected", Role::Boilerplate, kNone, 2},
    HeadingRule{"rating at last inspection", Role::History, kNone, 2, true},
    HeadingRule{"mental health act responsibilities and mental capacity act",
                Role::Boilerplate,
                kNone,
                2,
                true},
    HeadingRule{"mental health act responsibilities", Role::Findings, Question::None, 2},
    HeadingRule{"mental capacity act and deprivation of liberty safeguards",
                Role::Findings,
                kNone,
                2},
    HeadingRule{"what people who use", Role::PeopleSay, kNone, 2, true},
    HeadingRule{"what people say", Role::PeopleSay, kNone, 2},
    HeadingRule{"what people told us", Role::PeopleSay, kNone, 2, true},
    HeadingRule{"what patients told us", Role::PeopleSay, kNone, 2, true},
    HeadingRule{"people's experience of this service", Role::PeopleSay, kNone, 2},
    HeadingRule{"people's experience of using this service and what we found",
                Role::Findings,
                kNone,
                2},
    HeadingRule{"people's experience of using this service", Role::PeopleSay, kNone, 2, true},
    HeadingRule{"about the service", Role::Body, kNone, 2},
    HeadingRule{"follow up", Role::Body, kNone, 2},
    HeadingRule{"our view of the trust", Role::Body, kNone, 2},
    HeadingRule{"what this trust does", Role::Body, kNone, 2},
    HeadingRule{"key questions and ratings", Role::Boilerplate, kNone, 2},
    HeadingRule{"good practice", Role::GoodPractice, kNone, 2},
    HeadingRule{"outstanding practice", Role::GoodPractice, kNone, 2, true},
    HeadingRule{"areas for improvement", Role::Body, kNone, 2},
    HeadingRule{"detailed findings", Role::Findings, kNone, 1, true},
    HeadingRule{"findings by main service", Role::Findings, kNone, 1},
    HeadingRule{"our findings", Role::Findings, kNone, 3},
    HeadingRule{"enforcement actions we have taken", Role::Breach, kNone, 3},
    HeadingRule{"enforcement actions", Role::Breach, kNone, 2, true},
    HeadingRule{"requirement notices", Role::Breach, kNone, 2, true},
    HeadingRule{"enforcement", Role::Breach, kNone, 2},
    HeadingRule{"enforcement action", Role::Breach, kNone, 2, true},
    HeadingRule{"action we have told", Role::Breach, kNone, 2, true},
    HeadingRule{"action we have asked", Role::Breach, kNone, 2, true},
    HeadingRule{"actions we have asked", Role::Breach, kNone, 2, true},
    HeadingRule{"actions we have told", Role::Breach, kNone, 2, true},
    HeadingRule{"action we told the provider to take", Role::Breach, kNone, 2},
    HeadingRule{"warning notice", Role::Breach, kNone, 2, true},
    HeadingRule{"regulatory action", Role::Breach, kNone, 2, true},
    HeadingRule{"regulations not met", Role::Breach, kNone, 2},
    HeadingRule{"breaches of regulation", Role::Breach, kNone, 2, true},
    // Sub-headings of the five questions
    HeadingRule{"safe and clean", std::nullopt, Question::Safe, 4, true},
    HeadingRule{"safety of the ward layout", std::nullopt, Question::Safe, 4},
    HeadingRule{"maintenance, cleanliness and infection control", std::nullopt, Question::Safe, 4},
    HeadingRule{"seclusion room", std::nullopt, Question::Safe, 4},
    HeadingRule{"clinic room and equipment", std::nullopt, Question::Safe, 4},
    HeadingRule{"safe staffing", std::nullopt, Question::Safe, 4},
    HeadingRule{"nursing staff", std::nullopt, Question::Safe, 4},
    HeadingRule{"medical staff", std::nullopt, Question::Safe, 4},
    HeadingRule{"mandatory training", std::nullopt, Question::Safe, 4},
    HeadingRule{"assessing and managing risk", std::nullopt, Question::Safe, 4, true},
    HeadingRule{"assessment of patient risk", std::nullopt, Question::Safe, 4},
    HeadingRule{"management of patient risk", std::nullopt, Question::Safe, 4},
    HeadingRule{"use of restrictive interventions", std::nullopt, Question::Safe, 4},
    HeadingRule{"staff access to essential information", std::nullopt, Question::Safe, 4},
    HeadingRule{"medicines management", std::nullopt, Question::Safe, 4},
    HeadingRule{"track record on safety", std::nullopt, Question::Safe, 4},
    HeadingRule{"reporting incidents and learning", std::nullopt, Question::Safe, 4, true},
    HeadingRule{"assessment of needs and planning of care", std::nullopt, Question::Effective, 4},
    HeadingRule{"best practice in treatment and care", std::nullopt, Question::Effective, 4},
    HeadingRule{"skilled staff", std::nullopt, Question::Effective, 4, true},
    HeadingRule{"multi-disciplinary and inter", std::nullopt, Question::Effective, 4, true},
    HeadingRule{"multidisciplinary and inter", std::nullopt, Question::Effective, 4, true},
    HeadingRule{"adherence to the m", std::nullopt, Question::Effective, 4, true},
    HeadingRule{"good practice in applying the m", std::nullopt, Question::Effective, 4, true},
    HeadingRule{"kindness, ", std::nullopt, Question::Caring, 4, true},
    HeadingRule{"the involvement of people in the care", std::nullopt, Question::Caring, 4, true},
    HeadingRule{"involvement in care", std::nullopt, Question::Caring, 4},
    HeadingRule{"involvement of patients", std::nullopt, Question::Caring, 4},
    HeadingRule{"involvement of families and carers", std::nullopt, Question::Caring, 4},
    HeadingRule{"access and discharge", std::nullopt, Question::Responsive, 4},
    HeadingRule{"access and waiting times", std::nullopt, Question::Responsive, 4},
    HeadingRule{"bed management", std::nullopt, Question::Responsive, 4},
    HeadingRule{"discharge and transfers of care", std::nullopt, Question::Responsive, 4},
    HeadingRule{"the facilities promote", std::nullopt, Question::Responsive, 4, true},
    HeadingRule{"facilities that promote", std::nullopt, Question::Responsive, 4, true},
    HeadingRule{"patients' engagement with the wider community",
                std::nullopt,
                Question::Responsive,
                4},
    HeadingRule{"meeting the needs of all people", std::nullopt, Question::Responsive, 4, true},
    HeadingRule{"listening to and learning from concerns",
                std::nullopt,
                Question::Responsive,
                4,
                true},
    HeadingRule{"vision and values", std::nullopt, Question::WellLed, 4},
    HeadingRule{"vision and strategy", std::nullopt, Question::WellLed, 4},
    HeadingRule{"good governance", std::nullopt, Question::WellLed, 4},
    HeadingRule{"leadership", std::nullopt, Question::WellLed, 4},
    HeadingRule{"leadership, morale and staff engagement", std::nullopt, Question::WellLed, 4},
    HeadingRule{"commitment to quality improvement and innovation",
                std::nullopt,
                Question::WellLed,
                4},
    HeadingRule{"management of risk, issues and performance", std::nullopt, Question::WellLed, 4},
    HeadingRule{"information management", std::nullopt, Question::WellLed, 4},
    HeadingRule{"learning, continuous improvement and innovation",
                std::nullopt,
                Question::WellLed,
                4},
    HeadingRule{"right support", Role::Findings, kNone, 3},
    HeadingRule{"right care", Role::Findings, kNone, 3},
    HeadingRule{"right culture", Role::Findings, kNone, 3},
    // Single assessment framework
    HeadingRule{"our view of the service", Role::Findings, kNone, 2},
    HeadingRule{"our current view of the service", Role::Findings, kNone, 2},
    HeadingRule{"overview", Role::Findings, kNone, 3},
    // Mental Health Act visits
    HeadingRule{"what is a mental health act monitoring visit", Role::Boilerplate, kNone, 2},
    HeadingRule{"findings and areas for your action statement", Role::Findings, kNone, 1},
    HeadingRule{"overall findings", Role::Findings, kNone, 2},
    HeadingRule{"how we completed this review", Role::Boilerplate, kNone, 3},
    HeadingRule{"past actions identified", Role::History, kNone, 3},
    HeadingRule{"domain areas", Role::Findings, kNone, 2},
    HeadingRule{"other areas", Role::Findings, kNone, 3},
    HeadingRule{"protecting patients' rights and autonomy", std::nullopt, kNone, 3},
    HeadingRule{"assessment, transport and admission to hospital", std::nullopt, kNone, 3},
    HeadingRule{"additional considerations", std::nullopt, kNone, 3},
    HeadingRule{"care, support and treatment in hospital", std::nullopt, kNone, 3},
    HeadingRule{"leaving hospital", std::nullopt, kNone, 3},
    HeadingRule{"professional responsibilities", std::nullopt, kNone, 3},
    HeadingRule{"section 120b", Role::Findings, kNone, 2, true},
    HeadingRule{"we found", Role::WeFound, kNone, 4},
    HeadingRule{"your action statement should address", Role::ActionStatement, kNone, 4},
    HeadingRule{"individual issues", Role::Personal, kNone, 2, true},
    // National reports, policy, case studies
    HeadingRule{"foreword", Role::Body, kNone, 2},
    HeadingRule{"key findings", Role::KeyFindings, kNone, 3, true},
    HeadingRule{"key messages", Role::KeyFindings, kNone, 3},
    HeadingRule{"key points", Role::KeyFindings, kNone, 3},
    HeadingRule{"main findings", Role::KeyFindings, kNone, 3},
    HeadingRule{"recommendations", Role::Recommendations, kNone, 2, true},
    HeadingRule{"recommendation", Role::Recommendations, kNone, 2},
    HeadingRule{"our recommendations", Role::Recommendations, kNone, 2},
    HeadingRule{"safety recommendations", Role::Recommendations, kNone, 2},
    HeadingRule{"we call on", Role::Recommendations, kNone, 2},
    HeadingRule{"we are calling", Role::Recommendations, kNone, 2},
    HeadingRule{"what we recommend", Role::Recommendations, kNone, 2},
    HeadingRule{"what we ask for", Role::Recommendations, kNone, 2},
    HeadingRule{"what we are asking for", Role::Recommendations, kNone, 2},
    HeadingRule{"what we are calling for", Role::Recommendations, kNone, 2},
    HeadingRule{"our asks", Role::Recommendations, kNone, 2},
    HeadingRule{"what the service has done to meet any", Role::History, kNone, 2, true},
    HeadingRule{"areas for improvement identified at the last", Role::History, kNone, 2, true},
    HeadingRule{"action taken on requirements", Role::History, kNone, 2, true},
    HeadingRule{"summary of recommendations", Role::Recommendations, kNone, 2},
    HeadingRule{"conclusions and recommendations", Role::Recommendations, kNone, 2},
    HeadingRule{"conclusion and recommendations", Role::Recommendations, kNone, 2},
    HeadingRule{"case study", Role::CaseStudy, kNone, 2, true},
    HeadingRule{"case example", Role::CaseStudy, kNone, 2, true},
    HeadingRule{"practice example", Role::CaseStudy, kNone, 2, true},
    HeadingRule{"outcomes for the service", Role::OutcomesAimed, kNone, 3},
    HeadingRule{"quality outcomes", Role::OutcomesAimed, kNone, 2, true},
    HeadingRule{"intended outcomes", Role::OutcomesAimed, kNone, 2},
    HeadingRule{"planned outcomes", Role::OutcomesAimed, kNone, 2},
    HeadingRule{"expected outcomes", Role::OutcomesAimed, kNone, 2},
    HeadingRule{"outcomes we want", Role::OutcomesAimed, kNone, 2, true},
    HeadingRule{"outcomes aimed for", Role::OutcomesAimed, kNone, 2},
    HeadingRule{"references", Role::Boilerplate, kNone, 2},
    HeadingRule{"bibliography", Role::Boilerplate, kNone, 2},
    HeadingRule{"acknowledgements", Role::Boilerplate, kNone, 2},
    HeadingRule{"contact", Role::Boilerplate, kNone, 2},
    HeadingRule{"contact us", Role::Boilerplate, kNone, 2},
    HeadingRule{"notes to editors", Role::Boilerplate, kNone, 2},
    HeadingRule{"licence", Role::Boilerplate, kNone, 2},
    HeadingRule{"copyright", Role::Boilerplate, kNone, 2},
    HeadingRule{"further reading", Role::Boilerplate, kNone, 2},
};

/// "Actions the trust MUST take", "The provider must", "Action the service should take to improve".
std::optional<Role> action_role(std::string_view key) {
    // "We identified regulations the provider was not complying with. They must": a dentist's
    // report, large as a heading.
    if (key.size() < 160 && key.ends_with(". they must")) return Role::MustActions;
    if (key.size() < 160 && key.ends_with(". they should")) return Role::ShouldActions;
    // "However, ... needs to make improvements. Importantly, the trust must": its last sentence
    // leads to the list.
    if (const auto stop = key.rfind(". ");
        stop != std::string_view::npos &&
        (key.ends_with("the trust must") || key.ends_with("the provider must") ||
         key.ends_with("the hospital must")))
        return Role::MustActions;
    if (key.size() > 80) return std::nullopt;
    if (contains(key, ". ")) return std::nullopt;  // a sentence that leads to a list
    const bool bare = word_count(key) <= 5 && (key.ends_with(" must") || key.ends_with(" should"));
    const bool about_action = key.starts_with("action") || bare || key.starts_with("must do") ||
                              key.starts_with("should do");
    if (!about_action || key.starts_with("action we have told")) return std::nullopt;
    if (contains_word(key, "must")) return Role::MustActions;
    if (contains_word(key, "should")) return Role::ShouldActions;
    return std::nullopt;
}

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
    if (text.size() > kLongestHeading) return kNone;
    const std::string key = heading_key(text.substr(0, text.size() - rating_suffix_bytes(text)));
    const auto alone = key_question_word(key);
    if (alone != kNone) return alone;
    if (!key.starts_with("is ") && !key.starts_with("are ")) return kNone;
    if (key.ends_with("responsive to people's needs")) return Question::Responsive;
    const auto space = key.rfind(' ');
    const auto last = key_question_word(std::string_view(key).substr(space + 1));
    if (last == kNone && key.ends_with(" well led")) return Question::WellLed;
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
    if (const auto question = key_question_of_heading(text); question != kNone) {
        meaning.question = question, meaning.role = Role::Findings, meaning.level = 2;
        meaning.core_service = service_in_question(key);
        return meaning;
    }
    if (names_outcome(key)) {
        meaning.role = Role::Body, meaning.level = 2;
        return meaning;
    }
    if (opens_personal_part(text)) {
        meaning.role = Role::Personal, meaning.level = 2;
        return meaning;
    }
    if (const auto role = action_role(key)) {
        meaning.role = role, meaning.level = 3, meaning.addressee = action_addressee(text);
        return meaning;
    }
    if (groups_outcomes(key)) {
        meaning.role = Role::OutcomesAimed, meaning.level = 3;
        return meaning;
    }
    if (const auto statement = quality_statement(text)) {
        meaning.quality_statement = statement->name, meaning.question = statement->question;
        meaning.role = Role::Findings, meaning.level = 3;
        return meaning;
    }
    if (is_evidence_category(text)) {
        meaning.level = 4;
        return meaning;
    }
    if (const auto service = core_service_name(text); !service.empty()) {
        meaning.core_service = service, meaning.role = Role::Body, meaning.level = 1;
        return meaning;
    }
    for (const auto& rule : kRules) {
        if (rule.role == Role::Breach && contains(key, ": "))
            continue;  // the label and its text in one line
        if (rule.is_prefix ? key.starts_with(rule.key) : key == rule.key) {
            meaning.role = rule.role, meaning.question = rule.question, meaning.level = rule.level;
            return meaning;
        }
    }
    meaning.known = false;
    return meaning;
}

}  // namespace findings::understanding
