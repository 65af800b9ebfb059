// SPDX-License-Identifier: GPL-3.0-or-later
// What is text where tables outweigh it, and what a page's foot is that stands once.
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

#include <string>
#include <vector>

using namespace findings;
using samples::as_bytes;
using samples::pdf;
using samples::PdfText;
using samples::shape;

namespace {

PdfText line(double y, double size, bool bold, std::string text) {
    return {72, y, size, bold, std::move(text)};
}

}  // namespace

TEST_CASE("pdf: text is no heading where most of a paper is set smaller", "[parse]") {
    std::vector<PdfText> page = {
        line(760, 16, true, "Leaving hospital"),
        line(736, 10.5, false, "Three patients had been ready to leave for more than 40 days and"),
        line(722, 10.5, false, "were waiting for supported housing."),
        line(700, 10.5, false, "Two had been offered a flat that was far away from everybody that"),
        line(686, 10.5, false, "they knew and had said no to it."),
        line(664,
             10.5,
             false,
             "Staff had rung the council each week and had been told to wait for"),
        line(650, 10.5, false, "the panel."),
        line(628,
             10.5,
             false,
             "The ward had asked for somebody who knows about housing, and since"),
        line(614, 10.5, false, "then one comes for two days a week.")};
    for (int i = 0; i < 30; ++i)
        page.push_back(line(600 - 16 * i,
                            9,
                            false,
                            "Small words of the box that fill the page below, number " +
                                std::to_string(i) + " of them, with some more behind."));
    const std::string read = shape(parse_pdf(as_bytes(pdf({page}))));
    CAPTURE(read);
    CHECK(read.starts_with(
        "H1 Leaving hospital / P Three patients had been ready to leave for more than 40 days and "
        "were waiting for supported housing. / P Two had been offered a flat that was far away "
        "from everybody that they knew and had said no to it. / P Staff had rung the council each "
        "week and had been told to wait for the panel. / P The ward had asked for somebody who "
        "knows about housing, and since then one comes for two days a week."));
}

TEST_CASE("pdf: feet of left and right pages that stand once each count on", "[parse]") {
    const std::string text =
        "Nobody had asked the residents how they wished to take their tablets.";
    const auto page = [&](const std::string& foot) {
        return std::vector<PdfText>{line(700, 11, false, text), line(30, 8, false, foot)};
    };
    const auto document = parse_pdf(as_bytes(
        pdf({page("1 BEHIND THE DOOR"), page("MEDICINES AT HOME 2"), page("3 BEHIND IT ALL")})));
    REQUIRE(document);
    for (const Block& block : document->blocks) {
        CAPTURE(block.text);
        CHECK((block.kind == BlockKind::Furniture) == (block.text != text));
    }
    CHECK(document->blocks.front().page_label == "1");
}

TEST_CASE("pdf: a line that ends in a small word goes on, whatever begins the next", "[parse]") {
    // "December" would have fitted on the line before.
    const std::vector<PdfText> page = {
        line(760, 16, true, "Staffing"),
        line(736,
             10,
             false,
             "The average fill rate for registered nurses at night was 83% in all of"),
        line(722, 10, false, "the wards that we have."),
        line(700, 10, false, "Vacancies went down from 14.2% in September to 10.8% in"),
        line(686, 10, false, "December after 23 nurses joined.")};
    const std::string read = shape(parse_pdf(as_bytes(pdf({page}))));
    CAPTURE(read);
    CHECK(read.find("to 10.8% in December after 23 nurses joined.") != std::string::npos);
}
