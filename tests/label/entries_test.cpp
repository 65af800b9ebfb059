// SPDX-License-Identifier: GPL-3.0-or-later
// Figures behind their label, as board papers list them.
#include "indexer/label/measures.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

namespace findings {
namespace {

std::vector<MeasureValue> measures_of(const std::string& text) {
    return label::read_measures(text, label::read_words(text)).values;
}

}  // namespace

TEST_CASE("measures: a figure behind its label, and what it was before", "[label]") {
    struct Entry {
        std::string text, value, value2, change, unit;
    };
    const auto entry = GENERATE(values<Entry>({
        {"Prone restraint: 4 (Q4 2024/25: 11). Target: fewer than 6.", "4", "11", "down", ""},
        {"Seclusion episodes: 22 (Q4: 19).", "22", "19", "up", "episodes"},
        {"Rapid tranquillisation: 31 (previous quarter 44)", "31", "44", "down", ""},
        {"Complaints upheld: 3 (7 in May)", "3", "7", "down", ""},
        {"Vacancies: 12% (last year: 9%).", "12", "9", "up", "%"},
        {"Staff trained: 88% (target 85%).", "88", "", "", "%"},
        {"Falls with harm: 5", "5", "", "", ""},
    }));
    CAPTURE(entry.text);
    const auto measures = measures_of(entry.text);
    REQUIRE(measures.size() == 1);
    CHECK(measures[0].value == entry.value);
    CHECK(measures[0].value2 == entry.value2);
    CHECK(measures[0].change == entry.change);
    CHECK((measures[0].unit == "%") == (entry.unit == "%"));
    CHECK(measures[0].population == entry.text.substr(0, entry.text.find(':')));
}

TEST_CASE("measures: a number behind the label of a name, a day or a mark counts nothing",
          "[label]") {
    const auto text = GENERATE("Regulation: 12",

                               "Visit reference: 39417",
                               "Date: 12 March 2024",
                               "Page: 4",
                               "Year: 2019",
                               "Tel: 960319");
    CAPTURE(text);
    CHECK(measures_of(text).empty());
}

TEST_CASE("measures: a goal in a sentence or a bracket is what the figure is held against",
          "[label]") {
    const auto measures = measures_of("Debriefs within 72 hours stood at 61% (target 90%).");
    REQUIRE(measures.size() == 1);
    CHECK(measures[0].value == "61");
    CHECK(measures[0].comparator == "target 90%");
    const auto entry = measures_of("Appraisals: 71%. Target: 90%.");
    REQUIRE(entry.size() == 1);
    CHECK(entry[0].value == "71");
    CHECK(entry[0].comparator == "Target: 90%");
}

}  // namespace findings
