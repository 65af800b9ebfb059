// SPDX-License-Identifier: GPL-3.0-or-later
// What inspectorates demand: of whom, how strongly, under which number; and what only looks so.
#include "indexer/understand/demand_subjects.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <utility>

using namespace findings;
using namespace findings::testing;
using understanding::asked_by_inspectors;

namespace {

ParsedDocument inspection(std::vector<Block> end) {
    ParsedDocument whole = document({
        heading(1, "Inspection report: Elm House"),
        paragraph("We carried out this unannounced inspection on 3 March 2024."),
        paragraph("Overall rating for this service: good"),
    });
    whole.blocks.insert(whole.blocks.end(), end.begin(), end.end());
    return whole;
}

void check_demand(const Report& report,
                  std::string_view begins,
                  SectionRole role,
                  std::string_view addressee,
                  std::string_view modality,
                  std::string_view number) {
    const auto& one = passage(report, begins);
    CAPTURE(one.text);
    CHECK(one.role == role);
    CHECK(one.addressee == addressee);
    CHECK(one.modality == modality);
    CHECK(one.number == number);
}

}  // namespace

TEST_CASE("demands: who is asked stands behind a day, a reason or a number", "[understand]") {
    const std::pair<const char*, const char*> sentences[] = {
        {"The health board must ensure that call bells are within reach.", "The health board"},
        {"The force should offer every woman menstrual care products.", "The force"},
        {"With immediate effect, the force should make sure of it.", "the force"},
        {"By 31 July 2024, the provider must review each plan.", "the provider"},
        {"1. By 31 July 2024 the provider must review each plan.", "the provider"},
        {"To support good leadership, the manager should use the results.", "the manager"},
        {"In order to keep people safe, the registered person shall ensure it.",
         "the registered person"},
        {"Leaders across the partnership should agree a single set of data.",
         "Leaders across the partnership"},
        {"The governor, working with health partners, should end it.", "The governor"},
        {"Fenwold County Council and Elm NHS Trust must publish a plan.",
         "Fenwold County Council and Elm NHS Trust"},
        {"We recommend that the chief constable should review it.", "the chief constable"},
        {"The trust is required to send us a plan.", "The trust"},
        {"His Majesty\u2019s Chief Inspector requires the local area partnership to submit a plan.",
         "the local area partnership"},
        {"The Director of Nursing needs to review the rota.", "The Director of Nursing"},
        {"2) Immediately, the licensee must stop admissions.", "the licensee"},
    };
    for (const auto& [text, who] : sentences) {
        CAPTURE(text);
        CHECK(asked_by_inspectors(text) == who);
    }
}

TEST_CASE("demands: things, conditions and people cared for are asked nothing", "[understand]") {
    for (const char* text : {"Care plans must be reviewed each month.",
                             "By 31 July 2024, risks to people in the home must be reviewed.",
                             "People should be able to choose.",
                             "This must be put right.",
                             "In the lounge, the lift should be mended.",
                             "Staff told us that the manager should listen.",
                             "It is what good services should do.",
                             "3,000 children should have been seen.",
                             "Where restraint is used, records must show why."}) {
        CAPTURE(text);
        CHECK(asked_by_inspectors(text).empty());
    }
}

TEST_CASE("demands: under areas for improvement whoever is asked, under requirements what must be",
          "[understand]") {
    const auto report = report_of(inspection({
        heading(2, "Requirements"),
        item("By 31 July 2024, the provider must ensure that every person has a plan.", "1."),
        item("Within three months, the provider must train all staff in first aid.", "2."),
        heading(2, "Areas for improvement"),
        paragraph("To support people to live full lives, the provider should make sure that there "
                  "is somebody on each floor. This is to ensure that care and support is "
                  "consistent with the Health and Social Care Standards (HSCS) which state that: "
                  "'I can choose to have an active life' (HSCS 1.25)."),
        item("To support good leadership, the manager should use the results of audits.", "2."),
        paragraph("These areas were agreed with the home."),
    }));
    check_demand(report, "By 31 July", SectionRole::MustActions, "the provider", "must", "1");
    CHECK(to_iso(passage(report, "By 31 July").due) == "2024-07-31");
    check_demand(report, "Within three", SectionRole::MustActions, "the provider", "must", "2");
    check_demand(report,
                 "To support people",
                 SectionRole::ShouldActions,
                 "the provider",
                 "should",
                 "");
    check_demand(report,
                 "To support good",
                 SectionRole::ShouldActions,
                 "the manager",
                 "should",
                 "2");
    CHECK(passage(report, "These areas were agreed").role != SectionRole::ShouldActions);
}

TEST_CASE("demands: the box of a custody inspection, its cause of concern is a finding",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Report on an unannounced inspection visit to police custody suites"),
        paragraph("HM Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"),
        heading(2, "Causes of concern and recommendations"),
        heading(3, "Cause of concern"),
        paragraph("The force does not meet the requirements of Code C. Reviews are late."),
        heading(3, "Recommendation"),
        paragraph("With immediate effect, the force should make sure that reviews are on time."),
        heading(2, "Leadership"),
        heading(3, "Area for improvement"),
        paragraph("The force should only remove clothing when it is necessary."),
        heading(3, "Area for improvement 2"),
        paragraph("The health provider should keep nicotine patches in stock."),
    }));
    CHECK(passage(report, "The force does not meet").role == SectionRole::Findings);
    check_demand(report,
                 "With immediate effect",
                 SectionRole::Recommendations,
                 "the force",
                 "should",
                 "");
    check_demand(report,
                 "The force should only",
                 SectionRole::ShouldActions,
                 "The force",
                 "should",
                 "");
    check_demand(report,
                 "The health provider",
                 SectionRole::ShouldActions,
                 "The health provider",
                 "should",
                 "");
}

TEST_CASE("demands: an improvement table names what was found beside what is needed",
          "[understand]") {
    for (const auto& heads : {std::vector<std::string>{"Risk/finding/issue",
                                                       "Improvement needed",
                                                       "Service action",
                                                       "Responsible officer",
                                                       "Timescale"},
                              std::vector<std::string>{"Findings",
                                                       "Improvement needed",
                                                       "Service action",
                                                       "Responsible officer",
                                                       "Timescale"},
                              std::vector<std::string>{"Issue",
                                                       "Recommendation",
                                                       "Action taken",
                                                       "Owner",
                                                       "Due date"}}) {
        const auto report = report_of(inspection({
            heading(2, "Appendix B - Immediate improvement plan"),
            row(heads, true),
            row({"Two fire doors on the ward were wedged open with chairs.",
                 "The health board must ensure that fire doors close.",
                 "Door guards fitted.",
                 "Estates manager",
                 "Complete"}),
            row({"There was no occupational therapist on the ward.",
                 "The health board should consider how therapy can be given.",
                 "Post advertised.",
                 "Head of therapies",
                 "May 2024"}),
            row({"Patients must wait for staff to unlock the toilet.",
                 "The service should review the locking of doors.",
                 "Keys given.",
                 "Ward manager",
                 "Complete"}),
        }));
        CHECK(passage(report, "Two fire doors").role == SectionRole::Findings);
        CHECK(passage(report, "There was no").role == SectionRole::Findings);
        CHECK(passage(report, "Patients must wait").role == SectionRole::Findings);
        check_demand(report,
                     "The health board must",
                     SectionRole::MustActions,
                     "The health board",
                     "must",
                     "");
        check_demand(report,
                     "The health board should",
                     SectionRole::ShouldActions,
                     "The health board",
                     "should",
                     "");
    }
}

TEST_CASE("demands: a letter after a joint inspection, with a table of responsible bodies",
          "[understand]") {
    const auto report = report_of(document({
        paragraph("Ofsted and Care Quality Commission"),
        paragraph("14 June 2024"),
        paragraph(
            "Ms Henrietta Colbeck, Director of Children\u2019s Services, Fenwold County Council"),
        paragraph("Dr Amit Sandhu, Chief Executive, Fenwold and Marsh Integrated Care Board"),
        paragraph("Dear Ms Colbeck and Dr Sandhu"),
        heading(1, "Area SEND inspection of Fenwold Local Area Partnership"),
        paragraph("From 15 to 19 April 2024, Ofsted and the Care Quality Commission (CQC) "
                  "inspected the local area partnership to judge how well it works together to "
                  "improve the experiences and outcomes of children and young people with special "
                  "educational needs and/or disabilities (SEND)."),
        heading(2, "Inspection outcome"),
        paragraph("As a result of this inspection, His Majesty\u2019s Chief Inspector requires the "
                  "local area partnership to prepare and submit a priority action plan."),
        heading(2, "Areas for priority action"),
        row({"Responsible bodies", "Areas for priority action"}, true),
        row({"Fenwold County Council", "Leaders must urgently reduce waits for assessment."}),
        heading(2, "Areas for improvement"),
        paragraph("Leaders across the partnership should agree a single set of data."),
        paragraph("Yours sincerely"),
        paragraph("Oswin Trant, His Majesty\u2019s Inspector, Ofsted"),
    }));
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.publisher == "Ofsted");
    CHECK(report.provider.name == "Fenwold County Council");
    CHECK(to_iso(report.inspected_from) == "2024-04-15");
    CHECK(to_iso(report.inspected_to) == "2024-04-19");
    check_demand(report,
                 "As a result of this inspection",
                 SectionRole::MustActions,
                 "the local area partnership",
                 "must",
                 "");
    check_demand(report,
                 "Fenwold County Council | Leaders must",
                 SectionRole::MustActions,
                 "Fenwold County Council",
                 "must",
                 "");
    check_demand(report,
                 "Leaders across",
                 SectionRole::ShouldActions,
                 "Leaders across the partnership",
                 "should",
                 "");
}

TEST_CASE("demands: an ordered list of a chapter keeps its numbers, and the page its title",
          "[understand]") {
    ParsedDocument page = document({
        paragraph("Children in the wrong bed: mental health care on general wards"),
        heading(1, "3. How long they stay"),
        heading(2, "Key points"),
        item("Stays were shorter by a third where a ward had its own nurse."),
        heading(2, "Why children stay"),
        paragraph("We read the notes of 640 children in 22 hospitals in the year 2022/23."),
        heading(2, "What needs to change"),
        item("Integrated care boards should fund a nurse on every ward by April 2024.", "5."),
        item("Hospitals must record each use of restraint on a child.", "6."),
    });
    page.title = "How long they stay - Children in the wrong bed - Care Quality Commission";
    page.properties["canonical_url"] = "https://www.cqc.org.uk/publications/children/how-long";
    const auto report = report_of(page);
    CHECK(report.title == "3. How long they stay");
    CHECK(passage(report, "We read the notes").section.back() == "Why children stay");
    CHECK(passage(report, "Integrated care boards").number == "5");
    CHECK(passage(report, "Hospitals must").number == "6");
}

TEST_CASE("demands: the line over a list says who is asked; text among findings says it, too",
          "[understand]") {
    const auto report = report_of(inspection({
        heading(2, "Recommendations"),
        paragraph("The school should:"),
        item("Improve attendance of the older pupils", "1."),
        heading(2, "Importantly, the trust must:"),
        item("Ensure that fire drills happen each term"),
        heading(2, "Safeguarding"),
        paragraph("Working with the local authority, leaders should agree how absences are dealt "
                  "with."),
        paragraph("The trust should have told her family at once."),
    }));
    CHECK(passage(report, "Improve attendance").addressee == "The school");
    CHECK(passage(report, "Improve attendance").number == "1");
    CHECK(passage(report, "Ensure that fire drills").addressee == "the trust");
    CHECK(passage(report, "Working with").addressee == "leaders");
    CHECK(passage(report, "The trust should have").addressee.empty());
}

TEST_CASE("demands: an older letter tells that a plan is required", "[understand]") {
    for (const char* text :
         {"As a result of the findings of this inspection, Her Majesty\u2019s Chief Inspector "
          "(HMCI) "
          "has determined that a Written Statement of Action is required.",
          "HMCI requires the local authority and the clinical commissioning group to publish a "
          "plan.",
          "His Majesty\u2019s Chief Inspector of Probation requires the director to publish a "
          "plan."}) {
        CAPTURE(text);
        CHECK(understanding::binds_by_inspectorate(text));
    }
    CHECK_FALSE(understanding::binds_by_inspectorate("The law requires the provider to register."));
    CHECK_FALSE(understanding::binds_by_inspectorate("The chief inspector visited the ward."));
}

TEST_CASE("demands: by law is no day, and what every provider must do is asked of none",
          "[understand]") {
    const auto report = report_of(inspection({
        heading(2, "About this service"),
        paragraph("By law, the provider must send us a return each year."),
    }));
    CHECK(passage(report, "By law").role != SectionRole::MustActions);
}
