// SPDX-License-Identifier: GPL-3.0-or-later
// What bodies agree to do in decisions of ombudsmen.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

namespace {

ParsedDocument decision(std::vector<Block> actions) {
    auto source = document({heading(1, "Elm Valley NHS Foundation Trust (24 006 113a)"),
                            paragraph("Category : Health > Mental health services"),
                            paragraph("Decision date : 02 Jul 2025"),
                            heading(2, "The Ombudsman's final decision"),
                            paragraph("We uphold Ms K's complaint about her brother's discharge."),
                            heading(2, "Agreed actions")});
    source.title = "Elm Valley NHS Foundation Trust (24 006 113a) - Public Ombudsman";
    for (auto& block : actions) source.blocks.push_back(std::move(block));
    source.blocks.push_back(heading(2, "Final decision"));
    source.blocks.push_back(paragraph("I have completed my investigation."));
    return source;
}

}  // namespace

TEST_CASE("ombudsman: what was agreed is asked of the body that the line over it names",
          "[understand]") {
    const auto [lead, addressee] = GENERATE(table<std::string, std::string>({
        {"Within one month of this decision the Trust and the Council will:",
         "the Trust and the Council"},
        {"By 4 May 2025 the Trust will:", "the Trust"},
        {"The Council has agreed to:", "The Council"},
        {"To put right the injustice I have found, Tarrow Borough Council should:",
         "Tarrow Borough Council"},
    }));
    CAPTURE(lead);
    const auto report = report_of(decision(
        {paragraph(lead), item("write to Ms K to apologise;"), item("pay her \u00a3250.")}));
    const auto asked = with_role(report, SectionRole::Recommendations);
    REQUIRE(asked.size() == 2);
    CHECK(asked[0]->addressee == addressee);
    CHECK(asked[1]->addressee == addressee);
}

TEST_CASE("ombudsman: an action told in a sentence, and what is none", "[understand]") {
    const auto report = report_of(decision(
        {paragraph("Within four weeks of my final decision, the Council will apologise to Ms K."),
         paragraph("The Council should provide us with evidence that it has done so."),
         paragraph("I am satisfied that this puts things right.")}));
    const auto asked = with_role(report, SectionRole::Recommendations);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0]->addressee == "the Council");
    CHECK(asked[0]->due_text == "within four weeks");
}
