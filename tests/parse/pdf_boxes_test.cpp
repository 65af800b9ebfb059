// SPDX-License-Identifier: GPL-3.0-or-later
// Posters: boxes in columns, each a heading over its text.
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::put_lines;
using samples::shape_of;

using Page = samples::PdfTextPage;

TEST_CASE("pdf: a box of a poster keeps its heading and its text, whatever stands beside it",
          "[parse]") {
    // Headings are large, or as large as the text and in bold capitals.
    const auto [size, why, aim, what, next] =
        GENERATE(table<double, std::string, std::string, std::string, std::string>({
            {14, "Why it mattered", "Our aim", "What happened", "Still to do"},
            {10, "WHY IT MATTERED", "OUR AIM", "WHAT HAPPENED", "STILL TO DO"},
        }));
    // Boxes of one height in both columns, or not.
    const double down = GENERATE(0.0, 37.0);
    CAPTURE(size, down);
    Page page = {{60, 770, 20, true, "Talk first on Heron ward"}};
    page.push_back({60, 700, size, true, why});
    put_lines(page, 60, 684, {"Injections were given by force 96", "times in one year."});
    page.push_back({60, 640, size, true, aim});
    put_lines(page, 60, 624, {"To halve the number by the spring", "of the next year."});
    page.push_back({310, 700, size, true, what});
    put_lines(page, 310, 684, {"Injections fell by more than half", "in nine months."});
    page.push_back({310, 640 - down, size, true, next});
    put_lines(page, 310, 624 - down, {"Train the people who come from the", "bank by Christmas."});
    const std::string read = shape_of(page);
    CHECK(read == "H1 Talk first on Heron ward / H2 " + why +
                      " / P Injections were given by force 96 times in one year. / H2 " + aim +
                      " / P To halve the number by the spring of the next year. / H2 " + what +
                      " / P Injections fell by more than half in nine months. / H2 " + next +
                      " / P Train the people who come from the bank by Christmas.");
}

TEST_CASE("pdf: rows with names in bold on both sides stay a table", "[parse]") {
    Page page = {{60, 770, 20, true, "Ratings"}};
    const std::vector<std::string> names = {"Safe", "Effective", "Caring", "Responsive"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double y = 700 - 20 * static_cast<double>(i);
        page.push_back({60, y, 10, true, names[i]});
        page.push_back({310, y, 10, true, "Good"});
    }
    const std::string read = shape_of(page);
    CAPTURE(read);
    CHECK(read.find("Safe | Good") != std::string::npos);
}
