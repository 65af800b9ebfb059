// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets of document control on policies and procedures.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

TEST_CASE("policy: the sheet with number, version and dates is fields and no text",
          "[understand]") {
    const auto report = report_of_text(
        "TRUST-WIDE CLINICAL POLICY\n\nPOLICY FOR THE USE OF SECLUSION\n\nPolicy Number: EM28\n\n"
        "Scope of this Document: All Staff\n\nRecommending Committee: Seclusion Group\n\n"
        "Approving Committee: Executive Committee\n\nDate Ratified: November 2015\n\n"
        "Next Review Date (by): November 2018\n\nVersion Number: v3\n\n"
        "Lead Executive Director: Medical Director\n\nLead Author(s): Service Manager\n\n"
        "1. Purpose\n\n1.1 This policy makes sure that Eastmere NHS Trust secludes people only as "
        "a last resort.\n\n6. Process\n\n6.1 The nurse in charge must tell the responsible "
        "clinician at once when a patient is secluded.\n");
    CHECK(report.report_kind == "policy");
    CHECK(report.title == "POLICY FOR THE USE OF SECLUSION");
    CHECK(report.published == PartialDate{2015, 11, 0});
    CHECK(report.author == "Service Manager");
    CHECK(report.provider.name == "Eastmere NHS Trust");
    for (const auto& passage : report.passages) {
        CAPTURE(passage.text);
        CHECK(passage.text.find("Committee") == std::string::npos);
        for (const auto& step : passage.section) CHECK(step.find("Director") == std::string::npos);
    }
    CHECK(passage(report, "6.1 The nurse in charge").section.back() == "6. Process");
}

TEST_CASE("policy: labels without colons and labels over their values", "[understand]") {
    const auto report = report_of_text(
        "Document Title Observation Policy\n\nReference Number EM(C)10\n\nLead Officer\n\n"
        "Executive Director of Nursing\n\nAuthor(s) (name and designation)\n\n"
        "Ida Marsh Clinical Manager\n\nRatified by Business Group\n\nDate ratified Apr 19\n\n"
        "Implementation Date Apr 19\n\nDate of full implementation\n\nApr 19\n\n"
        "Review Date Mar 20\n\nVersion Number V05.3\n\nReview and Amendment Log\n\n"
        "V05.1 Update May 19 Removal of Appendix 10, amendments at points 5.10 and 20.2\n\n"
        "V05.3 Update Jan 20 Changes to 5.3, 7.6 and 7.10. Updated Appendix 1.\n\n1 "
        "Introduction\n\n"
        "1.1 Eastmere, Wold and Marsh NHS Foundation Trust wants to observe people with "
        "respect.\n\n"
        "5 Observing people at night\n\n5.1 Staff should ensure that every patient knows how often "
        "they look.\n");
    CHECK(report.title == "Observation Policy");
    CHECK(report.published == PartialDate{2019, 4, 0});
    CHECK(report.author == "Ida Marsh Clinical Manager");
    CHECK(report.provider.name == "Eastmere, Wold and Marsh NHS Foundation Trust");
    CHECK(passage(report, "5.1 Staff should ensure").section ==
          std::vector<std::string>{"5 Observing people at night"});
    for (const auto& passage : report.passages)
        CHECK(passage.text.find("Appendix") == std::string::npos);
}

TEST_CASE("policy: a table of document control behind the text", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Rapid tranquillisation policy"),
        heading(2, "1 Policy summary"),
        paragraph("This policy says how medicines are given in an emergency on our wards."),
        heading(2, "7 Procedure"),
        paragraph("Nurses must check breathing every fifteen minutes for the first hour."),
        heading(2, "12 Document control"),
        row({"Version", "13"}),
        row({"Unique reference number", "376"}),
        row({"Ratified by", "Clinical policy group"}),
        row({"Date ratified", "3 October 2023"}),
        row({"Name of originator or author", "Nurse consultant"}),
        row({"Date issued", "12 October 2023"}),
        row({"Review date", "31 October 2026"}),
    }));
    CHECK(report.published == PartialDate{2023, 10, 12});
    CHECK(report.author == "Nurse consultant");
    for (const auto& passage : report.passages)
        CHECK(passage.text.find("Ratified") == std::string::npos);
    CHECK(passage(report, "Nurses must check").role == SectionRole::MustActions);
}

TEST_CASE("policy: a few such words on a board paper make no sheet", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Restrictive practice: report to the Board"),
        paragraph("Author: Deputy Director of Nursing"),
        paragraph("Version: 2"),
        heading(2, "Review date"),
        paragraph("The Board will look at the policy again in March 2027 with the ward managers."),
    }));
    CHECK(passage(report, "The Board will look").section.back() == "Review date");
}

TEST_CASE("policy: a sheet whose lines are one paragraph", "[understand]") {
    const auto report = report_of(document({
        paragraph("EM NCP 23"),
        heading(2, "Restrictive Interventions Policy"),
        paragraph(
            "Version: 4\nKeywords: restraint, violence\nTarget Audience: all clinical staff of "
            "Eastmere NHS Foundation Trust\nNext Review Date: January 2020\n"
            "Date issued: March 2018\nAuthor: Dr Ida Marsh"),
        heading(2, "5. Restraint"),
        paragraph("5.1 Staff must not restrain people in a way that hinders their breathing."),
    }));
    CHECK(report.report_kind == "policy");
    CHECK(report.title == "Restrictive Interventions Policy");
    CHECK(report.published == PartialDate{2018, 3, 0});
    CHECK(report.provider.name == "Eastmere NHS Foundation Trust");
    CHECK(report.passages.size() == 1);
}
