// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <memory>
#include <set>

using namespace findings;
using test::request_for;

namespace {

/// The five documents the project began from, indexed as a user would. Nothing where they are not
/// beside the checkout.
const std::unique_ptr<test::TestIndex>& seeds() {
    static const auto index = []() -> std::unique_ptr<test::TestIndex> {
        const auto folder = test::shared_folder();
        if (folder.empty()) return nullptr;
        auto made = std::make_unique<test::TestIndex>();
        std::filesystem::create_directories(made->folder().parent_path());
        std::filesystem::copy(folder / "seeds",
                              made->folder(),
                              std::filesystem::copy_options::recursive);
        made->run();
        return made;
    }();
    return index;
}

std::vector<Report> reports_of(const std::string& report_kind) {
    std::vector<Report> reports;
    auto searcher = seeds()->searcher();
    SearchRequest request = request_for("", {{"report_kind", report_kind}});
    request.by = Grouping::Report;
    request.limit = 100;
    const auto page = searcher.search(request);
    for (const Hit& hit : page->hits) reports.push_back(searcher.report(hit.report->id)->report);
    return reports;
}

std::vector<Hit> hits_for(const SearchRequest& request) {
    std::vector<Hit> hits;
    auto searcher = seeds()->searcher();
    CHECK(searcher.each(request, [&](const Hit& hit) { return hits.push_back(hit), true; })
              .has_value());
    return hits;
}

}  // namespace

TEST_CASE("seeds: the digest becomes seven reports with their publishers", "[e2e]") {
    if (!seeds()) return;
    std::set<std::string> publishers;
    const auto entries = reports_of("digest-entry");
    for (const Report& entry : entries) publishers.insert(entry.publisher);
    CHECK(entries.size() == 7);
    for (const char* part : {"Rethink",
                             "Health Education England",
                             "BBC News",
                             "Education Policy Institute",
                             "King",
                             "Care Quality Commission",
                             "NHS Providers"}) {
        CAPTURE(part);
        CHECK(std::any_of(publishers.begin(), publishers.end(), [&](const std::string& p) {
            return p.find(part) != std::string::npos;
        }));
    }
    CHECK(hits_for(request_for("coins OR dehjx3ju0ain6zx")).empty());
}

TEST_CASE("seeds: the forum thread is three posts with their dates", "[e2e]") {
    if (!seeds()) return;
    const auto threads = reports_of("forum");
    REQUIRE(threads.size() == 1);
    std::set<std::string> days;
    for (const Passage& passage : threads[0].passages) {
        if (passage.role == SectionRole::Post) days.insert(to_iso(passage.date));
    }
    CHECK(days == std::set<std::string>{"2011-11-24", "2011-11-29", "2011-12-03"});
    CHECK(hits_for(request_for("Ploneboard")).empty());
}

TEST_CASE("seeds: the policy paper has its three recommendations and the Meadowbank case",
          "[e2e]") {
    if (!seeds()) return;
    SearchRequest recommended =
        request_for("", {{"kind", "recommendation"}, {"report_kind", "policy"}});
    const auto recommendations = hits_for(recommended);
    std::size_t listed = 0;
    for (const Hit& hit : recommendations)
        listed += hit.passage.role == SectionRole::Recommendations ? 1 : 0;
    CHECK(listed == 3);
    const auto found = seeds()->search("meadowbank");
    REQUIRE_FALSE(found.hits.empty());
    const auto& first = found.hits[0].passage;
    CHECK_THAT(first.text, test::contains("strong links with outside agencies"));
    CHECK(first.polarity == Polarity::Good);
    const auto asked = seeds()->search("recovery reintegration outside agencies");
    REQUIRE_FALSE(asked.hits.empty());
    CHECK(asked.hits[0].passage.id == first.id);
}

TEST_CASE("seeds: the commissioning paper has its sixteen aims, none of them a result", "[e2e]") {
    if (!seeds()) return;
    const auto aims = hits_for(request_for("", {{"kind", "outcome"}}));
    std::map<std::string, int> groups;
    for (const Hit& hit : aims) {
        if (hit.passage.role != SectionRole::OutcomesAimed) continue;
        CHECK(hit.passage.polarity == Polarity::Neutral);
        groups[hit.passage.section.back()] += 1;
    }
    CHECK(groups == std::map<std::string, int>{{"Commissioning/Contracting Outcomes", 3},
                                               {"Patient Outcomes", 7},
                                               {"Service Outcomes", 6}});
}

TEST_CASE("seeds: the news item has its figures and its title once", "[e2e]") {
    if (!seeds()) return;
    const auto news = reports_of("news");
    REQUIRE(news.size() == 1);
    CHECK(news[0].title == "More than half of CCG mental health services require improvement");
    std::set<std::string> values;
    int titles = 0;
    for (const Passage& passage : news[0].passages) {
        for (const MeasureValue& measure : passage.measures) values.insert(measure.value);
        titles += passage.text == news[0].title ? 1 : 0;
    }
    for (const char* value : {"209", "106", "21", "60"}) {
        CAPTURE(value);
        CHECK(values.contains(value));
    }
    CHECK(titles <= 1);
}

namespace {

/// Values with their units of a report's measures: "15 %", "21,000 posts".
std::set<std::string> figures(const Report& report) {
    std::set<std::string> all;
    for (const Passage& passage : report.passages) {
        for (const MeasureValue& measure : passage.measures)
            all.insert(measure.unit.empty() ? measure.value : measure.value + " " + measure.unit);
    }
    return all;
}

const Report* entry_of(const std::vector<Report>& entries, const std::string& publisher) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Report& one) {
        return one.publisher.find(publisher) != std::string::npos;
    });
    return found == entries.end() ? nullptr : &*found;
}

bool has_theme(const Report& report, const std::string& theme) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const Passage& passage) {
        return std::any_of(passage.themes.begin(), passage.themes.end(), [&](const auto& one) {
            return one.id == theme;
        });
    });
}

}  // namespace

TEST_CASE("seeds: figures and themes of the digest's entries", "[e2e]") {
    if (!seeds()) return;
    const auto entries = reports_of("digest-entry");
    struct Expected {
        std::string publisher;
        std::vector<std::string> figures, themes;
    };
    const std::vector<Expected> expected = {
        {"Rethink", {"15 %"}, {"co-production", "commissioning-funding"}},
        {"Health Education England", {"21,000 posts"}, {"staffing-workforce"}},
        {"BBC News", {"1bn \u00a3"}, {"staffing-workforce", "commissioning-funding"}},
        {"Education Policy Institute",
         {"12 %", "24 %", "17 %", "19 %", "7 %", "42 %"},
         {"children-young-people", "safe-staffing", "bed-availability", "discharge-planning"}},
        {"King", {}, {"quality-improvement", "leadership-governance", "co-production"}},
        {"Care Quality Commission",
         {},
         {"access", "environment-safety", "restrictive-care", "information-records"}},
        {"NHS Providers", {"nearly two thirds", "more than half"}, {"commissioning-funding"}},
    };
    for (const auto& one : expected) {
        CAPTURE(one.publisher);
        const Report* entry = entry_of(entries, one.publisher);
        REQUIRE(entry != nullptr);
        const auto said = figures(*entry);
        for (const auto& figure : one.figures) {
            CAPTURE(figure);
            CHECK(said.contains(figure));
        }
        for (const auto& theme : one.themes) {
            CAPTURE(theme);
            CHECK(has_theme(*entry, theme));
        }
    }
}

TEST_CASE(
    "seeds: figures, service and region of the commissioning paper; figures of the policy paper",
    "[e2e]") {
    if (!seeds()) return;
    const auto papers = reports_of("case-study");
    REQUIRE(papers.size() == 1);
    CHECK(papers[0].service == "Forensic inpatient or secure wards");
    CHECK(papers[0].region == "Yorkshire and the Humber");
    const auto facts = figures(papers[0]);
    for (const char* fact : {"44 areas", "9 hubs"}) {
        CAPTURE(fact);
        CHECK(facts.contains(fact));
    }
    for (const char* theme :
         {"commissioning-funding", "recovery-reintegration", "discharge-flow", "co-production"}) {
        CAPTURE(theme);
        CHECK(has_theme(papers[0], theme));
    }
    const auto policies = reports_of("policy");
    REQUIRE(policies.size() == 1);
    CHECK(figures(policies[0]).contains("47 %"));
    CHECK(figures(policies[0]).contains("43 %"));
    for (const Passage& passage : policies[0].passages) {
        if (passage.role == SectionRole::CaseStudy)
            CHECK(passage.measures.empty());  // claimed, not measured
    }
}

TEST_CASE("seeds: the forum's questions, addresses and headline pairs stand each for themselves",
          "[e2e]") {
    if (!seeds()) return;
    const auto threads = reports_of("forum");
    REQUIRE(threads.size() == 1);
    std::size_t questions = 0, addresses = 0;
    for (const Passage& passage : threads[0].passages) {
        addresses += passage.text.starts_with("http") ? 1U : 0U;
        questions += passage.text.starts_with("What ") && passage.text.ends_with(")") ? 1U : 0U;
        if (passage.text.ends_with("?")) CHECK(passage.polarity == Polarity::Neutral);
    }
    CHECK(questions == 3);
    CHECK(addresses == 3);
}
