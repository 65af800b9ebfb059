// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/actions_asked.hpp"

#include "indexer/understand/asked_bodies.hpp"
#include "indexer/understand/demand_subjects.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
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

/// "the provider must ..." of "By 31 July 2024, the provider must ...": until when, and nothing
/// else, may stand before who is asked.
std::string_view behind_day(std::string_view text) {
    constexpr auto kDays = std::to_array<std::string_view>({"By ",
                                                            "Within ",
                                                            "With immediate effect",
                                                            "Immediately",
                                                            "No later than ",
                                                            "As a matter of urgency"});
    const auto bare = without_number(text);
    if (!starts_with_any(bare.substr(0, 24), kDays)) return text;
    const auto comma = bare.substr(0, 80).find(", the ");
    if (comma == std::string_view::npos) return text;
    // "By law, the provider must ...": of every provider.
    const auto lead = bare.substr(0, comma);
    const bool is_day = !lead.starts_with("By ") ||
                        std::any_of(lead.begin(), lead.end(), is_digit) || contains(lead, "end of");
    return is_day ? bare.substr(comma + 2) : text;
}

}  // namespace

std::optional<SectionRole> action_in_words(const Block& block) {
    std::string start = folded(behind_day(block.text).substr(0, 120));
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
    if (binds_by_inspectorate(block.text)) return SectionRole::MustActions;
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
    if (tells_of_past_duty(std::string_view(start).substr(verb))) return std::nullopt;
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

}  // namespace findings::understanding
