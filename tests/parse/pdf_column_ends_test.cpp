// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, paragraphs and tables that the end of a column or page splits.
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::pdf;
using samples::PdfText;
using samples::put_lines;
using samples::shape;
using samples::shape_of;

namespace {

using Page = samples::PdfTextPage;

const std::vector<std::string> kLeft = {"Young people were seen by a clinician who",
                                        "had the right skills. Each of the teams had",
                                        "access to a psychiatrist and to a family",
                                        "therapist. Records were kept up to date and"};
const std::vector<std::string> kRight = {"the plans had been written with the young",
                                         "people themselves. Waits were longest for",
                                         "those who lived in the east of the county,",
                                         "and nobody had told them why that was."};

std::string shape_of_pages(const std::vector<Page>& pages) {
    return shape(parse_pdf(as_bytes(pdf(pages))));
}

}  // namespace

TEST_CASE("pdf: an item goes on at the head of the next column with a name or a number",
          "[parse]") {
    for (const std::string next :
         {"Care Quality Commission had asked for in", "12 of the wards had asked for in"}) {
        CAPTURE(next);
        Page page;
        put_lines(page, 60, 713, {"\225 Meals were served at the times people"});
        put_lines(page, 60, 700, {"\225 Staff on the wards had written down what"});
        put_lines(
            page,
            72,
            687,
            {"each of the patients had said, and had kept", "it in the records of the ward."});
        put_lines(page, 60, 661, {"\225 Leave was planned with the families, and"});
        put_lines(page, 72, 648, {"every one of the visits was recorded as the"});
        put_lines(page, 312, 713, {next, "each of its letters since the spring."});
        put_lines(page, 300, 687, {"\225 Fridges were checked by the nurses each"});
        put_lines(page,
                  312,
                  674,
                  {"night, and the checks were looked at by a", "manager every week of the year."});
        put_lines(page, 300, 648, {"\225 Nobody was told of the change of plans."});
        CHECK(
            shape_of(page) ==
            "LI1 Meals were served at the times people / LI1 Staff on the wards had written down "
            "what each of the patients had said, and had "
            "kept it in the records of the ward. / LI1 Leave was planned with the families, and "
            "every one of the visits was recorded as the " +
                next +
                " each of its letters since the spring. / LI1 Fridges were checked by the nurses "
                "each night, and the checks were looked at by a manager every week of the year. / "
                "LI1 Nobody was told of the change of plans.");
    }
}

TEST_CASE("pdf: numbers set apart from the texts of a list stay in their column", "[parse]") {
    Page page;
    const auto add_item =
        [&](double x, double y, const std::string& number, const std::vector<std::string>& lines) {
            page.push_back({x, y, 10, false, number});
            put_lines(page, x + 24, y, lines);
        };
    add_item(60,
             700,
             "1.",
             {"ensure that the nurses on all of the",
              "wards are trained in restraint and",
              "that the training is kept up;"});
    add_item(60,
             658,
             "2.",
             {"ensure that the rooms are kept clean", "and that somebody looks at them;"});
    add_item(300,
             696,
             "3.",
             {"ensure that the plans are written",
              "with the people they are about and",
              "that copies are given to them;"});
    add_item(300,
             654,
             "4.",
             {"ensure that medicines are stored as", "the makers of them ask for."});
    CHECK(
        shape_of(page) ==
        "LI1 {1.} ensure that the nurses on all of the wards are trained in restraint and that the "
        "training is kept up; / LI1 {2.} ensure that the rooms are kept clean and that somebody "
        "looks at them; / LI1 {3.} ensure that the plans are written with the people they are "
        "about and that copies are given to them; / LI1 {4.} ensure that medicines are stored as "
        "the makers of them ask for.");
}

TEST_CASE("pdf: a last column of one line is a column where the page before has it", "[parse]") {
    Page full;
    Page last;
    for (std::size_t i = 0; i < 4; ++i) {
        const double y = 700 - 52 * static_cast<double>(i);
        put_lines(full, 60, y, kLeft);
        put_lines(full, 300, y, kRight);
    }
    put_lines(last, 60, 700, kLeft);
    put_lines(last, 300, 700, {"the doors were locked."});
    const std::string read = shape_of_pages({full, last});
    CAPTURE(read);
    CHECK(read.ends_with("Records were kept up to date and the doors were locked."));
}

TEST_CASE("pdf: a table of texts that a page break parts is no text in columns", "[parse]") {
    const auto add_row = [&](Page& page, double y, const std::string& number, double down) {
        page.push_back({50, y - down, 10, false, number});
        put_lines(page,
                  90,
                  y,
                  {"Staff did not always write down",
                   "what the people had said to them",
                   "of the meals and of their rooms"});
        put_lines(page,
                  280,
                  y - down / 2,
                  {"The provider will ask all of its", "managers to look at the records"});
        page.push_back({470, y - down, 10, false, "Ward manager"});
    };
    Page first = {{50, 700, 10, true, "Ref"},
                  {90, 700, 10, true, "What we found"},
                  {280, 700, 10, true, "What will be done"},
                  {470, 700, 10, true, "Lead"}};
    Page second;
    for (int i = 0; i < 3; ++i) {
        add_row(first, 680 - 50 * i, "R" + std::to_string(i + 1), 13);
        add_row(second, 700 - 50 * i, "R" + std::to_string(i + 4), i == 0 ? 0 : 13);
    }
    const std::string read = shape_of_pages({first, second});
    CAPTURE(read);
    for (int i = 1; i <= 6; ++i) {
        CHECK(read.find("TR R" + std::to_string(i) +
                        " | Staff did not always write down what the people had said to them of "
                        "the meals and of their rooms | The provider will ask all of its managers "
                        "to look at the records | Ward manager") != std::string::npos);
    }
}

TEST_CASE("pdf: words that narrow cells break are whole again, two words stay two", "[parse]") {
    Page page;
    const std::vector<double> xs = {60, 200, 270, 340};
    const std::vector<std::string> head = {"Service", "Safe", "Caring", "Overall"};
    for (std::size_t i = 0; i < xs.size(); ++i) page.push_back({xs[i], 700, 10, true, head[i]});
    double y = 670;
    for (const std::string service : {"Forensic wards", "Crisis services", "Day patient care"}) {
        page.push_back({60, y, 10, false, service});
        put_lines(page, 200, y, {"Requires im", "provement"});
        put_lines(page, 270, y, {"Good"});
        put_lines(page, 340, y, {"Good"});
        y -= 40;
    }
    CHECK(
        shape_of(page) ==
        "TR^ Service | Safe | Caring | Overall / TR Forensic wards | Requires improvement | Good | "
        "Good / TR Crisis services | Requires improvement | Good | Good / TR Day patient care | "
        "Requires improvement | Good | Good");
}
