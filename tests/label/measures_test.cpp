// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measures.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace findings {
namespace {

std::vector<MeasureValue> measures_of(const std::string& text) {
    return label::read_measures(text, label::read_words(text)).values;
}

/// "24 %", "12-18 weeks", "19/32 records": what was read, short.
std::string short_form(const MeasureValue& measure) {
    std::string text = measure.value;
    if (measure.change == "range") text += "-" + measure.value2;
    if (!measure.denominator.empty() && measure.kind == "share") text += "/" + measure.denominator;
    return measure.unit.empty() ? text : text + ' ' + measure.unit;
}

struct Sentence {
    std::string text;
    std::vector<std::string> measures;  // empty = its numbers only name, date or order something
};

const std::vector<Sentence>& sentences() {
    static const std::vector<Sentence> kSentences = {
        // Shares
        {"12% of units did not meet the standard.", {"12 %"}},
        {"Nearly a quarter (24%) of records were missing.", {"24 %"}},
        {"Almost half of replies (47%) named staffing.", {"47 %"}},
        {"Only 61% of nurses had been trained.", {"61 %"}},
        {"Ninety-two per cent of staff had an appraisal.", {"Ninety-two %"}},
        {"Supervision stood at 54 per cent in May.", {"54 %"}},
        {"The return rate was 12.5%.", {"12.5 %"}},
        {"One in eight beds was empty.", {"One in eight"}},
        {"Some 3 in 10 carers had a plan of their own.", {"3 in 10"}},
        {"Two in five wards still had shared rooms.", {"Two in five"}},
        {"A third of patients had no copy.", {"A third"}},
        {"Nearly two thirds of trusts replied.", {"Nearly two thirds"}},
        {"More than half of all services had a waiting list.", {"More than half"}},
        {"Half the wards had a garden.", {"Half"}},
        {"Three quarters of plans named a relative.", {"Three quarters"}},
        {"Falls went down by a fifth.", {"a fifth"}},
        {"We looked at 19 of 32 records.", {"19/32 records"}},
        {"Seven of the 12 care plans were out of date.", {"Seven/12 care plans"}},
        {"There were gaps in 18 out of 40 seclusion records.", {"18/40 records"}},
        {"Nine out of ten people felt listened to.", {"Nine/ten people"}},
        {"75% (48 of 64) of wards had a carers' lead.", {"75 %", "48/64"}},
        {"Agency cover rose by 4 percentage points.", {"4 percentage points"}},
        {"Only 1 in 4 (25%) knew their rights.", {"25 %"}},
        // Counts
        {"There were 61 episodes of restraint.", {"61 episodes"}},
        {"The team took 2,310 referrals.", {"2,310 referrals"}},
        {"The survey drew 1,846 replies from 41 trusts.", {"1,846 replies", "41 trusts"}},
        {"Nine patients had no advocate.", {"Nine patients"}},
        {"Twenty-one young people were on adult wards.", {"Twenty-one young people"}},
        {"Of the 40 boards, 26 were rated as weak while 5 were rated as strong.",
         {"40 boards", "26/40 boards", "5/40 boards"}},
        {"The service had 23.5 WTE vacancies.", {"23.5 WTE"}},
        {"There were 14 whole time equivalent nurses.", {"14 WTE"}},
        {"Around 1.5 million people were in touch with services.", {"1.5 million people"}},
        {"The plan needs 8,000 new posts.", {"8,000 posts"}},
        {"Staff used 2000 hours of overtime.", {"2000 hours"}},
        {"Two provider events and one patient event were held.", {"Two events", "one event"}},
        {"Four work streams were agreed.", {"Four work streams"}},
        {"More than 200 staff left.", {"200 staff"}},
        {"She had 41 concerns raised with her.", {"41 concerns"}},
        {"The ward has 12 beds for men.", {"12 beds"}},
        {"In total 94 complaints came in.", {"94 complaints"}},
        {"The total was 318.", {"318"}},
        // Durations
        {"People waited 18 weeks.", {"18 weeks"}},
        {"The longest wait was 64 weeks.", {"64 weeks"}},
        {"The average stay is 341 days.", {"341 days"}},
        {"Repairs took a median of four days.", {"four days"}},
        {"One man had been secluded for 31 hours.", {"31 hours"}},
        {"He waited more than 72 hours for a bed.", {"72 hours"}},
        {"Two patients had waited more than nine months.", {"Two patients", "nine months"}},
        {"The five year process will close two wards.", {"five years", "two wards"}},
        {"The wait was 9 weeks in the north team and 27 weeks in the south team.",
         {"9 weeks", "27 weeks"}},
        {"Complaints took 41 working days on average.", {"41 days"}},
        // Ranges and changes
        {"Waits ranged from 12 to 18 weeks.", {"12-18 weeks"}},
        {"Between 5 and 9% of shifts were short.", {"5-9 %"}},
        {"Stays were 12\u201318 days.", {"12-18 days"}},
        {"Response rates varied between 22% and 71%.", {"22-71 %"}},
        {"Incidents fell from 27 to 11.", {"11 incidents"}},
        {"Days in hospital fell from 2,877 in 2023/24 to 1,610 in 2024/25.", {"1,610 days"}},
        {"Readmissions went up from 7.9% to 9.3%.", {"9.3 %"}},
        {"The mean stay dropped from 62 days in 2019 to 41 days in 2021.", {"41 days"}},
        {"Incidents fell from 22 in the three months before the change to nine in the three months "
         "after it.",
         {"nine incidents"}},
        {"Restraint fell from 38 a month to 21 (45%).", {"21", "45 %"}},
        {"Vacancies fell from 31% to 12%.", {"12 %"}},
        {"Use of seclusion fell by 40% over the year.", {"40 %"}},
        // Money, rates, scores
        {"The unit cost \u00A32 million.", {"2 million \u00A3"}},
        {"An extra \u00A31bn was pledged.", {"1bn \u00A3"}},
        {"It saved \u00A371,500 in its first year.", {"71,500 \u00A3"}},
        {"A bed costs \u00A3340 a day.", {"340 \u00A3"}},
        {"It costs \u00A3190 a night against \u00A3620 elsewhere.", {"190 \u00A3", "620 \u00A3"}},
        {"She stopped 214 medicines, and falls went down from 96 to 71.",
         {"214 medicines", "71 falls"}},
        {"The ward bought 40 mats, and complaints rose from 3 to 8.", {"40 mats", "8 complaints"}},
        {"There were 6.2 incidents per 1,000 bed days.", {"6.2 incidents per 1,000 bed days"}},
        {"The rate was 14.1 per 100,000 people.", {"14.1 per 100,000 people"}},
        {"The line took 3,400 calls a month.", {"3,400 calls per month"}},
        {"It scored 4.8 out of 5.", {"4.8 out of 5"}},
        // With a comparison
        {"Sickness was 6.8%, higher than the trust average of 5.1%.", {"6.8 %", "5.1 %"}},
        {"There were 611 incidents, compared with 342 the year before.",
         {"611 incidents", "342 incidents"}},
        {"Training stood at 71%, against a target of 85%.", {"71 %"}},
        {"Some 31% of wards were short, up from 26% a year earlier.", {"31 %", "26 %"}},
        {"Then 2,970 more nurses were in post than in the year before.", {"2,970 nurses"}},
        // Names, dates, times, telephone numbers and the like
        {"Larch is a 12 bed ward.", {}},
        {"Larch is a 12-bed ward for men.", {}},
        {"Elm is a twelve-bedded unit.", {}},
        {"The line is open 24/7.", {}},
        {"The unit is staffed 24 hours a day, seven days a week.", {}},
        {"This was a breach of Regulation 12.", {}},
        {"This was a breach of regulations 12(2)(a) and 17.", {}},
        {"Section 136 suite", {}},
        {"He was held under section 3 of the 1983 Act.", {}},
        {"s17 leave and section 17 leave", {}},
        {"3. Review the policy.", {}},
        {"(4) Review the policy.", {}},
        {"Telephone 020 7946 0000", {}},
        {"Call 01632 960001 for help.", {}},
        {"Ring 07700 900 123 or +44 1632 960 123.", {}},
        {"In a crisis call 111 or 999.", {}},
        {"In 2016 the ward opened.", {}},
        {"This covers the years from 2014 to 2017.", {}},
        {"This is the report for 2015-16.", {}},
        {"See page 12 and pages 14 to 16.", {}},
        {"The visit was on 9 August 2024.", {}},
        {"We visited on 12, 13 and 14 May 2019.", {}},
        {"The visit took place on 9 - 10 August.", {}},
        {"It was published on 17/12/2019.", {}},
        {"Staff followed NG10 and CG178.", {}},
        {"COVID-19 closed the garden.", {}},
        {"Scores on PHQ-9 and GAD-7 are kept.", {}},
        {"A 17-year-old patient was moved.", {}},
        {"The ward is for men aged 18 to 65.", {}},
        {"Groups for 16 and 17 year olds are held here.", {}},
        {"Under-18s and over-65s are seen elsewhere.", {}},
        {"Visits ran from 10am to 4pm.", {}},
        {"The round is at 9.30 and again at 14:00.", {}},
        {"Ward 7, bay 3 and room 12 were cold.", {}},
        {"Band 6 nurses and tier 4 beds were discussed.", {}},
        {"Observation at level 3 was one to one.", {}},
        {"Patients on 2:1 observation were safe.", {}},
        {"Each statement is scored from 1 to 4.", {}},
        {"Checks were done every 15 minutes.", {}},
        {"People are followed up within 72 hours.", {}},
        {"The 18-week target and the four-hour standard apply.", {}},
        {"Replies are due within 25 working days.", {}},
        {"The target is 18 weeks.", {}},
        {"The team runs a 12-week programme of groups.", {}},
        {"Our five-year strategy was agreed.", {}},
        {"The Five Year Forward View set this out.", {}},
        {"Table 2.1, figure 3 and appendix 4 show this.", {}},
        {"Charity number 1089123.", {}},
        {"Harrow Lane, LS1 4ZZ", {}},
        {"Recommendation 3 and recommendation 4 were accepted.", {}},
        {"The five questions are the same in each report.", {}},
        {"Patients felt safe on the ward.[12]", {}},
        {"Step 2 comes after step 1.", {}},
    };
    return kSentences;
}

}  // namespace

TEST_CASE("measures: each figure with its unit, and no number that is none", "[label]") {
    REQUIRE(sentences().size() >= 120);
    std::size_t right = 0, read = 0, wanted = 0;
    for (const auto& [text, expected] : sentences()) {
        std::vector<std::string> found;
        for (const auto& measure : measures_of(text)) found.push_back(short_form(measure));
        read += found.size(), wanted += expected.size();
        for (const auto& one : expected)
            right += static_cast<std::size_t>(std::count(found.begin(), found.end(), one));
        CAPTURE(text);
        CHECK(found == expected);
    }
    CAPTURE(right, read, wanted);
    CHECK(100 * right >= 99 * read);    // precision
    CHECK(100 * right >= 99 * wanted);  // recall
}

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

}  // namespace findings
