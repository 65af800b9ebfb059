// SPDX-License-Identifier: GPL-3.0-or-later
// Improvement plans of other nations whose tables a PDF did not keep, and days told beside a visit.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <utility>

using namespace findings;
using namespace findings::testing;

namespace {

ParsedDocument northern_home(std::vector<Block> end) {
    std::vector<Block> blocks = {
        paragraph("The Regulation and Quality Improvement Authority"),
        heading(1, "Inspection Report"),
        paragraph("11 and 12 January 2024"),
        heading(1, "Loughview Care Centre"),
        paragraph("Type of service: Nursing Home"),
        row({"Organisation/Registered Provider: Lough Care (NI) Ltd",
             "Registered Manager: Ms A Heaney"}),
        row({"Responsible Individual: Mr C Bell", "Number of registered places: 46"}),
        heading(1, "2.0 Inspection summary"),
        paragraph("An unannounced inspection took place on 11 January 2024 from 9.20 am to 5.40 pm "
                  "and on 12 January 2024 from 10 am to 2 pm by a care inspector."),
    };
    blocks.insert(blocks.end(), end.begin(), end.end());
    ParsedDocument whole = document({});
    whole.blocks = std::move(blocks);
    return whole;
}

}  // namespace

TEST_CASE("improvement plan: labels in one column and demands in the next are paired",
          "[understand]") {
    const auto report = report_of(northern_home({
        heading(1, "Quality Improvement Plan"),
        paragraph("Action required to ensure compliance with The Nursing Homes Regulations "
                  "(Northern Ireland) 2005"),
        paragraph("Area for improvement 1 Ref: Regulation 13 (1)(b) Stated: First time"),
        paragraph("To be completed by: 31 January 2024"),
        paragraph("Area for improvement 2 Ref: Regulation 29 Stated: Second time"),
        paragraph("To be completed by: Immediate action required"),
        paragraph("The registered person shall ensure that wounds are dressed as planned."),
        paragraph("Ref: 5.2.2"),
        paragraph("Response by registered person detailing the actions taken: A nurse leads now."),
        paragraph("The registered person shall ensure that a visit is made each month."),
        paragraph("Response by registered person detailing the actions taken: Visits are back."),
        paragraph("*Please ensure this document is completed in full*"),
    }));
    CHECK(report.beds == 46);
    CHECK(to_iso(report.inspected_to) == "2024-01-12");
    const auto& wounds = passage(report, "The registered person shall ensure that wounds");
    CHECK(wounds.role == SectionRole::MustActions);
    CHECK(wounds.section.back() ==
          "Regulation 13 (1)(b) of the Nursing Homes Regulations (Northern Ireland) 2005");
    CHECK(to_iso(wounds.due) == "2024-01-31");
    CHECK(wounds.reply.text == "A nurse leads now.");
    const auto& visits = passage(report, "The registered person shall ensure that a visit");
    CHECK_FALSE(visits.due.known());
    CHECK(visits.reply.text == "Visits are back.");
    CHECK(passage(report, "Action required to ensure").role == SectionRole::Boilerplate);
}

TEST_CASE("improvement plan: lines of two cells side by side, of a standard", "[understand]") {
    const auto report = report_of(northern_home({
        heading(1, "Quality Improvement Plan"),
        paragraph("Action required to ensure compliance with the Care Standards for Nursing Homes"),
        row({"Area for improvement 1", "The registered person shall ensure that planned numbers"}),
        row({"Ref: Standard 41", "of staff are kept up at weekends."}),
        row({"Stated: First time", ""}),
        paragraph("To be completed by: 31"),
        row({"March 2024", "Ref: 5.2.1"}),
        paragraph("Response by registered person detailing the actions taken: A list is drawn up."),
    }));
    const auto& staff = passage(report, "The registered person shall ensure that planned");
    CHECK(staff.text ==
          "The registered person shall ensure that planned numbers of staff are kept "
          "up at weekends.");
    CHECK(staff.role == SectionRole::ShouldActions);
    CHECK(to_iso(staff.due) == "2024-03-31");
}

TEST_CASE("improvement plan: labels in bold head nothing, and a label may break anywhere",
          "[understand]") {
    const auto report = report_of(northern_home({
        heading(1, "Quality Improvement Plan"),
        heading(2,
                "Action required to ensure compliance with The Nursing Homes Regulations "
                "(Northern Ireland) 2005"),
        row({"Area for improvement", "The registered person shall ensure that radiators are"}),
        row({"1", "covered in bedrooms."}),
        row({"Ref: Regulation 27 (2) (t)", "Ref: 5.2.3"}),
        paragraph("Stated: Second time"),
        paragraph("To be completed by: 30"),
        paragraph("April 2023"),
        heading(3, "Response by registered person detailing the actions taken:"),
        paragraph("Covers have been ordered."),
    }));
    const auto& heat = passage(report, "The registered person shall ensure that radiators");
    CHECK(heat.text ==
          "The registered person shall ensure that radiators are covered in bedrooms.");
    CHECK(heat.role == SectionRole::MustActions);
    CHECK(to_iso(heat.due) == "2023-04-30");
    CHECK(heat.reply.text == "Covers have been ordered.");
}

TEST_CASE("improvement plan: what the last inspection asked for is history", "[understand]") {
    const auto report = report_of(northern_home({
        heading(2, "5.1 What has this service done to meet any areas for improvement?"),
        paragraph("Areas for improvement from the last inspection on 4 May 2023 Action required to "
                  "ensure compliance with The Nursing Homes Validation of Regulations (Northern "
                  "Ireland) 2005 compliance Area for Improvement 1"),
        paragraph("Ref: Regulation 27 (4)(b)"),
        paragraph("Stated: First time"),
        paragraph("The registered person shall ensure that fire doors are not wedged Met open."),
        paragraph("Action taken as confirmed during the inspection: No door was wedged."),
    }));
    const auto& doors = passage(report, "The registered person shall ensure that fire doors");
    CHECK(doors.role == SectionRole::History);
    CHECK(doors.text == "The registered person shall ensure that fire doors are not wedged open.");
    REQUIRE(report.dates.size() == 1);
    CHECK(report.dates.front().kind == "previous-inspection");
    CHECK(to_iso(report.dates.front().from) == "2023-05-04");
}

TEST_CASE("improvement plan: lines of a label in bold, in a column that breaks its days",
          "[understand]") {
    const auto report = report_of(northern_home({
        heading(1, "Quality Improvement Plan"),
        paragraph("Action required to ensure compliance with The Residential Care Homes "
                  "Regulations (Northern Ireland) 2005"),
        paragraph("Area for improvement 1"),
        paragraph("Ref: Regulation 19 (1) (a) Stated: Second time"),
        paragraph("To be completed by: 19 March 2024"),
        paragraph("Area for improvement 2"),
        heading(3, "Ref: Regulation 14 (2) (a)"),
        heading(3, "Stated: First time"),
        heading(3, "To be completed by: Immediate"),
        paragraph("and ongoing"),
        paragraph("The registered person shall ensure that plans are reviewed after a stay."),
        paragraph("Ref: 5.1"),
        paragraph("Response by registered person detailing the actions taken: All are reviewed."),
        paragraph("The registered person shall ensure that the risk of smoking is assessed."),
        paragraph("Response by registered person detailing the actions taken: Bedding bought."),
        paragraph("Action required to ensure compliance with the Care Standards for Residential "
                  "Care Homes (December 2022)"),
        paragraph("Area for improvement 1"),
        paragraph("The registered person shall ensure that the bathroom is repaired. Ref: "
                  "Standard 27.1"),
        paragraph("Stated: First time"),
        paragraph("To be completed by: 31 May"),
        paragraph("2024"),
        paragraph("Ref: 5.2.3"),
        paragraph("Response by registered person detailing the actions taken:"),
        paragraph("A plumber is on site."),
    }));
    const auto& plans = passage(report, "The registered person shall ensure that plans");
    CHECK(plans.section ==
          std::vector<std::string>{
              "Quality Improvement Plan",
              "Regulation 19 (1) (a) of the Residential Care Homes Regulations (Northern Ireland) "
              "2005"});
    CHECK(to_iso(plans.due) == "2024-03-19");
    const auto& smoking = passage(report, "The registered person shall ensure that the risk");
    CHECK_FALSE(smoking.due.known());
    CHECK(smoking.due_text == "Immediate and ongoing");
    CHECK(smoking.reply.text == "Bedding bought.");
    const auto& bathroom = passage(report, "The registered person shall ensure that the bathroom");
    CHECK(bathroom.text == "The registered person shall ensure that the bathroom is repaired.");
    CHECK(bathroom.role == SectionRole::ShouldActions);
    CHECK(to_iso(bathroom.due) == "2024-05-31");
    CHECK(bathroom.reply.text == "A plumber is on site.");
}

TEST_CASE("improvement plan: a verdict beside a label is of the last inspection", "[understand]") {
    const auto verdict = GENERATE("Partially met", "Not met", "Met", "Carried forward to the next");
    CAPTURE(verdict);
    const auto report = report_of(northern_home({
        heading(2, "5.1 What has this service done to meet any areas for improvement?"),
        paragraph(std::string("Area for Improvement 2 ") + verdict),
        paragraph("Ref: Regulation 19 (1) (a)"),
        heading(3, "Stated: First time"),
        paragraph("The registered person shall ensure that each plan is reviewed in time."),
        paragraph("Action taken as confirmed during the inspection: Three of five were reviewed."),
    }));
    const auto& plans = passage(report, "The registered person shall ensure that each plan");
    CHECK(plans.role == SectionRole::History);
    CHECK(plans.text == "The registered person shall ensure that each plan is reviewed in time.");
}

TEST_CASE("inspection: the day by which an answer is asked for", "[understand]") {
    const auto [text, day] = GENERATE(table<std::string, std::string>({
        {"We have asked the provider to send us a report by 17 August 2012, setting out the action "
         "they will take.",
         "2012-08-17"},
        {"The provider must return the completed action plan to CQC no later than 3 August 2012.",
         "2012-08-03"},
        {"At our last inspection we asked the provider to send us a report by 1 May 2012.", ""},
        {"Staff sent families a report by 3 June 2012.", ""},
    }));
    CAPTURE(text);
    const auto report = report_of(document({
        heading(1, "Fell Court: review of compliance"),
        paragraph("Date of inspection: 23 May 2012"),
        heading(2, "What we have told the provider to do"),
        paragraph(text),
    }));
    std::string due;
    for (const auto& event : report.dates) {
        if (event.kind == "response-due") due = to_iso(event.from);
    }
    CHECK(due == day);
}

TEST_CASE("inspection: a citation in front of a demand belongs to the one before it",
          "[understand]") {
    const bool apart = GENERATE(false, true);
    const std::string first = "The trust must end the use of dormitories.";
    const std::string second =
        "(Regulation 15(1)(c)) The trust must review falls within a day. "
        "(Regulation 12(2)(b))";
    std::vector<Block> blocks = {heading(1, "Inspection report"),
                                 heading(2, "Action the trust MUST take to improve:")};
    if (apart) {
        blocks.push_back(paragraph(first));
        blocks.push_back(paragraph(second));
    } else {
        blocks.push_back(paragraph(first + ' ' + second));
    }
    ParsedDocument whole = document({});
    whole.blocks = blocks;
    const auto report = report_of(whole);
    CHECK(passage(report, "The trust must end").text == first + " (Regulation 15(1)(c))");
    CHECK(passage(report, "The trust must review").text ==
          "The trust must review falls within a day. (Regulation 12(2)(b))");
}

TEST_CASE("locations inspected: a head on two rows, wards over the rest of their row",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Acute wards for adults of working age and psychiatric intensive care units"),
        paragraph("Quality Report"),
        heading(2, "Locations inspected"),
        row({"Location", "Name of CQC registered", "Name of service (e.g.", "Postcode of service"}),
        row({"ID", "location", "ward/unit/team)", "(ward/unit/team)"}),
        row({"", "", "Curlew ward Dunlin ward", ""}),
        row({"RXQ04", "Birkrigg Hospital", "Merlin psychiatric intensive care unit", "YO99 4DE"}),
        row({"RXQ11", "Skelby Infirmary site", "Plover ward", "YO99 8HN"}),
        heading(2, "Overall summary"),
        paragraph("Staff were kind."),
    }));
    REQUIRE(report.locations.size() == 2);
    CHECK(report.locations[0].id == "RXQ04");
    CHECK(report.locations[0].name == "Birkrigg Hospital");
    CHECK(report.locations[1].postcode == "YO99 8HN");
    CHECK(report.wards == std::vector<std::string>{"Curlew ward",
                                                   "Dunlin ward",
                                                   "Merlin psychiatric intensive care unit",
                                                   "Plover ward"});
}

TEST_CASE("page of inspections: the day on the line of the download is when it came out",
          "[understand]") {
    const auto reports = reports_of(document({
        heading(1, "Marlpit House"),
        heading(3, "14 March 2023"),
        paragraph("During a routine inspection"),
        paragraph("Download full inspection report for Marlpit House - PDF - (opens in new window) "
                  "Published 2 May 2023"),
        paragraph("Risks were not well managed."),
        heading(3, "3 July 2018"),
        paragraph("During a routine inspection"),
        paragraph("Report published 22 August 2018 (PDF, 320 KB)"),
        paragraph("People told us they felt safe."),
    }));
    REQUIRE(reports.size() == 2);
    CHECK(to_iso(reports[0].published) == "2023-05-02");
    CHECK(to_iso(reports[1].published) == "2018-08-22");
}
