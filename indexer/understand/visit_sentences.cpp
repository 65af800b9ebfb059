// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/visit_sentences.hpp"

#include "indexer/understand/visit_days.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestOpening = 400;  // bytes of a sentence that are looked at

bool is_of_another(std::string_view key) {
    constexpr auto kOthers = std::to_array<std::string_view>({"previous",
                                                              "last inspection",
                                                              "last inspected",
                                                              "last visit",
                                                              "our last",
                                                              "follow up on",
                                                              "the last ",
                                                              "earlier inspection",
                                                              "earlier visit",
                                                              "before this",
                                                              "next inspection",
                                                              "we will ",
                                                              "we had ",
                                                              "since then"});
    return contains_any(key, kOthers);
}

/// "It follows our unannounced focused inspection of the maternity service on 22 and 23 June 2021."
bool follows_own_inspection(std::string_view key) {
    const auto at = std::min(key.find("follows our "), key.find("following our "));
    const auto inspection = key.find(" inspection ", std::min(at, key.size()));
    return at != std::string_view::npos && inspection != std::string_view::npos &&
           inspection - at < 60 && contains(key.substr(inspection), " on ");
}

/// "I am writing about the visit ...": a letter says which visit it is about.
bool is_letter_about_visit(std::string_view key) {
    constexpr auto kStarts = std::to_array<std::string_view>({"i am writing about the visit",
                                                              "i am writing about our visit",
                                                              "i am writing following",
                                                              "following our visit",
                                                              "following my visit"});
    if (starts_with_any(key, kStarts)) return true;
    // "Thank you for the welcome that your staff gave to our inspectors between 18 and 22 May"
    constexpr auto kGuests = std::to_array<std::string_view>({"our inspect",
                                                              "our team",
                                                              "our reviewers",
                                                              "our visit",
                                                              "our review",
                                                              "the inspection",
                                                              "the review",
                                                              "inspectors"});
    return key.starts_with("thank you for ") && contains_any(key, kGuests);
}

/// "The inspection took place on", "This unannounced inspection was carried out between".
bool is_what_took_place(std::string_view key) {
    constexpr auto kSubjects = std::to_array<std::string_view>(
        {"inspection ", "visit ", "visits ", "assessment ", "fieldwork ", "review "});
    constexpr auto kVerbs = std::to_array<std::string_view>({"took place",
                                                             "was carried out",
                                                             "were carried out",
                                                             "was conducted",
                                                             "was undertaken",
                                                             "was completed",
                                                             "was done",
                                                             "was held",
                                                             "was on ",
                                                             "were on ",
                                                             "ran from",
                                                             "began on",
                                                             "started on",
                                                             "lasted"});
    const auto verb = first_of(kVerbs, key);
    if (verb == std::string_view::npos) return false;
    constexpr auto kOpenings = std::to_array<std::string_view>({"this unannounced inspection",
                                                                "this announced inspection",
                                                                "this comprehensive inspection"});
    return contains_any(key.substr(0, verb), kSubjects) || starts_with_any(key, kOpenings);
}

/// "We visited", "Our inspectors came back", "Two of us spent four hours at": who looks and that
/// they do.
bool is_done_by_visitors(std::string_view key) {
    constexpr auto kWho = std::to_array<std::string_view>({"we ",
                                                           "i ",
                                                           "our ",
                                                           "inspectors ",
                                                           "the inspectors ",
                                                           "the inspection team ",
                                                           "the team ",
                                                           "the reviewer ",
                                                           "the reviewers ",
                                                           "reviewers ",
                                                           "two of us ",
                                                           "authorised representatives "});
    constexpr auto kSureVerbs = std::to_array<std::string_view>({" inspected ",
                                                                 " visited ",
                                                                 " went to ",
                                                                 " came to ",
                                                                 " went without notice",
                                                                 " came unannounced",
                                                                 " called at ",
                                                                 " called on ",
                                                                 " returned to "});
    // Of something that is named behind them.
    constexpr auto kVerbs = std::to_array<std::string_view>({" carried out ",
                                                             " undertook ",
                                                             " conducted ",
                                                             " completed ",
                                                             " made ",
                                                             " did ",
                                                             " spent "});
    constexpr auto kNouns = std::to_array<std::string_view>({"inspection", "visit", "assessment"});
    if (!starts_with_any(key, kWho) && !contains(key, ", we ") &&
        !(key.starts_with("on ") && contains(key, " we ")))
        return false;
    return contains_any(key, kSureVerbs) ||
           (contains_any(key, kVerbs) && contains_any(key, kNouns));
}

/// "From 15 to 19 April 2024, Ofsted and the Care Quality Commission inspected the local area":
/// inspectorates by name, behind the days.
bool is_done_by_inspectorates(std::string_view key) {
    constexpr auto kDays = std::to_array<std::string_view>({"from ", "between ", "on ", "in "});
    constexpr auto kNames = std::to_array<std::string_view>({"ofsted",
                                                             "the care quality commission",
                                                             "cqc",
                                                             "hm inspectorate",
                                                             "his majesty's inspect",
                                                             "her majesty's inspect",
                                                             "hmicfrs",
                                                             "estyn",
                                                             "healthcare inspectorate",
                                                             "care inspectorate",
                                                             "the care inspectorate",
                                                             "inspectors from ",
                                                             "inspectors "});
    constexpr auto kVerbs = std::to_array<std::string_view>({" inspected ",
                                                             " visited ",
                                                             " carried out ",
                                                             " conducted ",
                                                             " undertook ",
                                                             " completed ",
                                                             " revisited "});
    const auto comma = key.substr(0, 60).find(", ");
    if (!starts_with_any(key, kDays) || comma == std::string_view::npos) return false;
    // "Between 25 and 29 June 2018, Ofsted"; a day of the week may stand before the date.
    const auto next = key.substr(comma + 2, 40).find(", ");
    const auto who = key.substr(comma + 2);
    const bool named =
        starts_with_any(who, kNames) ||
        (next != std::string_view::npos && starts_with_any(who.substr(next + 2), kNames));
    return named && contains_any(who, kVerbs);
}

bool tells_of_visit(std::string_view key) {
    constexpr auto kAnywhere =
        std::to_array<std::string_view>({"inspection took place on ",
                                         "inspection took place from ",
                                         "inspection took place between ",
                                         "inspection which took place on ",
                                         "completed an announced inspection",
                                         "completed an unannounced inspection",
                                         "carried out a visit on ",
                                         "carried out an inspection on ",
                                         "visited the service on ",
                                         "visit took place on ",
                                         "inspection report for this service, carried out on ",
                                         "this inspection was carried out on "});
    return contains_any(key, kAnywhere) || is_letter_about_visit(key) || is_what_took_place(key) ||
           is_done_by_visitors(key) || is_done_by_inspectorates(key);
}

}  // namespace

bool tells_of_own_visit(std::string_view sentence) {
    const std::string key = folded(sentence.substr(0, kLongestOpening));
    return follows_own_inspection(key) || (!is_of_another(key) && tells_of_visit(key));
}

std::optional<DateSpan> days_of_visit(std::string_view sentence) {
    const auto days = visit_days_in(sentence);
    if (!days) return std::nullopt;
    return tells_of_own_visit(sentence) ? days : std::nullopt;
}

}  // namespace findings::understanding
