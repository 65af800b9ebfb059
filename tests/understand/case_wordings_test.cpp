// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of practice cases below headings that their authors worded as they liked.
#include "indexer/understand/case_parts.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;
using understanding::part_of_heading;

TEST_CASE("case: headings in the author's own words name the part", "[understand]") {
    const auto [heading, part] = GENERATE(table<std::string, std::string>({
        {"What the ward tried", "what-they-did"},
        {"What the night staff tried first", "what-they-did"},
        {"What our team has built", "what-they-did"},
        {"And what we did about it", "what-they-did"},
        {"How they set up the house", "what-they-did"},
        {"What came of it", "impact"},
        {"What has come out of the year", "impact"},
        {"How it turned out", "impact"},
        {"What the team has noticed", "impact"},
        {"What wasn't working", "problem"},
        {"Why it began", "problem"},
        {"Why the ward changed its ways", "problem"},
        {"Where it all started", "problem"},
        {"What prompted this", "problem"},
        {"What we were up against", "problem"},
        {"The hard parts", "challenges"},
        {"What isn't working yet", "challenges"},
        {"Snags and setbacks", "challenges"},
        {"Things we got wrong", "challenges"},
        {"What we'd change", "challenges"},
        {"What it costs", "cost"},
        {"Who pays for it", "cost"},
        {"What the Trust spent", "cost"},
        {"What is planned", "next"},
        {"Where next", "next"},
        {"What lies ahead", "next"},
        {"What we will do now", "next"},
        {"If you are thinking of doing the same", "what-helped"},
        {"For other wards", "what-helped"},
        {"The house at a glance", "setting"},
    }));
    CAPTURE(heading);
    CHECK(part_of_heading(heading) == part);
}

TEST_CASE("case: headings of other papers name no part", "[understand]") {
    const std::string heading = GENERATE(as<std::string>(),
                                         "At a glance",
                                         "What people told us",
                                         "What the inspectors looked at",
                                         "What we do",
                                         "How we carried out this inspection",
                                         "Planning care");
    CAPTURE(heading);
    CHECK(part_of_heading(heading).empty());
}

TEST_CASE("case: a note told in such headings is a case and has its ward and place",
          "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Sanderling Ward: keys for everyone"),
         row({"Who", "Elm and Fen Care NHS Trust"}),
         row({"Where", "Sanderling Ward, Priory Hospital, Fenmarsh"}),
         heading(2, "Where we started from"),
         paragraph("In 2021 nobody on the ward had a key of their own."),
         heading(2, "What the ward tried"),
         paragraph("A locksmith came in on three Thursdays and taught the women to fit the locks."),
         heading(2, "What came of it"),
         row({"Measure", "2021", "2023"}, true),
         row({"Thefts of property", "14", "2"}),
         paragraph("The numbers are small and the ward does not pretend otherwise."),
         heading(2, "What did not go well"),
         item("Night staff felt left out."),
         heading(2, "What it cost"),
         paragraph("The Trust spent \u00a31,200 on locks."),
         heading(2, "What is planned"),
         paragraph("The men's ward next door will try the same.")}));
    CHECK(report.report_kind == "case-study");
    CHECK(report.wards == std::vector<std::string>{"Sanderling Ward"});
    CHECK(report.location.name == "Priory Hospital");
    CHECK(report.provider.name == "Elm and Fen Care NHS Trust");
    CHECK(passage(report, "In 2021").part == "problem");
    CHECK(passage(report, "A locksmith").part == "what-they-did");
    CHECK(passage(report, "Thefts").part == "impact");
    CHECK(passage(report, "The numbers").part == "impact");
    CHECK(passage(report, "Night staff").part == "challenges");
    CHECK(passage(report, "The Trust").part == "cost");
    CHECK(passage(report, "The men's").part == "next");
}
