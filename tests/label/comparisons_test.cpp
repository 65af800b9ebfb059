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
