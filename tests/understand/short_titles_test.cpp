// SPDX-License-Identifier: GPL-3.0-or-later
// Titles in the properties of a file that are the page's own words cut short.
#include "indexer/understand/short_titles.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("title: words of the page cut short in a file's properties", "[understand]") {
    const auto [stated, over, printed, title] =
        GENERATE(table<std::string, std::string, std::string, std::string>({
            {"NAFWH R2 summary",
             "NATIONAL AUDIT OF THE FIRST WEEK HOME (NAFWH)",
             "The First Week Home: summary of the second round",
             "The First Week Home: summary of the second round"},
            {"Elm Vale QA 24-25 Part 3 web",
             "QUALITY ACCOUNT 2024/25",
             "Part 3. How good was our care?",
             "Part 3. How good was our care?"},
            {"Elm restraint review Q3",
             "Elm Valley NHS Trust",
             "Review of restraint: October to December",
             "Review of restraint: October to December"},
            {"night checks audit rpt",
             "Elm Valley NHS Trust",
             "Audit of checks at night",
             "Audit of checks at night"},
            {"Safer wards evaluation print",
             "Institute of Wards",
             "Safer wards: an evaluation",
             "Safer wards: an evaluation"},
            // The page says it so, or not at all.
            {"Moving on from hospital",
             "Moving on from hospital",
             "What the wards did",
             "Moving on from hospital"},
            {"Nights on CAMHS wards",
             "Institute of Wards",
             "What we saw at night",
             "Nights on CAMHS wards"},
        }));
    CAPTURE(stated);
    auto source = document({paragraph(over),
                            heading(1, printed),
                            paragraph("We read 41 records and talked with people on the wards."),
                            heading(2, "What we found"),
                            paragraph("Staff knew everybody by name.")},
                           MediaType::Pdf);
    source.title = stated;
    CHECK(report_of(source).title == title);
}

TEST_CASE("title: a place in large letters with the line that says what the paper is",
          "[understand]") {
    const auto [stated, place, kind] = GENERATE(table<std::string, std::string, std::string>({
        {"Ashdene plan report 5", "Ashdene Court Hospital", "Improvement plan: progress report 5"},
        {"Elm House action plan Nov", "Elm House Hospital", "Action plan after the inspection"},
        {"Fernlea update v2", "Fernlea Hospital", "Improvement plan: second update"},
    }));
    CAPTURE(stated);
    auto source = document({heading(1, place),
                            heading(3, kind),
                            paragraph("Provider: Kilnsey Healthcare Limited."),
                            heading(2, "The plan"),
                            paragraph("We have opened the bedrooms on all wards.")},
                           MediaType::Pdf);
    source.title = stated;
    const auto report = report_of(source);
    if (stated.ends_with("Nov"))
        CHECK(report.title == stated);  // no word of the page says "Nov"
    else
        CHECK(report.title == place + ": " + kind);
}

TEST_CASE("title: who wrote a report is no part of the name of the place above", "[understand]") {
    const auto [place, line] = GENERATE(table<std::string, std::string>({
        {"Enter and View visit to Sedge House", "Report by Healthwatch Tollermouth"},
        {"Sedge House", "Report by Healthwatch Tollermouth"},
        {"Sedge House", "Report"},
    }));
    CAPTURE(place, line);
    auto source = document({heading(1, place),
                            heading(2, line),
                            paragraph("We talked with 11 residents and four relatives.")},
                           MediaType::Pdf);
    source.title = "E&V Sedge rpt v2";
    CHECK(report_of(source).title == place);
}
