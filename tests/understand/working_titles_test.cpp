// SPDX-License-Identifier: GPL-3.0-or-later
// What makers call a file, and what the page is called.
#include "indexer/understand/working_titles.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("title: the working name of a file is told by its marks, numbers and abbreviations",
          "[understand]") {
    const auto [stated, printed, is_working] = GENERATE(table<std::string, std::string, bool>({
        {"Enc G IQR", "Integrated quality report: October to December 2024", true},
        {"Item 7.2 safer staffing", "Safer staffing in our hospitals", true},
        {"poster 47 FINAL v3", "Talk first: using less rapid tranquillisation", true},
        {"Restraint review draft", "Restraint and what we learnt from it", true},
        {"E&V Elm House", "Enter and View visit to Elm House", true},
        {"MHA annual rpt v0.9", "The Mental Health Act in our trust", true},
        {"elm-house-report-web", "Elm House: what we found", true},
        {"mha_policy_2024", "Mental Health Act policy", true},
        {"Elm House", "Inspection of Elm House", false},
        {"Final report of the garden review", "The garden review", false},
        {"CQC and Elm House", "Our answer to the regulator", false},
        {"NICE guidance at night", "Nights on the ward", false},
        {"Moving at night", "Moving at night: transfers after 8pm", false},
    }));
    CAPTURE(stated);
    CHECK(understanding::is_working_title(stated, printed) == is_working);
}

TEST_CASE("title: the page's own title goes before the working name in a file's properties",
          "[understand]") {
    auto source = document({heading(1, "Enter and View visit to Elm House"),
                            paragraph("We talked with 11 residents and four relatives.")},
                           MediaType::Pdf);
    source.title = "E&V Elm House";
    CHECK(report_of(source).title == "Enter and View visit to Elm House");
}

TEST_CASE("title: a thread has its own title, without board and site", "[understand]") {
    const std::string tail = GENERATE(as<std::string>(),
                                      " - Mental health - the Safer Care Hub",
                                      " - Safer Care Hub",
                                      " - Wards - Nights - Safer Care Hub");
    auto source = document({heading(1, "Hearing from patients: what works?"),
                            paragraph("Sam Ash | 3 May 2012 10:22 AM"),
                            paragraph("Has anyone tried asking people a week later?"),
                            paragraph("Jo Elm | 4 May 2012 10:22 AM"),
                            paragraph("We have, and twice as many told us something.")});
    source.title = "Hearing from patients: what works?" + tail;
    CHECK(report_of(source).title == "Hearing from patients: what works?");
}
