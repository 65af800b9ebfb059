// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/line_meaning.hpp"

#include "indexer/understand/asked_bodies.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

using Role = SectionRole;

constexpr std::size_t kLongestLeadIn = 400;  // bytes; longer text introduces no list

struct LeadInRule {
    std::string_view part;  // somewhere in the folded line
    Role role;
};

// The first that fits is taken. Lines end with ":" (checked by the caller).
constexpr std::array kLeadIns = {
    LeadInRule{"we rated it", Role::RatingReasons},
    LeadInRule{"we rated them", Role::RatingReasons},
    LeadInRule{"because:", Role::RatingReasons},
    LeadInRule{"your action statement should address", Role::ActionStatement},
    LeadInRule{"how the regulation was not being met", Role::Breach},
    LeadInRule{"you must:", Role::MustActions},
    LeadInRule{"you are required to", Role::MustActions},
    LeadInRule{"is required to:", Role::MustActions},
    LeadInRule{"require you to", Role::MustActions},
    LeadInRule{"we require", Role::MustActions},
    LeadInRule{"you are asked to", Role::ShouldActions},
    LeadInRule{"is asked to:", Role::ShouldActions},
    LeadInRule{"we ask you to", Role::ShouldActions},
    LeadInRule{"you should:", Role::ShouldActions},
    LeadInRule{"provider must", Role::MustActions},
    LeadInRule{"trust must", Role::MustActions},
    LeadInRule{"service must", Role::MustActions},
    LeadInRule{"hospital must", Role::MustActions},
    LeadInRule{"practice must", Role::MustActions},
    LeadInRule{"must make improvement", Role::MustActions},
    LeadInRule{"must take action", Role::MustActions},
    LeadInRule{"provider should", Role::ShouldActions},
    LeadInRule{"trust should", Role::ShouldActions},
    LeadInRule{"service should", Role::ShouldActions},
    LeadInRule{"hospital should", Role::ShouldActions},
    LeadInRule{"practice should", Role::ShouldActions},
    LeadInRule{"should make improvement", Role::ShouldActions},
    LeadInRule{"could make improvement", Role::ShouldActions},
    LeadInRule{"we recommend the service can improve", Role::ShouldActions},
    LeadInRule{"we need to:", Role::Recommendations},
    LeadInRule{"we recommend", Role::Recommendations},
    LeadInRule{"recommendations", Role::Recommendations},
    LeadInRule{"we want to see", Role::Recommendations},
    LeadInRule{"calls on", Role::Recommendations},
    LeadInRule{"we call on", Role::Recommendations},
    LeadInRule{"we are calling", Role::Recommendations},
    LeadInRule{"calling for:", Role::Recommendations},
    LeadInRule{"we ask", Role::Recommendations},
    LeadInRule{" should:", Role::Recommendations},
    LeadInRule{" must:", Role::Recommendations},
    LeadInRule{"needs to:", Role::Recommendations},
    LeadInRule{"need to:", Role::Recommendations},
    LeadInRule{"asked to agree", Role::Recommendations},
    LeadInRule{"is asked to:", Role::Recommendations},
    LeadInRule{"are asked to:", Role::Recommendations},
    LeadInRule{"outcomes have been identified", Role::OutcomesAimed},
    LeadInRule{"outcomes we expect", Role::OutcomesAimed},
    LeadInRule{"outcomes will be", Role::OutcomesAimed},
    LeadInRule{"the report also found", Role::KeyFindings},
    LeadInRule{"the report found", Role::KeyFindings},
    LeadInRule{"key findings", Role::KeyFindings},
    LeadInRule{"inspectors found", Role::Findings},
    LeadInRule{"we found", Role::Findings},
};

constexpr std::array<std::string_view, 48> kBoilerplateStarts = {
    "action required to ensure compliance with ",
    "full details of the regulations the provider was",
    "full details of the regulations the provider is",
    "for more information on things the ",
    "details of our findings and the evidence supporting",
    "download report pdf",
    "the table below shows the essential standards",
    "the table below shows enforcement action",
    "the table below shows where regulations were",
    "the table below shows where legal requirements",
    "the table below shows the legal requirements",
    "cqc should be informed when compliance actions",
    "we will check to make sure that action has been taken",
    "for more information about the enforcement action we can take",
    "this report is requested under regulation",
    "section 120b of the act allows",
    "regulated activity regulation",
    "by safe, we mean",
    "by effective, we mean",
    "by caring, we mean",
    "by responsive, we mean",
    "by well-led, we mean",
    "by well led, we mean",
    "this service scored ",
    "find out what we look at",
    "action the provider must take is ",
    "action the trust must take is ",
    "action a provider should take is ",
    "action the provider should take is ",
    "licence:",
    "license:",
    "to get to the heart of ",
    "what people expect: ",
    "we are introducing ratings ",
    "this report describes our judgement",
    "each report covers findings",
    "each section names its source",
    "(c) ",
    "image source:",
    "full report available",
    "download the full report",
    "download full report",
    "full story at",
    "read the full news story",
    "full report:",
    "additional links:",
    "read more about ",
    "you can read more about "};

constexpr std::array<std::string_view, 20> kBoilerplateParts = {
    "patients raised specific issues regarding their care",
    "action is required to ensure compliance with the",
    "is consistent with the health and social care standards",
    "told the trust that it must take action to",
    "told the provider that it must take action to",
    "for more details, please see the full report which is on",
    "that the trust must put right",
    "that the provider must put right",
    "to guarantee autistic people and people with a learning disability",
    "must send us a report",
    "must send cqc a report",
    "asked the provider to send us a report that says what action",
    "asked the provider to send us a report by",
    "provider's report should be sent to us",
    "we will check that this action is taken by the provider",
    "- this means we looked for evidence",
    "crown copyright",
    "open government licence",
    "(out of 100) for this area",
    "we always ask the following five questions"};

constexpr std::array<std::string_view, 16> kHistoryStarts = {"at the last inspection",
                                                             "at our last inspection",
                                                             "at the previous inspection",
                                                             "at our previous inspection",
                                                             "at the last assessment",
                                                             "at our last assessment",
                                                             "at our previous assessment",
                                                             "at the previous assessment",
                                                             "at the last visit",
                                                             "at our last visit",
                                                             "at our previous visit",
                                                             "the last rating for",
                                                             "the previous rating for",
                                                             "when we last inspected",
                                                             "during our last inspection",
                                                             "during the last inspection"};

constexpr std::array<std::string_view, 6> kNow = {"at this inspection",
                                                  "at this assessment",
                                                  "on this visit",
                                                  "at this visit",
                                                  "during this ",
                                                  "on this inspection"};

constexpr std::array<std::string_view, 10> kVerdicts = {"met this standard",
                                                        "not met this standard",
                                                        "action needed",
                                                        "enforcement action taken",
                                                        "compliant",
                                                        "non-compliant",
                                                        "minor concern",
                                                        "moderate concern",
                                                        "minor concerns",
                                                        "moderate concerns"};

/// "Harrowdene Park, Long Drove, Harrowdene, ZZ3 3HP": a short line that ends with a postcode, a
/// telephone number aside.
bool is_address(std::string_view text) {
    if (text.size() > 160 || !contains(text, ", ")) return false;
    text = trimmed(text.substr(0, text.find("Tel")), " .0123456789,");
    if (text.size() < 8 || !is_upper(text.back()) || !is_upper(text[text.size() - 2])) return false;
    const auto space = text.rfind(' ');
    const auto before = trimmed(text.substr(0, space));
    const auto inward = text.substr(space + 1);
    return inward.size() == 3 && is_digit(inward.front()) && !before.empty() &&
           (is_digit(before.back()) || is_upper(before.back()));
}

// The standards of 2010 in the words that every report prints above its findings. Folded
// beginnings.
constexpr std::array<std::string_view, 16> kEssentialStandards = {
    "people should be treated with respect, involved in discussions about their care",
    "before people are given any examination, care, treatment or support",
    "people should get safe and appropriate care that meets their needs",
    "food and drink should meet people's individual dietary needs",
    "people should get safe and coordinated care when they move",
    "people should be protected from abuse and staff should respect their human rights",
    "people should be cared for in a clean environment",
    "people should be given the medicines they need when they need them",
    "people should be cared for in safe and accessible surroundings",
    "people should be safe from harm from unsafe or unsuitable equipment",
    "people should be cared for by staff who are properly qualified",
    "there should be enough members of staff to keep people safe",
    "staff should be properly trained and supervised, and have the chance",
    "the service should have quality checking systems to manage risks",
    "people should have their complaints listened to and acted on properly",
    "people's personal records, including medical records, should be accurate"};

bool is_essential_standard(std::string_view line) {
    return line.size() < 260 && !line.ends_with(')') && starts_with_any(line, kEssentialStandards);
}

}  // namespace

std::optional<SectionRole> lead_in_role(std::string_view text) {
    if (text.size() > kLongestLeadIn) return std::nullopt;
    const std::string line = folded(text);
    if (line == "however:" || line == "however") return Role::However;
    if (!line.ends_with(':')) return std::nullopt;
    if (line.starts_with("however") && line.size() < 100) return Role::However;
    if (is_past_demand_text(text)) return Role::History;
    for (const auto& rule : kLeadIns) {
        if (contains(line, rule.part)) return rule.role;
    }
    return std::nullopt;
}

std::optional<SectionRole> role_for_list(std::optional<SectionRole> role,
                                         std::string_view lead_in,
                                         bool inspection,
                                         bool in_action_list) {
    if (!role) return std::nullopt;
    const bool demands = role == Role::MustActions || role == Role::ShouldActions;
    if (!inspection && demands) return Role::Recommendations;
    if (!inspection && (role == Role::RatingReasons || role == Role::Findings)) return std::nullopt;
    if (!inspection || role != Role::Recommendations) return role;
    // "They must:", "The areas where the practice should make improvements are:"
    if (in_action_list) return std::nullopt;
    const std::string line = folded(lead_in);
    if (contains_word(line, "must")) return Role::MustActions;
    if (contains_word(line, "should")) return Role::ShouldActions;
    return std::nullopt;
}

bool is_boilerplate_text(std::string_view text) {
    const std::string line = folded(text.substr(0, 600));
    if (contains(line, "....")) return true;  // contents with dot leaders
    const bool page_head = line.starts_with("mental health / ") ||
                           (line.starts_with("overall: ") && contains(line, "read more"));
    if (page_head && line.size() < 120) return true;
    if (line.starts_with("our rating of ") && line.size() < 160) return true;
    if (line.starts_with("action ") &&
        contains_any(line,
                     std::array<std::string_view, 3>{" take is necessary to ",
                                                     " take is to comply",
                                                     " must take is "}))
        return true;
    if (is_essential_standard(line)) return true;
    if (is_address(text)) return true;
    return starts_with_any(line, kBoilerplateStarts) || contains_any(line, kBoilerplateParts);
}

bool opens_section(std::string_view heading, bool flat) {
    const std::string key = folded(heading.substr(0, 400));
    if (heading.size() < 260 && key.ends_with(')') && contains(key, "(outcome ")) return true;
    const bool verdict =
        flat &&
        std::find(kVerdicts.begin(), kVerdicts.end(), trimmed(key, " .")) != kVerdicts.end();
    return !verdict && !is_boilerplate_text(heading);
}

bool is_history_text(std::string_view text) {
    const std::string line = folded(text);
    return starts_with_any(line, kHistoryStarts) && !contains_any(line, kNow);
}

bool is_past_demand_text(std::string_view text) {
    if (text.size() > 3000) return false;
    constexpr std::array<std::string_view, 13> kEarlier = {"last inspection",
                                                           "previous inspection",
                                                           "last visit",
                                                           "previous visit",
                                                           "last assessment",
                                                           "previous assessment",
                                                           "inspection in ",
                                                           "inspection of ",
                                                           "visit in ",
                                                           "previously told",
                                                           "earlier inspection",
                                                           "inspected in ",
                                                           "last inspected"};
    constexpr std::array<std::string_view, 7> kTold = {" told ",
                                                       " asked ",
                                                       " said ",
                                                       " required ",
                                                       " requested ",
                                                       "previously told",
                                                       " advised "};
    constexpr std::array<std::string_view, 3> kDemands = {" must", " should", " needed to"};
    const std::string all = folded(text);
    const std::string_view first = std::string_view(all).substr(0, position_of(". ", all));
    const std::size_t told = first_of(kTold, first);
    if (told == std::string_view::npos) return false;
    const std::size_t earlier = first_of(kEarlier, first);
    if (earlier == std::string_view::npos) return false;
    const std::size_t demand = first_of(kDemands, first);
    const bool is_past = earlier < demand || position_of("previously", first) < demand;
    const bool told_to = demand != std::string_view::npos
                             ? told < demand
                             : first.find(" to ", told) != std::string_view::npos;
    if (!told_to || (demand != std::string_view::npos && !is_past)) return false;
    // "... This had been met." goes on about the past; a new demand in the same text does not.
    const auto rest = std::string_view(all).substr(first.size());
    return !contains_any(rest,
                         std::array<std::string_view, 4>{"provider must ",
                                                         "trust must ",
                                                         "service must ",
                                                         "practice must "});
}

bool is_not_assessed_text(std::string_view text) {
    const std::string line = folded(text.substr(0, 300));
    return line.starts_with("we did not look at ") || line.starts_with("we did not assess ") ||
           contains(line, "score for this quality statement is based on the previous rating");
}

bool is_verdict_text(std::string_view text) {
    if (text.size() > 80) return false;
    if (rating_in_cell(text)) return true;
    const std::string line = folded(text);
    if (line.starts_with("score: ") && line.size() < 12) return true;
    if (line.starts_with("overall score: ") && line.size() < 20) return true;
    return std::find(kVerdicts.begin(), kVerdicts.end(), trimmed(line, " .")) != kVerdicts.end();
}

namespace {

/// "You must ensure ...", "We require the provider to ...", "Please review ...": what a letter asks
/// of the one it is written to.
std::optional<SectionRole> asked_in_letter(std::string_view start) {
    constexpr std::array<std::string_view, 10> kMust = {"you must ",
                                                        "we require the ",
                                                        "we require you ",
                                                        "you are required to ",
                                                        "the provider is required to ",
                                                        "the trust is required to ",
                                                        "the hospital is required to ",
                                                        "we therefore require ",
                                                        "your action statement must ",
                                                        "the hospital managers are required to "};
    constexpr std::array<std::string_view, 20> kShould = {"you should ensure",
                                                          "you should make sure",
                                                          "you should review",
                                                          "you should consider",
                                                          "you should take",
                                                          "you should provide",
                                                          "you need to ensure",
                                                          "you need to review",
                                                          "you need to make sure",
                                                          "we expect the provider to ",
                                                          "we expect the trust to ",
                                                          "we expect you to ",
                                                          "we ask that ",
                                                          "we ask you to ",
                                                          "we would ask ",
                                                          "please ensure ",
                                                          "please review ",
                                                          "please make sure ",
                                                          "please explain how ",
                                                          "please tell us how "};
    if (starts_with_any(start, kMust)) return SectionRole::MustActions;
    if (starts_with_any(start, kShould)) return SectionRole::ShouldActions;
    // Weaker than a "should": no regulation stands behind it.
    constexpr std::array<std::string_view, 4> kRecommend = {"we recommend that the ",
                                                            "we recommend that you ",
                                                            "we recommend the provider ",
                                                            "we recommend the service "};
    if (starts_with_any(start, kRecommend)) return SectionRole::Recommendations;
    return std::nullopt;
}

}  // namespace

std::optional<SectionRole> action_in_words(const Block& block) {
    std::string start = folded(block.text.substr(0, 120));
    const auto number = start.find_first_not_of("0123456789.) -");
    if (number != std::string::npos && number > 0 && number < 6) start.erase(0, number);
    for (const std::string_view label : {"action: ", "action required: ", "required action: "}) {
        if (!start.starts_with(label)) continue;
        start.erase(0, label.size());
        // "ACTION: Please review ...": a visit's letter asks for an answer to it.
        if (asked_in_letter(start) == SectionRole::ShouldActions)
            return SectionRole::ActionStatement;
    }
    if (const auto asked = asked_in_letter(start)) return asked;
    constexpr std::array<std::string_view, 16> kBodies = {"provider",
                                                          "trust",
                                                          "service",
                                                          "hospital",
                                                          "registered person",
                                                          "registered manager",
                                                          "practice",
                                                          "home",
                                                          "hospice",
                                                          "clinic",
                                                          "leaders",
                                                          "managers",
                                                          "ward",
                                                          "unit",
                                                          "organisation",
                                                          "location"};
    auto verb = std::min(start.find(" must "), start.find(" should "));
    if (verb == std::string::npos || verb > 70) return std::nullopt;
    const auto who = std::string_view(start).substr(0, verb);
    const bool body =
        contains_any(who, kBodies) && word_count(who) <= 7 &&
        !contains_any(
            who,
            std::array<std::string_view, 6>{" that ", " told ", " said ", ", ", " what ", " how "});
    if (!body ||
        !(who.starts_with("the ") || who.starts_with("provider") || who.starts_with("leaders") ||
          who.starts_with("managers") || who.starts_with("registered ")))
        return std::nullopt;
    if (start.compare(verb, 6, " must ") == 0) return SectionRole::MustActions;
    const bool whole =
        block.kind == BlockKind::ListItem || start.starts_with("the provider should ") ||
        start.starts_with("the trust should ") || start.starts_with("the service should ");
    return whole ? std::optional(SectionRole::ShouldActions) : std::nullopt;
}

std::string addressee_in(std::string_view text, SectionRole role) {
    std::size_t verb = std::string_view::npos;
    for (const std::string_view word :
         {" must ", " should ", " needs to ", " need to ", " is asked to ", " are asked to "}) {
        verb = std::min(verb, text.find(word));
    }
    if (verb == std::string_view::npos || verb > 90) return {};
    std::string_view who = trimmed(text.substr(0, verb));
    for (const std::string_view lead :
         {"We recommend that ", "It is recommended that ", "In future, ", "In future "}) {
        if (who.starts_with(lead)) who = who.substr(lead.size());
    }
    if (contains_any(who, std::array<std::string_view, 5>{". ", "? ", ", which", " that ", ": "}))
        return {};
    constexpr auto kNobody = std::to_array<std::string_view>({"This",
                                                              "That",
                                                              "It",
                                                              "There",
                                                              "They",
                                                              "We",
                                                              "People",
                                                              "Patients",
                                                              "Staff",
                                                              "These",
                                                              "Those",
                                                              "Every",
                                                              "Your",
                                                              "In"});
    const auto first = who.substr(0, who.find(' '));
    if (who.empty() || std::find(kNobody.begin(), kNobody.end(), first) != kNobody.end()) return {};
    const bool named = is_upper(who.front()) || who.starts_with("the ");
    const bool body = contains_any(
        folded(who),
        std::array<std::string_view,
                   7>{"provider", "trust", "service", "hospital", "manager", "leaders", "board"});
    if (role != SectionRole::Recommendations && !body) return {};
    // "The lift should be mended": what is to be done to something asks nobody by name.
    const bool passive =
        text.substr(verb).starts_with(" should be ") || text.substr(verb).starts_with(" must be ");
    if (passive && !body && !can_be_asked(who)) return {};
    return named && word_count(who) <= 10 ? std::string(who) : std::string{};
}

std::string addressee_of_heading(std::string_view text) {
    for (const std::string_view start :
         {"Recommendations for ", "Recommendations to ", "We recommend that ", "For ", "To "}) {
        if (text.starts_with(start)) return std::string(trimmed(text.substr(start.size()), " :."));
    }
    return {};
}

bool is_heading_shaped(std::string_view text) {
    if (text.empty() || text.size() > 80 || word_count(text) > 10 || !is_upper(text.front()))
        return false;
    if (contains_any(text,
                     std::array<std::string_view, 6>{"\"", "\u201c", "|", "http", "@", " / "}))
        return false;
    if (ends_sentence(text) || text.ends_with(',') || text.ends_with(';') || contains(text, ". "))
        return false;
    const bool has_number = std::any_of(text.begin(), text.end(), is_digit);
    return !has_number && !is_organisation_name(text) && region_name(text).empty();
}

}  // namespace findings::understanding
