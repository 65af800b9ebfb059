// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/line_meaning.hpp"

#include "indexer/understand/action_headings.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/saf_scores.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::array<std::string_view, 52> kBoilerplateStarts = {
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
    "you can read more about ",
    "you can read about how we ",
    "you can find out how we ",
    "find out how we ",
    "find out more about how we "};

constexpr std::array<std::string_view, 15> kBoilerplateParts = {
    "patients raised specific issues regarding their care",
    "action is required to ensure compliance with the",
    "told the trust that it must take action to",
    "told the provider that it must take action to",
    "for more details, please see the full report which is on",
    "that the trust must put right",
    "that the provider must put right",
    "to guarantee autistic people and people with a learning disability",
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

/// "must send us a report", "asked the provider to send the Commission a report within 14 days":
/// the law's own demand, the same in every notice.
bool asks_for_report(std::string_view line) {
    constexpr auto kWhom = std::to_array<std::string_view>({"us",
                                                            "cqc",
                                                            "the cqc",
                                                            "the commission",
                                                            "the care quality commission",
                                                            "the regulator",
                                                            "the inspectorate"});
    if (!contains_any(line, std::array<std::string_view, 3>{"must ", "asked ", "required "}))
        return false;
    for (auto at = line.find("send "); at != std::string_view::npos;
         at = line.find("send ", at + 1)) {
        const auto rest = line.substr(at + 5);
        for (const auto whom : kWhom) {
            if (!rest.starts_with(whom)) continue;
            const auto what = rest.substr(whom.size());
            if (what.starts_with(" a report") || what.starts_with(" a written report")) return true;
        }
    }
    return false;
}

/// "During a routine inspection | Published: 15 January 2020": an entry of a list of inspections.
bool is_dated_type_line(std::string_view text, std::string_view line) {
    constexpr std::size_t kLongest = 200;
    const auto bar = text.find(" | ");
    if (text.size() > kLongest || bar == std::string_view::npos || !contains(line, "published"))
        return false;
    Block type;
    type.text = text.substr(0, bar);
    return is_type_line(type);
}

}  // namespace

bool is_boilerplate_text(std::string_view text) {
    const std::string line = folded(text.substr(0, 600));
    if (contains(line, "....")) return true;  // contents with dot leaders
    const bool page_head = line.starts_with("mental health / ") ||
                           (line.starts_with("overall: ") && contains(line, "read more"));
    if (page_head && line.size() < 120) return true;
    if (contains(line, "representations and appeals have been concluded")) return true;
    if (line.starts_with("our rating of ") && line.size() < 160) return true;
    if (line.starts_with("action ") &&
        contains_any(line,
                     std::array<std::string_view, 3>{" take is necessary to ",
                                                     " take is to comply",
                                                     " must take is "}))
        return true;
    // The law behind a demand; where it stands in one paragraph with the demand, that asks.
    if (contains(line, "is consistent with the health and social care standards") &&
        !contains(line, " should ") && !contains(line, " must "))
        return true;
    if (is_essential_standard(line) || asks_for_report(line) || explains_must_and_should(text))
        return true;
    if (is_address(text) || is_dated_type_line(text, line)) return true;
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
    // "At the last inspection ... was in breach. We told the provider to:" leads in to what was
    // asked then.
    constexpr std::size_t kLongestLeadIn = 400;
    const bool leads_in =
        all.ends_with(':') && all.size() <= kLongestLeadIn &&
        !contains_any(
            all,
            std::array<std::string_view, 3>{"this inspection", "we have told", "we have asked"});
    const std::string_view first =
        std::string_view(all).substr(0, leads_in ? all.size() : position_of(". ", all));
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
    if (is_score_line(text)) return true;
    return std::find(kVerdicts.begin(), kVerdicts.end(), trimmed(line, " .")) != kVerdicts.end();
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
