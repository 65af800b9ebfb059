// SPDX-License-Identifier: GPL-3.0-or-later
// Papers for a board: whose and of when they are, and what the board is asked to do.
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
