// SPDX-License-Identifier: GPL-3.0-or-later
// Days of visits and publication, and where a visit was, in the words and layouts of different
// publishers.
#include "indexer/understand/date_labels.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/visit_sentences.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

TEST_CASE("days: the words of a label say which day is meant", "[understand]") {
    const auto [label, particular] = GENERATE(table<std::string, Particular>({
        {"dates of core service inspections", Particular::Inspected},
        {"date of well led review", Particular::Inspected},
        {"inspected on", Particular::Inspected},
        {"days of our visits", Particular::Inspected},
        {"unannounced visit", Particular::Inspected},
        {"note issued", Particular::Published},
        {"report first published", Particular::Published},
        {"date of this report", Particular::Published},
        {"reply wanted by", Particular::ResponseDue},
        {"response due date", Particular::ResponseDue},
        {"provider action statement to be returned by", Particular::ResponseDue},
        {"previous visit", Particular::PreviousInspection},
    }));
    CAPTURE(label);
    CHECK(day_asked_by(label) == particular);
}

TEST_CASE("days: labels of other days are none of the report's", "[understand]") {
    const auto label = GENERATE("next inspection",
                                "date of birth",
                                "review date",
                                "date approved",
                                "draft issued",
                                "meeting date",
                                "detained on the day",
                                "planned visit");
    CAPTURE(label);
    CHECK_FALSE(day_asked_by(label));
}

TEST_CASE("days: a date behind a weekday or before hours is still what a value begins with",
          "[understand]") {
    CHECK(begins_with_date("Tuesday 26 to Thursday 28 November 2019"));
    CHECK(begins_with_date("13 March 2025, 10.15am to 5pm (unannounced)"));
    CHECK(begins_with_date("28/03/25"));
    CHECK_FALSE(begins_with_date("by the end of March 2025"));
    CHECK_FALSE(begins_with_date("quarterly"));
    CHECK(to_iso(first_date("28/03/25")->from) == "2025-03-28");
    CHECK_FALSE(first_date("on duty 24/7/365, 1/2/10 of them"));
}

TEST_CASE("days: particulars that no list of labels has", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Elm Ambulance Service NHS Trust"),
        paragraph("Inspection report"),
        row({"Dates of core service inspections", "Tuesday 30 April to Thursday 2 May 2019"}),
        row({"Report out for publication", "22 August 2019"}),
        row({"Next inspection", "2 May 2021"}),
        heading(2, "Is the service safe?"),
        paragraph("Crews checked their vehicles before each shift."),
    }));
    CHECK(to_iso(report.inspected_from) == "2019-04-30");
    CHECK(to_iso(report.inspected_to) == "2019-05-02");
    CHECK(to_iso(report.published) == "2019-08-22");
}

TEST_CASE("days: a cover's column with its label over the days", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Fern Lodge"),
        paragraph("Inspection report"),
        row({"8 Mill Lane", "Tel: 01632 960319", "Date of inspection visit:"}),
        row({"Osterby", "12 January 2021"}),
        row({"Lincolnshire", "14 January 2021"}),
        heading(2, "Ratings"),
        row({"Overall rating for this service", "Inspected but not rated"}),
        heading(2, "Is the service safe?"),
        paragraph("Stocks of medicines ran out at weekends."),
    }));
    CHECK(to_iso(report.inspected_from) == "2021-01-12");
    CHECK(to_iso(report.inspected_to) == "2021-01-14");
}

TEST_CASE("days: sentences that tell when the place was looked at", "[understand]") {
    const auto sentence = GENERATE(
        "We went to the home without notice on 22 September 2011, and looked round.",
        "Our inspectors visited the practice on 3 May 2018.",
        "The visit was carried out over two days, 12 and 13 June 2024.",
        "The inspection team spent two days at the hospital on a visit, 4 and 5 March 2020.",
        "On 9 July 2019 we came to the surgery and called on two branches.",
        "Two of us visited on 5 July 2023.");
    CAPTURE(sentence);
    CHECK(days_of_visit(sentence));
}

TEST_CASE("days: what happened on another day is no visit", "[understand]") {
    const auto sentence =
        GENERATE("At our last inspection, on 3 May 2016, we rated the service good.",
                 "The police visited the home on 12 May 2021.",
                 "A consultant went to see him on 3 March 2020.",
                 "We will visit again before 1 May 2022.",
                 "The fridge was checked on 4 April 2019.",
                 "We visited in May.");
    CAPTURE(sentence);
    CHECK_FALSE(days_of_visit(sentence));
}

TEST_CASE("days: notice and kind of a visit in the text's own words", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Inspection report: Elm Surgery"),
        paragraph("During a routine inspection"),
        paragraph("Published 9 May 2018"),
        paragraph("We came unannounced on 20 March 2018."),
        paragraph("We carried out a comprehensive inspection at Elm Surgery on 20 March 2018."),
        heading(2, "Are services safe?"),
        paragraph("Emergency medicines were in date."),
    }));
    CHECK(report.announced == "unannounced");
    CHECK(report.visit_type == "comprehensive");
    CHECK(to_iso(report.inspected_from) == "2018-03-20");
}

TEST_CASE("stacked pages: kind and day of publication in one line with a bar", "[understand]") {
    const auto reports = reports_of(document({
        heading(1, "Sallow Clinic"),
        paragraph("Run by Brimble Health Group plc"),
        heading(2, "Inspection carried out on 29, 30 and 31 March 2022"),
        paragraph(
            "During an inspection looking at all parts of the service | Published: 10 June 2022"),
        paragraph("Each patient had a plan for going home that was begun in the first week."),
        heading(2, "Inspection carried out on 12 November 2019"),
        paragraph("During an inspection to make sure that the improvements required had been made "
                  "| Published: 15 "
                  "January 2020"),
        paragraph("The provider had met the warning notice."),
        heading(2, "Inspection carried out on 4 - 6 October 2016"),
        paragraph("During a routine inspection | Published: 20 January 2017"),
        paragraph("Agency staff filled 43% of shifts."),
    }));
    REQUIRE(reports.size() == 3);
    CHECK(to_iso(reports[0].inspected_from) == "2022-03-29");
    CHECK(to_iso(reports[0].inspected_to) == "2022-03-31");
    CHECK(to_iso(reports[1].published) == "2020-01-15");
    CHECK(reports[1].visit_type == "follow-up");
    CHECK(reports[2].report_kind == "inspection-report");
    for (const auto& report : reports) {
        CHECK(report.provider.name == "Brimble Health Group plc");
        CHECK(report.location.name == "Sallow Clinic");
        CHECK(report.via.empty());
    }
}

TEST_CASE("visits: a line that only says where names ward, place and provider", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Mental Health Act visit: summary note"),
        paragraph("Teasel Ward, Alder Moor Hospital - Corrie Vale Healthcare NHS Trust"),
        paragraph("Visited: Thursday 13 March 2025, 10.15am to 5pm (unannounced)"),
        paragraph("Visit ref: V/25/0662"),
        paragraph("Note issued: 28/03/25"),
        paragraph("Ward: acute, male, 21 beds (23 people on the books, 2 on leave)"),
        heading(2, "What we found"),
        paragraph("Rights were explained on admission."),
    }));
    CHECK(report.wards == std::vector<std::string>{"Teasel Ward"});
    CHECK(report.location.name == "Alder Moor Hospital");
    CHECK(report.provider.name == "Corrie Vale Healthcare NHS Trust");
    CHECK(report.beds == 21);
    CHECK(to_iso(report.inspected_from) == "2025-03-13");
    CHECK(to_iso(report.published) == "2025-03-28");
    CHECK(report.visit_reference == "V/25/0662");
}

TEST_CASE("press release: the court is no place of care, and a fine is a prosecution",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Care company fined after resident was scalded"),
        paragraph("Press release"),
        paragraph("16 November 2023"),
        paragraph("Solway Hearth Care Limited has been fined £160,000 at Carrick Magistrates' "
                  "Court, after it pleaded "
                  "guilty to failing to give safe care at Orchard Quay, a care home in Eastwick. "
                  "The case was brought "
                  "by the Care Quality Commission."),
        paragraph("There was no thermometer in the bathroom."),
    }));
    REQUIRE(report.report_kind == "press-release");
    CHECK(report.location.name == "Orchard Quay");
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement.front().kind == "prosecution");
}

TEST_CASE("visits: the hospital behind the ward's name is no ward", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Mental Health Act monitoring visit"),
        paragraph("Provider: Wexcombe Partnership NHS Trust\nWard: Alder Ward, Thornleigh "
                  "Hospital\nDate of visit: 4 June "
                  "2025 (unannounced)"),
        heading(2, "Leave of absence"),
        paragraph("Section 17 leave forms were up to date."),
    }));
    CHECK(report.wards == std::vector<std::string>{"Alder Ward"});
    CHECK(report.location.name == "Thornleigh Hospital");
}

TEST_CASE("visits: who runs the place is told in the opening", "[understand]") {
    auto page = document({
        heading(1, "Enter and View: Rowan Bank care home"),
        paragraph("Rowan Bank is a care home for up to 44 people, run by Calloway Care Ltd in "
                  "Selwick. We visited on 12 May "
                  "2025."),
        heading(2, "What we saw"),
        paragraph("The lounges were bright and residents chose where to sit."),
        heading(2, "Recommendations"),
        item("Review night staffing against call-bell records.", "1"),
    });
    page.title = "Enter and View: Rowan Bank care home";
    const auto report = report_of(page);
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.location.name == "Rowan Bank care home");
    CHECK(report.provider.name == "Calloway Care Ltd");
    CHECK(to_iso(report.inspected_from) == "2025-05-12");
}

TEST_CASE("days: of several inspections that are told, this one is the report's", "[understand]") {
    const auto report = report_of(document(
        {
            paragraph("We carried out an announced comprehensive inspection at Quay Street Surgery "
                      "on 3 November 2016. A breach of regulation 12 was identified."),
            paragraph("We carried out this announced comprehensive inspection at Quay Street "
                      "Surgery on 13 November 2018 to follow up on our previous inspections."),
        },
        MediaType::PlainText));
    CHECK(report.inspected_from == PartialDate{2018, 11, 13});
}
