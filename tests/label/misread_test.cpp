// SPDX-License-Identifier: GPL-3.0-or-later

// Ways of wording that used to be misread, one case a class.

#include <string>

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

namespace findings {

using test::weighed;

TEST_CASE("misread: not to dare to raise a concern is no harm denied", "[label]") {
    const std::string text = GENERATE("Two healthcare assistants would not raise a concern with the manager.", "Some nurses were not sure to whom they could report it.",
                                      "Staff on nights did not feel able to speak up.");
    CAPTURE(text);
    CHECK(weighed(text).polarity == Polarity::Concern);
}

TEST_CASE("misread: a share of what should be high judges by its size", "[label]") {
    CHECK(weighed("Compliance with training in restraint was 38%.").polarity == Polarity::Concern);
    CHECK(weighed("Compliance with mandatory training was 96%.").polarity == Polarity::Good);
}

TEST_CASE("misread: to give up waiting is a concern", "[label]") {
    CHECK(weighed("One in five people gave up waiting for an assessment.").polarity ==
          Polarity::Concern);
}

TEST_CASE("misread: physical observations are no watching", "[label]") {
    const Passage passage =
        weighed("Staff did not repeat physical observations when a patient's temperature rose.");
    CHECK_FALSE(test::has_theme(passage, "observation-searching"));
    CHECK(test::has_theme(passage, "physical-health"));
}

TEST_CASE("misread: what the provider must do under a regulation is a requirement in a report of any kind", "[label]") {
    Report report;
    report.report_kind = "policy";
    report.passages.emplace_back().text = "The provider must ensure that ligature risks are assessed and removed (Regulation 12).";
    test::product_labeller().label(report);
    CHECK(report.passages[0].kind == FindingKind::Requirement);
}

TEST_CASE("misread: no cue is without words", "[label]") {
    const std::string text = GENERATE("The ward is on the ground floor.", "This report describes our judgement of the quality of care.");
    const Passage passage = weighed(text);
    for (const auto* cues : {&passage.polarity_cues, &passage.other_cues}) {
        for (const Cue& cue : *cues) {
            CAPTURE(text, cue.rule);
            CHECK_FALSE(cue.words.empty());
        }
    }
}

TEST_CASE("misread: a harm that is less than what it is compared with has become better",
          "[label]") {
    Report report;
    report.report_kind = "inspection-report";
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"Some 6 % of incidents of restraint were prone, compared with 11 % in 2022/23.",
         Polarity::Good},
        {"Vacancies stood at 6%, compared with 11% the year before.", Polarity::Good},
        {"Vacancies stood at 11%, compared with 6% the year before.", Polarity::Concern},
    }));
    report.passages.emplace_back().text = text;
    test::product_labeller().label(report);
    CAPTURE(text);
    CHECK(report.passages[0].polarity == polarity);
}

}  // namespace findings
