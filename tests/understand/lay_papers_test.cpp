// SPDX-License-Identifier: GPL-3.0-or-later
// Visits by volunteers, safeguarding reviews, policies of a trust, pages of newspapers and threads.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("enter and view: a visit to one place, whose volunteers recommend as papers do",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Enter and View: Larkrise Court"),
        paragraph("Visit date: 14 May 2025. Published 2 July 2025."),
        heading(2, "What is Enter and View?"),
        row({"Service provider", "Meadowsweet Homes Ltd"}),
        row({"Address", "Larkrise Court, 8 Vicar's Rise, Ebbing TN9 9QQ"}),
        heading(2, "What we did"),
        paragraph("We talked with 21 residents of Larkrise Court."),
        heading(2, "Our recommendations"),
        paragraph("We recommend that Larkrise Court:"),
        item("finds cover for the activity coordinator when she is away", "1."),
        item("puts up the menu in large print", "2."),
    }));
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.location.name == "Larkrise Court");
    CHECK(report.provider.name == "Meadowsweet Homes Ltd");
    CHECK(report.postcode == "TN9 9QQ");
    CHECK(report.published == PartialDate{2025, 7, 2});
    const auto& second = passage(report, "puts up the menu");
    CHECK(second.role == SectionRole::Recommendations);
    CHECK(second.addressee == "Larkrise Court");
    CHECK(second.number == "2");
}

TEST_CASE("safeguarding review: its table of recommendations names lead and day", "[understand]") {
    const auto report = report_of(document({
        paragraph("Elmdale Safeguarding Adults Board"),
        heading(1, "Safeguarding Adult Review: Ruth"),
        paragraph("Date of publication: 12 September 2024"),
        heading(2, "Recommendations"),
        row({"No.", "Recommendation", "Lead agency", "By when"}, true),
        row({"1",
             "Assessments of capacity must be recorded whenever a person refuses care.",
             "All agencies",
             "31 December 2024"}),
    }));
    CHECK(report.report_kind == "thematic");
    CHECK(report.publisher == "Elmdale Safeguarding Adults Board");
    const auto& first = passage(report, "1 | Assessments");
    CHECK(first.number == "1");
    CHECK(first.addressee == "All agencies");
    CHECK(first.due == PartialDate{2024, 12, 31});
}

TEST_CASE("policy: numbered rules ask, and the pages' head says whose they are", "[understand]") {
    auto paper = document({furniture("Elmdale NHS Foundation Trust \u2013 Seclusion Policy v5.1"),
                           heading(1, "Seclusion policy"),
                           heading(2, "3 Starting seclusion"),
                           item("The nurse in charge must tell the doctor in ten minutes.", "3.1"),
                           item("Nobody must be secluded because there are too few staff.", "3.2")},
                          MediaType::Docx);
    const auto report = report_of(paper);
    CHECK(report.provider.name == "Elmdale NHS Foundation Trust");
    CHECK(passage(report, "The nurse in charge").role == SectionRole::Recommendations);
    CHECK(passage(report, "Nobody must").number == "3.2");
}

TEST_CASE("case: what happened behind the problem is what was done, and what went well its effect",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Case study: the open kitchen"),
        paragraph("At a glance"),
        item("Staff and patients opened the kitchen for 24 hours a day."),
        heading(2, "What was the problem?"),
        paragraph("The kitchen was locked at seven."),
        heading(2, "What happened"),
        paragraph("A patient and the cook wrote a plan together."),
        heading(2, "What went well"),
        item("Two people moved to their own flats."),
    }));
    CHECK(passage(report, "Staff and patients").section.back() == "At a glance");
    CHECK(passage(report, "The kitchen was").part == "problem");
    CHECK(passage(report, "A patient and").part == "what-they-did");
    CHECK(passage(report, "Two people").part == "impact");
}

TEST_CASE("case: change ideas are what was done, and what happened behind them is the effect",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Case study: quiet evenings on Elm ward"),
        heading(2, "The problem"),
        paragraph("Doors banged until midnight."),
        heading(2, "Change ideas"),
        item("Soft closers on every door."),
        heading(2, "What happened"),
        paragraph("The evenings are a good deal calmer than they were."),
    }));
    CHECK(passage(report, "Soft closers").part == "what-they-did");
    CHECK(passage(report, "The evenings").part == "impact");
}

TEST_CASE("recommendations: a heading that its items finish asks for each of them",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Visit to Elm Lane Surgery"),
        heading(2, "What we saw"),
        paragraph("Nobody knew that they could ask for somebody to sit in with them."),
        heading(2, "We recommend that the surgery"),
        item("puts a notice about it in every room"),
        item("tells people at the desk when doctors run late"),
    }));
    const auto& notice = passage(report, "puts a notice");
    CHECK(notice.role == SectionRole::Recommendations);
    CHECK(notice.addressee == "the surgery");
}

TEST_CASE("table: its caption stands in the trail of its rows", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Use of force: official statistics"),
        heading(2, "Uses by type"),
        paragraph("Table 1: Uses of force by type, July to September 2024"),
        row({"Type", "Number"}, true),
        row({"Seclusion", "1,514"}),
        paragraph("Seclusion rose for the third time in a row."),
    }));
    CHECK(passage(report, "Seclusion | 1,514").section.back().starts_with("Table 1: Uses"));
    CHECK(passage(report, "Seclusion rose").section.back() == "Uses by type");
}

TEST_CASE("news: a caption heads nothing, handles and ages of a page are no text", "[understand]") {
    auto page = document({
        heading(1, "Mothers left alone at unit"),
        paragraph("By Imogen Tarrant @imotarrant Health Reporter"),
        paragraph("23rd May 2024, 6:15 am | Updated 2 hours ago"),
        paragraph("Elm Infirmary, where inspectors called in February (Image: Herald staff)"),
        paragraph("Care at Elm Infirmary has been rated inadequate after inspectors found that "
                  "women were left alone in labour."),
    });
    page.title = "Mothers left alone at unit | Penbrough Herald";
    const auto report = report_of(page);
    CHECK(report.report_kind == "news");
    CHECK(report.author == "Imogen Tarrant");
    CHECK(passage(report, "Care at Elm").section.empty());
    for (const auto& one : report.passages) {
        CHECK(one.text.find("imotarrant") == std::string::npos);
        CHECK(one.text.find("hours ago") == std::string::npos);
    }
}

TEST_CASE("forum: the title over each post and the notes of its software are no text",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Supervision for night staff"),
        heading(3, "Supervision for night staff"),
        paragraph("by ruby_tuesday \u00bb Tue 09 Mar 2021, 21:14"),
        paragraph("Our night staff get no supervision at all, and nobody sees them."),
        heading(3, "Re: Supervision for night staff"),
        paragraph("by Halyard \u00bb Wed 10 Mar 2021, 07:52"),
        paragraph("We moved one of the nurses to a late shift on Tuesdays."),
        paragraph("Last edited by Halyard on Wed 10 Mar 2021, 08:20, edited 1 time in total."),
        paragraph("Powered by phpBB"),
    }));
    CHECK(report.report_kind == "forum");
    REQUIRE(report.passages.size() == 2);
    CHECK(report.passages[1].author == "Halyard");
}
