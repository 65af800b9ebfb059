// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/dates.hpp"

#include "tests/catch.hpp"

using namespace findings;

TEST_CASE("dates: as precise as the source, there and back", "[schema]") {
    for (const char* text : {"2017", "2017-07", "2017-07-26", "2024-02-29"}) {
        CAPTURE(text);
        CHECK(to_iso(from_iso(text).value()) == text);
    }
    CHECK(to_iso({}).empty());
}

TEST_CASE("dates: what is no date is none", "[schema]") {
    for (const char* text : {"",
                             "17",
                             "2017-13",
                             "2017-00",
                             "2023-02-29",
                             "2017-7",
                             "20170726",
                             "1066",
                             "2017-07-26T00",
                             "abcd"}) {
        CAPTURE(text);
        CHECK_FALSE(from_iso(text).has_value());
    }
}

TEST_CASE("dates: first and last day a date can mean", "[schema]") {
    CHECK(first_day({2017, 0, 0}) == 20170101);
    CHECK(last_day({2017, 0, 0}) == 20171231);
    CHECK(last_day({2024, 2, 0}) == 20240229);
    CHECK(first_day({2017, 7, 26}) == last_day({2017, 7, 26}));
    CHECK(first_day({}) == 0);
}
