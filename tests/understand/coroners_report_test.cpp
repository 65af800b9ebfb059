// SPDX-License-Identifier: GPL-3.0-or-later
// Coroners' reports to prevent future deaths: one form in several layouts.
#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;

TEST_CASE("coroner: whose answer is asked is named without the office", "[understand]") {
    for (const auto& asked : {"CEO Eastmere Partnership University NHS Foundation Trust",
                              "1. The Chief Executive of Eastmere Partnership University NHS "
                              "Foundation Trust",
                              "Chief Executive Officer, Eastmere Partnership University NHS "
                              "Foundation Trust",
                              "Medical Director Eastmere Partnership University NHS Foundation "
                              "Trust"}) {
        CAPTURE(asked);
        const auto report = report_of(document({
            heading(1, "Robin Ash: Prevention of future deaths report"),
            paragraph("Date of report: 10/11/2025"),
            paragraph("Ref: 2025-0999"),
            paragraph("Coroner name: Jo Wold"),
            paragraph("Category: Mental health related deaths"),
            paragraph("THIS REPORT IS BEING SENT TO:"),
            paragraph(asked),
            paragraph("1 CORONER"),
            paragraph("I am Jo Wold, coroner for the area of Eastmere."),
            paragraph("3 INVESTIGATION and INQUEST"),
            paragraph("An inquest into the death was opened in March and closed in November."),
            paragraph("5 CORONER'S CONCERNS"),
            paragraph("Observations were written down before they were made."),
            paragraph("6 ACTION SHOULD BE TAKEN"),
            paragraph("In my opinion action should be taken to prevent future deaths."),
        }));
        CHECK(report.provider.name == "Eastmere Partnership University NHS Foundation Trust");
        CHECK(report.published == PartialDate{2025, 11, 10});
        CHECK(passage(report, "I am Jo Wold").role == SectionRole::Boilerplate);
        for (const auto& passage : report.passages)
            CHECK(passage.text.find("Category") == std::string::npos);
    }
}

namespace {

using Trail = std::vector<std::string>;

const std::string kOpening =
    "On 4 May 2023 I commenced an investigation into the death of a man aged 41.";
const std::string kStory = "He was left on his own for two hours. The alarm had no battery.";
const std::string kConcern = "Nobody knew who should change the batteries of the alarms.";

}  // namespace

TEST_CASE("coroner: numbered boxes of a printed form are sections", "[understand]") {
    auto source = document(
        {
            paragraph("REGULATION 28 REPORT TO PREVENT FUTURE DEATHS"),
            paragraph("THIS REPORT IS BEING SENT TO:"),
            item("Secretary of State for Health and Social Care", "1."),
            item("Mr A. Ash, Chief Executive, Elm Valley NHS Foundation Trust, Elm Road", "2."),
            paragraph("1 CORONER"),
            paragraph("I am B. Oak, Assistant Coroner for the coroner area of Fenmarsh."),
            paragraph("2 CORONER\u2019S LEGAL POWERS"),
            paragraph("I make this report under paragraph 7, Schedule 5, of the Act."),
            paragraph("3 INVESTIGATION and INQUEST"),
            paragraph(kOpening),
            paragraph("4 CIRCUMSTANCES OF THE DEATH"),
            paragraph(kStory),
            paragraph("5 CORONER\u2019S CONCERNS"),
            paragraph("The MATTERS OF CONCERN are as follows:"),
            item(kConcern, "(1)"),
            paragraph("6 ACTION SHOULD BE TAKEN"),
            paragraph("In my opinion action should be taken and you have the power to take it."),
            paragraph("7 YOUR RESPONSE"),
            paragraph("You are under a duty to respond within 56 days, namely by 25 August 2023."),
            paragraph("9 Dated: 30 June 2023"),
            paragraph("Signed: B. Oak"),
        },
        MediaType::Pdf);
    source.title = "2023-0317 PFD";
    const auto report = report_of(source);
    CHECK(report.title == "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS");
    CHECK(report.provider.name == "Elm Valley NHS Foundation Trust");
    CHECK(report.publisher.empty());
    CHECK(to_iso(report.published) == "2023-06-30");
    CHECK(passage(report, kOpening).section == Trail{"INVESTIGATION and INQUEST"});
    CHECK(passage(report, kStory).section == Trail{"CIRCUMSTANCES OF THE DEATH"});
    CHECK(passage(report, kConcern).section ==
          Trail{"CORONER\u2019S CONCERNS", "The MATTERS OF CONCERN are as follows:"});
    CHECK(passage(report, "In my opinion").addressee.empty());
}

TEST_CASE("coroner: a form set as a table has its boxes in cells", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Regulation 28: Report to prevent future deaths"),
        row({"", "THIS REPORT IS BEING SENT TO: Harbour Care Limited, 3 Quay Street"}),
        row({"1", "CORONER I am B. Oak, senior coroner for the area of Fenmarsh."}),
        row({"2", "CORONER'S LEGAL POWERS I make this report under the Act."}),
        row({"3", "INVESTIGATION and INQUEST " + kOpening}),
        row({"4", "CIRCUMSTANCES OF THE DEATH " + kStory}),
        row({"5",
             "CORONER'S CONCERNS The MATTERS OF CONCERN are as follows: (1) " + kConcern +
                 " (2) The policy was not read."}),
        row({"6", "ACTION SHOULD BE TAKEN In my opinion action should be taken."}),
        row({"9", "14 March 2024 [SIGNED BY CORONER]"}),
    }));
    CHECK(report.title == "Regulation 28: Report to prevent future deaths");
    CHECK(report.provider.name == "Harbour Care Limited");
    CHECK(to_iso(report.published) == "2024-03-14");
    CHECK(passage(report, kStory).section.front() == "CIRCUMSTANCES OF THE DEATH");
    CHECK(passage(report, kConcern).section.front() == "CORONER'S CONCERNS");
    CHECK(passage(report, kConcern).marker == "(1)");
    CHECK(passage(report, "The policy was not read.").marker == "(2)");
}

TEST_CASE("coroner: a page that tells of a report keeps its own title and dates", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Jordan Ash: Prevention of future deaths report"),
        paragraph("Date of report: 26/06/2024"),
        paragraph("Ref: 2024-0317"),
        paragraph("This report is being sent to: Elm Valley NHS Foundation Trust | NHS England"),
        heading(2, "Coroner's concerns"),
        paragraph(kConcern),
    }));
    CHECK(report.title == "Jordan Ash: Prevention of future deaths report");
    CHECK(report.provider.name == "Elm Valley NHS Foundation Trust");
    CHECK(to_iso(report.published) == "2024-06-26");
    CHECK(passage(report, kConcern).section == Trail{"Coroner's concerns"});
}
