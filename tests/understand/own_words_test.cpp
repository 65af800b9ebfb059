// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a paper, a release or a reply is, where no label says so.
#include "indexer/understand/own_words.hpp"

#include "indexer/understand/frame_notices.hpp"
#include "indexer/understand/words.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("publisher: who speaks of itself in a part on itself", "[understand]") {
    const auto [head, words, body] = GENERATE(table<std::string, std::string, std::string>({
        {"About us",
         "Healthwatch Elm is the independent champion for people who use care.",
         "Healthwatch Elm"},
        {"Who we are",
         "We are Fenland Carers Together, a charity run by carers.",
         "Fenland Carers Together"},
        {"About this series",
         "Ward Lights is written by the Quiet Wards Alliance, a body of trusts.",
         "Quiet Wards Alliance"},
        {"About this report",
         "This report was produced by the Institute for Ward Studies.",
         "Institute for Ward Studies"},
        {"About this report", "Elm House is a hospital for men.", ""},
        {"About us", "This is a small team of five.", ""},
    }));
    CAPTURE(words);
    const std::vector<Block> blocks = {paragraph("Still waiting"),
                                       heading(2, head),
                                       paragraph(words)};
    CHECK(understanding::body_about_itself(blocks) == body);
}

TEST_CASE("publisher: the foot of the pages names the body and the day", "[understand]") {
    const auto [foot, body, day] = GENERATE(table<std::string, std::string, std::string>({
        {"Inpatient Quality Alliance, March 2023", "Inpatient Quality Alliance", "2023-03"},
        {"Inpatient Quality Alliance | 4 March 2023", "Inpatient Quality Alliance", "2023-03-04"},
        {"Inpatient Quality Alliance, March 2023 12", "Inpatient Quality Alliance", "2023-03"},
        {"Page 2, March 2023", "", ""},
    }));
    CAPTURE(foot);
    const std::vector<Block> blocks = {heading(1, "The call"),
                                       furniture(foot),
                                       paragraph("Nurses ring a parent every day."),
                                       furniture(foot)};
    Report report;
    understanding::read_owner_and_day_in_feet(blocks, report);
    CHECK(report.publisher == body);
    CHECK(to_iso(report.published) == day);
}

TEST_CASE("release: of a provider that answers an inspection", "[understand]") {
    const auto [title, lead] = GENERATE(table<std::string, std::string>({
        {"Trust responds to inspection of wards",
         "Marrow Valley NHS Foundation Trust has welcomed a report by the Care Quality Commission "
         "which praises staff."},
        {"Wrenfield inspected",
         "Marrow Valley NHS Foundation Trust accepts in full the findings of the Care Quality "
         "Commission published today."},
        {"Statement following publication of CQC report",
         "The Care Quality Commission has today published its report on wards run by Marrow Valley "
         "NHS Foundation Trust."},
    }));
    CAPTURE(title);
    const auto report = report_of(document({
        heading(1, title),
        paragraph("Press release issued: 22 November 2023"),
        paragraph(lead),
        paragraph("Inspectors visited the four acute wards at Wrenfield Hospital in Marrowby on 5 "
                  "September 2023. They rated the service requires improvement overall, up from "
                  "inadequate a year ago."),
        paragraph("ENDS"),
        heading(2, "Notes to editors"),
    }));
    CHECK(report.report_kind == "press-release");
    CHECK(report.publisher == "Marrow Valley NHS Foundation Trust");
    CHECK(report.location.name == "Wrenfield Hospital");
    const auto overall = report.ratings.find("overall");
    REQUIRE(overall != report.ratings.end());
    CHECK(overall->second.value == RatingValue::RequiresImprovement);
    CHECK(overall->second.previous == RatingValue::Inadequate);
}

TEST_CASE("release: what a rating was some time ago", "[understand]") {
    const auto when = GENERATE(as<std::string>{},
                               "a year ago",
                               "two years earlier",
                               "the year before",
                               "at its last inspection",
                               "in 2021");
    CAPTURE(when);
    const auto report = report_of(document({
        heading(1, "Improvement at Elm House"),
        paragraph("Press release issued: 22 November 2023"),
        paragraph("The Care Quality Commission has rated Elm House, a care home in Fenton, good "
                  "overall, up from requires improvement " +
                  when + "."),
        heading(2, "Notes to editors"),
    }));
    const auto overall = report.ratings.find("overall");
    REQUIRE(overall != report.ratings.end());
    CHECK(overall->second.value == RatingValue::Good);
    CHECK(overall->second.previous == RatingValue::RequiresImprovement);
}

TEST_CASE("reply: who wrote it stands before what it says", "[understand]") {
    const auto [words, who] = GENERATE(table<std::string, std::string>({
        {"The trust\u2019s Director of Operations replied on 2 May 2024: \u201cWe accept all "
         "three.\u201d",
         "trust\u2019s Director of Operations"},
        {"Jo Elm, chief executive of the trust, responded: \u201cWe accept all three.\u201d",
         "chief executive of the trust"},
        {"The ward manager wrote to us on 3 June: \u201cWe accept all three.\u201d",
         "ward manager"},
    }));
    CAPTURE(words);
    const auto report = report_of(document({
        heading(1, "Still waiting"),
        paragraph("We asked 418 people about community services in Aldershaw last winter."),
        heading(2, "What the trust said"),
        paragraph(words),
    }));
    CHECK(report.passages.back().author == who);
}

TEST_CASE("frame: notices on copies, closed threads and mails say nothing of the matter",
          "[understand]") {
    const auto [text, is_frame] = GENERATE(table<std::string, bool>({
        {"Printed copies are uncontrolled. Check the intranet for the latest version.", true},
        {"This document is uncontrolled when printed.", true},
        {"Once printed this is an uncontrolled document.", true},
        {"Commenting is now closed on this article.", true},
        {"Comments have been turned off.", true},
        {"This topic was automatically closed 90 days after the last reply.", true},
        {"This thread is locked.", true},
        {"Forwarding is welcome.", true},
        {"Please forward this bulletin to colleagues who may like it.", true},
        {"Comments from carers were warm, and the ward was never closed to them: 41% came daily.",
         false},
        {"Doors were locked.", false},
        {"When printed notices were out, patients read them.", false},
    }));
    CAPTURE(text);
    CHECK(understanding::is_frame_notice(understanding::folded(text)) == is_frame);
}

TEST_CASE("sheet: titles over a table and notes below it are lines of their own", "[understand]") {
    const auto report = report_of(document({
        row({"Harrowgill Care Group Limited", "", "", "", ""}),
        row({"Stonebeck Unit: Post-inspection improvement plan", "", "", "", ""}),
        row({"Report published: 2 August 2024. Plan updated: 30 September 2024.", "", "", "", ""}),
        row({"Item", "What was found", "What we are doing", "Accountable", "By when"}, true),
        row({"M1", "Risk assessments were out of date", "Reassess all", "Matron", "31/07/2024"}),
        row({"M5 is late because two supervisors left in July.", "", "", "", ""}),
        row({"M2", "Care plans were alike", "Rewrite them", "Doctor", "31/10/2024"}),
        row({"Patients say that evenings feel calmer now.", "", "", "", ""}),
    }));
    CHECK(report.report_kind == "action-statement");
    CHECK(report.title == "Stonebeck Unit: Post-inspection improvement plan");
    CHECK(report.provider.name == "Harrowgill Care Group Limited");
    CHECK(report.location.name == "Stonebeck Unit");
    CHECK(to_iso(report.published) == "2024-09-30");
    CHECK(passage(report, "M5 is late").reply == Reply{});
    CHECK(passage(report, "Care plans were alike").reply.ref == "M2");
    CHECK(passage(report, "Patients say").reply == Reply{});
}
