// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote a source, when it came out and on whose site: fields of the report and no passages.
#include "indexer/understand/issue_lines.hpp"

#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string>

using namespace findings;
using namespace findings::testing;

namespace {

bool has_passage(const Report& report, std::string_view words) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const Passage& passage) {
        return passage.text.find(words) != std::string::npos;
    });
}

const std::string kStory =
    "The garden of the home had been locked since March, and residents had not been outside for "
    "eleven weeks, relatives said.";

}  // namespace

TEST_CASE("issue lines: what is a byline and what is a sentence", "[understand]") {
    const auto [line, is_one] = GENERATE(table<std::string, bool>({
        {"By Nia Fenwick", true},
        {"By Tom Ash and Jo Bell", true},
        {"By Nia Fenwick, Health Correspondent", true},
        {"By our health correspondent", true},
        {"by HM Chief Inspector of Prisons", true},
        {"By May", false},
        {"By 31 March 2028", false},
        {"By safe, we mean that people are protected from abuse.", false},
        {"By working with families the team halved its use of restraint", false},
        {"Bypass Road", false},
    }));
    CAPTURE(line);
    CHECK(understanding::is_byline(line) == is_one);
}

TEST_CASE(
    "issue lines: a newspaper is known by the other half of its title, whatever the headline adds",
    "[understand]") {
    auto story = document(
        {heading(1, "Families win fight over locked garden at Elmfold care home"),
         paragraph("By Nia Fenwick"),
         paragraph("Health Correspondent"),
         paragraph("7th October 2025, 6:30 am"),
         paragraph(kStory),
         paragraph("Inspectors said in August that nobody had thought the lock through.")});
    story.title = "Families win fight over locked garden | Elmfold Gazette";
    const auto report = report_of(story);
    CHECK(report.report_kind == "news");
    CHECK(report.publisher == "Elmfold Gazette");
    CHECK(report.author == "Nia Fenwick");
    CHECK(to_iso(report.published) == "2025-10-07");
    CHECK_FALSE(has_passage(report, "Fenwick"));
    CHECK_FALSE(has_passage(report, "Correspondent"));
    CHECK(has_passage(report, "The garden of the home"));
}

TEST_CASE("issue lines: a paper's date of issue and its body are fields", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Heard but not answered: a survey of our members"),
         paragraph("Alliance of Elmfold Carers\nPublished 12 September 2024"),
         paragraph("By Gwen Thorne"),
         heading(2, "What we ask for"),
         paragraph("We call on trusts to name one person on each ward whom carers can ring."),
         paragraph("Published figures of 2023 were late.")}));
    CHECK(report.report_kind == "policy");
    CHECK(report.publisher == "Alliance of Elmfold Carers");
    CHECK(to_iso(report.published) == "2024-09-12");
    CHECK_FALSE(has_passage(report, "12 September"));
    CHECK_FALSE(has_passage(report, "Gwen"));
    CHECK(has_passage(report, "Published figures of 2023"));
}

TEST_CASE("issue lines: a box on a case is no case study, a page of statistics no plain report",
          "[understand]") {
    const auto paper = report_of(document(
        {heading(1, "Night lights: why sleep on wards matters"),
         paragraph("Elmfold Centre for Hospital Policy"),
         paragraph("Published 3 November 2026"),
         paragraph("Briefing 41"),
         heading(2, "Summary"),
         paragraph("Patients in hospital sleep less than at home, and no standard speaks of it."),
         heading(2, "What the figures say"),
         heading(3, "Case study: Fern ward"),
         paragraph("Fern ward swapped torches for sensors, and agreed with each patient how often "
                   "to look in."),
         heading(2, "Recommendations"),
         paragraph("1. NHS England should set a standard for noise at night.")}));
    CHECK(paper.report_kind == "policy");
    CHECK(to_iso(paper.published) == "2026-11-03");
    const auto figures = report_of(
        document({paragraph("Official statistics"),
                  heading(1, "Restrictive interventions in hospital, 2024-25"),
                  heading(2, "Highlights"),
                  paragraph("5,214 people"),
                  paragraph("were restrained in March 2025. Down from 6,020 in March 2024.")}));
    CHECK(figures.report_kind == "thematic");
    CHECK(has_passage(figures, "5,214 people were restrained in March 2025."));
}

TEST_CASE("issue lines: dates and names below a title are furniture once all of them are fields",
          "[understand]") {
    const auto [line, stays] = GENERATE(table<std::string, bool>({
        {"Published 2 May 2024 | Visited 18 March 2024 | Provider: Elmfold Care Ltd", false},
        {"Published 2 May 2024 | Visited 18 March 2024 | Provider: Elmfold Care Ltd | Beds: 40",
         true},
        {"Published 2 May 2024 | Visited 18 March 2024 and found wanting", true},
    }));
    CAPTURE(line);
    auto page = document({heading(1, "Elmfold House visit report"),
                          paragraph(line),
                          heading(2, "What we saw"),
                          paragraph("The corridors were bright, and residents liked the food.")});
    page.media_type = MediaType::Html;
    CHECK(has_passage(report_of(page), "Visited 18 March") == stays);
}

TEST_CASE("issue lines: date and writer in one breath", "[understand]") {
    auto page = document({heading(1, "Why we stopped locking the kitchen"),
                          paragraph("Posted on June 30, 2021 by Ines Farrow"),
                          paragraph("For years our kitchen was locked at 8pm.")});
    page.media_type = MediaType::Html;
    const auto report = report_of(page);
    CHECK(to_iso(report.published) == "2021-06-30");
    CHECK_FALSE(has_passage(report, "Posted on"));
    CHECK(has_passage(report, "For years"));
}
