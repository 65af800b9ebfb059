// SPDX-License-Identifier: GPL-3.0-or-later
// Action plans in other shapes, and whose a plan or a practice case is.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

TEST_CASE("plan: labels joined into paragraphs, and lists", "[understand]") {
    const auto report = report_of(document({
        paragraph("Fern Valley NHS Foundation Trust"),
        heading(1, "Action plan after the CQC inspection of Alder ward"),
        paragraph("1. CQC said: Staff did not always record physical observations. We will: "
                  "introduce a weekly audit of records. By when: 30 September 2021"),
        paragraph("Lead: Matron"),
        paragraph("2. CQC said: There were not enough nurses on nights. We will: recruit six "
                  "nurses. By when: 31 December 2021"),
        item("Make sure that risk assessments are reviewed after each incident. Action: the deputy "
             "manager will review them within 48 hours. Due: 1 June 2022"),
    }));
    CHECK(report.report_kind == "action-statement");
    CHECK(report.provider.name == "Fern Valley NHS Foundation Trust");
    CHECK(report.publisher == "Fern Valley NHS Foundation Trust");
    CHECK(passage(report, "Staff did not always").role == SectionRole::ActionStatement);
    const auto& audit = passage(report, "introduce a weekly audit");
    CHECK(audit.role == SectionRole::Response);
    CHECK(to_iso(audit.due) == "2021-09-30");
    CHECK(audit.reply.owner == "Matron");
    CHECK(passage(report, "recruit six nurses").role == SectionRole::Response);
    CHECK(passage(report, "Make sure that risk").role == SectionRole::ActionStatement);
    CHECK(passage(report, "the deputy manager").role == SectionRole::Response);
}

TEST_CASE("plan: you said, we did; other names of columns", "[understand]") {
    const auto [first, second, third] = GENERATE(table<std::string, std::string, std::string>({
        {"You said", "We did", "When"},
        {"Shortfall", "Planned improvement", "BRAG"},
        {"What needs to improve", "Actions", "Person responsible"},
        {"CQC told us", "What we have done", "Progress"},
    }));
    CAPTURE(first);
    const auto report = report_of(document({
        heading(1, "You said, we did: Rowan House"),
        paragraph("Rowan House is run by Fenn Care Limited. The Care Quality Commission inspected "
                  "it on 3 May 2022."),
        row({first, second, third}, true),
        row({"Medicines were not stored at the right temperature.",
             "We bought two fridges and check them daily.",
             "July 2022"}),
    }));
    CHECK(report.provider.name == "Fenn Care Limited");
    CHECK(report.location.name == "Rowan House");
    CHECK(to_iso(report.inspected_from) == "2022-05-03");
    CHECK(passage(report, "Medicines were").role == SectionRole::ActionStatement);
    CHECK(passage(report, "We bought").role == SectionRole::Response);
}

TEST_CASE("plan: heads that ask, in any order, tell the action from its evidence", "[understand]") {
    const auto [found, action, owner, due, evidence, status] = GENERATE(
        table<std::string, std::string, std::string, std::string, std::string, std::string>({
            {"What the inspectors found",
             "What we are going to do",
             "Who leads",
             "By when",
             "How we will show it",
             "Status"},
            {"What CQC said",
             "What will we do about it?",
             "Who?",
             "When?",
             "How will we know?",
             "BRAG"},
            {"How the regulation was not being met",
             "How we will put it right",
             "Led by",
             "Finish by",
             "How we will make sure that it lasts",
             "Where are we now?"},
            {"Issue",
             "What needs to happen",
             "Action owner",
             "To be completed by",
             "Evidence of completion",
             "Actions taken to date"},
            {"Finding",
             "Our reply",
             "In charge",
             "Ready by",
             "What good will look like when we have done it",
             "How far have we got"},
        }));
    CAPTURE(action);
    const auto report = report_of(document({
        heading(1, "Rowan House: action plan after the inspection of 3 May 2022"),
        row({evidence, due, "Ref", action, status, found, owner}, true),
        row({"Monthly print of the logger",
             "30 June 2022",
             "4",
             "Fit a logger to the fridge.",
             "On track",
             "Nobody read the fridge at weekends.",
             "Lead Pharmacist"}),
    }));
    const auto& line = passage(report, "Nobody read the fridge");
    CHECK(line.role == SectionRole::ActionStatement);
    CHECK(line.reply.ref == "4");
    CHECK(line.reply.text == "Fit a logger to the fridge.");
    CHECK(line.reply.evidence == "Monthly print of the logger");
    CHECK(line.reply.owner == "Lead Pharmacist");
    CHECK(line.reply.status == "On track");
    CHECK(to_iso(line.due) == "2022-06-30");
    CHECK(passage(report, "Fit a logger").role == SectionRole::Response);
}

TEST_CASE("plan: a provider's answer to a visit is no visit report", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Provider action statement"),
        paragraph("Provider: Fern Valley NHS Foundation Trust"),
        paragraph("Location: Aster Hospital, Alder ward"),
        paragraph("Date of MHA monitoring visit: 14 March 2018"),
        paragraph("Date of this statement: 17 April 2018"),
        row({"No",
             "MHA section or CoP ref",
             "What CQC found",
             "Action we will take",
             "Lead",
             "Date",
             "Status"},
            true),
        row({"1",
             "CoP 4.29",
             "Files did not show that patients had been reminded of their rights.",
             "Named nurses will go through rights every three months.",
             "Ward manager",
             "31 May 2018",
             "In progress"}),
    }));
    CHECK(report.report_kind == "action-statement");
    CHECK(report.location.name == "Aster Hospital");
    CHECK(report.wards == std::vector<std::string>{"Alder ward"});
    CHECK(to_iso(report.published) == "2018-04-17");
    CHECK(to_iso(report.inspected_from) == "2018-03-14");
    CHECK(passage(report, "Named nurses").role == SectionRole::Response);
}

TEST_CASE("plan: the cover sheet of a board paper names plan, meeting and trust", "[understand]") {
    const auto report = report_of(document({
        paragraph("Eastmoor Mental Health NHS Foundation Trust"),
        heading(1, "Board paper"),
        heading(2, "Board of Directors: 25 January 2024"),
        row({"Title of paper", "CQC improvement plan: progress report"}),
        row({"Executive lead", "Director of Nursing"}),
        row({"Ref", "CQC finding", "Action", "Owner", "Due", "RAG"}, true),
        row({"MD1",
             "There were not enough registered nurses on night shifts.",
             "Recruit 12 registered nurses.",
             "Director of Nursing",
             "31 March 2024",
             "Green"}),
    }));
    CHECK(report.title == "CQC improvement plan: progress report");
    CHECK(report.report_kind == "action-statement");
    CHECK(report.provider.name == "Eastmoor Mental Health NHS Foundation Trust");
    CHECK(to_iso(report.published) == "2024-01-25");
}

TEST_CASE("case: the place and who runs it", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Good practice example: Larch House"),
        paragraph("Larch House, a 10-bed rehabilitation unit run by Moor Vale NHS Trust, has won "
                  "an award for helping people to move on."),
    }));
    CHECK(report.report_kind == "case-study");
    CHECK(report.provider.name == "Moor Vale NHS Trust");
    CHECK(report.location.name == "Larch House");
}

TEST_CASE("plan: a table goes on over the page without its head", "[understand]") {
    auto source = document({
        heading(1, "CQC action plan"),
        row({"Ref", "CQC finding", "Action", "Owner", "Due"}, true),
        row({"1",
             "There were not enough nurses on nights.",
             "Recruit six nurses and audit",
             "Director of Nursing",
             "31 March 2024"}),
        paragraph("the roster."),
        row({"2",
             "The lounge was dirty.",
             "Clean the lounge every day.",
             "Head of Facilities",
             "30 April 2024"}),
    });
    for (std::size_t i = 0; i < source.blocks.size(); ++i)
        source.blocks[i].page_number = i < 3 ? 1 : 2;
    const auto report = report_of(source);
    CHECK(passage(report, "The lounge was dirty").role == SectionRole::ActionStatement);
    CHECK(passage(report, "Clean the lounge").role == SectionRole::Response);
}

TEST_CASE(
    "plan: a column with MUST or SHOULD alone says how strongly, one behind the action how far",
    "[understand]") {
    const auto report = report_of(document({
        heading(1, "Action plan after our inspection"),
        paragraph("The trust sends this plan to the Care Quality Commission."),
        row({"Ref",
             "Must / Should",
             "What CQC said",
             "What we are doing",
             "Lead",
             "Est. completion",
             "Peer visit"},
            true),
        row({"A1",
             "MUST",
             "Ligature risks on Marsh ward are made safe.",
             "New doors were fitted.",
             "Ward Manager",
             "Nov 2017",
             "Passed"}),
        row({"A2",
             "Should",
             "Blanket restrictions are looked at again.",
             "A register was set up.",
             "Chief Nurse",
             "31/12/17",
             "Not yet requested"}),
    }));
    const auto& doors = passage(report, "Ligature risks");
    CHECK(doors.role == SectionRole::MustActions);
    CHECK(doors.section.empty());
    CHECK(doors.reply.status == "Passed");
    CHECK(doors.reply.text == "New doors were fitted.");
    CHECK(passage(report, "Blanket restrictions").role == SectionRole::ShouldActions);
    CHECK(passage(report, "Blanket restrictions").reply.status == "Not yet requested");
}

TEST_CASE("plan: a row of values in words of heads is no second head", "[understand]") {
    const auto [ref, law, owner, due, state] =
        GENERATE(table<std::string, std::string, std::string, std::string, std::string>({
            {"M4", "Reg 17(2)(a)", "Quality Lead", "30/09/2024", "A"},
            {"3.2", "Regulation 17 (1)", "Lead nurse", "30 September 2024", "On track"},
            {"SD1", "None", "Executive lead", "September 2024", "In progress"},
            {"7", "17", "Action lead", "End of September 2024", "Update due"},
        }));
    CAPTURE(ref);
    const auto report = report_of(document({
        heading(1, "Improvement plan: Elm Unit"),
        row({"Item",
             "Regulation",
             "What was found",
             "What we are doing",
             "Accountable",
             "By when",
             "BRAG"},
            true),
        row({"M1",
             "Reg 12(2)(b)",
             "Risk assessments were out of date",
             "Reassess all patients",
             "Matron",
             "31/07/2024",
             "G"}),
        row({ref,
             law,
             "Nobody acted on audits",
             "Monthly meeting with an action log",
             owner,
             due,
             state}),
        row({"M9",
             "Reg 9(3)(b)",
             "Care plans were alike",
             "Rewrite every plan",
             "Doctor",
             "31/10/2024",
             "R"}),
    }));
    const auto& second = passage(report, "Nobody acted on audits");
    CHECK(second.reply.ref == ref);
    CHECK(second.reply.text == "Monthly meeting with an action log");
    CHECK(second.reply.owner == owner);
    CHECK(second.reply.status == state);
    CHECK(second.due.year == 2024);
    const auto& third = passage(report, "Care plans were alike");
    CHECK(third.reply.ref == "M9");
    CHECK(third.reply.status == "R");
    CHECK(to_iso(third.due) == "2024-10-31");
}
