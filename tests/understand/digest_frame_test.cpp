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

TEST_CASE("bulletin of a library: references with a note in brackets are entries", "[understand]") {
    const auto reports = reports_of(document({
        heading(1, "Public health"),
        paragraph("Current awareness updates"),
        paragraph("Waiting at night.\nHaven Research; 2022.\n(This report looks at how long people "
                  "wait at night and what helps them.)"),
        paragraph("Money for movement."),
        paragraph("National Fenland Office (NFO); March 2021."),
        paragraph("https://example.org/movement"),
        paragraph("[An account of how far the department got value for what it spent on sport.]"),
        paragraph("Who is held as a restricted patient? Wold Trust; 2022."),
        paragraph("(New figures show that 16% of restricted patients are held far from home.)"),
    }));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "Waiting at night");
    CHECK(reports[0].publisher == "Haven Research");
    CHECK(reports[0].published == PartialDate{2022, 0, 0});
    CHECK(reports[0].via == "Current awareness updates");
    CHECK(reports[0].passages.front().text.starts_with("This report looks at"));
    CHECK(reports[1].title == "Money for movement");
    CHECK(reports[1].publisher == "National Fenland Office");
    CHECK(reports[1].published == PartialDate{2021, 3, 0});
    CHECK(reports[1].source_url == "https://example.org/movement");
    CHECK(reports[2].title == "Who is held as a restricted patient?");
    for (const auto& report : reports) CHECK(report.report_kind == "digest-entry");
}

TEST_CASE("newsletter: a mail with headings over its news is parted at them", "[understand]") {
    const auto reports = reports_of(document({
        paragraph("Hi Robin"),
        paragraph("Welcome to the patient safety newsletter."),
        heading(2, "Alarms in action"),
        paragraph("The director shares a film that shows how a ward set up its alarms anew."),
        heading(2, "Safety is a promise"),
        paragraph("An investigator writes about advice that nobody acted on for two years."),
        heading(2, "Medicines week"),
        paragraph("Interviews with patients on the harm that medicines can do are collected."),
        heading(2, "Missed chances"),
        paragraph("Signs were there in plain sight, and nobody put them together in time."),
        paragraph("Unsubscribe | Manage preferences"),
    }));
    REQUIRE(reports.size() == 4);
    CHECK(reports[0].title == "Alarms in action");
    CHECK(reports[3].passages.size() == 1);
}
