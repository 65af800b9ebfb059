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

TEST_CASE("measures: whom a figure counts and when", "[label]") {
    const auto [text, population, period] = GENERATE(table<std::string, std::string, std::string>({
        {"12% of units did not meet the standard in 2016/17.", "units", "2016/17"},
        {"Only 61% of staff on Elm ward were trained.", "staff on Elm ward", ""},
        {"Of the 1,846 patients who replied, 64% felt safe.", "patients who replied", ""},
        {"In the last 12 months, 43 people had been placed out of area.",
         "people",
         "the last 12 months"},
        {"The average wait was 27 weeks in the eastern team.", "eastern team", ""},
        {"The vacancy rate was 11% at the end of March 2016.",
         "vacancy rate",
         "the end of March 2016"},
        {"There were 214 short shifts in the three months to January 2018.",
         "short shifts",
         "the three months to January 2018"},
        {"The trust reported 3,214 incidents between April 2018 and March 2019.",
         "incidents",
         "April 2018 and March 2019"},
        {"Almost half of replies (47%) named staffing.", "replies", ""},
        {"Nearly a quarter (24%) of units were short.", "units", ""},
        {"She heard 41 concerns since April.", "concerns", "since April"},
        {"There were 96 holds in the same quarter of last year.",
         "holds",
         "the same quarter of last year"},
        {"Calls fell from 88 to 52 in the same period of 2019.",
         "Calls",
         "the same period of 2019"},
        {"Sickness stood at 9.1% over the previous twelve months.",
         "Sickness",
         "the previous twelve months"},
        {"4% of calls were lost in the winter of 2017/18.", "calls", "the winter of 2017/18"},
        {"71% of children were seen within four weeks.", "children", ""},
        {"Admissions of young people to adult wards rose to 318 in Q2 2016/17.",
         "Admissions of young people to adult wards",
         "Q2 2016/17"},
    }));
    CAPTURE(text);
    const auto found = measures_of(text);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().population == population);
    CHECK(found.front().period == period);
}

TEST_CASE("measures: a figure in brackets with its own time is what it is held against",
          "[label]") {
    const auto [text, value, comparator, period] =
        GENERATE(table<std::string, std::string, std::string, std::string>({
            {"Audit in January: 97% complete (61% in August).", "97", "61% in August", "January"},
            {"In July 52% of letters went out on time (61% in June).", "52", "61% in June", "July"},
            {"Supervision was 84% at the end of June (91% in May).",
             "84",
             "91% in May",
             "the end of June"},
            {"Training stood at 88% in March (December: 70%).", "88", "December: 70%", "March"},
            {"There were 21 falls in August (17 in July).", "21", "", "August"},
            {"Nearly a quarter (24% in 2019) had left.", "24", "", "2019"},
        }));
    CAPTURE(text);
    const auto found = measures_of(text);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().value == value);
    CHECK(found.front().comparator == comparator);
    CHECK(found.front().period == period);
}

TEST_CASE("measures: a rate told as so many in every thousand, and what it became", "[label]") {
    for (const std::string text :
         {"Missed signatures fell from 14 in every 1,000 doses to 3.",
          "Missed signatures fell from 14 in 1,000 doses to 3 in 1,000."}) {
        CAPTURE(text);
        const auto found = measures_of(text);
        REQUIRE(found.size() == 1);
        CHECK(short_form(found[0]) == "3 per 1,000 doses");
        CHECK(found[0].value2 == "14");
        CHECK(found[0].change == "down");
        CHECK(found[0].kind == "rate");
        CHECK(found[0].population == "Missed signatures");
    }
}

TEST_CASE("measures: what a figure is compared with, and where it went", "[label]") {
    const auto rise =
        measures_of("24% of units could not recruit, up from 17% in 2014/15.").front();
    CHECK(rise.comparator == "up from 17% in 2014/15");
    CHECK(rise.change == "up");
    CHECK(rise.period.empty());  // the year is the comparison's
    const auto fall = measures_of(
                          "Incidents of aggression fell from 27 in the three months before to 11 "
                          "in the three months after.")
                          .front();
    CHECK(fall.value == "11");
    CHECK(fall.value2 == "27");
    CHECK(fall.change == "down");
    CHECK(fall.direction == "lower-better");
    CHECK(fall.population == "Incidents of aggression");
    CHECK(measures_of("Training stood at 71%, against a target of 85%.").front().comparator ==
          "against a target of 85%");
    CHECK(measures_of("There were 611 incidents compared with 342 in the six months before.")
              .front()
              .comparator == "compared with 342 in the six months before");
    CHECK(measures_of("Delayed days were 42% higher than in the same period the year before.")
              .front()
              .change == "up");
    CHECK(measures_of("Mandatory training was 92%.").front().direction == "higher-better");
    CHECK(measures_of("There were 40 chairs.").front().direction.empty());
}

TEST_CASE("measures: what a figure was before it went up or down", "[label]") {
    const auto [text,
                value,
                before,
                change] = GENERATE(table<std::string, std::string, std::string, std::string>({
        {"The median wait was 48 days, up from 31 in 2023/24.", "48", "31", "up"},
        {"Seclusion was used 14 times in 2025, down from 31 a year earlier.", "14", "31", "down"},
        {"12% of people were restrained. Down from 16% a year earlier.", "12", "16", "down"},
        {"One in five had been offered an assessment, up from one in eight in 2019.",
         "One in five",
         "one in eight",
         "up"},
        {"A week costs \u00A31,140 on average, up from \u00A3570 in 2021.", "1,140", "570", "up"},
        {"The number who live more than 20 miles away fell from 61 in 2022 to 34 in 2024.",
         "34",
         "61",
         "down"},
        {"12% of people were restrained. Down the road 16% were.", "12", "", ""},
        {"Waiting times rose to 26 weeks in 2024 from 18 weeks in 2022.", "26", "18", "up"},
        {"Falls went down to 1.8 per 1,000 bed days, from 2.9 a year ago.", "1.8", "2.9", "down"},
        {"The lunchtime round takes 20 minutes instead of 55.", "20", "55", "down"},
    }));
    CAPTURE(text);
    const auto found = measures_of(text);
    const auto at = std::find_if(found.begin(), found.end(), [&](const MeasureValue& measure) {
        return measure.value.ends_with(value);
    });
    REQUIRE(at != found.end());
    CHECK((before.empty() ? at->value2.empty() : at->value2.ends_with(before)));
    CHECK(at->change == change);
    CHECK(at->unit != "miles");
}

TEST_CASE("measures: parts of a whole that the sentence names elsewhere", "[label]") {
    const auto [text, part] = GENERATE(table<std::string, std::string>({
        {"Of 22 actions 19 were complete.", "19/22 actions"},
        {"Of the 12 events in the log only three had been discussed.", "three/12 events"},
        {"The register held 37 patients, of whom 35 had had a check.", "35/37 patients"},
        {"We had 9 complete forms out of 22.", "9/22 forms"},
        {"Of the 600 people asked, 541 agreed to share.", "541/600 people"},
        {"Of the 40 boards, 26 were weak.", "26/40 boards"},
        {"In a survey of 41 teams, 17 could do so.", "17/41 teams"},
        {"In January we managed 3 out of 26.", "3/26"},
    }));
    CAPTURE(text);
    CHECK(short_form(measures_of(text).back()) == part);
}

TEST_CASE("measures: targets and others that a figure is held against", "[label]") {
    const auto [text, comparator] = GENERATE(table<std::string, std::string>({
        {"Training had been completed by 54% of midwives and 61% of doctors, against a target of "
         "90%.",
         "against a target of 90%"},
        {"Only 41% (target 95%) were up to date.", "target 95%"},
        {"Checks were done for 71% of patients. The target is 80%.", "The target is 80%"},
        {"The power was used on 36,594 occasions in 2020/21, 8% more than the year before.",
         "8% more than the year before"},
        {"In May there were 80 long waits, twice as many as in the same month a year before.",
         "twice as many as in the same month a year before"},
        {"We cut delays by 44% in one hospital.", ""},
    }));
    CAPTURE(text);
    CHECK(measures_of(text).front().comparator == comparator);
}

TEST_CASE("measures: who was asked is whom a share counts", "[label]") {
    const auto found = measures_of(
        "We asked 187 directors in May. Two in five had cancelled visits, and 86% expected the "
        "next winter to be worse.");
    REQUIRE(found.size() == 3);
    CHECK(found[1].population == "directors");
    CHECK(found[2].population == "directors");
    const auto told = measures_of(
        "We asked 1,860 people who had stayed on a ward between 2023 and 2025. Of them, 64% had "
        "been woken by checks with a torch.");
    CHECK(told.back().population == "people who had stayed on a ward");
    CHECK(measures_of("A survey of 920 night workers. One in four had been alone.")
              .back()
              .population == "night workers");
}

TEST_CASE("measures: which way is better follows from what is counted", "[label]") {
    const auto falls = measures_of("Falls at night fell from 14 to five over the winter.").front();
    CHECK(falls.unit == "falls");
    CHECK(falls.change == "down");
    CHECK(falls.direction == "lower-better");
}

TEST_CASE("measures: kinds", "[label]") {
    const auto [text, kind] = GENERATE(
        table<std::string, std::string>({{"12% of units failed.", "share"},
                                         {"One in five said so.", "share"},
                                         {"There were 61 episodes.", "count"},
                                         {"People waited 18 weeks.", "duration"},
                                         {"It cost \u00A32 million.", "money"},
                                         {"There were 6.2 incidents per 1,000 bed days.", "rate"},
                                         {"It scored 4.8 out of 5.", "score"}}));
    CAPTURE(text);
    CHECK(measures_of(text).front().kind == kind);
}

TEST_CASE("measures: ages, days of a list and years of laws count nothing", "[label]") {
    const auto text = GENERATE(as<std::string>{},
                               "Ruth was 67 when she died.",
                               "The regulator visited the unit on February 13 and 14.",
                               "The Care Act 2014 allows authorised representatives to observe.");
    CAPTURE(text);
    CHECK(measures_of(text).empty());
    CHECK(short_form(measures_of("The average wait was 11.5 weeks (target: 6 weeks).").front()) ==
          "11.5 weeks");
    CHECK(
        measures_of("Incidents fell from 31 in the six months before to 9 in the six months after "
                    "(July to December 2021).")
            .front()
            .period == "July to December 2021");
}

TEST_CASE("measures: the population is the group, and not what is said of it",
          "[label][measures]") {
    const auto [text, population] = GENERATE(table<std::string, std::string>({
        {"The ward has six nurses and now opens the garden until nine.", "nurses"},
        {"References for 5 of 12 new staff came after the day on which they started.", "new staff"},
        {"For two of six patients the medicine chart did not match the certificate.", "patients"},
        {"At four of the six trusts nobody in the department looked at the screen.", "trusts"},
        {"Only 52.3% of people who had received long-term support had been reviewed in 2023/24.",
         "people who had received long-term support"},
        {"A plan was in place for 61% of patients who were known to be dying.",
         "patients who were known to be dying"},
        {"Eight wards in the north and two in the south had no lock.", "wards in the north"},
        {"We read 14 records of patients on the ward.", "records of patients on the ward"},
        {"There were 38 nurses and care workers.", "nurses and care workers"},
    }));
    CAPTURE(text);
    const auto found = measures_of(text);
    REQUIRE(!found.empty());
    CHECK(found.front().population == population);
}

TEST_CASE("measures: what is aimed at was not measured", "[label][measures]") {
    const auto found = measures_of("Uptake of the flu vaccine was 88%, above the 80% target.");
    REQUIRE(found.size() == 1);
    CHECK(found.front().value == "88");
    CHECK(found.front().comparator == "above the 80% target");
}

TEST_CASE("measures: half an hour more and a verb are no figures", "[label][measures]") {
    CHECK(measures_of("One in ten took more than an hour and a half.").size() == 1);
    CHECK(measures_of("One in ten took more than an hour and a half.").front().population.empty());
    for (const auto& measure :
         measures_of("Scores differ, so that a score of 5 does not mean the same to both."))
        CHECK(measure.unit != "does");
}

TEST_CASE("measures: a bound is no movement, nor is what was followed up", "[label][measures]") {
    CHECK(measures_of("The home is for up to 44 people.").front().change.empty());
    CHECK(measures_of("Medicines were up to 90 minutes late.").front().change.empty());
    CHECK(measures_of("The number of beds went up to 44.").front().change == "up");
    CHECK(measures_of("There was an increase of 12%.").front().change == "up");
}

TEST_CASE("measures: a part behind a colon and a month is one of its whole", "[label][measures]") {
    const auto found =
        measures_of("Actions were not followed up: of 31 actions from January, 19 were overdue.");
    REQUIRE(found.size() == 2);
    CHECK(found.back().value == "19");
    CHECK(found.back().denominator == "31");
    CHECK(found.front().change.empty());
}

TEST_CASE("measures: the number of a paper's clause counts nothing", "[label][measures]") {
    CHECK(measures_of("5.1 Staff must record the pulse within an hour.").empty() ==
          measures_of("Staff must record the pulse within an hour.").empty());
    CHECK(measures_of("5.1 WTE nurses were missing.").size() == 1);
}

TEST_CASE("measures: parts of those who were asked, and of what was counted", "[label]") {
    const auto [text, part] = GENERATE(table<std::string, std::string>({
        {"We rang 40 people who had missed it, and 17 told us why.", "17/40 people"},
        {"We asked 64 patients; 51 said that they felt safe.", "51/64 patients"},
        {"We looked at 30 plans, and 12 had no date.", "12/30 plans"},
        {"Only 38% of the 212 people on the list had been seen.", "212 people"},
    }));
    CAPTURE(text);
    CHECK(short_form(measures_of(text).back()) == part);
}

TEST_CASE("measures: the whole of a percentage stands behind it", "[label]") {
    const auto found = measures_of("Only 38% of the 212 people on the list had been seen.");
    CHECK(found.front().value == "38");
    CHECK(found.front().denominator == "212");
}

TEST_CASE("measures: bed days are counted, beds of a ward are its name", "[label]") {
    CHECK(short_form(measures_of("We used 338 bed days elsewhere.").front()) == "338 bed days");
    CHECK(measures_of("Elm is a 12 bed ward for men.").empty());
}

TEST_CASE("measures: a time limit is no measure, an average within it is", "[label]") {
    CHECK(measures_of("Complaints must be answered within 20 days.").empty());
    CHECK(short_form(measures_of("Complaints were closed within 20 days on average.").front()) ==
          "20 days");
}

TEST_CASE("measures: what some of those counted before did", "[label]") {
    const auto found = measures_of("We met 38 patients. Twenty-nine had tried to ring.");
    REQUIRE(found.size() == 2);
    CHECK(found.back().value == "Twenty-nine");
}

}  // namespace findings
