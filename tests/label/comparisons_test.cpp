// SPDX-License-Identifier: GPL-3.0-or-later

// What a figure says beside others: a goal, other places, an earlier time.

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <string>
#include <utility>

namespace findings {

using test::labelled;

TEST_CASE("comparison: a time with a standard is meant to be kept below it", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"Callers waited a median of 3.1 hours for a visit, against a standard of four hours.",
         Polarity::Good},
        {"The mean response was nine minutes, against a standard of seven minutes.",
         Polarity::Concern},
        {"A first appointment took 26 days, against a target of 14 days.", Polarity::Concern},
        {"People had 9 hours of activities a week, against a target of 25 hours.",
         Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("comparison: with other places, with a figure or without", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"In March, 51% of patients were discharged within four hours, compared with 72% for "
         "England.",
         Polarity::Concern},
        {"In the survey, 71% of staff would recommend the trust, against 58% at similar trusts.",
         Polarity::Good},
        {"In our survey, 27% of prisoners said that they had been helped, compared with 43% at "
         "similar prisons.",
         Polarity::Concern},
        {"In June, 2.9% of callers hung up before they were answered, fewer than in any other "
         "region.",
         Polarity::Good},
        {"The wait to see a dentist was two weeks, which was better than in the community.",
         Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("comparison: words that only name a harm do not outweigh the figures beside them",
          "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"Prone restraint made up 6% of restraints in 2024/25, compared with 11% in 2022/23.",
         Polarity::Good},
        {"Prone restraint made up 11% of restraints in 2024/25, compared with 6% in 2022/23.",
         Polarity::Concern},
        {"Long-term segregation was used for 2% of patients, compared with 5% in 2021.",
         Polarity::Good},
        {"There were 14 pressure ulcers this year, compared to 31 last year.", Polarity::Good},
        {"There were 31 pressure ulcers this year, compared to 14 last year.", Polarity::Concern},
        {"We recorded 9 absconsions in the year, against 4 the year before.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("comparison: a fall in what is counted is no fall of a person", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"The fall in prone restraint is the clearest change since the programme began.",
         Polarity::Good},
        {"There has been a steep drop in the use of seclusion.", Polarity::Good},
        {"Managers had not explained the rise in injuries.", Polarity::Concern},
        {"A resident had a fall in the garden and lay there for an hour.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("comparison: figures that tell from what to what know more than the words beside them",
          "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"84% of those who had said where they wished to die had died there, up from 66% two "
         "years earlier.",
         Polarity::Good},
        {"Handovers of more than an hour went up from 131 to 204.", Polarity::Concern},
        {"Stays of over 60 days fell from 19 to 6.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("comparison: coming back soon is nothing to reach", "[label]") {
    const Passage passage = labelled("14% of patients were readmitted within 28 days.");
    REQUIRE(!passage.measures.empty());
    CHECK(passage.measures.front().direction != "higher-better");
}

}  // namespace findings
