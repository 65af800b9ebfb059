// SPDX-License-Identifier: GPL-3.0-or-later
// Papers of organisations: whose and of when they are, and what a board is asked to do.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

namespace {

ParsedDocument paper(const std::string& asks, MediaType type = MediaType::Pdf) {
    return document({furniture("Trust Board, public session, 30 January 2025"),
                     heading(1, "Integrated quality report: October to December 2024"),
                     row({"Meeting", "Trust Board (public) Date", "30 January 2025"}),
                     row({"Trust", "Fosse and Cotsmoor NHS Trust"}),
                     row({"Presented by", "Director of Nursing"}),
                     row({"Previously considered by", "Quality Committee, 6 January 2025"}),
                     heading(2, "Purpose"),
                     paragraph("The report tells the Board how safe our wards were."),
                     heading(2, asks),
                     item("receive the report as evidence of limited assurance;"),
                     item("agree to bring forward \u00a3145,000 for two nurses.")},
                    type);
}

}  // namespace

TEST_CASE("board paper: a quality report for a board is a paper of its trust", "[understand]") {
    const auto report = report_of(paper("What the Board is asked to do"));
    CHECK(report.report_kind == "policy");
    CHECK(report.provider.name == "Fosse and Cotsmoor NHS Trust");
    CHECK(to_iso(report.published) == "2025-01-30");
    CHECK(report.publisher != "Trust Board, public session");
}

TEST_CASE("board paper: what the meeting is asked to do is asked of it", "[understand]") {
    const auto [heads, who] = GENERATE(table<std::string, std::string>({
        {"What the Board is asked to do", "Board"},
        {"The Trust Board is asked to:", "Trust Board"},
        {"Members of the Committee are invited to", "Committee"},
        {"Action required of the Board", "Board"},
    }));
    CAPTURE(heads);
    const auto report = report_of(paper(heads));
    const auto asked = with_role(report, SectionRole::Recommendations);
    REQUIRE(asked.size() == 2);
    CHECK(asked[0]->addressee == who);
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
