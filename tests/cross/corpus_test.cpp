// SPDX-License-Identifier: GPL-3.0-or-later
// What a careful reader expects of the sample documents that are no inspections: a digest, a
// commissioning paper, a practice case, a position paper, a thread and a news item. tests/gold says
// the same of every document, measured by reading.py.
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace findings;
using test::request_for;

namespace {

/// Reports of a file below corpus/, in its order.
std::vector<Report> reports_in(const std::string& file) {
    std::vector<Report> reports;
    auto& searcher = test::corpus_searcher();
    SearchRequest request = request_for("");
    request.by = Grouping::Report;
    request.limit = 200;
    const auto page = searcher.search(request);
    REQUIRE(page.has_value());
    for (const Hit& hit : page->hits) {
        if (hit.report->file.ends_with(file))
            reports.push_back(searcher.report(hit.report->id)->report);
    }
    return reports;
}

Report only_report_in(const std::string& file) {
    auto reports = reports_in(file);
    REQUIRE(reports.size() == 1);
    return reports.front();
}

/// Values with their units of a report's measures: "22 %", "9 hubs".
std::set<std::string> figures(const Report& report) {
    std::set<std::string> all;
    for (const Passage& passage : report.passages) {
        for (const MeasureValue& measure : passage.measures)
            all.insert(measure.unit.empty() ? measure.value : measure.value + " " + measure.unit);
    }
    return all;
}

std::set<std::string> themes_of(const Report& report) {
    std::set<std::string> all;
    for (const Passage& passage : report.passages) {
        for (const auto& theme : passage.themes) all.insert(theme.id);
    }
    return all;
}

const Passage* passage_with(const Report& report, const std::string& words) {
    for (const Passage& passage : report.passages) {
        if (passage.text.find(words) != std::string::npos) return &passage;
    }
    return nullptr;
}

std::vector<const Passage*> listed_demands(const Report& report) {
    std::vector<const Passage*> demands;
    for (const Passage& passage : report.passages) {
        if (passage.role == SectionRole::Recommendations &&
            passage.kind == FindingKind::Recommendation)
            demands.push_back(&passage);
    }
    return demands;
}

/// Aims by the heading of their group; each must be neutral and an outcome.
std::map<std::string, int> aims_by_group(const Report& report) {
    std::map<std::string, int> groups;
    for (const Passage& passage : report.passages) {
        if (passage.role != SectionRole::OutcomesAimed) continue;
        CAPTURE(passage.text);
        CHECK(passage.kind == FindingKind::Outcome);
        CHECK(passage.polarity == Polarity::Neutral);
        groups[passage.section.back()] += 1;
    }
    return groups;
}

}  // namespace

TEST_CASE(
    "corpus: entries of the digest are reports with publisher, author and the site that passed "
    "them on",
    "[cross]") {
    const auto entries = reports_in("digests/mental-health-commissioning-digest-spring-2018.txt");
    CHECK(entries.size() == 6);
    std::map<std::string, const Report*> by_publisher;
    for (const Report& entry : entries) {
        CHECK(entry.report_kind == "digest-entry");
        CHECK(entry.part_of == entries.front().part_of);
        by_publisher[entry.publisher] = &entry;
        for (const char* junk : {"train-window-20391_1280", "hww", "mirror", "Image source"}) {
            for (const Passage& passage : entry.passages) CHECK(passage.text != junk);
        }
    }
    struct Expected {
        std::string publisher;
        std::vector<std::string> figures, themes;
    };
    const std::vector<Expected> expected = {
        {"Thornwick Mental Health Alliance", {"22 %"}, {"referral-thresholds"}},
        {"Fenwold Partnership NHS Trust", {"18 %"}, {"restraint"}},
        {"Marshwick Evening Herald",
         {"One in three"},
         {"out-of-area-placements", "carers-families"}},
        {"Example National Review Programme", {}, {"environment-safety"}},
    };
    for (const auto& one : expected) {
        CAPTURE(one.publisher);
        REQUIRE(by_publisher.count(one.publisher) == 1);
        const auto said = figures(*by_publisher[one.publisher]);
        const auto themes = themes_of(*by_publisher[one.publisher]);
        for (const auto& figure : one.figures) {
            CAPTURE(figure, said);
            CHECK(said.count(figure) == 1);
        }
        for (const auto& theme : one.themes) {
            CAPTURE(theme, themes);
            CHECK(themes.count(theme) == 1);
        }
    }
    const auto young = std::find_if(entries.begin(), entries.end(), [](const Report& one) {
        return one.via == "HealthWire Weekly";
    });
    REQUIRE(young != entries.end());
    CHECK(young->author == "R. Ashgrove");
    CHECK(young->publisher == "Institute for Invented Policy");
    CHECK(figures(*young).count("57 %") == 1);
    CHECK(themes_of(*young).count("children-young-people") == 1);
}

TEST_CASE(
    "corpus: the commissioning paper has its sixteen aims in three groups, none of them a result",
    "[cross]") {
    const Report paper = only_report_in("policy/commissioning-secure-pathways-yorkshire-humber.md");
    auto aims = aims_by_group(paper);
    CHECK(aims["Service outcomes"] == 6);
    CHECK(aims["Patient outcomes"] == 7);
    CHECK(aims["Commissioning and contracting outcomes"] == 3);
    CHECK(paper.region == "Yorkshire and The Humber");
    CHECK(paper.service == "Forensic inpatient or secure wards");
    CHECK(paper.ratings.empty());
    const auto facts = figures(paper);
    CHECK(facts.count("44 areas") == 1);
    CHECK(facts.count("9 hubs") + facts.count("9 specialised commissioning hubs") +
              facts.count("9 commissioning hubs") ==
          1);
    const auto themes = themes_of(paper);
    for (const char* theme :
         {"commissioning-funding", "recovery-reintegration", "discharge-flow", "joint-working"}) {
        CAPTURE(theme);
        CHECK(themes.count(theme) == 1);
    }
    // Clauses "4.1", "4.2" that stand below each other without a blank line are aims of their own.
    const Report local = only_report_in("policy/commissioning-rehabilitation-netherwold.txt");
    CHECK(aims_by_group(local) == std::map<std::string, int>{{"4. Service outcomes", 4},
                                                             {"5. Patient outcomes", 5},
                                                             {"6. Commissioning outcomes", 4}});
    CHECK(listed_demands(local).size() >= 4);
    CHECK(listed_demands(local).front()->addressee == "committee");
}

TEST_CASE("corpus: the practice case claims and does not measure, and is found by what it did",
          "[cross]") {
    const Report ward = only_report_in("case-studies/meadowbank-recovery-ward.md");
    CHECK(ward.provider.name == "Northamptonshire Healthcare NHS Foundation Trust");
    CHECK(ward.region == "East Midlands");
    std::set<std::string> parts;
    for (const Passage& passage : ward.passages) {
        if (!passage.part.empty()) parts.insert(passage.part);
        if (passage.part == "impact" || passage.part == "what-they-did") {
            CAPTURE(passage.text);
            CHECK(passage.measures.empty());
        }
    }
    for (const char* part : {"setting", "problem", "what-they-did", "impact", "what-helped"}) {
        CAPTURE(part);
        CHECK(parts.count(part) == 1);
    }
    auto& searcher = test::corpus_searcher();
    const auto found = searcher.search(request_for("recovery reintegration outside agencies"));
    REQUIRE(found.has_value());
    REQUIRE_FALSE(found->hits.empty());
    CHECK(found->hits.front().report->id == ward.id);
}

TEST_CASE("corpus: the position paper has five demands of its own and figures of its survey",
          "[cross]") {
    const Report paper = only_report_in("policy/position-paper-waiting-safely.txt");
    CHECK(paper.publisher == "Thornwick Mental Health Alliance");
    CHECK(to_iso(paper.published) == "2024-11");
    std::size_t needed = 0;
    for (const Passage* demand : listed_demands(paper))
        needed += demand->modality == "need" ? 1U : 0U;
    CHECK(needed == 5);
    const auto said = figures(paper);
    for (const char* figure : {"64 %", "20 %", "11 %", "48 %", "71 %"}) {
        CAPTURE(figure);
        CHECK(said.count(figure) == 1);
    }
    const Passage* box = passage_with(paper, "gave a part-time nurse the job");
    REQUIRE(box != nullptr);
    CHECK(box->role == SectionRole::CaseStudy);
}

TEST_CASE(
    "corpus: every post of the thread has its author and day, and its questions are no findings",
    "[cross]") {
    const Report thread = only_report_in("forum/measuring-what-matters-thread.txt");
    CHECK(thread.report_kind == "forum");
    CHECK(thread.title == "Measuring what matters on our wards");
    std::vector<std::string> posts;
    std::size_t questions = 0;
    for (const Passage& passage : thread.passages) {
        for (const char* chrome : {"148,902 members", "Powered by", "Skip to", "Up to Additional"})
            CHECK(passage.text.find(chrome) == std::string::npos);
        if (passage.text.ends_with("?")) {
            ++questions;
            CAPTURE(passage.text);
            CHECK(passage.polarity == Polarity::Neutral);
        }
        if (passage.role != SectionRole::Post) continue;
        const std::string post = to_iso(passage.date) + ' ' + passage.author;
        if (posts.empty() || posts.back() != post) posts.push_back(post);
    }
    CHECK(posts == std::vector<std::string>{"2011-11-24 Marian Fellgate",
                                            "2011-11-27 Dilip Harrowgate",
                                            "2011-11-28 Marian Fellgate",
                                            "2011-12-01 Dilip Harrowgate",
                                            "2011-12-03 Priya Lindenshaw",
                                            "2011-12-05 Marian Fellgate"});
    CHECK(questions >= 4);
}

TEST_CASE("corpus: the news item has its title once, its figures, and no rating of the regulator's",
          "[cross]") {
    const Report item = only_report_in("news/ccg-mental-health-ratings.txt");
    CHECK(item.report_kind == "news");
    CHECK(item.title == "Most areas told to do better on mental health in first national ratings");
    CHECK(item.ratings.empty());
    std::set<std::string> values;
    for (const Passage& passage : item.passages) {
        CHECK(passage.text != item.title);
        for (const MeasureValue& measure : passage.measures) values.insert(measure.value);
    }
    for (const char* value : {"209", "106", "21", "60.8"}) {
        CAPTURE(value);
        CHECK(values.count(value) == 1);
    }
    const Passage* director = passage_with(item, "Tim Kendall");
    REQUIRE(director != nullptr);
    CHECK(director->author == "NHS England\u2019s national clinical director for mental health");
}
