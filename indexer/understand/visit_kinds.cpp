// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/visit_kinds.hpp"

#include "indexer/understand/notice_words.hpp"
#include "indexer/understand/visit_sentences.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <span>
#include <string>

namespace findings::understanding {
namespace {

struct WordRule {
    std::string_view words;
    std::string_view value;
};

// The first that fits is taken.
constexpr std::array kVisitTypes = {WordRule{"focused", "focused"},
                                    WordRule{"targeted inspection", "focused"},
                                    WordRule{"follow-up", "follow-up"},
                                    WordRule{"follow up", "follow-up"},
                                    WordRule{"looking at part of", "focused"},
                                    WordRule{"improvements required had been made", "follow-up"},
                                    WordRule{"looking at all parts", "comprehensive"},
                                    WordRule{"in response to concerns", "responsive"},
                                    WordRule{"responsive review", "responsive"},
                                    WordRule{"themed", "themed"},
                                    WordRule{"thematic", "themed"},
                                    WordRule{"comprehensive", "comprehensive"},
                                    WordRule{"routine", "routine"},
                                    WordRule{"scheduled", "routine"},
                                    WordRule{"responsive inspection", "responsive"},
                                    WordRule{"during an assessment", "assessment"}};

std::string_view value_of(std::span<const WordRule> rules, std::string_view folded_text) {
    for (const auto& rule : rules) {
        if (contains(folded_text, rule.words)) return rule.value;
    }
    return {};
}

bool is_of_earlier_visit(std::string_view sentence) {
    constexpr auto kEarlier = std::to_array<std::string_view>({"last inspection",
                                                               "previous",
                                                               "our last",
                                                               "at the inspection in",
                                                               "may carry out",
                                                               "will carry out"});
    // "this targeted inspection to check whether the notice we previously served had been met"
    constexpr auto kNow = std::to_array<std::string_view>(
        {"this targeted inspection", "this focused inspection", "this follow-up inspection"});
    return contains_any(sentence, kEarlier) && !contains_any(sentence, kNow);
}

bool names_this_visit(std::string_view sentence) {
    constexpr auto kVisit = std::to_array<std::string_view>(
        {"inspection", "the visit was", "we inspected", "our visit", "we visited", "assessment"});
    constexpr auto kOfThis = std::to_array<std::string_view>({"visit was unannounced",
                                                              "visit was announced",
                                                              "unannounced inspection of",
                                                              "the inspection took place",
                                                              "inspection was unannounced",
                                                              "inspection was announced",
                                                              "an unannounced inspection",
                                                              "an announced inspection",
                                                              "this unannounced ",
                                                              "this announced ",
                                                              "the unannounced ",
                                                              "the announced ",
                                                              "unannounced inspection took place",
                                                              "this was a",
                                                              "this inspection",
                                                              "we carried out",
                                                              "was carried out",
                                                              "we undertook",
                                                              "we inspected",
                                                              "we completed",
                                                              "we conducted",
                                                              "during a"});
    return contains_any(sentence, kVisit) && contains_any(sentence, kOfThis);
}

}  // namespace

std::string_view visit_type_in(std::string_view folded_text) {
    return value_of(kVisitTypes, folded_text);
}

void read_visit_words(std::string_view text, Report& report) {
    // A page's line calls each planned inspection "routine"; the text says what it was.
    const auto is_known = [&] {
        return !report.announced.empty() && !report.visit_type.empty() &&
               report.visit_type != "routine";
    };
    if (is_known()) return;
    for (const auto said : split_sentences(text.substr(0, 700), 1)) {
        const std::string sentence = folded(said);
        if (report.announced.empty()) report.announced = notice_told(sentence);
        constexpr std::size_t kLongest = 330;  // bytes
        if (sentence.size() > kLongest || is_of_earlier_visit(sentence) ||
            !(names_this_visit(sentence) || tells_of_own_visit(said)))
            continue;
        if (report.announced.empty()) report.announced = notice_in(sentence);
        const auto type = visit_type_in(sentence);
        if (report.visit_type.empty() ||
            (report.visit_type == "routine" && type == "comprehensive"))
            report.visit_type = type;
        if (is_known()) return;
    }
}

}  // namespace findings::understanding
