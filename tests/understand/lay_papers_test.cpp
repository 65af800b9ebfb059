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
    CHECK(passage(report, "The nurse in charge").role == SectionRole::MustActions);
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

TEST_CASE("paper: its own name on the cover sheet, not the trust's nor the meeting's",
          "[understand]") {
    const auto [label, other] = GENERATE(table<std::string, std::string>({
        {"Title of paper", "Executive sponsor"},
        {"Title", "Meeting"},
        {"Report title:", "Seen before by"},
    }));
    CAPTURE(label);
    auto source = document({
        paragraph("Agenda item 9"),
        row({"Purpose", "For assurance and decision"}),
        row({other, "Chief Nurse"}),
        row({"Date of meeting", "Thursday 28 September 2023"}),
        row({label, "Safe and effective wards: performance, quarter 1"}),
        heading(1, "Kingsferry Community and Mental Health NHS Trust"),
        heading(2, "Recommendation"),
        paragraph("The Trust Board is asked to note this paper."),
    });
    source.title = "Agenda item 9 Safe wards";
    const auto report = report_of(source);
    CHECK(report.title == "Safe and effective wards: performance, quarter 1");
    CHECK(report.provider.name == "Kingsferry Community and Mental Health NHS Trust");
    CHECK(to_iso(report.published) == "2023-09-28");
}

TEST_CASE("paper: a page named by its meeting, with a line that says which paper it is",
          "[understand]") {
    const std::string line = GENERATE(
        std::string(
            "Paper 7: Use of force, quarter 1 2025/26. Author: Head of Nursing. For assurance."),
        std::string("Agenda item 9.2 | Use of force, quarter 1 2025/26 | Author: Head of Nursing | "
                    "For information and discussion"),
        std::string("Enclosure F - Use of force, quarter 1 2025/26; Prepared by: Head of Nursing; "
                    "Purpose: For noting"));
    CAPTURE(line);
    auto source = document({
        heading(1, "Quality and Safety Committee, 14 September 2025"),
        paragraph(line),
        heading(2, "Summary"),
        paragraph("Restraint was used 212 times in the quarter."),
        paragraph("The committee is asked to note the figures."),
    });
    source.title = "Quality and Safety Committee, 14 September 2025";
    const auto report = report_of(source);
    CHECK(report.title == "Use of force, quarter 1 2025/26");
    CHECK(report.author == "Head of Nursing");
    CHECK(report.report_kind == "policy");
    CHECK(to_iso(report.published) == "2025-09-14");
}

TEST_CASE("paper: a line of a list is no paper's own", "[understand]") {
    auto source = document({
        heading(1, "Papers read by the board in May"),
        paragraph("Paper 7: Use of force, quarter 1, which we discuss below."),
        paragraph("Restraint was used 212 times in the quarter."),
    });
    source.title = "Papers read by the board in May";
    CHECK(report_of(source).title == "Papers read by the board in May");
}

TEST_CASE("review: who signs the foreword opens no section", "[understand]") {
    const auto [name, office] = GENERATE(table<std::string, std::string>({
        {"", "Chair of the Office for Care Scrutiny"},
        {"Dame Ada Elm", "Chief Inspector of Hospitals"},
        {"Bo Ash CBE", "Chief Executive, Elm NHS Foundation Trust"},
    }));
    CAPTURE(office);
    auto source =
        document({heading(1, "After the ward"),
                  heading(2, "Foreword"),
                  paragraph("Nobody is discharged to nowhere, and yet that is how it feels.")});
    if (!name.empty()) source.blocks.push_back(heading(3, name));
    source.blocks.push_back(heading(3, office));
    source.blocks.push_back(paragraph("We thank everybody who wrote to us about their time away."));
    source.blocks.push_back(heading(2, "What we found"));
    source.blocks.push_back(heading(3, "Director of nursing posts were empty"));
    source.blocks.push_back(paragraph("Four in five people were seen within three days."));
    const auto report = report_of(source);
    CHECK(passage(report, "We thank everybody").section == std::vector<std::string>{"Foreword"});
    CHECK(passage(report, "Four in five").section.size() == 2);
}
