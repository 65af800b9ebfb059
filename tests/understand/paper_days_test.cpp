// SPDX-License-Identifier: GPL-3.0-or-later
// When a paper came out, who published it and whose it is, where a line under its title says so.
#include "indexer/understand/paper_days.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;

TEST_CASE("days: a sentence under the title says when a paper came out and by whom",
          "[understand]") {
    const auto [line,
                published,
                publisher] = GENERATE(table<std::string, std::string, std::string>({
        {"Published 16 January 2025 by the Royal Foundation for Clinical Audit, on behalf of "
         "the audit partnership.",
         "2025-01-16",
         "Royal Foundation for Clinical Audit"},
        {"Issued March 2022. Next review March 2025. This is a summary.", "2022-03", ""},
        {"First published on Tuesday, 4 June 2024. Last looked at in May 2025.", "2024-06-04", ""},
        {"Posted on 8 October 2024 \u00b7 6 minute read", "2024-10-08", ""},
        {"Looking back at April 2024 to March 2025. Published 27 June 2025.", "2025-06-27", ""},
        {"Work began in February 2022; this note was written in November 2023", "2023-11", ""},
        {"Publication date: 3 May 2024 by the Northern Ward Network",
         "2024-05-03",
         "Northern Ward Network"},
        {"Published research of 3 May 2024 says otherwise.", "", ""},
    }));
    CAPTURE(line);
    const auto report = report_of(document({heading(1, "The first week home: what people told us"),
                                            paragraph(line),
                                            heading(2, "Where people go"),
                                            paragraph("Half of them went to a home of their own.")},
                                           MediaType::Docx));
    CHECK(to_iso(report.published) == published);
    CHECK(report.publisher == publisher);
}

TEST_CASE("days: a line of name, number and kind of paper names who published it", "[understand]") {
    const std::string line =
        GENERATE(as<std::string>(),
                 "Northern Marches Guideline Group | NMGG 27 | Quick reference guide",
                 "Northern Marches Guideline Group \u00b7 Quick reference guide",
                 "Northern Marches Guideline Group \u2013 Guideline summary guide");
    CAPTURE(line);
    const auto report = report_of(document({paragraph(line),
                                            heading(1, "Constipation in people who take clozapine"),
                                            heading(2, "Why it matters"),
                                            paragraph("Clozapine slows the bowel in most.")},
                                           MediaType::Odt));
    CHECK(report.publisher == "Northern Marches Guideline Group");
    CHECK(report.report_kind == "guidance");
}

TEST_CASE("days: a plan's own day, and not that of the report it answers", "[understand]") {
    const auto [told, published] = GENERATE(table<std::string, std::string>({
        {"Inspection: 4 to 7 November 2024; report published 22 January 2025. This report was "
         "agreed by the Improvement Board on 6 August 2025.",
         "2025-08-06"},
        {"Progress as at 6 August 2025", "2025-08-06"},
        {"Position at 6 August 2025", "2025-08-06"},
    }));
    CAPTURE(told);
    const auto report = report_of(document(
        {heading(1, "Ashdene Court Hospital: improvement plan"),
         paragraph("Provider: Kilnsey Healthcare Limited."),
         paragraph(told),
         row({"Ref", "What the inspectors found", "Our action", "Lead", "Due", "Status"}, true),
         row({"M1", "Bags were not checked", "Check them daily", "Matron", "May 2025", "Blue"})},
        MediaType::Docx));
    CHECK(report.report_kind == "action-statement");
    CHECK(to_iso(report.published) == published);
    CHECK(report.location.name == "Ashdene Court Hospital");
}

TEST_CASE("case: a card says whose ward it is and where", "[understand]") {
    const auto [who, where] = GENERATE(table<std::string, std::string>({
        {"Who", "Where"},
        {"Organisation", "Ward"},
        {"Run by", "Site"},
    }));
    CAPTURE(who, where);
    const auto report =
        report_of(document({paragraph("PRACTICE SHARE | No. 31"),
                            heading(1, "Fieldfare Ward: going home on purpose"),
                            row({who, "Eskmere and Solway Care NHS Trust"}),
                            row({where, "Fieldfare Ward, Brackenthwaite Hospital, Cumbria"}),
                            heading(2, "What the ward tried"),
                            paragraph("The team met every Thursday.")},
                           MediaType::Docx));
    CHECK(report.report_kind == "case-study");
    CHECK(report.provider.name == "Eskmere and Solway Care NHS Trust");
    CHECK(report.location.name == "Brackenthwaite Hospital");
    CHECK(report.wards == std::vector<std::string>{"Fieldfare Ward"});
}

TEST_CASE("account: the provider in the head of the pages of its quality account", "[understand]") {
    const std::string line = GENERATE(as<std::string>(),
                                      "QUALITY ACCOUNT 2024/25",
                                      "Quality Account: part 3",
                                      "Our quality account");
    CAPTURE(line);
    const auto report = report_of(
        document({furniture("Tarrow Vale Partnership NHS Foundation Trust Quality Account"),
                  paragraph(line),
                  heading(1, "Part 3. How good was our care?"),
                  heading(2, "3.1 About this part"),
                  paragraph("This part reports on what we set out to do last year.")},
                 MediaType::Pdf));
    CHECK(report.provider.name == "Tarrow Vale Partnership NHS Foundation Trust");
}

TEST_CASE("site: a council's news pages are the council's", "[understand]") {
    const std::string tail =
        GENERATE(as<std::string>(), "Elmholme Council news", "Elmholme Council newsroom");
    auto source = document({heading(1, "Panel says beds must not close until help is ready"),
                            paragraph("Published: Tuesday, 19th March, 2024"),
                            paragraph("Councillors have asked to see proof that families will be "
                                      "helped, and the panel met last Thursday.")});
    source.title = "Panel says beds must not close until help is ready - " + tail;
    CHECK(report_of(source).publisher == "Elmholme Council");
}
