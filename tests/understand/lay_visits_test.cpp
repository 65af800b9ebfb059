// SPDX-License-Identifier: GPL-3.0-or-later
// "Enter and View": people of the place visit and report.
#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;

namespace {

ParsedDocument visit() {
    return document(
        {
            furniture("healthwatch Fen and Wold \u2013 Enter and View: Marigold Ward"),
            heading(1, "Enter and View report"),
            heading(2, "Marigold Ward, Brindle Park Hospital"),
            paragraph("Wednesday 5 July 2023, 2pm to 6.30pm"),
            paragraph("Service provider: Fen Valley Healthcare NHS Trust"),
            paragraph("CQC rating at the time of our visit: Good"),
            paragraph("Type of service: assessment ward for older people, 20 beds"),
            paragraph("Report published: 22 September 2023"),
            heading(2, "About Healthwatch Fen and Wold"),
            paragraph("Our job is to make sure that people are at the heart of care."),
            heading(2, "What we saw"),
            paragraph("The garden was beautiful and its door was locked."),
            heading(2, "Recommendations and the provider's response"),
            row({"No.", "Recommendation", "Response from provider"}, true),
            row({"1", "Open the garden door in the daytime.", "Agreed. It is open now."}),
            row({"2", "Replace the sign in the car park.", "Not agreed."}),
        },
        MediaType::Pdf);
}

}  // namespace

TEST_CASE("lay visit: the report is the local Healthwatch's, whoever rates the place",
          "[understand]") {
    const auto report = report_of(visit());
    CHECK(report.publisher == "Healthwatch Fen and Wold");
    CHECK(to_iso(report.inspected_from) == "2023-07-05");
    CHECK(to_iso(report.published) == "2023-09-22");
    CHECK(report.provider.name == "Fen Valley Healthcare NHS Trust");
    CHECK(report.location.name == "Brindle Park Hospital");
    CHECK(report.wards == std::vector<std::string>{"Marigold Ward"});
    CHECK(report.beds == 20);
    CHECK(passage(report, "Our job is").role == SectionRole::Boilerplate);
}

TEST_CASE("lay visit: each row of the table is a recommendation with its number and reply",
          "[understand]") {
    const auto report = report_of(visit());
    const auto& garden = passage(report, "Open the garden");
    CHECK(garden.role == SectionRole::Recommendations);
    CHECK(garden.number == "1");
    CHECK(garden.reply.text == "Agreed. It is open now.");
    CHECK(passage(report, "Replace the sign").reply.ref == "2");
}

TEST_CASE("lay visit: several wards of one hospital, and a cover that labels its day",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Enter & View: Rowan and Elder Wards, Fenside Hospital"),
        paragraph("Date and time of visit: 3 May 2024, 10am"),
        paragraph("Healthwatch Elmshire"),
        heading(2, "What we saw"),
        paragraph("Both wards were calm."),
    }));
    CHECK(report.publisher == "Healthwatch Elmshire");
    CHECK(to_iso(report.inspected_from) == "2024-05-03");
    CHECK(report.location.name == "Fenside Hospital");
    CHECK(report.wards == std::vector<std::string>{"Rowan ward", "Elder ward"});
}

TEST_CASE("review: the plan's column of learning is answered and asks for nothing",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Safeguarding Adults Review: Tom"),
        heading(2, "Action plan"),
        row({"No.", "Learning", "Action", "Owner", "Due", "Status"}, true),
        row({"1",
             "Panel not known to agencies",
             "Launch a guide",
             "Board Manager",
             "31 May 2022",
             "On track"}),
    }));
    const auto& learned = passage(report, "Panel not known");
    CHECK(learned.reply.text == "Launch a guide");
    CHECK(learned.reply.ref == "1");
    CHECK(learned.role == SectionRole::Findings);
}

TEST_CASE("review: what its plan answers is recommended, and the agency that leads is kept",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Safeguarding Adult Review: Margaret"),
        heading(2, "7. Recommendations and action plan"),
        row({"Recommendation", "Action to be taken", "Lead agency", "By when", "Progress"}, true),
        row({"The Council should visit people who stop answering.",
             "Write a procedure",
             "Adult Social Care",
             "September 2021",
             "Done"}),
    }));
    const auto& asked = passage(report, "The Council should");
    CHECK(asked.role == SectionRole::Recommendations);
    CHECK(asked.reply.owner == "Adult Social Care");
    CHECK(asked.reply.status == "Done");
}

TEST_CASE("enter and view: a reply in the text of its recommendation, and in the line below it",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Enter and View: Rowan Bank"),
        paragraph("Healthwatch Selwick visited on 12 May 2025."),
        heading(2, "Recommendations"),
        item("Review night staffing against call-bell records. Provider response: We have added "
             "one carer to the night "
             "shift.",
             "1"),
        item("Open the garden gate in daylight hours.", "2"),
        paragraph("Response from the provider: A keypad with a large-print code was fitted."),
    }));
    const auto& first = passage(report, "Review night staffing");
    CHECK(first.text == "Review night staffing against call-bell records.");
    CHECK(first.reply.text == "We have added one carer to the night shift.");
    CHECK(first.role == SectionRole::Recommendations);
    CHECK(first.number == "1");
    CHECK(passage(report, "Provider response: We have").role == SectionRole::Response);
    CHECK(passage(report, "Open the garden").reply.text ==
          "A keypad with a large-print code was fitted.");
}

TEST_CASE("enter and view: place and day in one line, and a column of replies", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Enter and View report: Bellcote Surgery"),
        paragraph("Healthwatch Westerdale"),
        paragraph("Bellcote Surgery, 18 June 2024"),
        heading(2, "Recommendations"),
        row({"No.", "Our recommendation", "Reply from the provider", "By when"}, true),
        row({"1",
             "Offer patients a quiet place to wait.",
             "We will look at the baby clinic room.",
             "31 December 2024"}),
    }));
    CHECK(to_iso(report.inspected_from) == "2024-06-18");
    const auto& asked = passage(report, "Offer patients");
    CHECK(asked.reply.text == "We will look at the baby clinic room.");
    CHECK(asked.number == "1");
    CHECK(to_iso(asked.due) == "2024-12-31");
}
