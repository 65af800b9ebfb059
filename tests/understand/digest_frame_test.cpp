// SPDX-License-Identifier: GPL-3.0-or-later
// Mails with summaries: what is no entry, and what their sentences ask for.
#include "indexer/understand/newsletter_frame.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("digest: lines that count its issues are told from sources", "[understand]") {
    const auto [line, is_issue] = GENERATE(table<std::string, bool>({
        {"June 2025 | Issue 61", true},
        {"Issue 61, June 2025", true},
        {"Vol. 3, No 2 | Spring edition", true},
        {"National Nursing League, May 2025", false},
        {"June 2025", false},
        {"Rest rooms at issue | Nursing Week", false},
    }));
    CAPTURE(line);
    CHECK(understanding::is_issue_line(line) == is_issue);
}

TEST_CASE("digest: the diary is no entry, and sentences that ask are recommendations",
          "[understand]") {
    const auto reports = reports_of(document({
        heading(1, "Quality Matters Monthly"),
        paragraph("June 2025 | Issue 61"),
        paragraph("Dear colleague, here are three things that we have read for you this month."),
        heading(2, "Tired and in charge"),
        paragraph("National Nursing League, May 2025"),
        paragraph("The League surveyed 1,930 nurses who work nights. It calls on employers to "
                  "provide a rest room on every site. Only 12% had one."),
        heading(2, "The price of agency nights"),
        paragraph("Public Services Audit Bureau, 12 May 2025"),
        paragraph("Auditors looked at what 14 trusts paid. The Bureau recommends that trusts "
                  "publish the share of shifts filled by agency staff."),
        heading(2, "Fined after a fall"),
        paragraph("Danesmere Courier, 21 May 2025"),
        paragraph("A hospital group has been fined after a woman fell from a window. Her sister "
                  "asks visitors to fill in a form."),
        heading(2, "Dates for your diary"),
        paragraph("Journal club, 9 July 2025"),
        paragraph("Literature searching for beginners, 16 July, Education Centre."),
    }));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "Tired and in charge");
    CHECK(reports[0].publisher == "National Nursing League");
    const auto& rest = passage(reports[0], "It calls on employers");
    CHECK(rest.role == SectionRole::Recommendations);
    CHECK(rest.addressee == "employers");
    CHECK(passage(reports[0], "Only 12%").role != SectionRole::Recommendations);
    CHECK(passage(reports[1], "The Bureau recommends").addressee == "trusts");
    for (const auto& one : reports[2].passages) {
        CHECK(one.text.find("Journal club") == std::string::npos);
        CHECK(one.text.find("Literature") == std::string::npos);
        CHECK(one.role != SectionRole::Recommendations);
    }
}
