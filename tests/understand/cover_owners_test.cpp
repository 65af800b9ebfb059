// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a paper is and of when, where its cover or foot says so without a label.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;

TEST_CASE(
    "custody: the inspectorate on the cover publishes, not the regulator that served a notice",
    "[understand]") {
    const std::string cover = GENERATE(as<std::string>(),
                                       "by the Independent Inspectorate of Prisons",
                                       "Report by the Independent Inspectorate of Prisons");
    const auto report = report_of(document(
        {paragraph("Report on an unannounced inspection of"),
         heading(1, "HMP Thornhithe"),
         paragraph(cover),
         paragraph("8 to 19 July 2024"),
         paragraph("Published October 2024"),
         heading(2, "Section 4 Health, well-being and social care"),
         paragraph("The inspection was carried out jointly with the Care Quality Commission."),
         heading(2, "Appendix III Care Quality Commission Requirement Notice"),
         heading(3, "Regulation 12 Safe care and treatment"),
         paragraph("How the regulation was not being met:"),
         paragraph("Risk assessments had not been reviewed.")},
        MediaType::Pdf));
    CHECK(report.publisher == "Independent Inspectorate of Prisons");
    CHECK(to_iso(report.published) == "2024-10");
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement.front().kind == "requirement-notice");
    CHECK(report.enforcement.front().regulations == std::vector<std::string>{"12"});
}

TEST_CASE("investigation: the office and the day stand on the cover", "[understand]") {
    const auto [office, line] = GENERATE(table<std::string, std::string>({
        {"National Health Safety Investigations Office", "10 April 2025 Reference NHSIO/2025/009"},
        {"Health Services Safety Body", "10 April 2025 | Report no. 9"},
        {"Independent Investigations Body", "10 April 2025"},
    }));
    CAPTURE(office, line);
    auto source =
        document({heading(4, office),
                  heading(1, "Moving at night: transfers between hospitals after 8pm"),
                  paragraph("Patient safety investigation report"),
                  paragraph(line),
                  heading(2, "Executive summary"),
                  paragraph("Nobody was responsible for deciding that a person was well.")},
                 MediaType::Pdf);
    source.title = "Moving at night";
    const auto report = report_of(source);
    CHECK(report.publisher == office);
    CHECK(to_iso(report.published) == "2025-04-10");
}

TEST_CASE("cover: a policy is that of the organisation named over its title", "[understand]") {
    const auto report =
        report_of(document({heading(2, "Ravenglass and Duddon Health NHS Trust"),
                            heading(1, "Restrictive Interventions Policy"),
                            row({"Version", "4.2"}),
                            heading(2, "1. Purpose"),
                            paragraph("1.1 Consultant psychiatrists should discuss every use of "
                                      "force at the next ward round.")},
                           MediaType::Docx));
    CHECK(report.report_kind == "policy");
    CHECK(report.provider.name == "Ravenglass and Duddon Health NHS Trust");
    CHECK(passage(report, "1.1").addressee == "Consultant psychiatrists");
}

TEST_CASE("cover: a plan is of the day on which its version was agreed", "[understand]") {
    const auto [told, foot] = GENERATE(table<std::string, std::string>({
        {"This version was agreed by the Quality Committee on 6 May 2025.", "Page 3"},
        {"We accept what was found.", "Version 5, 6 May 2025. Page 3"},
        {"We accept what was found.", "v5.1 6 May 2025"},
    }));
    CAPTURE(told, foot);
    const auto report = report_of(document(
        {heading(1, "Action plan: inspection of acute wards at Ivelet Hospital"),
         paragraph("Swalemoor Health NHS Foundation Trust"),
         paragraph("Inspected by the regulator on 21 January 2025. " + told),
         row({"Ref", "What the inspectors found", "What we will do", "Lead", "Due", "Status"},
             true),
         row({"1", "Breaks were missed", "Add a nurse", "Matron", "May 2025", "Complete"}),
         furniture(foot)},
        MediaType::Docx));
    CHECK(report.report_kind == "action-statement");
    CHECK(to_iso(report.published) == "2025-05-06");
}

TEST_CASE("imprint: who published a paper and when, among its first or last lines",
          "[understand]") {
    const auto [cover, imprint, published] = GENERATE(table<std::string, std::string, std::string>({
        {"A review by the Northern Office for Patient Safety",
         "Published by the Northern Office for Patient Safety, 3 June 2024. ISBN 978-1-00000.",
         "2024-06-03"},
        {"June 2024", "Printed and published by the Northern Office for Patient Safety", "2024-06"},
        {"An investigation by the Northern Office for Patient Safety (NOPS)", "Page 2", ""},
    }));
    CAPTURE(cover, imprint);
    const auto report =
        report_of(document({heading(1, "Still waiting: beds for young people"),
                            paragraph(cover),
                            heading(2, "Executive summary"),
                            paragraph("We looked at 41 cases in which a young person waited."),
                            paragraph("A report by Sam Ash was of no help to us."),
                            paragraph(imprint)},
                           MediaType::Pdf));
    CHECK(report.publisher == "Northern Office for Patient Safety");
    CHECK(to_iso(report.published) == published);
}

TEST_CASE("custody: a prison as the title, and the inspectorate in a line of its own words",
          "[understand]") {
    const auto report = report_of(document(
        {heading(1, "HMP Elmgate"),
         heading(2, "Report on a full inspection by the Prison Inspectorate for Wessex"),
         paragraph("Report published: 30 May 2024"),
         heading(2, "Health care"),
         paragraph("CQC inspected with us and issued a requirement notice to Fen Health Ltd."),
         heading(2, "About us"),
         paragraph("The Care Quality Commission is the regulator of health care.")},
        MediaType::Pdf));
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.publisher == "Prison Inspectorate for Wessex");
    CHECK(to_iso(report.published) == "2024-05-30");
    CHECK(report.enforcement.size() == 1);
}
