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

}  // namespace

std::string_view visit_type_in(std::string_view folded_text) {
    return value_of(kVisitTypes, folded_text);
}

void read_visit_words(std::string_view text, Report& report) {
    for (const auto said : split_sentences(text.substr(0, 700), 1)) {
        const std::string sentence = folded(said);
        if (report.announced.empty()) report.announced = notice_told(sentence);
        const bool about = contains_any(sentence,
                                        std::array<std::string_view, 6>{"inspection",
                                                                        "the visit was",
                                                                        "we inspected",
                                                                        "our visit",
                                                                        "we visited",
                                                                        "assessment"});
        const bool earlier = contains_any(sentence,
                                          std::array<std::string_view, 6>{"last inspection",
                                                                          "previous",
                                                                          "our last",
                                                                          "at the inspection in",
                                                                          "may carry out",
                                                                          "will carry out"});
        // "this targeted inspection to check whether the notice we previously served had been met"
        const bool now = contains_any(sentence,
                                      std::array<std::string_view, 3>{"this targeted inspection",
                                                                      "this focused inspection",
                                                                      "this follow-up inspection"});
        const bool own = tells_of_own_visit(said);
        if (!(about || own) || (earlier && !now) || sentence.size() > 330) continue;
        const bool of_this =
            contains_any(sentence,
                         std::array<std::string_view, 22>{"visit was unannounced",
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
        if (!(of_this || own)) continue;
        if (report.announced.empty()) report.announced = notice_in(sentence);
        // A page's line calls each planned inspection "routine"; the text says what it was.
        const auto type = visit_type_in(sentence);
        if (report.visit_type.empty() ||
            (report.visit_type == "routine" && type == "comprehensive"))
            report.visit_type = type;
    }
}

}  // namespace findings::understanding
