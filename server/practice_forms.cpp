// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/practice_forms.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/limits.hpp"
#include "server/links.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace findings {
namespace {

double rounded(double number) { return std::round(number * 1000) / 1000; }

std::string_view label_of(RatingValue rating) {
    return rating_values()[static_cast<std::size_t>(rating)].label;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

Json json_of_reasons(const Practice& practice, const ThemeTree& themes) {
    const PracticeReasons& why = practice.why;
    Json json = {{"score", rounded(practice.hit.score)},
                 {"words", rounded(why.words)},
                 {"themes", rounded(why.themes)},
                 {"service", rounded(why.service)},
                 {"evidence", rounded(why.evidence)},
                 {"later", rounded(why.later)},
                 {"newness", rounded(why.newness)},
                 {"shared_themes", why.shared_themes},
                 {"shared_words", why.shared_words},
                 {"same_service", why.same_service},
                 {"same_region", why.same_region},
                 {"evidence_grade", to_id(why.grade)}};
    if (why.later_rating) {
        Json later = {{"later", to_id(why.later_rating->later)},
                      {"year", why.later_rating->year},
                      {"report", why.later_rating->report_id}};
        if (why.later_rating->then != RatingValue::None)
            later["then"] = to_id(why.later_rating->then);
        json["later_rating"] = std::move(later);
    }
    json["in_words"] = reasons_in_words(why, themes);
    return json;
}

}  // namespace

std::string_view to_id(EvidenceGrade grade) {
    constexpr std::array kIds = {std::string_view("told"),
                                 std::string_view("observed"),
                                 std::string_view("counted"),
                                 std::string_view("compared")};
    return kIds.at(static_cast<std::size_t>(grade));
}

std::vector<std::string> reasons_in_words(const PracticeReasons& why, const ThemeTree& themes) {
    constexpr std::array kGrades = {"told by those who did it, or after them",
                                    "seen by somebody who looked for himself",
                                    "with a number",
                                    "with a number and what it is compared with"};
    std::vector<std::string> reasons;
    std::vector<std::string> labels;
    for (const std::string& theme : why.shared_themes) labels.push_back(themes.label(theme));
    if (!labels.empty()) reasons.push_back("On the same: " + joined(labels));
    if (!why.shared_words.empty())
        reasons.push_back("Words in common: " + joined(why.shared_words));
    if (why.same_service)
        reasons.emplace_back("The same kind of service");
    else if (why.service > 0.3)
        reasons.emplace_back("A like kind of service");
    if (why.same_region) reasons.emplace_back("The same region");
    reasons.push_back("Evidence: " + std::string(kGrades.at(static_cast<std::size_t>(why.grade))));
    if (why.later_rating && why.later_rating->then != RatingValue::None) {
        const LaterRating& later = *why.later_rating;
        const std::string year = std::to_string(later.year);
        reasons.push_back(later.is_better()
                              ? "The service became better: " + std::string(label_of(later.then)) +
                                    ", then " + std::string(label_of(later.later)) + " in " + year
                              : "Rated " + std::string(label_of(later.then)) + " then, " +
                                    std::string(label_of(later.later)) + " in " + year);
    }
    return reasons;
}

ReadPractice read_practice(const Parameters& parameters, const ThemeTree& themes) {
    OwnParameters own(parameters, {"q", "id", "like_service", "like_region"});
    ReadPractice practice;
    if (own.value("q").size() > limits::kMaxPastedBytes) {
        own.refuse("q",
                   "is longer than " + std::to_string(limits::kMaxPastedBytes) +
                       " bytes. Paste the paragraph that says what is wrong.");
    } else {
        practice.request.text = own.value("q");
    }
    practice.request.id = own.value("id");
    if (!practice.request.text.empty() && !practice.request.id.empty())
        own.refuse("id", "is given beside q: give one of them.");
    for (const std::string_view name : {"like_service", "like_region"}) {
        if (own.value(name).size() > limits::kMaxFilterBytes)
            own.refuse(name,
                       "is longer than " + std::to_string(limits::kMaxFilterBytes) + " bytes.");
    }
    practice.request.service = own.value("like_service");
    practice.request.region = own.value("like_region");
    ReadRequest read = read_search(own.rest(), themes);
    if (read.request.offset + read.request.limit > kMostPractices) {
        own.refuse("page",
                   "is too far: only the first " + std::to_string(kMostPractices) + " are ranked.");
        read.request.offset = 0;
        read.request.limit = std::min(read.request.limit, kMostPractices);
    }
    practice.request.within = std::move(read.request);
    practice.problems = std::move(read.problems);
    practice.problems.insert(practice.problems.end(), own.problems().begin(), own.problems().end());
    return practice;
}

std::string practice_link(std::string_view path, const PracticeRequest& request) {
    Parameters parameters;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) parameters.push_back({name, value});
    };
    add("q", request.text);
    add("id", request.id);
    add("like_service", request.service);
    add("like_region", request.region);
    for (Parameter& parameter : to_parameters(request.within))
        parameters.push_back(std::move(parameter));
    return std::string(path) + to_query(parameters);
}

Json json_of_practice(const PracticePage& page,
                      const PracticeRequest& asked,
                      const ThemeTree& themes) {
    Json question = Json::object();
    if (!asked.id.empty()) question["id"] = asked.id;
    if (!asked.text.empty()) question["q"] = asked.text;
    question["themes"] = Json::array();
    for (const AskedTheme& theme : page.themes) {
        question["themes"].push_back({{"id", theme.id},
                                      {"label", themes.label(theme.id)},
                                      {"weight", rounded(theme.weight)}});
    }
    question["themes_voted"] = page.themes_are_voted;
    question["words"] = page.words;
    if (!page.service.empty()) question["service"] = page.service;
    if (!page.region.empty()) question["region"] = page.region;
    Json results = Json::array();
    static const Report kUnknownReport;
    for (const Practice& practice : page.practices) {
        Json result = json_of_finding(practice.hit.passage,
                                      practice.hit.report ? *practice.hit.report : kUnknownReport,
                                      themes);
        result["why_chosen"] = json_of_reasons(practice, themes);
        results.push_back(std::move(result));
    }
    Json links = {{"self", practice_link("/api/v1/practice", asked)},
                  {"page", practice_link("/practice", asked)}};
    if (page.total_findings > 0) links["all"] = api_findings_link(at_page(page.search, 1));
    return {{"question", std::move(question)},
            {"generation", page.generation},
            {"total_findings", page.total_findings},
            {"total_reports", page.total_reports},
            {"took_ms", page.took_ms},
            {"results", std::move(results)},
            {"links", std::move(links)}};
}

}  // namespace findings
