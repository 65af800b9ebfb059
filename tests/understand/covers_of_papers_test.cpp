// SPDX-License-Identifier: GPL-3.0-or-later
// Covers on which the title is no single line, and sentences that stand beside the text.
#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;

using Trail = std::vector<std::string>;

TEST_CASE("cover: a review below the name of its board is the title, the board its publisher",
          "[understand]") {
    const auto [kind, subject, title] = GENERATE(table<std::string, std::string, std::string>({
        {"Safeguarding Adults Review",
         "\u2018Edwin\u2019",
         "Safeguarding Adults Review \u2018Edwin\u2019"},
        {"Learning review", "Adult B", "Learning review Adult B"},
        {"Domestic Homicide Review", "Overview report", "Domestic Homicide Review"},
        {"Serious Incident Investigation Report",
         "19 January 2022",
         "Serious Incident Investigation Report"},
    }));
    CAPTURE(kind, subject);
    auto source = document(
        {
            heading(2, "Wharfmouth Safeguarding Adults Board"),
            heading(2, kind),
            paragraph(subject),
            paragraph("Published: 3 March 2022"),
            heading(1, "1. Introduction"),
            paragraph("He died in March 2021 in a fire in the flat where he had lived alone."),
        },
        MediaType::Docx);
    const auto report = report_of(source);
    CHECK(report.title == title);
    CHECK(report.publisher == "Wharfmouth Safeguarding Adults Board");
    CHECK(to_iso(report.published) == "2022-03-03");
}

TEST_CASE("cover: a banner that says what a paper is, is no title", "[understand]") {
    const auto banner = GENERATE(as<std::string>{},
                                 "POLICY DOCUMENT",
                                 "Clinical Policy",
                                 "Standard Operating Procedure");
    CAPTURE(banner);
    const auto report = report_of(document(
        {
            heading(2, banner),
            heading(2, "Seclusion and Long-Term Segregation Policy"),
            row({"Organisation", "Elm Partnership NHS Foundation Trust"}),
            row({"Date issued", "2 October 2023"}),
            heading(1, "4 During seclusion"),
            paragraph("4.1 A suitably skilled professional must be within sight of the room."),
        },
        MediaType::Docx));
    CHECK(report.title == "Seclusion and Long-Term Segregation Policy");
    CHECK(passage(report, "4.1 A suitably").addressee == "suitably skilled professional");
}

TEST_CASE("cover: one issue of a series is called by what it is about", "[understand]") {
    auto source = document(
        {
            heading(1, "Keys before therapy: leaving a ward with a tenancy of your own"),
            paragraph("Published November 2022. Provider: Ash Vale NHS Trust."),
            heading(3, "What was going wrong"),
            paragraph("Staff found it hard to stay hopeful. Two had left within a year."),
            heading(2, "\u201cI could make a lasagne. What I didn\u2019t have was a door.\u201d"),
            paragraph("Former resident, Tern House"),
            heading(3, "What they did"),
            paragraph("A housing association set aside five flats near the unit for them."),
            heading(3, "What difference it made"),
            paragraph("Eighteen people were still in the same home a year later, it said."),
            furniture("Practice in focus | Issue 14"),
            furniture("Alliance for Recovery and Housing"),
            furniture("Practice in focus | Issue 14"),
            furniture("Alliance for Recovery and Housing"),
        },
        MediaType::Pdf);
    source.title = "Practice in focus 14";
    const auto report = report_of(source);
    CHECK(report.title == "Keys before therapy: leaving a ward with a tenancy of your own");
    CHECK(report.publisher == "Alliance for Recovery and Housing");
    CHECK(report.report_kind == "case-study");
    CHECK(passage(report, "\u201cI could make").section == Trail{"What was going wrong"});
    CHECK(passage(report, "A housing association").section == Trail{"What they did"});
    CHECK(passage(report, "Staff found").part == "problem");
}

TEST_CASE("custody: the chief inspector's report on health care behind bars", "[understand]") {
    auto source = document(
        {
            heading(3, "Report on an unannounced inspection of health care at"),
            heading(1, "Harrow Fen Immigration Removal Centre"),
            heading(3, "by the Chief Inspector of Custody"),
            heading(3, "5\u201316 February 2024"),
            heading(2, "Introduction"),
            paragraph("Harrow Fen holds men who face removal from the country."),
            paragraph("Chief Inspector of Custody"),
            paragraph("March 2024"),
            heading(2, "About Harrow Fen"),
            paragraph("Physical and mental health provider: Fenland Detained Care Ltd"),
            paragraph("Date of last inspection: 10\u201321 May 2021"),
            heading(2, "Section 1 Health care"),
            paragraph("The Care Quality Commission joined us. The wait for a GP was two days."),
            heading(2, "Section 2 Progress since the last inspection"),
            row({"Recommendation of 2021", "Now"}, true),
            row({"All men should be screened for tuberculosis on arrival.", "Achieved"}),
            paragraph("Crown copyright 2024. Printed and published by the Inspectorate of Custody, "
                      "10 South Row."),
        },
        MediaType::Pdf);
    source.title = "Harrow Fen health care report";
    const auto report = report_of(source);
    CHECK(report.title ==
          "Report on an unannounced inspection of health care at Harrow Fen Immigration Removal "
          "Centre");
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.publisher == "Inspectorate of Custody");
    CHECK(to_iso(report.published) == "2024-03");
    CHECK(to_iso(report.inspected_from) == "2024-02-05");
    CHECK(to_iso(report.inspected_to) == "2024-02-16");
    CHECK(report.location.name == "Harrow Fen Immigration Removal Centre");
    CHECK(report.provider.name == "Fenland Detained Care Ltd");
    CHECK(report.announced == "unannounced");
    CHECK(passage(report, "All men should").role == SectionRole::History);
    CHECK(passage(report, "Crown copyright").text == "Crown copyright 2024.");
}

TEST_CASE("custody: a prison in one line of title, without an imprint", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Report on an announced inspection of HMP Stonecross"),
        paragraph("by HM Chief Inspector of Prisons"),
        paragraph("4\u201314 March 2023"),
        heading(2, "Health, well-being and social care"),
        row({"Health care provider", "Practice Plus Elm Ltd"}),
        paragraph("Prisoners waited 19 days to see a dentist."),
        heading(2, "Progress on recommendations from the last full inspection report"),
        item("Prisoners should be able to see a dentist within six weeks."),
    }));
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.publisher == "HM Inspectorate of Prisons");
    CHECK(to_iso(report.inspected_from) == "2023-03-04");
    CHECK(report.location.name == "HMP Stonecross");
    CHECK(report.provider.name == "Practice Plus Elm Ltd");
    CHECK(report.announced == "announced");
    CHECK(passage(report, "Prisoners should").role == SectionRole::History);
}

TEST_CASE("papers: where a paper stands among others and before whom is no title and no publisher",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "PAPER BOD 24/2012"),
        heading(2, "Report to the Meeting of the Eastmere Health NHS Foundation Trust"),
        heading(2, "Board of Directors"),
        paragraph("29 February 2012"),
        heading(2, "Falls and pressure ulcers in the third quarter"),
        paragraph("For: Approval"),
        paragraph("The Board is asked to note that there were 212 falls in quarter 3 compared with "
                  "244 in quarter 2."),
    }));
    CHECK(report.title == "Falls and pressure ulcers in the third quarter");
    CHECK(report.publisher != "Board of Directors");
    CHECK(report.provider.name == "Eastmere Health NHS Foundation Trust");
    CHECK(report.published == PartialDate{2012, 2, 29});
}

TEST_CASE("papers: a quality account is its provider's, whoever inspected", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Quality Account 2012/13"),
        heading(2, "Quality Report"),
        paragraph("Welcome to the yearly account of Eastmere NHS Foundation Trust."),
        heading(2, "Statements from the Care Quality Commission"),
        paragraph(
            "The Care Quality Commission has not taken enforcement action against the trust."),
        heading(2, "Safety"),
        paragraph("There were 128 incidents compared to 161 in the year before."),
    }));
    CHECK(report.report_kind == "report");
    CHECK(report.framework.empty());
    CHECK(report.publisher != "Care Quality Commission");
}

TEST_CASE("press: a day on a line of its own over the release is its date", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Wards cut their use of restraint"),
        paragraph("Press release"),
        paragraph("24 September 2019"),
        paragraph("Restraint was cut by half on nine wards since they joined the programme."),
    }));
    CHECK(report.report_kind == "press-release");
    CHECK(report.published == PartialDate{2019, 9, 24});
}

TEST_CASE("practice: an example in a database of shared learning is a case", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Walking groups on two wards"),
        paragraph("Shared learning database"),
        paragraph("Organisation: Eastmere NHS Trust"),
        heading(2, "Aims and objectives"),
        paragraph("We wanted people on the wards to walk outdoors each day."),
        heading(2, "Reasons for implementing your project"),
        paragraph("Few people went out in winter, and their weight rose."),
        heading(2, "How did you implement the project"),
        paragraph("Two nurses led a walk each morning."),
        heading(2, "Key findings"),
        paragraph("Use of the park rose by 30% in six months."),
        heading(2, "Contact details"),
        paragraph("Name: Ida Marsh"),
    }));
    CHECK(report.report_kind == "case-study");
    CHECK(passage(report, "Name: Ida").role == SectionRole::Boilerplate);
}

TEST_CASE("covers: a title of two lines' length over who commissioned it", "[understand]") {
    const std::string title =
        "An independent investigation into the circumstances surrounding two separate but related "
        "incidents involving patients of Wold Ward on the night of 1st October 2012";
    const auto report = report_of(document({
        paragraph(title),
        heading(1, "Commissioned by Eastmere NHS Foundation Trust"),
        heading(2, "FINAL REPORT"),
        paragraph("10th May 2013"),
        heading(2, "Contents"),
        paragraph("Sections Page number"),
        item("Introduction 3", "1."),
        item("Executive summary 5", "2."),
        item("Recommendations 95", "16."),
        heading(2, "16. Recommendations"),
        paragraph("R1. The Trust should look again at the seclusion room within three months."),
    }));
    CHECK(report.title == title);
    CHECK(report.published == PartialDate{2013, 5, 10});
    for (const auto& passage : report.passages)
        CHECK(passage.text.find("Executive summary") == std::string::npos);
}

TEST_CASE("papers: a policy on reviews is a policy", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Safeguarding Adults Review Multi-Agency Policy (Nov 2023)"),
        heading(2, "1. Introduction"),
        paragraph("Safeguarding Adults Reviews are made when an adult has died of neglect."),
    }));
    CHECK(report.report_kind == "policy");
}

TEST_CASE("papers: a title in the type of the text below marks, bodies and days", "[understand]") {
    const auto report = report_of(document({
        heading(1, "PUBLIC"),
        heading(2, "Report to the Meeting of the"),
        paragraph("Eastmere Health NHS Foundation Trust"),
        heading(2, "Board of Directors"),
        paragraph("May 2014"),
        paragraph("Quality and Safety Report"),
        heading(2, "For Information"),
        paragraph("The Board is asked to note that there were 145 restraints in the quarter."),
        heading(2, "Incidents"),
        paragraph("Fewer incidents were reported than in the quarter before."),
    }));
    CHECK(report.title == "Quality and Safety Report");
    CHECK(report.published == PartialDate{2014, 5, 0});
}
