// SPDX-License-Identifier: GPL-3.0-or-later
// Requirements and where they come from: lists, notices, sentences, earlier inspections.
#include "indexer/understand/breach_text.hpp"
#include "indexer/understand/demand_sentences.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;
using Trail = std::vector<std::string>;

namespace {

Report inspection(std::initializer_list<Block> blocks) {
    ParsedDocument all = document({heading(1, "Elm House"),
                                   paragraph("Quality Report"),
                                   paragraph("Date of inspection visit: 4 May 2016")});
    all.blocks.insert(all.blocks.end(), blocks.begin(), blocks.end());
    return report_of(all);
}

const std::string kTitle12 = "Regulation 12 HSCA (RA) Regulations 2014 Safe care and treatment";

}  // namespace

TEST_CASE("notices: one cell that holds regulation and text becomes a heading and what was not met",
          "[understand]") {
    const auto report = inspection({
        heading(2, "Requirement notices"),
        row({"Regulated activity", "Regulation"}, true),
        row({"Assessment or medical treatment for persons detained under the Mental Health Act "
             "1983\nDiagnostic and screening procedures\nTreatment of disease, disorder or injury",
             kTitle12 + "\nHow the regulation was not being met:\nStaff had not assessed ligature "
                        "points on two wards.\nThis was a breach of regulation 12(2)(b)."}),
        row({"Personal care",
             "Regulation 17 HSCA (RA) Regulations 2014\nGood governance\nHow the regulation was "
             "not being met: Audits had not found the gaps."}),
    });
    const auto& first = passage(report, "Staff had not assessed");
    CHECK(first.role == SectionRole::Breach);
    CHECK(first.section == Trail{"Requirement notices", kTitle12});
    CHECK(first.text ==
          "Staff had not assessed ligature points on two wards. This was a breach of regulation "
          "12(2)(b).");
    CHECK(passage(report, "Diagnostic and screening").role == SectionRole::Boilerplate);
    CHECK(passage(report, "How the regulation was not being met:").role ==
          SectionRole::Boilerplate);
    CHECK(
        passage(report, "Audits had not").section ==
        Trail{"Requirement notices", "Regulation 17 HSCA (RA) Regulations 2014; Good governance"});
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement[0].kind == "requirement-notice");
    CHECK(report.enforcement[0].regulations == Trail{"12", "17"});
}

TEST_CASE("notices: activities and regulation as paragraphs, one regulation after the other",
          "[understand]") {
    const auto report = inspection({
        heading(2, "Action we have told the provider to take"),
        paragraph("Accommodation for persons who require nursing or personal care"),
        paragraph(kTitle12),
        paragraph("How the regulation was not being met:"),
        paragraph("Medicines were not always given as prescribed and nobody had noticed."),
        paragraph("Accommodation for persons who require nursing or personal care"),
        paragraph("Regulation 18 HSCA (RA) Regulations 2014 Staffing"),
        paragraph("There were not enough staff at night to help people who needed two carers."),
    });
    CHECK(passage(report, "Medicines were not").section.back() == kTitle12);
    const auto& staffing = passage(report, "There were not enough staff");
    CHECK(staffing.section.back() == "Regulation 18 HSCA (RA) Regulations 2014 Staffing");
    CHECK(staffing.role == SectionRole::Breach);
}

TEST_CASE("notices: a citation that closes a row belongs to that row's text and opens no other",
          "[understand]") {
    const std::string activity = "Accommodation for persons who require nursing or personal care";
    const std::string registration =
        "Regulation 18 Registration Regulations 2009 Notifications of other incidents";
    const std::string complaints =
        "Regulation 16 HSCA RA Regulations 2014 Receiving and acting on complaints";
    const auto as_paragraphs = GENERATE(false, true);
    CAPTURE(as_paragraphs);
    const auto report =
        as_paragraphs
            ? inspection({heading(2, "Requirement notices"),
                          paragraph(activity),
                          paragraph(registration),
                          paragraph("Two falls with broken bones had not been reported to us."),
                          paragraph("Regulation 18(1)(2)(a)(ii)"),
                          paragraph(activity),
                          paragraph(complaints),
                          paragraph("Nobody had written back to the families who complained."),
                          paragraph("This was a breach of Regulation 16 (1) and (2).")})
            : inspection({heading(2, "Requirement notices"),
                          row({activity,
                               registration + "\nTwo falls with broken bones had not been "
                                              "reported to us.\nRegulation 18(1)(2)(a)(ii)"}),
                          row({activity,
                               complaints + "\nNobody had written back to the families who "
                                            "complained.\nThis was a breach of Regulation 16 (1) "
                                            "and (2)."})});
    const auto& falls = passage(report, "Two falls");
    CHECK(falls.section == Trail{"Requirement notices", registration});
    CHECK(falls.text ==
          "Two falls with broken bones had not been reported to us. Regulation 18(1)(2)(a)(ii)");
    const auto& families = passage(report, "Nobody had written");
    CHECK(families.section == Trail{"Requirement notices", complaints});
    CHECK(families.text ==
          "Nobody had written back to the families who complained. This was a "
          "breach of Regulation 16 (1) and (2).");
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement[0].regulations == Trail{"2009/18", "16"});
}

TEST_CASE("notices: a bare citation of another regulation is the title of the next notice",
          "[understand]") {
    const auto report = inspection({heading(2, "Requirement notices"),
                                    paragraph(kTitle12),
                                    paragraph("Oxygen was kept beside a heater in the hall."),
                                    paragraph("Regulation 17(2)(a)"),
                                    paragraph("Nobody had looked at the checks since May.")});
    CHECK(passage(report, "Oxygen was").section.back() == kTitle12);
    CHECK(passage(report, "Nobody had looked").section.back() == "Regulation 17(2)(a)");
}

TEST_CASE("notices: a line that a reader joined is cut again", "[understand]") {
    const auto parts = understanding::breach_parts(
        row({"Treatment of disease, disorder or injury " + kTitle12 +
                 " How the regulation was not being met: Doors were locked.",
             ""}));
    REQUIRE(parts.size() == 4);
    CHECK(parts[0].line == understanding::BreachLine::Activity);
    CHECK(parts[1].block.text == kTitle12);
    CHECK(parts[2].line == understanding::BreachLine::Label);
    CHECK(parts[3].block.text == "Doors were locked.");
}

TEST_CASE("requirements: a paragraph goes from finding to demand and back to the past",
          "[understand]") {
    Block block = paragraph(
        "Two wards were short of staff. The provider must ensure that there are enough staff. This "
        "was a breach of regulation 18(1). "
        "At the last inspection we told the provider that it must train staff; this had been met.");
    const auto runs = understanding::demand_runs(block);
    REQUIRE(runs.size() == 3);
    CHECK_FALSE(runs[0].role);
    CHECK(runs[1].text ==
          "The provider must ensure that there are enough staff. This was a breach of regulation "
          "18(1).");
    CHECK(runs[1].role == SectionRole::MustActions);
    CHECK(runs[2].role == SectionRole::History);
}

TEST_CASE("requirements: two demands in one paragraph keep their own regulations", "[understand]") {
    const auto report = inspection({
        heading(2, "What the trust must do"),
        paragraph("The trust must end blanket restrictions. Regulation 13(4)(b). The trust must "
                  "review risk. Regulation 12(2)(a)."),
    });
    CHECK(passage(report, "The trust must end blanket").text ==
          "The trust must end blanket restrictions. Regulation 13(4)(b).");
    CHECK(passage(report, "The trust must review risk. Regulation 12(2)(a).").role ==
          SectionRole::MustActions);
}

TEST_CASE("requirements: a citation on a line of its own belongs to the item above it",
          "[understand]") {
    const auto report = inspection({
        heading(3, "Action the trust MUST take to improve"),
        item("The trust must ensure that observations are carried out as prescribed."),
        paragraph("(Regulation 12(2)(a)(b))"),
    });
    CHECK(passage(report, "The trust must ensure that observations")
              .text.ends_with("(Regulation 12(2)(a)(b))"));
}

TEST_CASE("requirements: lists of practices and dentists without a subject", "[understand]") {
    const auto report = inspection({
        heading(2, "Overall summary"),
        paragraph("We identified regulations the provider was not complying with. They must:"),
        item("Establish effective systems to ensure good governance."),
        paragraph("There were areas where the provider could make improvements. They should:"),
        item("Review the storage of emergency medicines."),
    });
    CHECK(passage(report, "Establish effective").role == SectionRole::MustActions);
    CHECK(passage(report, "Review the storage").role == SectionRole::ShouldActions);
}

TEST_CASE("requirements: what the last inspection asked for is history", "[understand]") {
    const auto report = inspection({
        heading(2, "Our findings"),
        paragraph("At the last inspection in 2014 we told the provider that it must take action on "
                  "these points:"),
        item("The provider must replace the fire doors."),
        item("The provider must train staff in restraint."),
    });
    CHECK(with_role(report, SectionRole::History).size() >= 2);
    CHECK(with_role(report, SectionRole::MustActions).empty());
}

TEST_CASE("requirements: groups below a MUST list, services and places of any name",
          "[understand]") {
    const auto report = inspection({
        heading(2, "Action the trust MUST take to improve"),
        heading(3, "Trust wide"),
        item("The trust must have accurate data."),
        heading(3, "Surgery"),
        item("The trust must ensure that checklists are used."),
        heading(3, "Elm Road clinic"),
        item("The trust must repair the lift."),
        heading(2, "Our inspection team"),
        paragraph("The team had two inspectors."),
    });
    CHECK(passage(report, "The trust must ensure that checklists").core_service == "Surgery");
    CHECK(passage(report, "The trust must repair").role == SectionRole::MustActions);
    CHECK(passage(report, "The trust must have accurate").core_service.empty());
    CHECK(passage(report, "The team had").role == SectionRole::Boilerplate);
}

TEST_CASE("notices: a table without lines whose head and cells ran together", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Bramling Homecare"),
        paragraph("Inspection report"),
        heading(2, "Action we have told the provider to take"),
        heading(3, "Regulated Regulation"),
        paragraph("activity Regulation 12 HSCA RA Regulations 2014 Safe care and Personal care "
                  "treatment"),
        paragraph("The provider did not manage medicines safely."),
    }));
    const auto& breach = passage(report, "The provider did not manage");
    CHECK(breach.role == SectionRole::Breach);
    CHECK(breach.section.back().starts_with("Regulation 12 HSCA RA Regulations 2014"));
}

TEST_CASE("notices: what was not met may be printed as large as a heading", "[understand]") {
    const auto report = inspection({
        heading(2, "Action we have told the provider to take"),
        row({"Personal care", "Regulation 12 HSCA RA Regulations 2014 Safe care and treatment"}),
        heading(3, "The provider had not made sure that medicines were always in stock."),
        row({"Personal care", "Regulation 17 HSCA RA Regulations 2014 Good governance"}),
        heading(3, "The provider's own audits had not been done as planned."),
        heading(2, "What happens next"),
        paragraph("We will visit again."),
    });
    const auto& first = passage(report, "The provider had not made sure");
    CHECK(first.role == SectionRole::Breach);
    CHECK(first.section.back().starts_with("Regulation 12 "));
    CHECK(
        passage(report, "The provider's own audits").section.back().starts_with("Regulation 17 "));
    CHECK(passage(report, "We will visit again.").section.back() == "What happens next");
}

TEST_CASE("notices: what ends in a citation is the text of a notice and no part of its title",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Withy Bank"),
        paragraph("Care Quality Commission inspection report"),
        heading(2, "Is the service safe?"),
        paragraph("Medicines were kept in a hot room."),
        heading(2, "Action we have told the provider to take"),
        row({"Regulated activity", "Regulation"}, true),
        row({"Personal care",
             "Regulation 18 Registration Regulations 2009 Notifications of other incidents The "
             "provider had not notified the commission of two serious injuries. Regulation 18 (1) "
             "(2)(a)"}),
        row({"Personal care",
             "Regulation 18 HSCA RA Regulations 2014 Staffing\nThere were not enough staff at "
             "night. Regulation 18 (1)"}),
        row({"Personal care",
             "Regulation 17 HSCA RA Regulations 2014\nGood governance\nAudits were not done. "
             "17(2)(a)"}),
        row({"Personal care",
             "Regulation 12 HSCA RA Regulations 2014 Safe care and treatment\nMedicines were not "
             "kept at safe temperatures."}),
        row({"Personal care",
             "Regulation 22A Registration Regulations 2009 Sending things in The provider had "
             "sent nothing."}),
    }));
    const auto [text, title] = GENERATE(table<std::string, std::string>({
        {"The provider had not notified",
         "Regulation 18 Registration Regulations 2009 Notifications of other incidents"},
        {"There were not enough", "Regulation 18 HSCA RA Regulations 2014 Staffing"},
        {"Audits were not done. 17(2)(a)", "Regulation 17 HSCA RA Regulations 2014"},
        {"Medicines were not kept",
         "Regulation 12 HSCA RA Regulations 2014 Safe care and treatment"},
        {"The provider had sent nothing.",
         "Regulation 22A Registration Regulations 2009 Sending things in"},
    }));
    CAPTURE(text);
    const auto& breach = passage(report, text);
    CHECK(breach.role == SectionRole::Breach);
    REQUIRE_FALSE(breach.section.empty());
    CHECK(breach.section.back().starts_with(title));
}
