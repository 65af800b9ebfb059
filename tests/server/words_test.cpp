// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/words.hpp"

#include "server/read_by.hpp"
#include "server/router.hpp"
#include "tests/catch.hpp"

using namespace findings;

TEST_CASE("numbers in words have separators and the right plural", "[server]") {
    CHECK(in_words(std::uint64_t{0}) == "0");
    CHECK(in_words(std::uint64_t{999}) == "999");
    CHECK(in_words(std::uint64_t{1204}) == "1,204");
    CHECK(in_words(std::uint64_t{1234567}) == "1,234,567");
    CHECK(counted(1, "finding") == "1 finding");
    CHECK(counted(1204, "finding") == "1,204 findings");
}

TEST_CASE("dates in words are as precise as they are known", "[server]") {
    CHECK(in_words(PartialDate{2017, 7, 26}) == "26 July 2017");
    CHECK(in_words(PartialDate{2017, 7, 0}) == "July 2017");
    CHECK(in_words(PartialDate{2017, 0, 0}) == "2017");
    CHECK(in_words(PartialDate{}).empty());
    CHECK(in_words(PartialDate{2017, 4, 3}, PartialDate{2017, 4, 5}) == "3 to 5 April 2017");
    CHECK(in_words(PartialDate{2017, 4, 30}, PartialDate{2017, 5, 2}) ==
          "30 April 2017 to 2 May 2017");
    CHECK(in_words(PartialDate{2017, 4, 3}, PartialDate{}) == "3 April 2017");
    CHECK(in_words(PartialDate{}, PartialDate{}).empty());
}

TEST_CASE("age_in_words: as precise as the date, silent about what is unknown or to come",
          "[server]") {
    const PartialDate today{2026, 11, 27};
    const auto [date, words] = GENERATE(table<PartialDate, std::string>({
        {{2026, 11, 3}, "this month"},
        {{2026, 10, 30}, "1 month ago"},
        {{2025, 12, 0}, "11 months ago"},
        {{2025, 11, 27}, "1 year ago"},
        {{2015, 10, 8}, "11 years ago"},
        {{2026, 0, 0}, "this year"},
        {{2017, 0, 0}, "9 years ago"},
        {{2027, 1, 1}, ""},
        {PartialDate{}, ""},
    }));
    CAPTURE(words);
    CHECK(age_in_words(date, today) == words);
}

TEST_CASE("find_route: exact paths, and one segment where an id stands", "[server]") {
    constexpr std::array routes = {
        Route{"/", Audience::Person, Caching::Never, nullptr},
        Route{"/findings/{id}", Audience::Person, Caching::Never, nullptr}};
    const auto [path, id] = GENERATE(table<std::string, std::optional<std::string>>({
        {"/", ""},
        {"/findings/0a1-b2", "0a1-b2"},
        {"/findings/", std::nullopt},
        {"/findings", std::nullopt},
        {"/findings/a/b", std::nullopt},
        {"/findings/A", std::nullopt},
        {"/findings/a%2e", std::nullopt},
        {"/findings/..", std::nullopt},
        {"//", std::nullopt},
    }));
    CAPTURE(path);
    const auto match = find_route(routes, path);
    REQUIRE(match.has_value() == id.has_value());
    if (match) CHECK(match->id == *id);
}

TEST_CASE("was_recognised: the pages that the report's remark names, and no others", "[server]") {
    const auto [remark, page, expected] = GENERATE(table<std::string, std::int32_t, bool>({
        {"page 3: read by optical recognition, confidence 91 %", 3, true},
        {"page 3: read by optical recognition, confidence 91 %", 4, false},
        {"pages 1-3, 7: read by optical recognition, confidence 60 %; poor, check against the "
         "source",
         2,
         true},
        {"pages 1-3, 7: read by optical recognition, confidence 60 %; poor, check against the "
         "source",
         7,
         true},
        {"pages 1-3, 7: read by optical recognition, confidence 60 %; poor, check against the "
         "source",
         6,
         false},
        {"page 3: no text (scanned? --ocr reads it)", 3, false},
        {"page 3: read by optical recognition, confidence 91 %", 0, false},
    }));
    CAPTURE(remark, page);
    Report report;
    report.warnings = {"2 paragraphs left out", remark};
    Passage passage;
    passage.page_number = page;
    CHECK(was_recognised(passage, report) == expected);
}
