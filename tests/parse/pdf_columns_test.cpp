// SPDX-License-Identifier: GPL-3.0-or-later
// Reading order: columns, tables between and inside them, cells that hold paragraphs.
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

using namespace findings;
using samples::PdfText;
using samples::put_lines;
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
const std::string kBoth =
    "P Young people were seen by a clinician who had the right skills. Each of the teams had "
    "access "
    "to a psychiatrist and to a family therapist. Records were kept up to date and the plans had "
    "been written with the young people themselves. Waits were longest for those who lived in the "
    "east of the county, and nobody had told them why that was.";

}  // namespace

TEST_CASE("pdf: a sentence goes on from column to column, whatever the gutter", "[parse]") {
    for (const double right : {272.0, 300.0, 340.0}) {
        for (const double down : {0.0, 5.0}) {  // columns need not share their lines
            CAPTURE(right, down);
            Page page;
            for (std::size_t i = 0; i < kLeft.size(); ++i) {
                const double y = 700 - 13 * static_cast<double>(i);
                page.push_back({60, y, 10, false, kLeft[i]});
                page.push_back({right, y - down, 10, false, kRight[i]});
            }
            CHECK(shape_of(page) == kBoth);
        }
    }
}

TEST_CASE("pdf: a heading over both columns stands before them, text below after them", "[parse]") {
    Page page = {{60, 740, 18, true, "Specialist services for children and young people"},
                 {60,
                  560,
                  10,
                  false,
                  "This paragraph runs below both of the columns, over the whole "
                  "of the page, and comes last."}};
    put_lines(page, 60, 700, kLeft);
    put_lines(page, 300, 700, kRight);
    CHECK(shape_of(page) ==
          "H1 Specialist services for children and young people / " + kBoth +
              " / P This paragraph runs below both of the columns, over the whole of the page, and "
              "comes last.");
}

TEST_CASE("pdf: three columns, bullets in them", "[parse]") {
    Page page;
    put_lines(page,
              50,
              700,
              {"Staff knew how to report", "an incident, and they did", "so. Learning was shared"},
              9,
              12);
    put_lines(page, 50, 664, {"every month by email to", "all of the wards."}, 9, 12);
    put_lines(
        page,
        220,
        700,
        {"\225 Medicines were kept in", "   a locked cupboard and", "   the fridge was checked."},
        9,
        12);
    put_lines(page, 220, 664, {"\225 Stock was counted by two", "   nurses each night."}, 9, 12);
    put_lines(
        page,
        390,
        700,
        {"Managers had sight of the", "figures for each of their", "wards, and they acted on"},
        9,
        12);
    put_lines(page, 390, 664, {"them when they had to, as", "the board was told."}, 9, 12);
    CHECK(
        shape_of(page) ==
        "P Staff knew how to report an incident, and they did so. Learning was shared every month "
        "by email to all of the wards. / LI1 Medicines were kept in a locked cupboard and the "
        "fridge was checked. / LI1 Stock was counted by two nurses each night. / P Managers had "
        "sight of the figures for each of their wards, and they acted on them when they had to, "
        "as the board was told.");
}

TEST_CASE("pdf: a table in a column keeps its rows", "[parse]") {
    Page page;
    put_lines(page, 60, 700, kLeft);
    put_lines(page,
              60,
              648,
              {"they were read by all of the staff on the",
               "ward at the start of every single shift, as",
               "the policy of the trust asks for them to be."});
    put_lines(page, 300, 700, kRight);
    double y = 630;
    for (const auto& [ward, beds] :
         std::vector<std::pair<std::string, std::string>>{{"Ward", "Beds"},
                                                          {"Rowan", "12"},
                                                          {"Hazel", "16"},
                                                          {"Larch", "9"}}) {
        page.push_back({300, y, 10, ward == "Ward", ward});
        page.push_back({420, y, 10, ward == "Ward", beds});
        y -= 18;
    }
    const std::string read = shape_of(page);
    CAPTURE(read);
    CHECK(read.ends_with("TR^ Ward | Beds / TR Rowan | 12 / TR Hazel | 16 / TR Larch | 9"));
    CHECK(read.find("for them to be. / ") < read.find("the plans had been written"));
}

TEST_CASE("pdf: a requirement notice is read cell by cell, row by row", "[parse]") {
    Page page = {{60, 740, 18, true, "Requirement notices"},
                 {60, 700, 10, true, "Regulated activity"},
                 {300, 700, 10, true, "Regulation"}};
    const auto add_row = [&](double y,
                             const std::vector<std::string>& left,
                             const std::vector<std::string>& right,
                             double down) {
        put_lines(page, 60, y - down, left);
        put_lines(page, 300, y, right);
    };
    // The left cell stands at the top in one row and in the middle in the other.
    add_row(682,
            {"Assessment or medical treatment for",
             "persons detained under the Mental",
             "Health Act 1983",
             "Treatment of disease, disorder or injury"},
            {"Regulation 12 HSCA (RA) Regulations 2014",
             "Safe care and treatment",
             "How the regulation was not being met:",
             "Ligature points had not been found and",
             "nobody had been told of them."},
            0);
    add_row(600,
            {"Treatment of disease, disorder or injury"},
            {"Regulation 18 HSCA (RA) Regulations 2014",
             "Staffing",
             "How the regulation was not being met:",
             "There were too few nurses at night."},
            19);
    CHECK(
        shape_of(page) ==
        "H1 Requirement notices / H2 Regulated activity Regulation / P Assessment or medical "
        "treatment for persons detained under the Mental Health Act 1983 / P Treatment of disease, "
        "disorder or injury / P Regulation 12 HSCA (RA) Regulations 2014 Safe care and treatment / "
        "P How the regulation was not being met: / P Ligature points had not been found and nobody "
        "had been told of them. / P Treatment of disease, disorder or injury / P Regulation 18 "
        "HSCA "
        "(RA) Regulations 2014 Staffing / P How the regulation was not being met: / P There were "
        "too few nurses at night.");
}

TEST_CASE("pdf: a ratings grid with wrapped and centred cells", "[parse]") {
    Page page = {{60, 740, 18, true, "Ratings for mental health services"}};
    const std::vector<std::string> questions = {"Safe",
                                                "Effective",
                                                "Caring",
                                                "Responsive",
                                                "Overall"};
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const double x = 160 + 75 * static_cast<double>(i);
        page.push_back({x, 700, 10, true, questions[i]});
        put_lines(page, x, 676, {"Good", "Jul 2019"});
        put_lines(page,
                  x,
                  630,
                  i == 0 ? std::vector<std::string>{"Requires", "improvement", "Dec 2021"}
                         : std::vector<std::string>{"Good", "Dec 2021"});
    }
    put_lines(page, 60, 682, {"Wards for people", "with a learning", "disability"});
    put_lines(page, 60, 624, {"Forensic wards"});
    CHECK(
        shape_of(page) ==
        "H1 Ratings for mental health services / TR^ Safe | Effective | Caring | Responsive | "
        "Overall / TR Wards for people with a learning disability | Good Jul 2019 | Good Jul 2019 "
        "| "
        "Good Jul 2019 | Good Jul 2019 | Good Jul 2019 / TR Forensic wards | Requires improvement "
        "Dec 2021 | Good Dec 2021 | Good Dec 2021 | Good Dec 2021 | Good Dec 2021");
}

TEST_CASE("pdf: the cells of a locations table go on over several lines", "[parse]") {
    Page page = {{60, 740, 16, true, "Locations inspected"}};
    put_lines(page, 60, 700, {"Location ID"});
    put_lines(page, 160, 700, {"Name of CQC registered", "location"});
    put_lines(page, 300, 700, {"Name of service (e.g.", "ward/unit/team)"});
    put_lines(page, 450, 700, {"Postcode"});
    put_lines(page, 60, 662, {"RX111"});
    put_lines(page, 160, 662, {"Alder House"});
    put_lines(page,
              300,
              662,
              {"Linnet ward (acute, 18", "beds)", "Fieldfare ward (male, 20 beds)"});
    put_lines(page, 450, 662, {"ZZ7 3HB"});
    put_lines(page, 60, 611, {"RX114"});
    put_lines(page, 160, 611, {"The Cloister"});
    put_lines(page, 300, 611, {"Sorrel ward (mixed,", "22 beds)"});
    put_lines(page, 450, 611, {"ZZ9 6CU"});
    CHECK(shape_of(page) ==
          "H1 Locations inspected / TR Location ID | Name of CQC registered location | Name of "
          "service (e.g. ward/unit/team) | Postcode / TR RX111 | Alder House | Linnet ward (acute, "
          "18 "
          "beds) Fieldfare ward (male, 20 beds) | ZZ7 3HB / TR RX114 | The Cloister | Sorrel ward "
          "(mixed, 22 beds) | ZZ9 6CU");
}

TEST_CASE("pdf: text with wide spaces is no table", "[parse]") {
    Page page;
    const std::vector<std::string> words = {"Control",
                                            "of",
                                            "many",
                                            "robots",
                                            "is",
                                            "achieved",
                                            "by",
                                            "arms",
                                            "which",
                                            "each",
                                            "bend",
                                            "at",
                                            "voltages",
                                            "that",
                                            "differ",
                                            "from",
                                            "robot",
                                            "to"};
    put_lines(page, 60, 713, {"In this paper we present the means to steer small"});
    for (std::size_t i = 0; i < words.size(); ++i) {
        page.push_back({60 + 45.0 * static_cast<double>(i % 6),
                        700 - 13 * static_cast<double>(i / 6),
                        10,
                        false,
                        words[i]});
    }
    put_lines(page, 60, 661, {"robot, as is known from the work of others on this."});
    const std::string read = shape_of(page);
    CAPTURE(read);
    CHECK(read.find("TR") == std::string::npos);
}

TEST_CASE("pdf: cells of a high row that all but touch stay apart", "[parse]") {
    // The widths are those of ten point Helvetica: "were not updated after" ends a space before the
    // next cell.
    Page page = {{50, 700, 10, true, "Ref"},
                 {80, 700, 10, true, "Finding"},
                 {185, 700, 10, true, "Action"},
                 {290, 700, 10, true, "Owner"},
                 {360, 700, 10, true, "Due"}};
    const auto add_row = [&](double y, const std::vector<std::vector<std::string>>& cells) {
        const double xs[] = {50, 80, 185, 290, 360};
        for (std::size_t c = 0; c < cells.size(); ++c) put_lines(page, xs[c], y, cells[c], 10, 15);
    };
    add_row(670,
            {{"M1"},
             {"There were not", "enough nurses", "on night shifts", "on two wards."},
             {"Recruit twelve", "nurses from", "overseas."},
             {"Director of", "Nursing"},
             {"31 March"}});
    add_row(590,
            {{"M2"},
             {"Assessments of risk", "were not kept after", "incidents."},
             {"Add a mandatory risk", "field to the incident", "form and audit it."},
             {"Associate", "Director"},
             {"31 May"}});
    const auto got = shape_of(page);
    CAPTURE(got);
    CHECK(got.find("Assessments of risk were not kept after incidents.") != std::string::npos);
    CHECK(got.find("Add a mandatory risk field to the incident form and audit it.") !=
          std::string::npos);
}

TEST_CASE("pdf: a label of two lines in the middle of its row names the value beside it",
          "[parse]") {
    Page page;
    put_lines(page, 60, 706, {"Registered", "Provider"});
    put_lines(page, 200, 699.5, {"Elmfold Care (South West) Limited"});
    put_lines(page, 60, 667, {"Type of service"});
    put_lines(page, 200, 667, {"Domiciliary care service"});
    put_lines(page, 60, 641, {"Overview"});
    put_lines(page, 200, 641, {"Gives personal care to 61 people"});
    CHECK(shape_of(page) ==
          "TR Registered Provider | Elmfold Care (South West) Limited / TR Type of service | "
          "Domiciliary care service / TR Overview | Gives personal care to 61 people");
}

TEST_CASE("pdf: a foot that counts its page is no text even where it stands once", "[parse]") {
    Page page;
    put_lines(page, 60, 700, kLeft);
    page.push_back({60, 40, 8, false, "Elmfold Council: local authority assessment - Page 2"});
    CHECK(shape_of(page).find("~ Elmfold Council") != std::string::npos);
}

TEST_CASE("pdf: the second lines of two cells that wrapped belong to their row", "[parse]") {
    Page page;
    put_lines(page,
              60,
              700,
              {"Are services caring?", "Are services", "responsive?", "Are services safe?"});
    put_lines(page, 200, 700, {"Good", "Requires", "improvement", "Good"});
    CHECK(shape_of(page) ==
          "TR Are services caring? | Good / TR Are services responsive? | Requires improvement / "
          "TR Are services safe? | Good");
}
