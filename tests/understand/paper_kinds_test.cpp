// SPDX-License-Identifier: GPL-3.0-or-later
// What the first lines of a paper say that it is.
#include "indexer/understand/paper_kinds.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("kind: the head of a paper says what it is", "[understand]") {
    const auto [head, kind] = GENERATE(table<std::string, std::string>({
        {"NATIONAL AUDIT OF THE FIRST WEEK HOME (NAFWH)", "thematic"},
        {"National Clinical Audit of Psychosis: second report", "thematic"},
        {"Rehabilitation wards: state of the nation report 2024", "thematic"},
        {"Commissioning intentions 2026/27: mental health", "policy"},
        {"Elm Integrated Care Board: contracting intentions", "policy"},
        {"Mental health commissioning priorities 2025 to 2028", "policy"},
        {"Northern Guideline Group | NMGG 27 | Quick reference guide", "guidance"},
        {"Guideline summary: lithium", "guidance"},
        {"Clinical guideline 14", "guidance"},
        {"PRACTICE SHARE | No. 31", "case-study"},
        {"Northern Network: ideas that worked", "case-study"},
        {"Stories of change", "case-study"},
        {"What the wards said of the national audit of 2020 to us", "report"},
        {"National audit finds that people wait", "report"},
    }));
    CAPTURE(head);
    const auto report =
        report_of(document({paragraph(head),
                            heading(1, "Leaving the ward and what comes then"),
                            paragraph("We read the notes of 41 people who had gone home in May."),
                            heading(2, "Where people go"),
                            paragraph("Half of them went to a home of their own.")},
                           MediaType::Docx));
    CHECK(report.report_kind == kind);
}

TEST_CASE("kind: a head does not go before the form of another family", "[understand]") {
    const auto report =
        report_of(document({paragraph("Practice share"),
                            heading(1, "Elm House: inspection report"),
                            paragraph("Overall rating for this service: Good"),
                            heading(2, "Is the service safe?"),
                            paragraph("We carried out this unannounced inspection on 3 May 2022.")},
                           MediaType::Pdf));
    CHECK(report.report_kind == "inspection-report");
}
