// SPDX-License-Identifier: GPL-3.0-or-later
// What other makers and other eras do with lists, plans, posts and the lines round a text.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>

using namespace findings;
using namespace findings::testing;

namespace {

bool says(const Report& report, std::string_view words) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const Passage& one) {
        return one.text.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("layouts: a list under 'They must:' and 'They should:'", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Sorrel Street Dental Practice"),
         heading(2, "Inspection report"),
         heading(2, "Overall summary"),
         heading(3, "We identified regulations the provider was not complying with. They must:"),
         item("Provide care in a safe way"),
         heading(3, "There were areas where the provider could make improvements. They should:"),
         item("Review the need for a hearing loop")}));
    CHECK(passage(report, "Provide care").role == SectionRole::MustActions);
    CHECK(passage(report, "Review the need").role == SectionRole::ShouldActions);
}

TEST_CASE("layouts: old requirements told again are history", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Glen House"),
         paragraph("Type of inspection: Unannounced"),
         paragraph("Completed on: 21 November 2024"),
         heading(2, "Inspection report"),
         heading(2, "Requirements"),
         paragraph("By 31 January 2025, the provider must ensure that each person is offered a "
                   "conversation."),
         heading(
             2,
             "What the service has done to meet any requirements we made at the last inspection"),
         paragraph("The provider must ensure that staff are recruited safely. This was met within "
                   "timescales.")}));
    CHECK(to_iso(report.inspected_from) == "2024-11-21");
    CHECK(to_iso(passage(report, "By 31 January").due) == "2025-01-31");
    CHECK(passage(report, "The provider must ensure that staff").role == SectionRole::History);
}

TEST_CASE("layouts: rules of guidance with their numbers", "[understand]") {
    const auto report =
        report_of(document({heading(1, "Safe use of hoists: guidance for community teams"),
                            heading(2, "2. Before a hoist is used"),
                            paragraph("2.1 A registered nurse must complete the assessment."),
                            paragraph("Hoists are heavy.")}));
    CHECK(report.report_kind == "guidance");
    const auto& rule = passage(report, "2.1 A registered nurse");
    CHECK(rule.role == SectionRole::Recommendations);
    CHECK(rule.number == "2.1");
    CHECK(rule.addressee == "registered nurse");
    CHECK(passage(report, "Hoists are heavy").role != SectionRole::Recommendations);
}

TEST_CASE("layouts: who is asked, where no list knows the body", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Beds at night: position paper"),
                  heading(2, "What we ask for"),
                  item("We ask the Fenland Partnership to pay for a night team.", "1."),
                  item("By April 2026, NHS England should count the beds.", "2."),
                  paragraph("The authors recommend that every unit counts its own beds.")}));
    CHECK(passage(report, "We ask the Fenland").addressee == "the Fenland Partnership");
    CHECK(passage(report, "By April 2026").addressee == "NHS England");
    CHECK(passage(report, "The authors recommend").addressee == "every unit");
}

TEST_CASE("layouts: the mails of a list are posts", "[understand]") {
    const auto report = report_of(document({paragraph("From: Dana Selby"),
                                            paragraph("Sent: 14 January 2022 10:22"),
                                            paragraph("To: quality-network"),
                                            paragraph("Subject: Rest breaks"),
                                            paragraph("Dear all,"),
                                            paragraph("Crews say that they get no break at all."),
                                            paragraph("From: Mehmet Ayd"),
                                            paragraph("Sent: 17 January 2022 16:40"),
                                            paragraph("Subject: RE: Rest breaks"),
                                            paragraph("We protect two windows of 30 minutes."),
                                            paragraph("Best wishes"),
                                            paragraph("Mehmet")},
                                           MediaType::PlainText));
    CHECK(report.report_kind == "forum");
    CHECK(passage(report, "Crews say").author == "Dana Selby");
    CHECK(to_iso(passage(report, "We protect").date) == "2022-01-17");
    CHECK(passage(report, "We protect").author == "Mehmet Ayd");
}

TEST_CASE("layouts: what a forum prints beside a post is none", "[understand]") {
    const auto report =
        report_of(document({heading(2, "Night rounds"),
                            paragraph("by jo_elm \u00bb Tue Mar 05, 2019 9:14 pm"),
                            paragraph("Our round wakes half the corridor."),
                            paragraph("jo_elm: Posts: 14"),
                            paragraph("Joined: Sat Jan 12, 2019 8:00 am"),
                            paragraph("by sam_ash \u00bb Sun Mar 10, 2019 11:48 am"),
                            paragraph("Ask the GP to review each chart."),
                            furniture("Powered by phpBB")}));
    CHECK(passage(report, "Our round").author == "jo_elm");
    CHECK(passage(report, "Ask the GP").author == "sam_ash");
    CHECK(to_iso(passage(report, "Ask the GP").date) == "2019-03-10");
    CHECK_FALSE(says(report, "Posts: 14"));
}

TEST_CASE("layouts: parts of a practice case that is plain text", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Good practice example: one key for the kitchen"),
                  paragraph("Why now"),
                  paragraph("People waited for tea until a nurse was free to open the door."),
                  paragraph("Aim"),
                  paragraph("To open the kitchen by May 2019."),
                  paragraph("What was done"),
                  paragraph("Each person was given a key."),
                  paragraph("Tips for others"),
                  paragraph("Ask the fire officer first.")},
                 MediaType::PlainText));
    CHECK(report.report_kind == "case-study");
    CHECK(passage(report, "People waited").part == "problem");
    CHECK(passage(report, "To open the kitchen").part == "aims");
    CHECK(passage(report, "Each person").part == "what-they-did");
    CHECK(passage(report, "Ask the fire officer").part == "what-helped");
}

TEST_CASE("layouts: lines round a text are none of it", "[understand]") {
    const auto report = report_of(document(
        {paragraph("Can't read this email? View it in your browser"),
         heading(1, "Warm rooms in winter"),
         paragraph(
             "Rooms on the ground floor were warm all winter, which people said they had noticed."),
         paragraph("Staff opened the windows at noon."),
         paragraph("You are receiving this email because you signed up on our website."),
         paragraph("Tags: heating, comfort"),
         paragraph(
             "This publication can be provided in alternative formats or languages on request."),
         paragraph("Page 1 of 3"),
         heading(3, "Related posts"),
         paragraph("Ten tips for a huddle")}));
    CHECK(says(report, "Rooms on the ground floor"));
    CHECK(says(report, "Staff opened the windows"));
    for (const std::string_view words : {"your browser",
                                         "receiving this",
                                         "Tags:",
                                         "alternative formats",
                                         "Page 1 of",
                                         "Ten tips"})
        CHECK_FALSE(says(report, words));
}

TEST_CASE("layouts: a chapter after the lists of actions is a chapter", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Elm Ambulance Service NHS Trust"),
         heading(2, "Inspection report"),
         heading(2, "Summary of findings"),
         heading(3, "Action the trust SHOULD take to improve"),
         item("The trust should tell callers how long they will wait."),
         heading(2, "Emergency and urgent care"),
         paragraph("The service answered 800,000 calls in the year."),
         heading(3, "Is the service safe?"),
         paragraph(
             "Staff did not always clean stretchers between patients, and two were stained.")}));
    const auto& stretchers = passage(report, "Staff did not always");
    CHECK(stretchers.core_service == "Emergency and urgent care");
    CHECK(stretchers.key_question == KeyQuestion::Safe);
    CHECK(stretchers.role != SectionRole::ShouldActions);
}

TEST_CASE("layouts: a story of what a team did is a practice case", "[understand]") {
    const std::vector<std::string> story = {
        "Patients of the renal unit told staff that four hours in a chair felt like being parked, "
        "and half of them lived alone.",
        "In 2020 the team put a kitchen table in the waiting area. Volunteers were trained to sit "
        "there and talk with those who came.",
        "Within a year the share of patients who missed a session fell from 7% to 3%. Eleven "
        "people began to needle themselves.",
        "What made the difference was that the manager gave the volunteers a key to the unit and "
        "trusted them with it."};
    const auto report = report_of(document({furniture("Case studies"),
                                            heading(1, "How a kitchen table changed our unit"),
                                            paragraph(story[0]),
                                            paragraph(story[1]),
                                            paragraph(story[2]),
                                            paragraph(story[3])}));
    CHECK(report.report_kind == "case-study");
    CHECK(passage(report, "In 2020").part == "what-they-did");
    CHECK(passage(report, "Within a year").part == "impact");
    CHECK(passage(report, "What made").part == "what-helped");
    const auto other = report_of(document({heading(1, "A kitchen table"),
                                           paragraph(story[0]),
                                           paragraph(story[1]),
                                           paragraph(story[2])}));
    CHECK(other.report_kind == "report");
}

TEST_CASE("layouts: whose a paper is and when, in lines of other orders", "[understand]") {
    const auto brief =
        report_of(document({heading(1, "Held up: why ambulances queue"),
                            paragraph("Briefing | March 2022"),
                            paragraph("Rosa Peaks and Imran Tellar"),
                            paragraph("Foundation for Urgent Journeys"),
                            heading(2, "What needs to happen"),
                            paragraph("We call on trusts to publish their waits.")}));
    CHECK(brief.publisher == "Foundation for Urgent Journeys");
    CHECK(brief.author == "Rosa Peaks and Imran Tellar");
    const auto line =
        report_of(document({paragraph("Quiet Bay: a hospice that travels to families"),
                            paragraph("Case study \u2013 Starling Charity \u2013 June 2024"),
                            heading(2, "Why now"),
                            paragraph("Families had half as many nights."),
                            heading(2, "What we did"),
                            paragraph("We hired four nurses.")}));
    CHECK(line.title == "Quiet Bay: a hospice that travels to families");
    CHECK(line.publisher == "Starling Charity");
    CHECK(to_iso(line.published) == "2024-06");
    const auto visit =
        report_of(document({heading(1, "Larch House: note of a visit, 3 October 2024"),
                            paragraph("We spent a day there.")}));
    CHECK(visit.report_kind == "report");
    CHECK(to_iso(visit.inspected_from) == "2024-10-03");
    CHECK(visit.location.name == "Larch House");
}

TEST_CASE("layouts: numbers that were typed make a list, a numbered heading does not",
          "[understand]") {
    const auto report =
        report_of(document({heading(1, "Fifteen minutes: a national review of visits"),
                            heading(2, "Recommendations"),
                            paragraph("1. Councils should end short visits by April 2025."),
                            paragraph("2. The Government must publish a fair price for an hour."),
                            heading(2, "Notes"),
                            paragraph("3. One note alone is a paragraph.")}));
    CHECK(passage(report, "Councils should").number == "1");
    CHECK(passage(report, "Councils should").addressee == "Councils");
    CHECK(passage(report, "The Government must").number == "2");
    CHECK(passage(report, "3. One note").marker.empty());
}

TEST_CASE("layouts: name, date and text in turn are a thread, whatever made it", "[understand]") {
    const auto report = report_of(document({heading(1, "Ward round on a tablet?"),
                                            paragraph("Dilys Rowe \u00b7 3 May 2023"),
                                            paragraph("Has it saved anybody time on the round?"),
                                            paragraph("Reply \u00b7 Report \u00b7 Share"),
                                            paragraph("Kemi A \u00b7 4 May 2023"),
                                            paragraph("It took two weeks longer at first."),
                                            paragraph("Reply \u00b7 Report \u00b7 Share")}));
    CHECK(report.report_kind == "forum");
    REQUIRE(report.passages.size() == 2);
    CHECK(report.passages[0].author == "Dilys Rowe");
    CHECK(to_iso(report.passages[1].date) == "2023-05-04");
}

TEST_CASE("layouts: the head of a table that no reader marked states nothing", "[understand]") {
    const auto report =
        report_of(document({heading(1, "National review of pay"),
                            heading(2, "Key findings"),
                            row({"Region", "Short staffed wards", "Share of late visits"}),
                            row({"North", "52", "9%"})}));
    CHECK(passage(report, "Region").role == SectionRole::Boilerplate);
    CHECK(passage(report, "North").role != SectionRole::Boilerplate);
}

TEST_CASE(
    "layouts: a numbered part is not a paper's title; its name may stand before what kind of paper "
    "it is",
    "[understand]") {
    const auto report =
        report_of(document({heading(1, "SOUTH PENNINE CARE BOARD"),
                            paragraph("Commissioning for outcomes: dementia in care homes"),
                            paragraph("Paper for the Quality Committee, 9 July 2024"),
                            heading(2, "1. Background"),
                            paragraph("The board pays for beds."),
                            heading(2, "2. What we want to see"),
                            paragraph("Homes will be paid for outcomes.")},
                           MediaType::PlainText));
    CHECK(report.title == "Commissioning for outcomes: dementia in care homes");
    const auto paper =
        report_of(document({heading(1, "Dying on a waiting list"),
                            paragraph("Hospice Alliance position paper, February 2026"),
                            heading(2, "Why this matters"),
                            paragraph("People wait for a bed."),
                            paragraph("We call on the Treasury to pay.")}));
    CHECK(paper.publisher == "Hospice Alliance");
}

TEST_CASE("layouts: a regulation on a line of its own below a demand belongs to it",
          "[understand]") {
    const auto report =
        report_of(document({heading(1, "Tarn Trust inspection report"),
                            heading(2, "Action the provider MUST take to improve"),
                            item("The trust must ensure that there are enough nurses."),
                            item("Regulation 18(1)")}));
    CHECK(with_role(report, SectionRole::MustActions).size() == 1);
    CHECK(passage(report, "The trust must").text.ends_with("Regulation 18(1)"));
}
