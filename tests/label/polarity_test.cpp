// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

namespace findings {

using test::labelled;

TEST_CASE("polarity: negated harm is good, negated good is a concern", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"There were no blanket restrictions on the ward.", Polarity::Good},
        {"No restraint had been used since January.", Polarity::Good},
        {"Discharge was rarely delayed.", Polarity::Good},
        {"Nobody we spoke with said that they were bullied by staff.", Polarity::Good},
        {"The ward was free from ligature points, blind spots and shared bedrooms.", Polarity::Good},
        {"The clinic room was not clean.", Polarity::Concern},
        {"Care plans were not personalised.", Polarity::Concern},
        {"Staff did not record seclusion reviews.", Polarity::Concern},
        {"There was no evidence that seclusion reviews took place.", Polarity::Concern},
        {"Medicines were stored without a record.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: in a mixed passage the open half carries", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"The ward was clean and well maintained. However, staff did not check emergency equipment.", Polarity::Concern},
        {"Medicines were well managed but fridge temperatures were not recorded.", Polarity::Concern},
        {"Although the building was old, the ward was clean and well maintained.", Polarity::Good},
        {"Staff were not only kind but also respectful to patients.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: the direction of a harm decides", "[label]") {
    CHECK(labelled("Restraint fell by 40% in the year.").polarity == Polarity::Good);
    CHECK(labelled("The use of restraint increased on the ward.").polarity == Polarity::Concern);
    CHECK(labelled("Few patients had a delayed discharge.").polarity == Polarity::Good);
}

TEST_CASE("polarity: plans, questions, counts and history are neutral", "[label]") {
    const std::string text = GENERATE("The seclusion policy was due for review in March 2016.",
                                      "Has any trust got a template for ligature audits?",
                                      "The trust planned to open a crisis house.",
                                      "The service gave us data showing 118 restraints.");
    CAPTURE(text);
    CHECK(labelled(text).polarity == Polarity::Neutral);
}

TEST_CASE("polarity: rating words are no judgement", "[label]") {
    CHECK(labelled("Are services safe? Requires improvement.").polarity == Polarity::Neutral);
    CHECK(labelled("Overall rating for this location: Good").polarity == Polarity::Neutral);
}

TEST_CASE("polarity: the section decides where the words do not", "[label]") {
    const std::string text = "Handover on Larch ward.";
    const auto [role, polarity] = GENERATE(table<SectionRole, Polarity>({
        {SectionRole::GoodPractice, Polarity::Good},
        {SectionRole::Breach, Polarity::Concern},
        {SectionRole::WeFound, Polarity::Concern},
        {SectionRole::MustActions, Polarity::Requirement},
        {SectionRole::ShouldActions, Polarity::Requirement},
        {SectionRole::ActionStatement, Polarity::Requirement},
        {SectionRole::Recommendations, Polarity::Requirement},
        {SectionRole::OutcomesAimed, Polarity::Neutral},
        {SectionRole::However, Polarity::Concern},
    }));
    CAPTURE(static_cast<int>(role));
    CHECK(labelled(text, role).polarity == polarity);
}

}  // namespace findings
