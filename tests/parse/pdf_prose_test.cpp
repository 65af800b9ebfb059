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

TEST_CASE("pdf: a number or a small word that closes a sentence goes on in its paragraph",
          "[parse]") {
    const auto [first, second] = GENERATE(table<std::string, std::string>({
        {"A second audit of 50 incidents found that families had been told on the same day in",
         "47. Complaints from parents fell from 19 to four."},
        {"The call has three lines: what your child did today, how they are, and what we will do",
         "next."},
        {"The ward has a general unit of fourteen beds for young people of both sexes who are aged",
         "13 to 17 and live near by."},
        {"Staff said that there were fewer nurses on shift in the winter of that year than",
         "12. Nobody had asked them."},
    }));
    CAPTURE(second);
    const std::vector<PdfText> page = {
        line(760, 16, true, "What changed"),
        line(736, 10.5, false, first),
        line(722, 10.5, false, second),
        line(700, 10.5, false, "Nurses say that hard talks are easier with people whom they know."),
    };
    const std::string read = shape(parse_pdf(as_bytes(pdf({page}))));
    CAPTURE(read);
    CHECK(read.find("P " + first + " " + second) != std::string::npos);
}
