// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <string>

namespace findings {

using test::labelled;

TEST_CASE("demands: an actor who must or should act", "[label]") {
    const auto [text, kind] = GENERATE(table<std::string, FindingKind>({
        {"The provider must ensure that medicines are stored safely.", FindingKind::Requirement},
        {"The trust must review its use of restraint.", FindingKind::Requirement},
        {"The trust should ensure that patients can use the garden.", FindingKind::Improvement},
        {"The provider should consider a second clinic room.", FindingKind::Improvement},
        {"We recommend that every area has a crisis line.", FindingKind::Recommendation},
        {"NHS England should publish waiting times every month.", FindingKind::Recommendation},
    }));
    CAPTURE(text);
    const Passage passage = labelled(text);
    CHECK(passage.polarity == Polarity::Requirement);
    CHECK(passage.kind == kind);
}

TEST_CASE("demands: must and should that demand nothing", "[label]") {
    const std::string text = GENERATE("Staff knew what they should report and how to report it.",
                                      "Staff completed the MUST tool for each patient.",
                                      "Visitors must sign in at reception.",
                                      "Patients felt able to say how things should be.",
                                      "Providers must have regard to the Code of Practice.",
                                      "People should be able to reach a crisis team by phone.");
    CAPTURE(text);
    CHECK(labelled(text).polarity != Polarity::Requirement);
}

TEST_CASE("demands: what an earlier inspection demanded is history", "[label]") {
    const std::string text =
        GENERATE("At the last inspection we told the provider it must improve medicines storage.",
                 "At our previous inspection we said that the trust must review restraint.");
    CAPTURE(text);
    const Passage passage = labelled(text);
    CHECK(passage.polarity == Polarity::Neutral);
    REQUIRE_FALSE(passage.polarity_cues.empty());
    CHECK(passage.polarity_cues.front().rule == "history");
}

TEST_CASE("demands: the section says what kind a listed action is", "[label]") {
    CHECK(labelled("Improve the storage of medicines.", SectionRole::MustActions).kind ==
          FindingKind::Requirement);
    CHECK(labelled("Improve the storage of medicines.", SectionRole::ShouldActions).kind ==
          FindingKind::Improvement);
    CHECK(labelled("Fund crisis houses.", SectionRole::Recommendations).kind ==
          FindingKind::Recommendation);
    CHECK(labelled("Fewer readmissions.", SectionRole::OutcomesAimed).kind == FindingKind::Outcome);
    CHECK(labelled("Restraint was used.", SectionRole::History).kind == FindingKind::Context);
}

TEST_CASE("demands: what patients say demands nothing", "[label]") {
    CHECK(labelled("The ward should have a garden, we need more staff.", SectionRole::PeopleSay)
              .polarity != Polarity::Requirement);
}

}  // namespace findings
