// SPDX-License-Identifier: GPL-3.0-or-later
// The acceptance examples: five documents the project was given. They are no part of the
// repository.
#include "indexer/understand/understand.hpp"
#include "tests/catch.hpp"
#include "tests/support/source_folder.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace findings;
using namespace findings::testing;

namespace {

std::filesystem::path seeds() {
    const char* stated = std::getenv("FINDINGS_SEEDS");
    return stated != nullptr ? std::filesystem::path(stated)
                             : findings::test::source_folder() / "../shared/seeds";
}

/// Reports of a seed; none, with a message, where the folder is missing.
std::vector<Report> seed(const std::string& name) {
    const auto path = seeds() / name;
    if (!std::filesystem::exists(path)) {
        WARN("skipped: seed " << name << " is not here; set FINDINGS_SEEDS");
        return {};
    }
    const auto document = parsed(path);
    REQUIRE(document);
    return understand(*document, source_file(name));
}

}  // namespace

TEST_CASE("seed digest: seven entries with their publishers", "[understand]") {
    const auto reports = seed("digest-mental-health-commissioning.txt");
    if (reports.empty()) return;
    REQUIRE(reports.size() == 7);
    struct Expected {
        std::string title, publisher, via;
    };
    const std::string digest = "Mental health commissioning";
    const std::vector<Expected> expected = {
        {"Progress through partnership: involvement of people with lived experience of mental "
         "illness in CCG commissioning",
         "Rethink Mental Health Illness",
         digest},
        {"Stepping forward to 2020/21: the mental health workforce plan for England",
         "Health Education England",
         digest},
        {"Reality Check: More mental health staff for the NHS?", "BBC News", digest},
        {"Children and teens let down by mental health inpatient services in England",
         "Education Policy Institute",
         "OnMedica"},
        {"Quality improvement in mental health", "The King\u2019s Fund", digest},
        {"Specialist mental health care in England", "Care Quality Commission", digest},
        {"The State Of The NHS Provider Sector", "NHS Providers", digest},
    };
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(reports[i].title == expected[i].title);
        CHECK(reports[i].publisher == expected[i].publisher);
        CHECK(reports[i].via == expected[i].via);
        CHECK(reports[i].report_kind == "digest-entry");
        CHECK(reports[i].part_of == reports[0].part_of);
        CHECK_FALSE(reports[i].passages.empty());
    }
    CHECK(to_iso(reports[1].published) == "2017-07");
    CHECK(reports[3].author == "Emily Frith");
    CHECK(with_role(reports[3], SectionRole::KeyFindings).size() == 4);
    CHECK(with_role(reports[4], SectionRole::KeyFindings).size() == 5);
    for (const auto& report : reports) {
        for (const auto& passage : report.passages) {
            for (const std::string junk :
                 {"coins-1523383_1920", "epi", "mental health", "dehjx3ju0ain6zx"})
                CHECK(passage.text != junk);
            CHECK(passage.text.find("Image source") == std::string::npos);
        }
    }
}

TEST_CASE("seed chapter: sixteen outcomes aimed for, in three groups", "[understand]") {
    const auto reports = seed("case-study-secure-services-commissioning.txt");
    if (reports.empty()) return;
    REQUIRE(reports.size() == 1);
    const auto& report = reports.front();
    CHECK(report.report_kind == "case-study");
    CHECK(report.title == "Chapter 43: Commissioning for mental health services");
    const auto outcomes = with_role(report, SectionRole::OutcomesAimed);
    CHECK(outcomes.size() == 16);
    std::set<std::string> groups;
    for (const auto* outcome : outcomes) groups.insert(outcome->section.back());
    CHECK(groups == std::set<std::string>{"Service Outcomes",
                                          "Patient Outcomes",
                                          "Commissioning/Contracting Outcomes"});
    CHECK(outcomes.front()->marker == "1.");
    CHECK(passage(report, "During 2016/17").role == SectionRole::CaseStudy);
    CHECK(passage(report, "The importance").role != SectionRole::OutcomesAimed);
}

TEST_CASE("seed policy paper: three recommendations and the Meadowbank case", "[understand]") {
    const auto reports = seed("policy-quality-and-safe-care-meadowbank.txt");
    if (reports.empty()) return;
    REQUIRE(reports.size() == 1);
    const auto& report = reports.front();
    CHECK(report.report_kind == "policy");
    CHECK(report.title == "Delivering consistently high quality and safe care");
    CHECK(with_role(report, SectionRole::Recommendations).size() == 3);
    CHECK(passage(report, "Finalise").role == SectionRole::Recommendations);
    const auto box = with_role(report, SectionRole::CaseStudy);
    REQUIRE(box.size() == 1);
    CHECK(box.front()->text.find("Meadowbank ward") != std::string::npos);
    CHECK(box.front()->section.back() == "Case study");
}

TEST_CASE("seed forum thread: one report, three dated posts, no chrome", "[understand]") {
    const auto reports = seed("forum-nhs-operating-framework.txt");
    if (reports.empty()) return;
    REQUIRE(reports.size() == 1);
    const auto& report = reports.front();
    CHECK(report.report_kind == "forum");
    CHECK(report.title == "NHS Operating Framework");
    std::set<std::string> dates;
    for (const auto* post : with_role(report, SectionRole::Post)) {
        dates.insert(to_iso(post->date));
        CHECK(post->author == "Theresa Eynon");
    }
    CHECK(dates == std::set<std::string>{"2011-11-24", "2011-11-29", "2011-12-03"});
    for (const auto& passage : report.passages) {
        for (const std::string chrome : {"150,246 members", "Powered by Ploneboard", "Skip to"}) {
            CHECK(passage.text.find(chrome) == std::string::npos);
        }
    }
    CHECK(to_iso(passage(report, "Leicestershire County has").date) == "2011-12-03");
}

TEST_CASE("seed news item: title once, figures and quotes", "[understand]") {
    const auto reports = seed("news-ccg-ratings.txt");
    if (reports.empty()) return;
    REQUIRE(reports.size() == 1);
    const auto& report = reports.front();
    CHECK(report.report_kind == "news");
    CHECK(report.title == "More than half of CCG mental health services require improvement");
    for (const auto& passage : report.passages) CHECK(passage.text != report.title);
    CHECK(passage(report, "of the 209 CCGs").role == SectionRole::Body);
    CHECK(passage(report, "Some 60%").author.empty());
    CHECK(passage(report, "Professor Tim Kendall").author ==
          "NHS England\u2019s national clinical director for mental health");
    CHECK(passage(report, "He added").author ==
          "NHS England\u2019s national clinical director for mental health");
    CHECK(passage(report, "Simon Stevens").author == "NHS England\u2019s chief executive");
    CHECK(passage(report, "\u201cThe challenge").author == "chief executive at NHS Confederation");
    CHECK(report.ratings.empty());
}
