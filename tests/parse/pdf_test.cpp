// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::pdf;
using samples::PdfText;
using samples::shape;

namespace {
/// Lines of body text one below the other.
void add_lines(std::vector<PdfText>& page,
               double x,
               double y,
               const std::vector<std::string>& lines,
               double size = 11) {
    samples::put_lines(page, x, y, lines, size, 14);
}
}  // namespace

TEST_CASE("pdf: headings by type, lines joined, hyphens mended, bullets", "[parse]") {
    std::vector<PdfText> page = {{72, 770, 20, true, "Are services safe?"},
                                 {72, 735, 11, true, "Safe staffing"}};
    add_lines(page,
              72,
              715,
              {"The ward manager told us that the trust had carried out an assess-",
               "ment of every ligature point on the ward and that all of the staff",
               "knew where to find it."});
    page.push_back({72, 660, 11, false, "\225"});
    add_lines(page,
              90,
              660,
              {"Staff knew how to report incidents and they did so whenever they", "had to."});
    page.push_back({72, 632, 11, false, "\225"});
    add_lines(page, 90, 632, {"Managers shared what was learnt."});
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "H1 Are services safe? / H2 Safe staffing / P The ward manager told us that the trust "
          "had carried out an assessment of "
          "every ligature point on the ward and that all of the staff knew where to find it. / LI1 "
          "Staff knew how to report "
          "incidents and they did so whenever they had to. / LI1 Managers shared what was learnt.");
}

TEST_CASE("pdf: running lines are furniture and give the page labels", "[parse]") {
    std::vector<std::vector<PdfText>> pages;
    for (int number = 1; number <= 4; ++number) {
        std::vector<PdfText> page;
        add_lines(page,
                  72,
                  700,
                  {"Some text of page " + std::string(1, static_cast<char>('A' + number)) +
                   " that is long enough to read."});
        page.push_back({72,
                        30,
                        9,
                        false,
                        std::to_string(number + 6) + " Forensic wards Quality Report 14/07/2016"});
        pages.push_back(page);
    }
    const auto document =
        parse_pdf(as_bytes(pdf(pages, "/Title(Forensic wards)/CreationDate(D:20160714090000Z)")));
    REQUIRE(document);
    CHECK(document->title == "Forensic wards");
    CHECK(document->properties.at("created") == "2016-07-14T09:00:00");
    CHECK(document->page_count == 4);
    REQUIRE(document->blocks.size() == 8);
    CHECK(document->blocks[2].page_number == 2);
    CHECK(document->blocks[2].page_label == "8");
    CHECK(document->blocks[3].kind == BlockKind::Furniture);
    CHECK(document->blocks[3].text == "8 Forensic wards Quality Report 14/07/2016");
}

TEST_CASE("pdf: a paragraph goes on over the end of its page", "[parse]") {
    std::vector<PdfText> first;
    std::vector<PdfText> second;
    add_lines(first,
              72,
              120,
              {"We found that the trust had not acted on the findings of the last audit and",
               "that many of the"});
    first.push_back({300, 30, 9, false, "1"});
    add_lines(second, 72, 770, {"risks had been known for two years."});
    second.push_back({300, 30, 9, false, "2"});
    CHECK(shape(parse_pdf(as_bytes(pdf({first, second})))) ==
          "P We found that the trust had not acted on the findings of the last audit and that many "
          "of the risks had been known for "
          "two years. / ~ 1 / ~ 2");
}

TEST_CASE("pdf: a table is read row by row", "[parse]") {
    std::vector<PdfText> page;
    add_lines(page, 72, 780, {"The table below says how each of the wards was rated by the team."});
    const std::vector<std::vector<std::string>> rows = {{"Ward", "Safe", "Overall"},
                                                        {"Rowan", "Good", "Good"},
                                                        {"Hazel", "Inadequate", "Good"},
                                                        {"Larch", "Good", "Good"}};
    double y = 740;
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            page.push_back({72 + 150.0 * static_cast<double>(c), y, 11, y > 735, row[c]});
        }
        y -= 22;
    }
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P The table below says how each of the wards was rated by the team. / TR^ Ward | Safe | "
          "Overall / "
          "TR Rowan | Good | Good / TR Hazel | Inadequate | Good / TR Larch | Good | Good");
}

TEST_CASE("pdf: two columns are read one after the other", "[parse]") {
    std::vector<PdfText> page;
    add_lines(page,
              60,
              700,
              {"Left column begins here and runs on",
               "for three lines before it comes to",
               "its end at the bottom."});
    add_lines(page,
              320,
              700,
              {"Right column begins here and runs on",
               "for three lines as well before it is",
               "over at last."});
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P Left column begins here and runs on for three lines before it comes to its end at the "
          "bottom. / "
          "P Right column begins here and runs on for three lines as well before it is over at "
          "last.");
}

TEST_CASE("pdf: letters printed twice are mended when the footer vouches for the name", "[parse]") {
    const std::string doubled =
        "Northampt Northamptonshir onshire He Healthc althcar are NHS NHS Foundation oundation "
        "Trust rust";
    const std::string name = "Northamptonshire Healthcare NHS Foundation Trust";
    std::vector<PdfText> page = {{72, 700, 11, false, doubled}};
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) == "P " + doubled);
    page.push_back({72, 30, 9, false, "1 " + name + " Inspection report 17/12/2019"});
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P " + name + " / ~ 1 " + name + " Inspection report 17/12/2019");
}

TEST_CASE("pdf: lost ligatures are mended", "[parse]") {
    std::vector<PdfText> page;
    add_lines(page,
              72,
              700,
              {"The fi rst finding was specifed by the Ofce. Staff found five of if."});
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P The first finding was specified by the Office. Staff found five of if.");
}

TEST_CASE("pdf: pages without text are reported, page or file", "[parse]") {
    CHECK(shape(parse_pdf(as_bytes(pdf({{}})))) ==
          "Error: its pages hold neither text nor pictures");
    const auto document = parse_pdf(as_bytes(pdf({{{72, 700, 11, false, "Some text."}}, {}})));
    REQUIRE(document);
    CHECK(document->warnings ==
          std::vector<std::string>{"page 2: no text (scanned? --ocr reads it)"});
    CHECK(shape(parse_pdf(as_bytes("%PDF-1.4 and no more"))).starts_with("Error: a damaged PDF"));
}

TEST_CASE("pdf: contents lines are furniture, with Roman page numbers too", "[parse]") {
    std::vector<PdfText> page;
    add_lines(page,
              72,
              700,
              {"Foreword . . . . . . . . . . . iii", "Summary . . . . . . . . . . . 1"});
    add_lines(page, 72, 600, {"This text tells what the report is about."});
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "~ Foreword . . . . . . . . . . . iii / ~ Summary . . . . . . . . . . . 1 / P This text "
          "tells what the report is about.");
}

TEST_CASE("pdf: chapter numbers at the top of pages are no page numbers", "[parse]") {
    std::vector<std::vector<PdfText>> pages;
    const std::vector<std::string> names = {"Background", "Findings", "Next steps"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<PdfText> page = {{72, 790, 16, true, std::to_string(i + 1) + "."},
                                     {110, 790, 16, true, names[i]}};
        add_lines(page, 72, 700, {"Some text of the chapter that is called " + names[i] + "."});
        pages.push_back(page);
    }
    CHECK(
        shape(parse_pdf(as_bytes(pdf(pages)))) ==
        "H1 1. Background / P Some text of the chapter that is called Background. / H1 2. Findings "
        "/ P Some text of the chapter that is called Findings. / H1 3. Next steps / P Some text of "
        "the chapter that is called Next steps.");
}

TEST_CASE("pdf: small type with a number is a footnote only at the foot of the text", "[parse]") {
    std::vector<PdfText> page;
    add_lines(page, 72, 700, {"The first paragraph of the page is set in the type of its text."});
    add_lines(page, 72, 380, {"22 beds for women, in small type"}, 9);
    add_lines(page,
              72,
              340,
              {"The last paragraph of the page is set in the type of its text", "and ends on the"});
    add_lines(page, 72, 90, {"1 See the code of practice."}, 8);
    std::vector<PdfText> next;
    add_lines(next, 72, 770, {"page after it."});
    CHECK(
        shape(parse_pdf(as_bytes(pdf({page, next})))) ==
        "P The first paragraph of the page is set in the type of its text. / P 22 beds for women, "
        "in small type / P The last paragraph of the page is set in the type of its text and ends "
        "on the page after it. / P 1 See the code of practice.");
}
