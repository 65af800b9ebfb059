// SPDX-License-Identifier: GPL-3.0-or-later
// What inspections, assessments and visits state of themselves.
#include "indexer/understand/personal.hpp"
#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/type_lines.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

TEST_CASE("ratings: a grid gives each service its own and the report the overall row",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Elm Trust inspection report"),
        paragraph("Date of inspection visit: 3 September 2018"),
        row({"", "Safe", "Effective", "Caring", "Responsive", "Well-led", "Overall"}, true),
        row({"Forensic inpatient or secure wards",
             "Good \u2191 Dec 2018",
             "Good \u2192\u2190 Dec 2018",
             "Outstanding \u2191 Dec 2018",
             "Good Mar 2016",
             "Good",
             "Good"}),
        row({"Overall",
             "Requires improvement \u2193 Dec 2018",
             "Good",
             "Good",
             "Good",
             "Good",
             "Good \u2192\u2190 Dec 2018"}),
    }));
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("safe").movement == "down");
    CHECK(report.ratings.at("overall").movement == "same");
    REQUIRE(report.service_ratings.size() == 1);
    const auto& forensic = report.service_ratings[0];
    CHECK(forensic.name == "Forensic inpatient or secure wards");
    CHECK(forensic.level == "service");
    CHECK(forensic.ratings.at("caring").value == RatingValue::Outstanding);
    CHECK(forensic.ratings.at("responsive").carried_forward);
}

TEST_CASE("ratings: what sentences say of earlier ones", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Rose House inspection report"),
        paragraph("Overall rating for this service"),
        paragraph("Good"),
        heading(2, "Is the service safe?"),
        paragraph("Good"),
        paragraph("At our last inspection we rated this key question inadequate. At this "
                  "inspection the rating has changed to good."),
        heading(2, "Rating at last inspection"),
        paragraph(
            "The last rating for this service was requires improvement (published 3 May 2019)."),
        heading(2, "Why we inspected"),
        paragraph("This inspection was prompted by concerns. The overall rating for the service "
                  "has changed from requires improvement to good."),
    }));
    CHECK(report.ratings.at("overall").previous == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("overall").movement == "up");
    CHECK(report.ratings.at("safe").previous == RatingValue::Inadequate);
    REQUIRE(report.dates.size() == 1);
    CHECK(report.dates[0].kind == "previous-report");
    CHECK(to_iso(report.dates[0].from) == "2019-05-03");
}

TEST_CASE("ratings: suspended", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Ash ward inspection report"),
                  paragraph("Our rating for this service has been suspended while we take action."),
                  heading(2, "Is the service safe?"),
                  paragraph("Inspected but not rated")}));
    CHECK(report.ratings.at("overall").suspended);
    CHECK(report.ratings.at("safe").value == RatingValue::NotRated);
}

TEST_CASE("assessments: scores, and statements that were not looked at", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Safe"),
        paragraph("This service scored 75 (out of 100) for this area."),
        heading(3, "Learning culture"),
        paragraph("Score: 3"),
        paragraph(
            "Staff reported incidents and learned from them, and could say what had changed."),
        heading(3, "Safe environments"),
        paragraph("Score: 2"),
        paragraph("We did not look at Safe environments during this assessment. The score for this "
                  "quality statement is based on the previous rating for Safe."),
    }));
    CHECK(report.report_kind == "saf-report");
    CHECK(report.question_scores.at("safe") == 75);
    REQUIRE(report.statements.size() == 2);
    CHECK(report.statements[0] == StatementScore{"Learning culture", KeyQuestion::Safe, 3, true});
    CHECK(report.statements[1] == StatementScore{"Safe environments", KeyQuestion::Safe, 2, false});
}

TEST_CASE("visits: kind, notice, wards, references and places", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Mental Health Act monitoring visit: Hazel ward"),
        paragraph("Provider: Elm NHS Trust\nWard(s) visited: Hazel, Rowan and Ash\nType of visit: "
                  "Unannounced\nVisit reference: 1234\nVisit date: 3 May 2022\n"
                  "Number of beds: 18\nDate Provider Action Statement to be returned to CQC: 30 "
                  "June 2022"),
    }));
    CHECK(report.wards == std::vector<std::string>{"Hazel", "Rowan", "Ash"});
    CHECK(report.announced == "unannounced");
    CHECK(report.visit_type == "mha-monitoring");
    CHECK(report.visit_reference == "1234");
    CHECK(report.beds == 18);
    REQUIRE(report.dates.size() == 1);
    CHECK(report.dates[0].kind == "response-due");
}

TEST_CASE("reports: locations inspected, days of a visit a line each, notice in the text",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Acute wards quality report"),
        paragraph("Date of inspection visit:"),
        paragraph("03 March 2016"),
        paragraph("04 March 2016"),
        row({"Location ID",
             "Name of CQC registered location",
             "Name of service (e.g. ward/unit/team)",
             "Postcode of service"},
            true),
        row({"R9W11",
             "Harebell Hospital",
             "Linnet ward (acute, 18 beds)\nMerlin ward (PICU)",
             "ZZ7 3HB"}),
        paragraph("This was an unannounced comprehensive inspection of two wards."),
    }));
    CHECK(to_iso(report.inspected_from) == "2016-03-03");
    CHECK(to_iso(report.inspected_to) == "2016-03-04");
    REQUIRE(report.locations.size() == 1);
    CHECK(report.locations[0].id == "R9W11");
    CHECK(report.wards == std::vector<std::string>{"Linnet ward", "Merlin ward"});
    CHECK(report.announced == "unannounced");
    CHECK(report.visit_type == "comprehensive");
}

TEST_CASE("individuals' issues: headings and codes that open or tell them", "[understand]") {
    using namespace findings::understanding;
    for (const auto* text : {"Individual issues raised by patients that are not reported above:",
                             "Issues raised by individual patients",
                             "Individual concerns",
                             "Patients' issues",
                             "Matters raised by patients in private"}) {
        CAPTURE(text);
        CHECK(opens_personal_part(text));
    }
    for (const auto* text : {"Individual care plans",
                             "Issues raised at the last visit",
                             "Protecting patients' rights and autonomy",
                             "Individual risk assessments"}) {
        CAPTURE(text);
        CHECK_FALSE(opens_personal_part(text));
    }
    for (const auto* text : {"Patient A told us about his leave.",
                             "1. Patient B: wants to see the doctor.",
                             "Patient reference C: a matter of money",
                             "Patient 3 raised a concern"}) {
        CAPTURE(text);
        CHECK(is_about_one_patient(paragraph(text)));
    }
    for (const auto* text : {"Patients told us that food was good.",
                             "Patient views were mixed.",
                             "Patient 12-hour observations were recorded",
                             "A patient told us so."}) {
        CAPTURE(text);
        CHECK_FALSE(is_about_one_patient(paragraph(text)));
    }
    CHECK(is_about_one_patient(row({"Patient D", "Wants his guitar back"})));
}

TEST_CASE("individuals' issues: never a passage, whatever the form", "[understand]") {
    const auto head = {
        heading(1, "Mental Health Act monitoring visit"),
        paragraph("Ward(s) visited: Hazel"),
        heading(2, "Overall findings"),
        paragraph("The ward was calm and staff knew patients well in all that we saw.")};
    std::vector<std::vector<Block>> forms = {
        {heading(2, "Individual issues raised by patients"),
         paragraph("He spoke of a wizzlebang."),
         heading(3, "Patient C"),
         paragraph("She lost a wizzlebang.")},
        {heading(2, "Issues raised by individual patients"),
         row({"Patient", "Issue", "Action"}, true),
         row({"A", "wizzlebang", "none"})},
        {paragraph("Individual issues raised by patients that are not reported above:"),
         item("Patient A wants a wizzlebang."),
         item("Another wizzlebang.")},
        {heading(2, "Other areas"), paragraph("Patient B told us of a wizzlebang.")},
    };
    for (auto& form : forms) {
        ParsedDocument all = document(head);
        all.blocks.insert(all.blocks.end(), form.begin(), form.end());
        all.blocks.push_back(heading(2, "Further information"));
        all.blocks.push_back(paragraph("This report will be sent to the provider."));
        const auto report = report_of(all);
        for (const auto& passage : report.passages)
            CHECK(passage.text.find("wizzlebang") == std::string::npos);
        CHECK_NOTHROW(passage(report, "This report will be sent"));
    }
}

TEST_CASE("stacked pages: all forms of date lines", "[understand]") {
    using understanding::inspection_date_line;
    for (const auto* line : {"10, 11, 15 October 2013",
                             "12 & 13 January 2016",
                             "2-3 August 2021",
                             "2 - 4 November 2020",
                             "11 Jul to 13 Jul 2023 and 26 Jul 2023",
                             "22 March 2022 23 March 2022",
                             "6, 14 March 2012",
                             "Updated 5 July 2024",
                             "Inspection carried out on 3 May 2013",
                             "12 January 2016 (report published 3 March 2016)"}) {
        CAPTURE(line);
        CHECK(inspection_date_line(line));
    }
    CHECK_FALSE(inspection_date_line("We inspected on 3 May 2013 and found gaps."));
    CHECK(inspection_date_line("Updated 5 July 2024")->is_update);
    CHECK(to_iso(inspection_date_line("11 Jul to 13 Jul 2023 and 26 Jul 2023")->date.to) ==
          "2023-07-26");
}

TEST_CASE("stacked pages: each inspection is a report with its dates, kind and ratings",
          "[understand]") {
    const auto reports = reports_of(document(
        {
            heading(1, "Elm House"),
            paragraph("Overall: Good read more about inspection ratings"),
            heading(3, "11 Jul to 13 Jul 2023 and 26 Jul 2023"),
            paragraph("During an inspection looking at part of the service"),
            paragraph("People were safe and staff knew them well, which people and their families "
                      "told us more than once in the visit."),
            heading(3, "6, 14 March 2012"),
            paragraph("During a routine inspection"),
            paragraph("We found that the provider had met the standards we looked at, and that "
                      "people had enough to do in the day."),
        },
        MediaType::Html));
    REQUIRE(reports.size() == 2);
    CHECK(to_iso(reports[0].inspected_to) == "2023-07-26");
    CHECK(reports[0].visit_type == "focused");
    CHECK(reports[0].ratings.at("overall").value == RatingValue::Good);
    CHECK(to_iso(reports[1].inspected_from) == "2012-03-06");
    CHECK(reports[1].visit_type == "routine");
    CHECK(reports[1].ratings.empty());
}

TEST_CASE("repeats: the summary points to the detail, a denial to nothing", "[understand]") {
    const std::string brief =
        "Staff did not always monitor patients' physical health after rapid tranquillisation.";
    const std::string full =
        "Staff did not always monitor patients' physical health after rapid tranquillisation: in "
        "17 of 24 records there was no blood pressure after the injection.";
    const std::string denied =
        "Staff always monitored patients' physical health after rapid tranquillisation.";
    const auto report = report_of(document({heading(1, "Elm quality report"),
                                            heading(2, "Overall summary"),
                                            item(brief),
                                            item(denied),
                                            heading(2, "Are services safe?"),
                                            paragraph(full)}));
    CHECK(passage(report, brief).repeats == passage(report, full).id);
    CHECK(passage(report, denied).repeats.empty());
    CHECK(passage(report, full).repeats.empty());
}

TEST_CASE(
    "services: questions that name their service, and services at the level of their questions",
    "[understand]") {
    const auto report = report_of(document({
        heading(1, "Elm Hospital quality report"),
        heading(2, "Forensic wards"),
        paragraph("Forge ward has 12 beds and a garden that patients use with staff in the day."),
        heading(2, "Are services safe?"),
        heading(3, "Safe staffing"),
        paragraph("There were enough staff on the forensic ward on all days that we looked at."),
        heading(2, "Perinatal services"),
        heading(2, "Are services safe?"),
        paragraph("There were enough staff on the perinatal ward on all days that we looked at."),
        heading(2, "Are forensic inpatient or secure wards caring?"),
        paragraph("Staff were kind and knew each patient's story and what to say in a crisis."),
    }));
    CHECK(passage(report, "There were enough staff on the forensic").core_service ==
          "Forensic inpatient or secure wards");
    CHECK(passage(report, "There were enough staff on the forensic").key_question ==
          KeyQuestion::Safe);
    CHECK(passage(report, "There were enough staff on the perinatal").core_service ==
          "Perinatal services");
    CHECK(passage(report, "Staff were kind").core_service == "Forensic inpatient or secure wards");
    CHECK(passage(report, "Staff were kind").key_question == KeyQuestion::Caring);
}
