// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/number_words.hpp"

#include "indexer/label/measures.hpp"
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <optional>
#include <string>

namespace findings {

TEST_CASE("numbers: figures and words say the same number", "[label]") {
    const auto [printed, number] = GENERATE(table<std::string, std::optional<double>>({
        {"1,312", 1312.0},
        {"12.5%", 12.5},
        {"Ninety-two", 92.0},
        {"a hundred and five", 105.0},
        {"two hundred and forty-one thousand and six", 241006.0},
        {"1.2 million", 1.2e6},
        {"zero", 0.0},
        {"Nine out of ten", std::nullopt},
        {"half", std::nullopt},
        {"and", std::nullopt},
        {"", std::nullopt},
    }));
    CAPTURE(printed);
    CHECK(number_in(printed) == number);
}

TEST_CASE("numbers: a share is judged alike in figures and in words", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"92% of staff had completed mandatory training.", Polarity::Good},
        {"Ninety-two per cent of staff had completed mandatory training.", Polarity::Good},
        {"40% of staff had completed mandatory training.", Polarity::Concern},
        {"Forty per cent of staff had completed mandatory training.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(test::labelled(text).polarity == polarity);
}

TEST_CASE("measures: a share of a state is one of what the sentence is about", "[label]") {
    const std::string text = "Supervision was 97% complete.";
    const auto values = label::read_measures(text, label::read_words(text)).values;
    REQUIRE(values.size() == 1);
    CHECK(values.front().population == "Supervision");
}

}  // namespace findings
