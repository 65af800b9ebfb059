// SPDX-License-Identifier: GPL-3.0-or-later
// Tables with numbered rows whose cells are set in the middle of their rows.
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::as_bytes;
using samples::pdf;
using samples::put_lines;
using samples::shape;

namespace {

using Page = samples::PdfTextPage;

/// Puts the lines of a cell so that their middle is at `y`.
void put_cell(Page& page, double x, double y, const std::vector<std::string>& lines) {
    const double half = 13 * (static_cast<double>(lines.size()) - 1) / 2;
    put_lines(page, x, y + half, lines);
}

}  // namespace

TEST_CASE("pdf: cells in the middle of numbered rows are each a cell of their row", "[parse]") {
    Page page = {{60, 740, 10, false, "We had this reply from the provider on 30 August 2023."},
                 {60, 700, 10, true, "No."},
                 {140, 700, 10, true, "Recommendation"},
                 {360, 700, 10, true, "Response"}};
    put_cell(page, 60, 655, {"1"});
    put_cell(page, 95, 655, {"Repair the paving and open the", "garden door in the daytime."});
    put_cell(page,
             320,
             655,
             {"Agreed. Work will be done by the",
              "end of October. Until then staff",
              "go with people who ask.",
              "Nobody is refused."});
    put_cell(page, 60, 590, {"2"});
    put_cell(page,
             95,
             590,
             {"Provide activities in the evening", "and at weekends, planned with", "patients."});
    put_cell(page, 320, 590, {"Agreed in part. The post has been", "advertised."});
    put_cell(page, 60, 545, {"3"});
    put_cell(page, 95, 545, {"Replace the sign."});
    put_cell(page, 320, 545, {"Not agreed. Signs belong to the", "landlord."});
    page.push_back({60, 500, 10, false, "We plan to return in the spring."});
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P We had this reply from the provider on 30 August 2023. / "
          "TR^ No. | Recommendation | Response / "
          "TR 1 | Repair the paving and open the garden door in the daytime. | Agreed. Work will "
          "be done by the end of October. Until then staff go with people who ask. Nobody is "
          "refused. / "
          "TR 2 | Provide activities in the evening and at weekends, planned with patients. | "
          "Agreed in part. The post has been advertised. / "
          "TR 3 | Replace the sign. | Not agreed. Signs belong to the landlord. / "
          "P We plan to return in the spring.");
}

TEST_CASE("pdf: heads of two lines, and heads that run together, name the columns of numbered rows",
          "[parse]") {
    Page page = {{60, 740, 10, false, "Are there any outstanding requirements? NO"}};
    put_cell(page, 62, 700, {"No."});
    put_cell(page, 84, 700, {"Standard"});
    put_cell(page, 132, 700, {"Regulation"});
    put_cell(page, 280, 700, {"Requirement"});
    put_cell(page, 430, 700, {"Timescale for", "action"});
    const auto row = [&](double y,
                         const std::string& number,
                         const std::string& standard,
                         const std::vector<std::string>& lines,
                         const std::string& day) {
        put_cell(page, 62, y, {number});
        put_cell(page, 84, y, {standard});
        put_cell(page, 132, y, {"13(2)"});
        put_cell(page, 200, y, lines);
        put_cell(page, 430, y, {day});
    };
    row(660,
        "1",
        "OP9",
        {"The registered person must make sure",
         "that medicines are signed for when",
         "they are given."},
        "31/10/07");
    row(618,
        "2",
        "OP9",
        {"The medicines cupboard must be", "kept cool and its temperature", "written down."},
        "30/11/07");
    page.push_back({60, 570, 10, false, "We plan to return in the spring."});
    CHECK(shape(parse_pdf(as_bytes(pdf({page})))) ==
          "P Are there any outstanding requirements? NO / "
          "TR^ No. | Standard | Regulation | Requirement | Timescale for action / "
          "TR 1 | OP9 | 13(2) | The registered person must make sure that medicines are signed for "
          "when they are given. | 31/10/07 / "
          "TR 2 | OP9 | 13(2) | The medicines cupboard must be kept cool and its temperature "
          "written down. | 30/11/07 / "
          "P We plan to return in the spring.");
}
