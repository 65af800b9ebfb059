// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/label/measuring.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace findings {

using test::measures_of;
using test::short_form;

namespace {

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
        {"It had been given to 163 of 240 healthcare assistants.",
         {"163/240 healthcare assistants"}},
        {"The ward lost nine healthcare assistants.", {"nine healthcare assistants"}},
        {"Of 22 on the ward, three had been told.", {"22", "three/22"}},
        {"Of 31 in the home, 12 had a plan.", {"31", "12/31"}},
        {"Of 18 in the sample, five had no plan.", {"18", "five/18"}},
        {"There were 15 patients, 13 of whom were detained.", {"15 patients", "13/15 patients"}},
        {"The team had 412 referrals, 147 of which came from schools.",
         {"412 referrals", "147/412 referrals"}},
        {"We spoke with 20 carers, four of whom had no plan.", {"20 carers", "four/20 carers"}},
        {"Complaints were answered in 24 days on average.", {"24 days"}},
        {"Letters were sent in 9 working days on average.", {"9 days"}},
        {"We followed the cases of 84 children and young people.",
         {"84 children and young people"}},
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

}  // namespace findings
