// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/names.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

struct StatementAlias {
    std::string_view key;  // folded
    QualityStatement statement;
};

constexpr auto kSafe = KeyQuestion::Safe;
constexpr auto kEffective = KeyQuestion::Effective;
constexpr auto kCaring = KeyQuestion::Caring;
constexpr auto kResponsive = KeyQuestion::Responsive;
constexpr auto kWellLed = KeyQuestion::WellLed;

// "Safeguarding" and "Person-centred care" are also words of older headings: the statement is still
// the same subject.
constexpr std::array kStatements = {
    StatementAlias{"learning culture", {"Learning culture", kSafe}},
    StatementAlias{"safety learning culture", {"Learning culture", kSafe}},
    StatementAlias{"learning culture - safety", {"Learning culture", kSafe}},
    StatementAlias{"safe systems, pathways and transitions",
                   {"Safe systems, pathways and transitions", kSafe}},
    StatementAlias{"safe pathways, systems and transitions",
                   {"Safe systems, pathways and transitions", kSafe}},
    StatementAlias{"safe systems, pathways, and transitions",
                   {"Safe systems, pathways and transitions", kSafe}},
    StatementAlias{"safeguarding", {"Safeguarding", kSafe}},
    StatementAlias{"involving people to manage risks", {"Involving people to manage risks", kSafe}},
    StatementAlias{"safe environments", {"Safe environments", kSafe}},
    StatementAlias{"safe and effective staffing", {"Safe and effective staffing", kSafe}},
    StatementAlias{"infection prevention and control", {"Infection prevention and control", kSafe}},
    StatementAlias{"medicines optimisation", {"Medicines optimisation", kSafe}},
    StatementAlias{"assessing needs", {"Assessing needs", kEffective}},
    StatementAlias{"delivering evidence-based care and treatment",
                   {"Delivering evidence-based care and treatment", kEffective}},
    StatementAlias{"how staff, teams and services work together",
                   {"How staff, teams and services work together", kEffective}},
    StatementAlias{"supporting people to live healthier lives",
                   {"Supporting people to live healthier lives", kEffective}},
    StatementAlias{"supporting people to lead healthier lives",
                   {"Supporting people to live healthier lives", kEffective}},
    StatementAlias{"monitoring and improving outcomes",
                   {"Monitoring and improving outcomes", kEffective}},
    StatementAlias{"consent to care and treatment", {"Consent to care and treatment", kEffective}},
    StatementAlias{"kindness, compassion and dignity",
                   {"Kindness, compassion and dignity", kCaring}},
    StatementAlias{"treating people as individuals", {"Treating people as individuals", kCaring}},
    StatementAlias{"independence, choice and control",
                   {"Independence, choice and control", kCaring}},
    StatementAlias{"responding to people's immediate needs",
                   {"Responding to people's immediate needs", kCaring}},
    StatementAlias{"workforce wellbeing and enablement",
                   {"Workforce wellbeing and enablement", kCaring}},
    StatementAlias{"person-centred care", {"Person-centred care", kResponsive}},
    StatementAlias{"person centred care", {"Person-centred care", kResponsive}},
    StatementAlias{"delivering evidence based care and treatment",
                   {"Delivering evidence-based care and treatment", kEffective}},
    StatementAlias{"independence choice and control",
                   {"Independence, choice and control", kCaring}},
    StatementAlias{"kindness compassion and dignity",
                   {"Kindness, compassion and dignity", kCaring}},
    StatementAlias{"medicines optimization", {"Medicines optimisation", kSafe}},
    StatementAlias{"equity of access", {"Equity in access", kResponsive}},
    StatementAlias{"equity in experience and outcome",
                   {"Equity in experiences and outcomes", kResponsive}},
    StatementAlias{"responding to people's needs",
                   {"Responding to people's immediate needs", kCaring}},
    StatementAlias{"care provision, integration, and continuity",
                   {"Care provision, integration and continuity", kResponsive}},
    StatementAlias{"care provision, integration and continuity",
                   {"Care provision, integration and continuity", kResponsive}},
    StatementAlias{"providing information", {"Providing information", kResponsive}},
    StatementAlias{"listening to and involving people",
                   {"Listening to and involving people", kResponsive}},
    StatementAlias{"equity in access", {"Equity in access", kResponsive}},
    StatementAlias{"equity in experiences and outcomes",
                   {"Equity in experiences and outcomes", kResponsive}},
    StatementAlias{"equity in experience and outcomes",
                   {"Equity in experiences and outcomes", kResponsive}},
    StatementAlias{"planning for the future", {"Planning for the future", kResponsive}},
    StatementAlias{"shared direction and culture", {"Shared direction and culture", kWellLed}},
    StatementAlias{"capable, compassionate and inclusive leaders",
                   {"Capable, compassionate and inclusive leaders", kWellLed}},
    StatementAlias{"freedom to speak up", {"Freedom to speak up", kWellLed}},
    StatementAlias{"workforce equality, diversity and inclusion",
                   {"Workforce equality, diversity and inclusion", kWellLed}},
    StatementAlias{"governance, management and sustainability",
                   {"Governance, management and sustainability", kWellLed}},
    StatementAlias{"partnership and communities", {"Partnerships and communities", kWellLed}},
    StatementAlias{"partnerships and communities", {"Partnerships and communities", kWellLed}},
    StatementAlias{"learning, improvement and innovation",
                   {"Learning, improvement and innovation", kWellLed}},
    StatementAlias{"environmental sustainability",
                   {"Environmental sustainability - sustainable development", kWellLed}},
    StatementAlias{"environmental sustainability - sustainable development",
                   {"Environmental sustainability - sustainable development", kWellLed}},
};

constexpr std::array<std::string_view, 8> kEvidence = {
    "people's experience of health and care services",
    "people's experience",
    "feedback from staff and leaders",
    "feedback from leaders and staff",
    "feedback from partners",
    "observation",
    "observations",
    "processes"};

struct Region {
    std::string_view name;
    bool is_told;  // means the region where a sentence has it with these capitals, too
};
constexpr std::array kRegions = {Region{"North East", true},
                                 Region{"North West", true},
                                 Region{"South East", true},
                                 Region{"South West", true},
                                 Region{"East Midlands", true},
                                 Region{"West Midlands", true},
                                 Region{"London", true},
                                 Region{"East of England", true},
                                 Region{"the East of England", false},
                                 Region{"East", false},
                                 Region{"Yorkshire and the Humber", true},
                                 Region{"Yorkshire and The Humber", true},
                                 Region{"Yorkshire and Humber", true},
                                 Region{"Yorkshire and Humberside", true},
                                 Region{"Yorkshire & Humberside", true}};

constexpr std::array<std::string_view, 15> kOrganisationEnds = {" trust",
                                                                " health board",
                                                                " limited",
                                                                " ltd",
                                                                " plc",
                                                                " llp",
                                                                " cic",
                                                                " c.i.c",
                                                                " community interest company",
                                                                " charity",
                                                                " integrated care board",
                                                                " council",
                                                                " healthcare",
                                                                " partnership",
                                                                " group"};

constexpr std::array<std::string_view, 23> kPlaceEnds = {" supported living",
                                                         " dental care",
                                                         " dental surgery",
                                                         " health centre",
                                                         " home care",
                                                         " care at home",
                                                         " practice",
                                                         " surgery",
                                                         " hospice",
                                                         " nursing home",
                                                         " care home",
                                                         " residential home",
                                                         " medical centre",
                                                         " hospital",
                                                         " house",
                                                         " lodge",
                                                         " court",
                                                         " unit",
                                                         " clinic",
                                                         " centre",
                                                         " grange",
                                                         " manor",
                                                         " ward"};

template <class Array>
bool ends_with_any(std::string_view text, const Array& ends) {
    return std::any_of(ends.begin(), ends.end(), [text](auto end) { return text.ends_with(end); });
}

}  // namespace

std::optional<QualityStatement> quality_statement(std::string_view text) {
    if (text.size() > 100) return std::nullopt;
    std::string key = heading_key(text);
    // "Safeguarding Score: 3", "Learning culture - score 2"
    if (const auto score = key.rfind("score");
        score != std::string::npos && score > 4 && key.size() - score < 14)
        key = trimmed(key.substr(0, score), " -:(,|");
    if (key.starts_with("quality statement: ")) key.erase(0, 19);
    for (const auto& alias : kStatements) {
        if (alias.key == key) return alias.statement;
    }
    return std::nullopt;
}

bool is_evidence_category(std::string_view text) {
    if (text.size() > 100) return false;
    return std::find(kEvidence.begin(), kEvidence.end(), heading_key(text)) != kEvidence.end();
}

std::string_view region_name(std::string_view text) {
    text = trimmed(trimmed(text), ".,; ");
    if (text.size() > 40) return {};
    const std::string key = folded(text);
    const bool is_region = std::any_of(kRegions.begin(), kRegions.end(), [&](const Region& region) {
        return folded(region.name) == key;
    });
    return is_region ? text : std::string_view{};
}

std::vector<std::string_view> regions_told(std::string_view text) {
    std::vector<std::string_view> told;
    for (const Region& region : kRegions) {
        if (region.is_told && contains_word(text, region.name)) told.push_back(region.name);
    }
    return told;
}

namespace {

/// "For more, read the latest report on Elm Care Ltd.": names have few small words but joints.
bool has_words_of_sentence(std::string_view text) {
    constexpr auto kJoints = std::to_array<std::string_view>(
        {"and", "of", "the", "for", "in", "with", "on", "at", "a", "to", "or", "trading", "as"});
    constexpr std::size_t kMost = 2;
    std::size_t small = 0;
    for (const auto word : split_on(text, " ")) {
        const bool lower = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
        small +=
            lower && std::find(kJoints.begin(), kJoints.end(), word) == kJoints.end() ? 1U : 0U;
    }
    return small > kMost;
}

}  // namespace

bool is_organisation_name(std::string_view text) {
    if (text.size() > 120 || text.empty() || !is_upper(text.front())) return false;
    const std::string key = folded(trimmed(text, " ."));
    // "Progress report to the scrutiny committee, Elm Council": for whom a paper was written.
    if (contains(key, "report to ") || contains(key, "paper for ")) return false;
    // "Elm House is run by Elm Care Limited." is a sentence about one.
    if (contains_any(key,
                     std::array<std::string_view,
                                6>{" is ", " are ", " was ", " run by ", " has ", " have "}) ||
        starts_with_any(key,
                        std::array<std::string_view, 5>{"run by ",
                                                        "managed by ",
                                                        "operated by ",
                                                        "provided by ",
                                                        "owned by "}))
        return false;
    return ends_with_any(key, kOrganisationEnds) && !has_words_of_sentence(text);
}

bool is_place_name(std::string_view text) {
    if (text.size() > 120 || text.empty() || !is_upper(text.front()) || contains(text, "\"") ||
        contains(text, "\u201c"))
        return false;
    // Prisons are named in front: "HMP Stonecross", "HMYOI Elm".
    if ((text.starts_with("HMP ") || text.starts_with("HMYOI ") || text.starts_with("HMP/YOI ")) &&
        text.size() < 60 && !ends_sentence(text))
        return true;
    return ends_with_any(folded(text), kPlaceEnds);
}

std::string_view without_report_kind(std::string_view text) {
    for (const std::string_view kind : {"Quality Report",
                                        "Quality report",
                                        "Inspection Report",
                                        "Inspection report",
                                        "Review of compliance",
                                        "Evidence appendix"}) {
        if (text.size() <= kind.size() + 2) continue;
        if (text.starts_with(kind)) text = trimmed(trimmed(text.substr(kind.size())), ":- ");
        if (text.ends_with(kind))
            text = trimmed(trimmed(text.substr(0, text.size() - kind.size())), ":- ,");
    }
    return text;
}

std::string_view place_at_start(std::string_view words) {
    std::string_view name;
    for (auto space = words.find(' '); space != std::string_view::npos;
         space = words.find(' ', space + 1)) {
        const auto prefix = words.substr(0, space);
        if (is_place_name(prefix) && !prefix.ends_with(" ward") && !prefix.ends_with(" Ward")) {
            name = prefix;
        } else if (!name.empty()) {
            return name;
        }
    }
    return name;
}

KeyQuestion key_question_word(std::string_view text) {
    const std::string word = heading_key(text);
    if (word == "safe") return KeyQuestion::Safe;
    if (word == "effective") return KeyQuestion::Effective;
    if (word == "caring") return KeyQuestion::Caring;
    if (word == "responsive" || word == "responsive to people's needs")
        return KeyQuestion::Responsive;
    if (word == "well-led" || word == "well led") return KeyQuestion::WellLed;
    return KeyQuestion::None;
}

std::string body_name(std::string_view text) {
    text = trimmed(trimmed(text), ".,; ");
    const auto open = text.rfind(" (");
    if (open != std::string_view::npos && text.ends_with(')')) {
        const auto inside = text.substr(open + 2, text.size() - open - 3);
        const bool abbreviation = !inside.empty() && inside.size() <= 8 &&
                                  std::all_of(inside.begin(), inside.end(), is_upper);
        if (abbreviation) text = trimmed(text.substr(0, open));
    }
    return std::string(text);
}

}  // namespace findings::understanding
