// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/dates_in_text.hpp"

#include "tests/catch.hpp"

using namespace findings;
using namespace findings::understanding;

TEST_CASE("dates: every printed shape gives its first and last day", "[understand]") {
    const auto [text, from, to] = GENERATE(table<std::string, std::string, std::string>({
        {"12 & 13 September 2023", "2023-09-12", "2023-09-13"},
        {"9 - 10 August 2023", "2023-08-09", "2023-08-10"},
        {"5 to 8 October 2015", "2015-10-05", "2015-10-08"},
        {"30, 31 March 2015", "2015-03-30", "2015-03-31"},
        {"10, 11, 15 October 2013", "2013-10-10", "2013-10-15"},
        {"6, 14 March 2012", "2012-03-06", "2012-03-14"},
        {"31 January 2022 to 2nd February 2022 and 8th February 2022", "2022-01-31", "2022-02-08"},
        {"18-19 July, 25 July, 1 August, 11-15 September and 27 September 2023",
         "2023-07-18",
         "2023-09-27"},
        {"10 Sept to 02 Oct 2019", "2019-09-10", "2019-10-02"},
        {"26th February to 28th February 2019", "2019-02-26", "2019-02-28"},
        {"11 Jul to 13 Jul 2023 and 26 Jul 2023", "2023-07-11", "2023-07-26"},
        {"22 March 2022 23 March 2022", "2022-03-22", "2022-03-23"},
        {"09/03/2023", "2023-03-09", "2023-03-09"},
        {"17/12/2019", "2019-12-17", "2019-12-17"},
        {"Mar-25", "2025-03", "2025-03"},
        {"Sept '24", "2024-09", "2024-09"},
        {"4-Nov-24", "2024-11-04", "2024-11-04"},
        {"4 June-25 July 2019", "2019-06-04", "2019-07-25"},
        {"2019-03-10", "2019-03-10", "2019-03-10"},
        {"2019-03-10T00:00:00Z", "2019-03-10", "2019-03-10"},
        {"November 24. 2011", "2011-11-24", "2011-11-24"},
        {"December 03. 2011", "2011-12-03", "2011-12-03"},
        {"March 5, 2014", "2014-03-05", "2014-03-05"},
        {"July 2017", "2017-07", "2017-07"},
        {"December 2016 \u2013 February 2017", "2016-12", "2017-02"},
        {"23 July to 24 July 2024", "2024-07-23", "2024-07-24"},
        {"24 July 202424.", "2024-07-24", "2024-07-24"},
        {"Tuesday 3 May 2016", "2016-05-03", "2016-05-03"},
    }));
    CAPTURE(text);
    const auto spans = dates_in(text);
    REQUIRE(spans.size() == 1);
    CHECK(to_iso(spans.front().from) == from);
    CHECK(to_iso(spans.front().to) == to);
    CHECK_FALSE(spans.front().is_period);
    CHECK(whole_date(text).has_value());
}

TEST_CASE("dates: a financial year is a period and no date of an event", "[understand]") {
    const auto text = GENERATE(as<std::string>(), "2016/17", "2016-17", "2016/2017", "Q2 2016/17");
    CAPTURE(text);
    const auto spans = dates_in(text);
    REQUIRE(spans.size() == 1);
    CHECK(spans.front().is_period);
    CHECK_FALSE(first_date(text).has_value());
}

TEST_CASE("dates: numbers that are no dates give none", "[understand]") {
    const auto text = GENERATE(as<std::string>(),
                               "",
                               "12 beds",
                               "Regulation 12(2)(a)",
                               "may have 3 patients",
                               "31/02/2019",
                               "24/7",
                               "0163 296 0101",
                               "14 patients in March",
                               "ref 45678",
                               "2017",
                               "12-bed unit",
                               "99999999999999999999");
    CAPTURE(text);
    CHECK(dates_in(text).empty());
    CHECK_FALSE(whole_date(text).has_value());
}

TEST_CASE("dates: a date inside a sentence is found and is not the whole", "[understand]") {
    const auto date = first_date("The audit of 6 wards was finished on 5 February 2013 by staff.");
    REQUIRE(date);
    CHECK(to_iso(date->from) == "2013-02-05");
    CHECK_FALSE(whole_date("finished on 5 February 2013"));
}

TEST_CASE("dates: a bare year only counts when asked for", "[understand]") {
    CHECK(dates_in("2017").empty());
    REQUIRE(dates_in("2017", true).size() == 1);
    CHECK(to_iso(dates_in("2017", true).front().from) == "2017");
}
