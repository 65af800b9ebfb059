// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that moved, with more between "from" and "to" than a number, and parts of a whole.
#include "tests/catch.hpp"
#include "tests/label/measuring.hpp"

#include <algorithm>
#include <string>

namespace findings {

using test::measures_of;

TEST_CASE("measures: from an average of, to about: what it was and what it became", "[label]") {
    const auto [text, before, now, change] =
        GENERATE(table<std::string, std::string, std::string, std::string>({
            {"Scores came down from an average of 27.4 on arrival to 16.8 on leaving.",
             "27.4",
             "16.8",
             "down"},
            {"Falls with harm went down from 64 to 41.", "64", "41", "down"},
            {"Complaints fell from 88 last year to 61.", "88", "61", "down"},
            {"The mean score went up from a median of 3.1 at the start to 4.4 at the end.",
             "3.1",
             "4.4",
             "up"},
            {"Missed appointments fell from 18% to 11% over ten months.", "18", "11", "down"},
            {"Referrals rose from about 40 a month to just over 65.", "40", "65", "up"},
            {"Beds were cut from more than 90 to about 60.", "90", "60", "down"},
        }));
    CAPTURE(text);
    const auto all = measures_of(text);
    REQUIRE(all.size() == 1);
    CHECK(all.front().value2 == before);
    CHECK(all.front().value == now);
    CHECK(all.front().change == change);
}

TEST_CASE("measures: a figure in front of last year is not a span of years", "[label]") {
    const auto all = measures_of("Costs of spot beds rose by 12% last year.");
    REQUIRE(all.size() == 1);
    CHECK(all.front().value == "12");
    CHECK(all.front().unit == "%");
    CHECK(measures_of("In the last 12 months nobody left.").empty());
    CHECK(measures_of("There was a review in the three previous years.").empty());
}

TEST_CASE("measures: parts of things, and of what goes out", "[label]") {
    const auto [text, part, whole] = GENERATE(table<std::string, std::string, std::string>({
        {"Of 71 things that patients asked for, nine were done.", "nine", "71"},
        {"Out of 45 letters that went out, six were late.", "six", "45"},
        {"Of 12 reasons that staff gave, four were about pay.", "four", "12"},
        {"Of 58 requests 37 have been done.", "37", "58"},
    }));
    CAPTURE(text);
    const auto all = measures_of(text);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.value == part; });
    REQUIRE(found != all.end());
    CHECK(found->denominator == whole);
}

}  // namespace findings
