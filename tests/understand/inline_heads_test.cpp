// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of an inspection that are named on the line of their text, lists of ratings, and demands of
// the time before.

#include "indexer/understand/line_meaning.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

namespace {

Report text_of(std::initializer_list<Block> blocks) {
    return report_of(document(blocks, MediaType::PlainText));
}

using Trail = std::vector<std::string>;

}  // namespace

TEST_CASE("inline heads: parts named before their text leave what people say", "[understand]") {
    const auto report = text_of({
        paragraph("16 May 2019"),
        paragraph("During a routine inspection"),
        heading(2, "People\u2019s experience of using this service:"),
        paragraph("People were not always given their medicines when they needed them."),
        paragraph("Rating at last inspection: At the last inspection the service was rated Good "
                  "(report published 5 April 2016)."),
        paragraph("Why we inspected: This was a planned inspection based on the last rating."),
        paragraph("Follow up: We will ask the provider for an action plan."),
    });
    CHECK(passage(report, "At the last inspection").section.back() == "Rating at last inspection:");
    CHECK(passage(report, "At the last inspection").role == SectionRole::History);
    REQUIRE(report.dates.size() == 1);
    CHECK(report.dates.front().kind == "previous-report");
    CHECK(report.dates.front().from == PartialDate{2016, 4, 5});
    CHECK(passage(report, "This was a planned").section.back() == "Why we inspected:");
    CHECK(passage(report, "We will ask").section.back() == "Follow up:");
}

TEST_CASE("inline heads: one label alone stays on its line", "[understand]") {
    const auto report = text_of({
        heading(1, "A paper on inspections"),
        paragraph("Enforcement: warning notices were served on nine homes in the county."),
        paragraph("Nobody was told why the notices came so late in the year."),
    });
    CHECK(passage(report, "Enforcement: warning").text.size() > 40);
}

TEST_CASE("inline heads: a list of ratings heads nothing", "[understand]") {
    const auto dash = GENERATE(as<std::string>(), " \u2013 ", " - ", " ", ": ");
    CAPTURE(dash);
    const auto kind = GENERATE(BlockKind::Heading, BlockKind::Paragraph);
    const auto line = [&](const std::string& text) {
        Block block = paragraph(text);
        block.kind = kind, block.level = kind == BlockKind::Heading ? 2 : 0;
        return block;
    };
    const auto report = text_of({
        paragraph("We carried out this announced comprehensive inspection in May 2018."),
        line("Are services safe?" + dash + "Good"),
        line("Are services effective?" + dash + "Good"),
        line("Are services well-led?" + dash + "Requires improvement"),
        paragraph("The population groups are rated as:"),
        paragraph("Older people \u2013 Good"),
        paragraph("People with long-term conditions \u2013 Good"),
        paragraph("At this inspection we found that records of training had been kept."),
    });
    CHECK(passage(report, "At this inspection").section == Trail{});
    CHECK(passage(report, "Older people").role == SectionRole::Boilerplate);
    CHECK(report.ratings.at("well-led").value == RatingValue::RequiresImprovement);
}

TEST_CASE("inline heads: demands of the last inspection are told, not made", "[understand]") {
    CHECK(
        is_past_demand_text("At the last inspection in July the provider was in breach of three "
                            "regulations. We told the provider to make these improvements:"));
    CHECK_FALSE(
        is_past_demand_text("At the last inspection the provider was in breach. At this "
                            "inspection we told the provider to:"));
    const auto report = text_of({
        heading(1, "Fenmoor Hospital inspection report"),
        paragraph("At the previous inspection in July 2021 the provider was found in breach of two "
                  "regulations. We told the provider to make the following improvements:"),
        item("The provider must ensure that patients can keep their belongings safe."),
        item("The provider must ensure that alarms are tested. Regulation 12."),
        paragraph("At this inspection we saw that patients had lockers and used them."),
    });
    CHECK(passage(report, "The provider must ensure that patients").role == SectionRole::History);
    CHECK(passage(report, "The provider must ensure that alarms").role == SectionRole::History);
}
