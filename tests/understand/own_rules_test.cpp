// SPDX-License-Identifier: GPL-3.0-or-later
// What an organisation's own policy binds its staff to, and whom.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("own rules: must is a requirement and should an improvement, of those who are named",
          "[understand]") {
    const auto [text, role, addressee] = GENERATE(table<std::string, SectionRole, std::string>({
        {"All ward staff must complete the course before their first spell.",
         SectionRole::MustActions,
         "All ward staff"},
        {"After the level has been lowered the named nurse should ask what it was like.",
         SectionRole::ShouldActions,
         "named nurse"},
        {"The Clinical Safety Group must report the number of days to the Board.",
         SectionRole::MustActions,
         "Clinical Safety Group"},
        {"When a person is moved at night, bank and agency staff must read the plan first.",
         SectionRole::MustActions,
         "Bank and agency staff"},
        {"Before a search begins the ward manager should tell the person why.",
         SectionRole::ShouldActions,
         "ward manager"},
        {"Members of the policy group should read ten records a quarter.",
         SectionRole::ShouldActions,
         "Members of the policy group"},
        {"The level must be recorded on form OB1 within 30 minutes.", SectionRole::MustActions, ""},
        {"During the night the torch should be pointed at the floor.",
         SectionRole::ShouldActions,
         ""},
        {"Training for new staff must be finished within a month.", SectionRole::MustActions, ""},
    }));
    const std::string title = GENERATE(as<std::string>(),
                                       "Engagement and Observation Policy",
                                       "Searching: Standard Operating Procedure",
                                       "Night-time Checks Protocol");
    const std::string part = GENERATE(as<std::string>(),
                                      "5 Review",
                                      "4 Good practice in observation",
                                      "3 What staff must do",
                                      "7 What people told us");
    CAPTURE(text, title, part);
    const auto report = report_of(document({heading(2, "Elmdale Mental Health NHS Trust"),
                                            heading(1, title),
                                            row({"Policy number", "CP-44"}),
                                            row({"Version", "3.0"}),
                                            row({"Ratified by", "Clinical Policies Group"}),
                                            row({"Date of issue", "3 July 2023"}),
                                            row({"Review date", "July 2026"}),
                                            heading(2, "1 Introduction"),
                                            paragraph("1.1 This policy replaces that of 2017."),
                                            heading(2, part),
                                            paragraph("5.1 " + text)},
                                           MediaType::Pdf));
    CHECK(report.report_kind == "policy");
    const auto& rule = passage(report, "5.1");
    CHECK(rule.role == role);
    CHECK(rule.addressee == addressee);
    CHECK(rule.number == "5.1");
}

TEST_CASE("own rules: what a position paper asks of others stays a recommendation",
          "[understand]") {
    const auto report =
        report_of(document({heading(1, "Waiting safely: our position"),
                            paragraph("Association of Elm Trusts"),
                            heading(2, "What needs to happen"),
                            item("Integrated care boards must publish how long people wait."),
                            item("Trusts should ring everybody who waits.")},
                           MediaType::Docx));
    CHECK(with_role(report, SectionRole::MustActions).empty());
    CHECK(with_role(report, SectionRole::ShouldActions).empty());
}

TEST_CASE("own rules: what somebody says of a duty is no rule", "[understand]") {
    const std::string text = GENERATE(
        as<std::string>(),
        "In March 64% were in date. Staff told us that they were not sure what they should write.",
        "People asked whether a door should be open at night.",
        "Two nurses said that a search should have a reason.");
    CAPTURE(text);
    const auto report = report_of(document({heading(1, "Observation Policy"),
                                            row({"Policy number", "CP-44"}),
                                            row({"Version", "3.0"}),
                                            row({"Ratified by", "Clinical Policies Group"}),
                                            row({"Review date", "July 2026"}),
                                            heading(2, "6 Training"),
                                            paragraph("6.1 Staff must finish the course."),
                                            paragraph("6.2 " + text)},
                                           MediaType::Pdf));
    CHECK(passage(report, "6.1").role == SectionRole::MustActions);
    CHECK(passage(report, "6.2").role == SectionRole::Body);
}

TEST_CASE("intentions: of whom they ask what and until when; who buys care provides none",
          "[understand]") {
    const auto [text, addressee, due] = GENERATE(table<std::string, std::string, std::string>({
        {"Elm Partnership NHS Trust must agree a date for each person by 30 June 2026.",
         "Elm Partnership NHS Trust",
         "2026-06-30"},
        {"Primary care networks in Seacroft and Marsh should invite everyone before 31 December "
         "2026.",
         "Primary care networks in Seacroft and Marsh",
         "2026-12-31"},
        {"Every provider should publish its figures no later than 1 July 2026.",
         "provider",
         "2026-07-01"},
        {"Providers must call people who left before 1 May 2020 in the first week.",
         "Providers",
         ""},
    }));
    CAPTURE(text);
    const auto report =
        report_of(document({paragraph("NHS Wolds and Witham Integrated Care Board"),
                            heading(1, "Commissioning intentions 2026/27: mental health"),
                            row({"Issued on", "30 September 2025"}),
                            heading(2, "What we expect of everybody"),
                            item(text)},
                           MediaType::Docx));
    CHECK(report.report_kind == "policy");
    CHECK(report.provider.name.empty());
    const auto& asked = passage(report, text.substr(0, 20));
    CHECK(asked.role == SectionRole::Recommendations);
    CHECK(asked.addressee == addressee);
    if (!text.starts_with("Providers must call")) CHECK(to_iso(asked.due) == due);
}

TEST_CASE("own rules: who a line over a list binds", "[understand]") {
    const auto [line, role, addressee] = GENERATE(table<std::string, SectionRole, std::string>({
        {"The nurse in charge must:", SectionRole::MustActions, "nurse in charge"},
        {"Before a search, the ward manager must:", SectionRole::MustActions, "ward manager"},
        {"All ward staff should:", SectionRole::ShouldActions, "All ward staff"},
    }));
    CAPTURE(line);
    const auto report = report_of(document({heading(1, "Searching Policy"),
                                            row({"Policy number", "CP-12"}),
                                            row({"Version", "2.0"}),
                                            row({"Ratified by", "Clinical Policies Group"}),
                                            row({"Review date", "July 2026"}),
                                            heading(2, "2 Responsibilities"),
                                            paragraph(line),
                                            item("tell the person why they are to be searched")},
                                           MediaType::Docx));
    const auto& rule = passage(report, "tell the person");
    CHECK(rule.role == role);
    CHECK(rule.addressee == addressee);
}
