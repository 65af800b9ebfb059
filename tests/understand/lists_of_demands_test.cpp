// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of recommendations as reviews, ombudsmen and investigators print them.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

TEST_CASE("review: what stands under the name of an agency is recommended to that agency",
          "[understand]") {
    const auto report = report_of_text(
        "Eastmere Community Safety Partnership\n\nDOMESTIC HOMICIDE REVIEW\n\nOverview Report\n\n"
        "Introduction\n\nThe couple had met a year before and moved in together that spring.\n\n"
        "RECOMMENDATIONS\n\nMulti-agency recommendations\n\n"
        "1. The Community Safety Partnership to draw up training for every agency.\n\n"
        "Single agency recommendations\n\nEastmere Care NHS Foundation Trust\n\n"
        "1. EASTCARE to audit how often its staff ask about abuse at home.\n\n"
        "2. To send every ward manager on the course by March 2023.\n\n"
        "Fennshire County Council\n\n1. To look at 50 cases each quarter.\n");
    const auto& all = passage(report, "The Community Safety Partnership to draw up");
    CHECK(all.role == SectionRole::Recommendations);
    CHECK(all.addressee == "Community Safety Partnership");
    CHECK(all.section.front() == "RECOMMENDATIONS");
    const auto& audit = passage(report, "EASTCARE to audit");
    CHECK(audit.role == SectionRole::Recommendations);
    CHECK(audit.addressee == "EASTCARE");
    const auto& course = passage(report, "To send every ward manager");
    CHECK(course.role == SectionRole::Recommendations);
    CHECK(course.addressee == "Eastmere Care NHS Foundation Trust");
    CHECK(passage(report, "To look at 50 cases").addressee == "Fennshire County Council");
}

TEST_CASE("text: a heading right under a heading opens a part of it", "[understand]") {
    const auto report = report_of_text(
        "Waiting for a bed\n\nInvestigation of safety on wards\n\nAbout this report\n\n"
        "The team visited twelve wards over four months and talked with staff and patients.\n\n"
        "Executive summary\n\nFindings\n\n  • Beds were full on most nights of the winter.\n\n"
        "Background\n\nThere were 1,200 admissions in the year before the visits began.\n");
    CHECK(passage(report, "Beds were full").section ==
          std::vector<std::string>{"Executive summary", "Findings"});
    CHECK(passage(report, "There were 1,200").section == std::vector<std::string>{"Background"});
}

TEST_CASE("ombudsman: agreed actions are recommended to those who agreed", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Fennshire County Council (25 001 234)"),
        paragraph("Decision : Upheld"),
        heading(2, "What I found"),
        paragraph("The Council took nine weeks to answer. This is fault."),
        heading(2, "Agreed actions"),
        item("Within one month of the final decision, the Council will write to Mrs Q to say "
             "sorry."),
        item("Within three months, the Trust and the Council will agree who leads on such cases."),
    }));
    const auto& sorry = passage(report, "Within one month of the final");
    CHECK(sorry.role == SectionRole::Recommendations);
    CHECK(sorry.addressee == "the Council");
    CHECK(sorry.due_text == "within one month");
    CHECK(passage(report, "Within three months").addressee == "the Trust and the Council");
}

TEST_CASE("recommendations: a line with nothing but the number numbers what comes next",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Independent review of care after discharge"),
        paragraph("Recurring themes were care plans and families."),
        paragraph("Recommendation 1"),
        paragraph("The Trust should bring risk assessments up to date after each change of team."),
        paragraph("Recommendation 2:"),
        paragraph("Commissioners agree a timetable for the action plans within six months."),
    }));
    const auto& first = passage(report, "The Trust should bring");
    CHECK(first.role == SectionRole::Recommendations);
    CHECK(first.number == "1");
    const auto& second = passage(report, "Commissioners agree a timetable");
    CHECK(second.role == SectionRole::Recommendations);
    CHECK(second.number == "2");
    CHECK(passage(report, "Recommendation 1").role == SectionRole::Boilerplate);
}

TEST_CASE("recommendations: progress on old ones and a plain noun are no new list",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Review of the crisis line"),
        heading(2, "Progress on previous recommendations"),
        paragraph("Calls were answered within five minutes by the summer of the second year."),
        heading(2, "Menu and garden recommendations"),
        item("Garden Gate to be open during the day"),
    }));
    CHECK(passage(report, "Calls were answered").role != SectionRole::Recommendations);
    CHECK(passage(report, "Garden Gate").role == SectionRole::Recommendations);
    CHECK(passage(report, "Garden Gate").addressee.empty());
}

TEST_CASE("lists typed into one paragraph are lists, whatever marks they have", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Visit to Fern Ward"),
        heading(2, "Recommendations"),
        paragraph("The report made recommendations to the ward. These include:\n"
                  "\u2022 Keep the garden open\nuntil dusk\n\u2022 Review how leave is planned\n"
                  "The ward has answered."),
        heading(2, "What we heard"),
        paragraph("Key themes:\n- Leave was often cancelled\n- Food was cold"),
        heading(2, "Next steps"),
        paragraph("1. Ask patients about the menu\n2. Put up the notices again"),
        paragraph("The unit has 12 beds\n- all of them in use"),
    }));
    CHECK(passage(report, "Keep the garden open until dusk").role == SectionRole::Recommendations);
    CHECK(passage(report, "Review how leave").role == SectionRole::Recommendations);
    CHECK(passage(report, "The ward has answered.").text == "The ward has answered.");
    CHECK(passage(report, "Leave was often").text == "Leave was often cancelled");
    CHECK(passage(report, "Put up the notices").text == "Put up the notices again");
    CHECK(passage(report, "The unit has 12 beds").text ==
          "The unit has 12 beds\n- all of them in use");
}

TEST_CASE("committee: a number without a space behind it is a number all the same",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Conclusions and recommendations"),
        heading(2, "People on remand"),
        paragraph("1.We recommend that NHS England agree a definition of waiting with partners."),
        heading(2, "The way through prison"),
        paragraph("2.The Government should set out how the service will reach every court."),
        paragraph("3.In the meantime every plan should say what it will do about inequality."),
    }));
    const auto& second = passage(report, "The Government should set out");
    CHECK(second.number == "2");
    CHECK(second.addressee == "The Government");
    CHECK(passage(report, "In the meantime every plan").number == "3");
    CHECK(passage(report, "We recommend that NHS England").number == "1");
}

TEST_CASE("replies: what stands under a response answers the concern before it", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Regulation 28 report: reply of Eastmere NHS Trust"),
        paragraph("I set out what the Trust has done about each concern."),
        heading(2, "Concern 1"),
        paragraph("The door alarm of the bathroom was faulty and nobody had been told."),
        heading(2, "Response"),
        paragraph("All alarms were replaced. Faults must now be mended within a day."),
        heading(2, "Concern 2"),
        paragraph("There was no assessment of the room."),
        paragraph("Trust response:"),
        paragraph("Every room is assessed before somebody moves in."),
        paragraph("The matron looks at five rooms each month."),
        heading(2, "Other matters"),
        paragraph("The ward should have a second phone."),
    }));
    CHECK(passage(report, "The door alarm").reply.text ==
          "All alarms were replaced. Faults must now be mended within a day.");
    CHECK(passage(report, "All alarms were").role == SectionRole::Response);
    CHECK(passage(report, "There was no assessment").reply.text ==
          "Every room is assessed before somebody moves in. The matron looks at five rooms each "
          "month.");
    CHECK(passage(report, "The matron looks").role == SectionRole::Response);
    CHECK(passage(report, "The ward should have").role != SectionRole::Response);
}

TEST_CASE("replies: a review's recommendations with the answer in the line below", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Independent review of two wards"),
        heading(2, "Recommendations"),
        item("We recommend that Elm NHS Foundation Trust gives each patient a named nurse.", "1."),
        paragraph("Trust response: Each patient has one from the first day."),
        item("We recommend that the trust opens the gym at weekends.", "2."),
        paragraph("Trust response: A post for this has been advertised."),
    }));
    const auto& nurse = passage(report, "We recommend that Elm");
    CHECK(nurse.role == SectionRole::Recommendations);
    CHECK(nurse.reply.text == "Each patient has one from the first day.");
    CHECK(passage(report, "Trust response: A post").role == SectionRole::Response);
}

TEST_CASE("board: whose paper it is is not asked of the board", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Quality and safety report"),
        paragraph("Board of Directors, 3 May 2014"),
        heading(2, "Recommendation"),
        paragraph("The Board is asked to note the report."),
        paragraph("Author and Title:"),
        paragraph("Ida Marsh, Head of Quality; Robin Ash, Learning Lead"),
        paragraph("Lead Executive Director: Jo Wold, Director of Nursing"),
        heading(2, "Incidents"),
        paragraph("Fewer incidents were reported than in the quarter before."),
    }));
    CHECK(passage(report, "The Board is asked").role == SectionRole::Recommendations);
    for (const auto& words : {"Author and Title", "Ida Marsh", "Lead Executive"}) {
        CAPTURE(words);
        CHECK(passage(report, words).role == SectionRole::Boilerplate);
    }
}

TEST_CASE("review: agencies in the type of the heading over them are parts of it", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Domestic homicide review: overview report"),
        heading(2, "RECOMMENDATIONS"),
        heading(2, "Single agency recommendations"),
        heading(2, "Eastmere Care NHS Foundation Trust"),
        paragraph("To audit how often its staff ask about abuse at home."),
        heading(2, "Eastmere Police"),
        paragraph("To look at 50 cases each quarter."),
        heading(2, "Conclusion"),
        paragraph("The agencies have begun to talk with one another."),
    }));
    CHECK(passage(report, "To audit how often").addressee == "Eastmere Care NHS Foundation Trust");
    CHECK(passage(report, "To look at 50").addressee == "Eastmere Police");
    CHECK(passage(report, "The agencies have").role != SectionRole::Recommendations);
}
