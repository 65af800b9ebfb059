// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/practice.hpp"

#include "indexer/label/labeller.hpp"
#include "server/links.hpp"
#include "server/practice_forms.hpp"
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

using namespace findings;
using findings::test::corpus_searcher;
using findings::test::corpus_themes;

namespace {

struct Case {
    std::string number, text;
    std::vector<std::string> themes;
    std::vector<std::pair<int, std::string>> grades;  // with the beginning of the passage
};

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::istringstream in(line);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
    return parts;
}

std::vector<Case> read_cases() {
    const auto folder = test::source_folder() / "tests/search/practice";
    std::vector<Case> cases;
    std::ifstream in(folder / "cases.tsv");
    for (std::string line; std::getline(in, line);) {
        const auto fields = split(line, '\t');
        cases.push_back({fields.at(0), fields.at(2), split(fields.at(1), ','), {}});
    }
    std::ifstream grades(folder / "grades.tsv");
    for (std::string line; std::getline(grades, line);) {
        const auto fields = split(line, '\t');
        const auto of = std::find_if(cases.begin(), cases.end(), [&](const Case& c) {
            return c.number == fields.at(0);
        });
        if (of != cases.end()) of->grades.emplace_back(std::stoi(fields.at(1)), fields.at(2));
    }
    return cases;
}

std::string single_spaced(const std::string& text) {
    std::istringstream in(text);
    std::string out;
    for (std::string word; in >> word;) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::vector<std::string> labels_of(const std::string& text) {
    static const Labeller labeller =
        Labeller::create(test::product_taxonomy(), test::product_model()).value();
    Passage passage;
    passage.text = text;
    labeller.label(passage);
    std::vector<std::string> themes;
    for (const ThemeLabel& theme : passage.themes) themes.push_back(theme.id);
    return themes;
}

PracticePage practice_for_text(const std::string& text, bool is_labelled = true) {
    PracticeRequest request;
    request.text = text;
    if (is_labelled) request.themes = labels_of(text);
    auto page = practice_for(corpus_searcher(), request);
    REQUIRE(page);
    return std::move(*page);
}

bool has_theme(const Passage& passage, const std::vector<std::string>& wanted) {
    return std::any_of(passage.themes.begin(), passage.themes.end(), [&](const ThemeLabel& label) {
        return std::find(wanted.begin(), wanted.end(), label.id) != wanted.end();
    });
}

double ndcg(const PracticePage& page, const Case& judged) {
    const auto discount = [](std::size_t i) { return 1 / std::log2(static_cast<double>(i) + 2); };
    double gain = 0, ideal = 0;
    for (std::size_t i = 0; i < page.practices.size(); ++i) {
        const std::string text = single_spaced(page.practices[i].hit.passage.text);
        int grade = 0;
        for (const auto& [value, beginning] : judged.grades) {
            if (text.starts_with(beginning)) grade = std::max(grade, value);
        }
        gain += grade * discount(i);
    }
    std::vector<int> best;
    for (const auto& [value, beginning] : judged.grades) best.push_back(value);
    std::sort(best.begin(), best.end(), std::greater<>());
    for (std::size_t i = 0; i < std::min<std::size_t>(10, best.size()); ++i)
        ideal += best[i] * discount(i);
    return gain / ideal;
}

/// Mean nDCG@10 of all cases, and how many have an answer without the right theme among the first
/// five.
struct Score {
    double mean = 0;
    std::size_t off_theme = 0, cases = 0;
    std::string report;
};

Score score_of_cases(bool is_labelled) {
    Score score;
    for (const Case& judged : read_cases()) {
        const PracticePage page = practice_for_text(judged.text, is_labelled);
        const double of_case = ndcg(page, judged);
        bool is_on_theme = !page.practices.empty();
        for (std::size_t i = 0; i < std::min<std::size_t>(5, page.practices.size()); ++i) {
            if (!has_theme(page.practices[i].hit.passage, judged.themes)) is_on_theme = false;
        }
        std::string asked;
        for (const AskedTheme& theme : page.themes)
            asked += ' ' + theme.id + '=' + std::to_string(theme.weight).substr(0, 4);
        score.report += judged.number + ' ' + std::to_string(of_case) +
                        (is_on_theme ? "" : " OFF THEME") + asked +
                        (page.themes_are_voted ? " (voted)\n" : "\n");
        if (!is_on_theme) ++score.off_theme;
        score.mean += of_case;
        ++score.cases;
    }
    score.mean /= static_cast<double>(score.cases);
    return score;
}

}  // namespace

TEST_CASE("practice: the first five answers to each judged concern are on its themes",
          "[cross][practice][judged]") {
    const Score score = score_of_cases(true);
    INFO(score.report << "mean " << score.mean);
    CHECK(score.cases >= 40);
    CHECK(score.off_theme == 0);
    CHECK(score.mean >= 0.69);  // 0.729 when it was set, 0.702 since labels 7
}

TEST_CASE("practice: a text that nobody labelled goes by the findings most like it",
          "[cross][practice][judged]") {
    const Score score = score_of_cases(false);
    INFO(score.report << "mean " << score.mean);
    CHECK(score.off_theme <= score.cases / 4);
    CHECK(score.mean >= 0.60);  // 0.644 when it was set, 0.617 since labels 7
}

TEST_CASE(
    "practice: a rule for everyone about the garden leads to practice on blanket restrictions",
    "[cross][practice]") {
    const bool is_labelled = GENERATE(true, false);
    const PracticePage page = practice_for_text(
        "patients could not go into the garden without staff and this applied to everyone",
        is_labelled);
    REQUIRE(page.practices.size() >= 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(is_labelled, i, page.practices[i].hit.passage.text);
        CHECK(has_theme(page.practices[i].hit.passage, {"blanket-restrictions"}));
        CHECK(page.practices[i].hit.passage.polarity == Polarity::Good);
    }
}

TEST_CASE("practice: it is chosen from as many findings as the search it links to finds",
          "[cross][practice]") {
    const PracticePage page =
        practice_for_text("callers to the crisis line could not get through at night");
    CHECK(page.total_findings > 0);
    CHECK(test::totals_behind(search_link(page.search)) ==
          test::Totals{page.total_findings, page.total_reports});
}

TEST_CASE("practice: each answer says why it was chosen", "[cross][practice]") {
    const PracticePage page = practice_for_text("discharges are delayed because of housing");
    REQUIRE_FALSE(page.practices.empty());
    const Practice& first = page.practices.front();
    CHECK_FALSE(first.why.shared_themes.empty());
    CHECK_FALSE(first.why.shared_words.empty());
    const auto reasons = reasons_in_words(first.why, corpus_themes());
    CHECK(reasons.size() >= 3);
    for (const Practice& practice : page.practices) {
        for (const double share : {practice.why.words,
                                   practice.why.themes,
                                   practice.why.service,
                                   practice.why.evidence,
                                   practice.why.newness,
                                   practice.why.later}) {
            CHECK(share >= 0);
            CHECK(share <= 1);
        }
    }
}

TEST_CASE("practice: of two that fit alike, the one of a service like the reader's comes first",
          "[cross][practice]") {
    PracticeRequest request;
    request.text =
        "Patients did not have a copy of their care plan and it did not hold their views";
    request.themes = labels_of(request.text);
    request.service = "Forensic inpatient or secure wards";
    request.within.limit = 50;
    const auto mine = practice_for(corpus_searcher(), request);
    request.service = "Community-based mental health services for adults of working age";
    const auto other = practice_for(corpus_searcher(), request);
    REQUIRE(mine);
    REQUIRE(other);
    const auto place_of = [](const PracticePage& page, const std::string& beginning) {
        const auto at =
            std::find_if(page.practices.begin(), page.practices.end(), [&](const Practice& p) {
                return p.hit.passage.text.starts_with(beginning);
            });
        return at - page.practices.begin();
    };
    CHECK(place_of(*mine, "All 21 care plans were recovery focused") <
          place_of(*other, "All 21 care plans were recovery focused"));
}

TEST_CASE("practice: for a finding, its own report's service is what others are compared with",
          "[cross][practice]") {
    SearchRequest concern =
        test::request_for("garden", {{"polarity", "concern"}, {"theme", "blanket-restrictions"}});
    const auto found = corpus_searcher().search(concern);
    REQUIRE(found);
    REQUIRE_FALSE(found->hits.empty());
    PracticeRequest request;
    request.id = found->hits.front().passage.id;
    const auto page = practice_for(corpus_searcher(), request);
    REQUIRE(page);
    CHECK(page->service == found->hits.front().report->service);
    REQUIRE_FALSE(page->practices.empty());
    for (const Practice& practice : page->practices) {
        CHECK(practice.hit.passage.polarity == Polarity::Good);
        CHECK(practice.hit.passage.id != request.id);
    }
    request.id = "000000000000-00000000";
    CHECK(practice_for(corpus_searcher(), request).error().kind == ErrorKind::NotFound);
}

TEST_CASE("practice: a text about nothing of this field has no answer and no error",
          "[cross][practice]") {
    PracticeRequest request;
    for (const std::string text : {"", "zzyzx qwxv", "the of and"}) {
        CAPTURE(text);
        request.text = text;
        const auto page = practice_for(corpus_searcher(), request);
        REQUIRE(page);
        CHECK(page->practices.empty());
    }
    // Nothing in a pasted text is an operator.
    request.text = "\"((( restraint OR NOT -";
    CHECK(practice_for(corpus_searcher(), request));
}

TEST_CASE("practice: addresses with too long a text or two questions are refused, each fault told",
          "[cross][practice]") {
    const ReadPractice read =
        read_practice(parse_parameters("q=" + std::string(4097, 'a') + "&sort=nosuch"),
                      corpus_themes());
    REQUIRE(read.problems.size() == 2);
    CHECK_FALSE(read_practice(parse_parameters("q=a&id=b"), corpus_themes()).problems.empty());
    CHECK(read_practice(parse_parameters("q=" + std::string(4096, 'a')), corpus_themes())
              .problems.empty());
}

TEST_CASE(
    "practice: readers are shown the words that tell something, and not those that only join them",
    "[cross][practice]") {
    PracticeRequest request;
    request.text =
        "Patients could not go into the garden without staff, and this was applied to everyone "
        "although it should not have been";
    request.within.limit = 5;
    const auto page = practice_for(corpus_searcher(), request);
    REQUIRE(page.has_value());
    CHECK(std::find(page->words.begin(), page->words.end(), "garden") != page->words.end());
    const auto has_none = [](const std::vector<std::string>& words) {
        for (const char* const word :
             {"could", "into", "this", "without", "everyone", "although", "should", "not", "it"}) {
            if (std::find(words.begin(), words.end(), word) != words.end()) return false;
        }
        return true;
    };
    CHECK(has_none(page->words));
    for (const Practice& practice : page->practices) CHECK(has_none(practice.why.shared_words));
}
