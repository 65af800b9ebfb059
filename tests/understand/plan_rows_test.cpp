// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of improvement plans: state and progress, short numbers, heads printed again.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("plan: a rating is told from the progress in words beside it", "[understand]") {
    const auto [progress, status] = GENERATE(table<std::string, std::string>({
        {"Progress to 31 July 2025", "Status"},
        {"Update", "RAG"},
        {"Position at the end of May", "BRAG rating"},
        {"Comments on progress", "RAG status"},
    }));
    CAPTURE(progress, status);
    const auto report = report_of(document({
        heading(1, "Elm Court: improvement plan"),
        row({"Ref", "What was found", "Our action", "Lead", "Due", progress, status}, true),
        row({"M1",
             "Patients were locked out of their rooms.",
             "Open bedrooms all day",
             "Ward Manager",
             "31/03/2025",
             "Complete. Doors unlocked since 24 March",
             "BLUE"}),
        row({"Ref", "What was found", "Our action", "Lead", "Due", progress, status}, true),
        row({"M7",
             "Patients had not been offered a copy of their care plan",
             "Offer a copy at each review",
             "Lead Therapist",
             "31/05/2025",
             "41 of 44 patients offered a copy",
             "GREEN"}),
        row({"S1",
             "Activities were cancelled on three evenings in ten",
             "Recruit two workers",
             "Matron",
             "31/07/2025",
             "On track",
             "AMBER"}),
    }));
    const auto& first = passage(report, "Patients were locked").reply;
    CHECK(first.ref == "M1");
    CHECK(first.status == "BLUE");
    CHECK(first.evidence == "Complete. Doors unlocked since 24 March");
    const auto& copied = passage(report, "Patients had not");
    CHECK(copied.reply.ref == "M7");
    CHECK(copied.reply.status == "GREEN");
    const auto& cancelled = passage(report, "Activities were");
    CHECK(cancelled.reply.ref == "S1");
    CHECK(to_iso(cancelled.due) == "2025-07-31");
    CHECK(cancelled.reply.status == "On track; AMBER");
}

TEST_CASE("plan: progress alone is the state, and dashes say nothing", "[understand]") {
    const std::string dash = GENERATE(as<std::string>(), "\u2013", "-", "n/a", "N/A");
    CAPTURE(dash);
    const auto report = report_of(document({
        heading(1, "Elm Court: improvement plan"),
        row({"Ref", "What was found", "Regulation", "Our action", "Lead", "Progress"}, true),
        row({"S2",
             "Visitors had nowhere private to sit",
             dash,
             "Convert the old dispensary",
             "Estates Manager",
             "Furniture ordered."}),
    }));
    const auto& found = passage(report, "Visitors had");
    CHECK(found.reply.status == "Furniture ordered.");
    for (const auto& heading : found.section) CHECK(heading != dash);
}

TEST_CASE("plan: a head that is nothing but By asks for the day", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Elm Court: improvement plan"),
        row({"Ref", "What inspectors found", "What we will do", "By", "Status"}, true),
        row({"M1",
             "Audits of ligature points had not been done.",
             "Audit each room",
             "30 September 2026",
             "GREEN"}),
    }));
    for (const auto& passage : report.passages) {
        if (!passage.text.starts_with("Audits")) continue;
        CHECK(to_iso(passage.due) == "2026-09-30");
        CHECK(passage.reply.status == "GREEN");
        return;
    }
    FAIL("the finding is not there");
}
