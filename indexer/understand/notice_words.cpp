// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/notice_words.hpp"

#include "indexer/understand/words.hpp"

#include <array>

namespace findings::understanding {
namespace {

constexpr auto kShort = std::to_array<std::string_view>({"short notice",
                                                         "short-notice",
                                                         "hours' notice",
                                                         "hours notice",
                                                         "hour's notice",
                                                         "hours' warning",
                                                         "hours of notice",
                                                         "hours beforehand",
                                                         "a day's notice",
                                                         "one day's notice",
                                                         "two days' notice",
                                                         "the day before we ",
                                                         "hour before we ",
                                                         "hours before we ",
                                                         "the evening before we "});
constexpr auto kNone = std::to_array<std::string_view>(
    {"unannounced",       "not announced",      "without notice",      "without warning",
     "without prior ",    "without any notice", "without any warning", "without telling",
     "no notice",         "no warning",         "no prior ",           "no advance ",
     "any notice",        "any warning",        "any prior ",          "any advance ",
     "not been told",     "not expecting us",   "not expect us",       "nobody expected us",
     "no one expected us"});
// Of a visit: a provider may give notice of much else.
constexpr auto kGiven = std::to_array<std::string_view>({"announced",
                                                         "days' notice",
                                                         "days notice",
                                                         "week's notice",
                                                         "weeks' notice",
                                                         "weeks notice",
                                                         "weeks beforehand",
                                                         "days beforehand",
                                                         "notice of the inspection",
                                                         "notice of our inspection",
                                                         "notice of this inspection",
                                                         "notice of the visit",
                                                         "notice of our visit",
                                                         "notice of this visit",
                                                         "notice of the assessment",
                                                         "notice of our assessment",
                                                         "notice that we"});

/// "did not tell the provider beforehand that we were coming", "did not know about our visit"
bool kept_from_provider(std::string_view text) {
    constexpr auto kKept = std::to_array<std::string_view>({"did not tell ",
                                                            "didn't tell ",
                                                            "had not told ",
                                                            "did not let ",
                                                            "did not warn ",
                                                            "did not know",
                                                            "were not told",
                                                            "was not told",
                                                            "nobody knew",
                                                            "no one knew"});
    constexpr auto kComing = std::to_array<std::string_view>({"we were coming",
                                                              "we were going to",
                                                              "we would be ",
                                                              "we would come",
                                                              "we would visit",
                                                              "about the visit",
                                                              "about our visit",
                                                              "about the inspection",
                                                              "about our inspection",
                                                              "of our visit",
                                                              "of the inspection",
                                                              "of our inspection",
                                                              "beforehand",
                                                              "in advance"});
    const auto at = first_of(kKept, text);
    return at != std::string_view::npos && contains_any(text.substr(at), kComing);
}

bool told_provider(std::string_view text) {
    constexpr auto kTold = std::to_array<std::string_view>({"knew that we were coming",
                                                            "knew we were coming",
                                                            "knew that we would",
                                                            "knew we would",
                                                            "told in advance",
                                                            "in advance that we",
                                                            "beforehand that we",
                                                            "that we were coming",
                                                            "that we would be coming",
                                                            "that we would visit"});
    return contains_any(text, kTold);
}

// Of a sentence about a visit: who it is about, what tells that a visit is meant, and what tells
// that it is not.
constexpr auto kSubjects = std::to_array<std::string_view>({"we gave ",
                                                            "we did not ",
                                                            "we told ",
                                                            "we let ",
                                                            "we rang ",
                                                            "we telephoned ",
                                                            "we came ",
                                                            "we arrived ",
                                                            "we went ",
                                                            "we called ",
                                                            "we visited ",
                                                            "we turned up ",
                                                            "our visit",
                                                            "our arrival",
                                                            "our first visit",
                                                            "our inspection ",
                                                            "the visit",
                                                            "the first visit",
                                                            "the inspection ",
                                                            "the assessment ",
                                                            "the first day ",
                                                            "both visits ",
                                                            "this visit",
                                                            "this inspection ",
                                                            "this assessment ",
                                                            "this was an ",
                                                            "the provider ",
                                                            "the service ",
                                                            "the manager ",
                                                            "the registered manager ",
                                                            "the trust ",
                                                            "the home ",
                                                            "the ward ",
                                                            "the practice ",
                                                            "the hospital ",
                                                            "the clinic ",
                                                            "nobody ",
                                                            "no one ",
                                                            "no notice ",
                                                            "inspectors ",
                                                            "our inspectors ",
                                                            "the inspectors ",
                                                            "the inspection team ",
                                                            "the team ",
                                                            "we inspected ",
                                                            "we carried out ",
                                                            "staff did not know",
                                                            "staff were not told",
                                                            "short notice ",
                                                            "notice of "});
constexpr auto kOfVisit = std::to_array<std::string_view>(
    {"we ", "our ", "visit", "inspection", "inspector", "assessment", "came ", "arrived "});
// Who came, and why they did or did not say so before: whom the reason names was not given notice.
constexpr auto kInspectors = std::to_array<std::string_view>({"we ",
                                                              "our ",
                                                              "inspectors ",
                                                              "the inspectors ",
                                                              "the inspection team ",
                                                              "the inspection ",
                                                              "this inspection ",
                                                              "the visit ",
                                                              "this visit "});
constexpr auto kReasons = std::to_array<std::string_view>({" because ",
                                                           " after ",
                                                           " as the ",
                                                           " as we ",
                                                           " so that ",
                                                           " so we ",
                                                           " to make sure ",
                                                           " to ensure ",
                                                           " in order to ",
                                                           " following ",
                                                           " since "});
// That somebody was told is enough to know where it is told by telephone.
constexpr auto kRang = std::to_array<std::string_view>({"we rang ",
                                                        "we telephoned ",
                                                        "we phoned ",
                                                        "we called ",
                                                        "we told ",
                                                        "we let ",
                                                        "we contacted "});
constexpr auto kDayBefore = std::to_array<std::string_view>({"the day before",
                                                             "the evening before",
                                                             "the afternoon before",
                                                             "the night before",
                                                             "the morning before"});
constexpr auto kOther = std::to_array<std::string_view>({"last inspection",
                                                         "previous",
                                                         "our last",
                                                         "the last ",
                                                         "we may ",
                                                         "we will ",
                                                         "we can ",
                                                         "people",
                                                         "patients",
                                                         "residents",
                                                         "families",
                                                         "relatives",
                                                         "notice of decision",
                                                         "notice of proposal"});

}  // namespace

std::string_view notice_in(std::string_view folded_text) {
    if (contains_any(folded_text, kShort)) return "short-notice";
    const bool nobody = folded_text.starts_with("nobody ") || folded_text.starts_with("no one ");
    if (contains_any(folded_text, kNone) || kept_from_provider(folded_text) ||
        (nobody && told_provider(folded_text)))
        return "unannounced";
    if (contains_any(folded_text, kGiven) || told_provider(folded_text)) return "announced";
    return {};
}

std::string_view notice_of_field(std::string_view folded_value) {
    if (const auto told = notice_in(folded_value); !told.empty()) return told;
    const auto word = folded_value.substr(0, folded_value.find_first_of(" ,.;:("));
    if (word == "no" || word == "none" || word == "nil") return "unannounced";
    if (word == "yes") return "announced";
    if (contains_any(folded_value, std::array<std::string_view, 2>{" hours", "one day"}))
        return "short-notice";
    if (contains_any(folded_value, std::array<std::string_view, 3>{" days", "week", "month"}))
        return "announced";
    return {};
}

namespace {

std::string_view notice_of_visit(std::string_view said) {
    if (!contains_any(said, kOfVisit) || contains_any(said, kOther)) return {};
    if (starts_with_any(said, kRang) && contains_any(said, kDayBefore)) return "short-notice";
    return notice_in(said);
}

}  // namespace

std::string_view notice_told(std::string_view folded_sentence) {
    constexpr std::size_t kLongest = 330;  // bytes
    if (folded_sentence.size() > kLongest || !starts_with_any(folded_sentence, kSubjects))
        return {};
    if (const auto told = notice_of_visit(folded_sentence); !told.empty()) return told;
    if (!starts_with_any(folded_sentence, kInspectors)) return {};
    const auto reason = first_of(kReasons, folded_sentence);
    return reason == std::string_view::npos ? std::string_view{}
                                            : notice_of_visit(folded_sentence.substr(0, reason));
}

}  // namespace findings::understanding
