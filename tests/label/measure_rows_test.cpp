// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/label/measuring.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace findings {

using test::measures_of;
using test::short_form;

TEST_CASE("measures: a row says itself what its cells are measured in, and may be numbered",
          "[label]") {
    const auto [text, unit, population] = GENERATE(table<std::string, std::string, std::string>({
        {"S1 | Falls with harm per 1,000 bed days | 0.7",
         "per 1,000 bed days",
         "Falls with harm per 1,000 bed days"},
        {"S2 | Falls per 1,000 bed days (all wards) | 0.7",
         "per 1,000 bed days",
         "Falls per 1,000 bed days (all wards)"},
        {"S3 | Patients seen in time (%) | 64", "%", "Patients seen in time (%)"},
        {"S4 | Complaints | 21", "", "Complaints"},
    }));
    CAPTURE(text);
    Passage row;
    row.text = text;
    row.columns = {"Ref", "", ""};
    row.section = {"3. Results"};
    const auto found = label::measures_in(row, label::read_words(row.text)).values;
    REQUIRE(found.size() == 1);
    CHECK(found[0].unit == unit);
    CHECK(found[0].population == population);
}

TEST_CASE("measures: cells of a table take unit and period from its heads", "[label]") {
    Passage row;
    row.text = "Elm ward | 41 | 12% | 3.2";
    row.columns = {"Ward", "Incidents 2016/17", "2017/18", "Rate per 1,000 bed days"};
    row.section = {"Use of restraint"};
    const auto found = label::measures_in(row, label::read_words(row.text)).values;
    REQUIRE(found.size() == 3);
    CHECK(short_form(found[0]) == "41 Incidents");
    CHECK(found[0].period == "2016/17");
    CHECK(short_form(found[1]) == "12 %");
    CHECK(found[1].period == "2017/18");
    CHECK(found[2].unit == "per 1,000 bed days");
    CHECK(found[2].population.starts_with("Elm ward"));
    row.columns = {"Ward", "Ref", "Date of visit", "Page"};
    row.text = "Elm ward | 4 | 12 | 7";
    CHECK(label::measures_in(row, label::read_words(row.text)).values.empty());
}

TEST_CASE("measures: cells take the unit that a column, a head in brackets or a sign tells",
          "[label]") {
    Passage row;
    row.columns = {"Measure", "Unit", "Target", "Q3 2024/25", "Q4 2024/25", "Trend"};
    row.text = "Falls | per 1,000 bed days | \u2264 2.0 | 2.4 | 1.8 | \u2193";
    auto found = label::measures_in(row, label::read_words(row.text)).values;
    REQUIRE(found.size() == 2);
    CHECK(short_form(found[1]) == "1.8 per 1,000 bed days");
    CHECK(found[1].period == "Q4 2024/25");
    CHECK(found[1].comparator == "target \u2264 2.0");
    row.text = "Complaints answered in time | % | 90 | 78 | 83 | \u2191";
    found = label::measures_in(row, label::read_words(row.text)).values;
    REQUIRE(found.size() == 2);
    CHECK(short_form(found[0]) == "78 %");
    row.columns = {"Type", "Number", "Rate (per 1,000 bed days)", "Change on the quarter (%)"};
    row.section = {"Table 1: Uses of force by type, July to September 2024"};
    row.text = "Seclusion | 1,514 | 4.2 [r] | -2.0";
    found = label::measures_in(row, label::read_words(row.text)).values;
    REQUIRE(found.size() == 3);
    CHECK(found[0].value == "1,514");
    CHECK(found[0].period == "July to September 2024");
    CHECK(short_form(found[1]) == "4.2 per 1,000 bed days");
    CHECK(short_form(found[2]) == "-2.0 %");
    row.columns = {"No.", "Recommendation"};
    row.text = "2 | Assessments of capacity must be recorded.";
    CHECK(label::measures_in(row, label::read_words(row.text)).values.empty());
}

TEST_CASE("measures: a heading's period holds for the list below it", "[label]") {
    Passage item;
    item.text = "There were 61 episodes of restraint.";
    item.section = {"Restraint in 2016/17"};
    CHECK(label::measures_in(item, label::read_words(item.text)).values.front().period ==
          "2016/17");
    item.section = {"Visit of 12 May 2019"};
    CHECK(label::measures_in(item, label::read_words(item.text)).values.front().period.empty());
}

TEST_CASE("measures: the period that a heading or a column names", "[label]") {
    CHECK(label::period_named_in("Use of restraint, April to June 2023") == "April to June 2023");
    CHECK(label::period_named_in("2016/17") == "2016/17");
    CHECK(label::period_named_in("2019") == "2019");
    CHECK(label::period_named_in("Safe staffing").empty());
}

TEST_CASE("measures: a cell may hold its whole and say when it was so", "[label]") {
    const auto [cell, value, whole, period] =
        GENERATE(table<std::string, std::string, std::string, std::string>({
            {"22 of 48 (May 2022)", "22", "48", "May 2022"},
            {"3 out of 12", "3", "12", ""},
            {"3.2 (July to September 2022)", "3.2", "", "July to September 2022"},
            {"1,204 of 1,380 (87%)", "1,204", "1,380", ""},
        }));
    CAPTURE(cell);
    Passage row;
    row.text = "Patients who know | Interviews | Monthly | " + cell;
    row.columns = {"What is checked", "How", "How often", "Result at last check"};
    const auto found = label::measures_in(row, label::read_words(row.text)).values;
    REQUIRE(found.size() == 1);
    CHECK(found[0].value == value);
    CHECK(found[0].denominator == whole);
    CHECK(found[0].period == period);
}

}  // namespace findings
