// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <string>

namespace findings {

using test::has_theme;
using test::labelled;
using test::themes_of;

TEST_CASE("themes: look-alikes of a cue give no theme", "[label]") {
    // Families of the domain notes, 10.1; each row must not carry the theme.
    const auto [text, theme] = GENERATE(table<std::string, std::string>({
        {"The managers discharged their duties under the Companies Act.", "discharge-planning"},
        {"These services were transferred to this provider in April.", "discharge-flow"},
        {"Staff carried out physical observations after the run.", "observation-searching"},
        {"We carried out observations of care on both wards.", "observation-searching"},
        {"Staff had access to records on a tablet computer.", "access"},
        {"Patients had access to the internet in the library.", "access"},
        {"Staff had access to training at the academy.", "access"},
        {"The capacity of the team had been set in 2012.", "capacity-consent"},
        {"Bed capacity was reviewed by the region.", "capacity-consent"},
        {"Two members of staff were on annual leave.", "mental-health-act"},
        {"The nurse was on sick leave until May.", "mental-health-act"},
        {"This was a breach of Regulation 17.", "mental-health-act"},
        {"Pay restraint was announced by the Treasury.", "restraint"},
        {"Years of budgetary restraint had followed.", "restraint"},
        {"There was a quiet, secluded garden.", "seclusion-segregation"},
        {"The exclusion of Wales reflects devolution.", "seclusion-segregation"},
        {"Isolation for infection followed national guidance.", "seclusion-segregation"},
        {"Social isolation is common among older people.", "seclusion-segregation"},
        {"Ligature cutters were checked weekly.", "ligature-risks"},
        {"There was a culture of learning in the company.", "learning-disability-autism"},
        {"The sector faces a financial crisis.", "crisis-care"},
        {"The disaster recovery exercise was repeated.", "recovery-reintegration"},
        {"The recovery rate was published.", "recovery-reintegration"},
        {"Overall rating: requires improvement.", "learning-improvement"},
        {"Overall rating: requires improvement.", "quality-improvement"},
        {"Progress was made with respect to the roof.", "kindness-dignity"},
        {"The Care Quality Commission was established in 2009.", "commissioning-funding"},
        {"A careers adviser gave a talk.", "carers-families"},
        {"The notice board was beside the lift.", "leadership-governance"},
        {"A board game stood on the shelf.", "leadership-governance"},
        {"The trust is based in Staffordshire.", "staffing-workforce"},
        {"Blankets and pillows were stacked by the door.", "blanket-restrictions"},
        {"The learning environment was modern.", "environment-safety"},
        {"Waiting room chairs were blue.", "waiting-times"},
        {"The meditation class met on Mondays.", "medicines"},
        {"Substance abuse was discussed in the group.", "safeguarding"},
    }));
    CAPTURE(text, theme);
    const Passage passage = labelled(text);
    CAPTURE(themes_of(passage));
    CHECK_FALSE(has_theme(passage, theme));
}

TEST_CASE("themes: cues and paraphrases give their theme and its parent", "[label]") {
    const auto [text, theme, parent] = GENERATE(table<std::string, std::string, std::string>({
        {"Staff used prone restraint on two occasions.", "restraint", "restrictive-care"},
        {"No blanket restrictions were found.", "blanket-restrictions", "restrictive-care"},
        {"Section 17 leave forms were signed by the responsible clinician.",
         "mental-health-act",
         "legal-rights"},
        {"Staff did not record capacity assessments.", "capacity-consent", "legal-rights"},
        {"Seclusion was reviewed every two hours.", "seclusion-segregation", "restrictive-care"},
        {"There were blind spots in two corridors.", "lines-of-sight", "environment-safety"},
        {"People waited 19 weeks for an assessment.", "waiting-times", "access"},
        {"Patients had been placed out of area.", "out-of-area-placements", "discharge-flow"},
        {"Supervision rates were below 50%.", "training-supervision", "staffing-workforce"},
        {"Staff assessed patients with the MUST nutrition tool.", "physical-health", ""},
        {"Medicines were stored safely.", "medicines", ""},
        {"Sta\uFB00 used rapid tranquillisation.", "rapid-tranquillisation", "restrictive-care"},
        {"Staff had not followed the obser vation policy on enhanced ob ser vations.",
         "observation-searching",
         "restrictive-care"},
    }));
    CAPTURE(text);
    const Passage passage = labelled(text);
    CAPTURE(themes_of(passage));
    CHECK(has_theme(passage, theme));
    if (!parent.empty()) CHECK(has_theme(passage, parent));
}

TEST_CASE("themes: a near miss takes away only the hit it covers", "[label]") {
    const Passage passage =
        labelled("Despite pay restraint, staff had restrained nobody and restraint fell.");
    CHECK(has_theme(passage, "restraint"));
}

TEST_CASE("themes: abbreviations count as printed only", "[label]") {
    CHECK(has_theme(labelled("RT was given twice."), "rapid-tranquillisation"));
    CHECK_FALSE(has_theme(labelled("They rt it to friends."), "rapid-tranquillisation"));
    CHECK_FALSE(has_theme(labelled("You must sign in."), "physical-health"));
}

TEST_CASE("themes: a number that begins what people said is none of how many were spoken with",
          "[label]") {
    const auto told = test::labelled("Of the staff we spoke with, 26 of the 31 nurses felt safe.");
    REQUIRE(told.measures.size() == 1);
    CHECK(told.measures[0].value == "26");
    CHECK(told.measures[0].denominator == "31");
    CHECK(test::labelled("We spoke with 26 nurses and four doctors.").measures.empty());
}

TEST_CASE("themes: boilerplate carries none and is neutral", "[label]") {
    const std::string text =
        GENERATE("Overall rating for the service: Good. Are services safe? Requires improvement.",
                 "By safe, we mean that people are protected from abuse and avoidable harm.",
                 "We did not look at Safe environments during this assessment.",
                 "Action a trust MUST take is where there is a breach of the law on restraint.",
                 "Before the inspection visit, we reviewed information that we held on seclusion.",
                 "Tel: 020 7946 0000 Website: www.example.org");
    CAPTURE(text);
    const Passage passage = labelled(text);
    CHECK(themes_of(passage).empty());
    CHECK(passage.polarity == Polarity::Neutral);
    CHECK(passage.kind == FindingKind::Context);
}

TEST_CASE("themes: silent roles give nothing", "[label]") {
    const auto role =
        GENERATE(SectionRole::Boilerplate, SectionRole::NotAssessed, SectionRole::Personal);
    const Passage passage = labelled("Restraint was used 40 times. Regulation 12.", role);
    CHECK(passage.themes.empty());
    CHECK(passage.measures.empty());
    CHECK(passage.polarity == Polarity::Neutral);
}

TEST_CASE("themes: the heading lets weak cues speak and names itself as the reason", "[label]") {
    Passage passage;
    passage.text = "Levels were reviewed daily and checks were done on time.";
    passage.section = {"Is the service safe?", "Observation and search policy"};
    test::rules_labeller().label(passage);
    CAPTURE(themes_of(passage));
    CHECK(has_theme(passage, "observation-searching"));
    CHECK(has_theme(labelled("Checks."), "observation-searching") == false);
}

TEST_CASE("themes: every cue lies inside the text and quotes it", "[label]") {
    const std::string text = GENERATE(
        "Sta\uFB00 used prone restraint \u2013 44 times \u2013 and did not always debrief "
        "patients.",
        "\u201CI felt safe,\u201D said one patient; others waited 18 weeks for therapy. Regulation "
        "12(2)(a).",
        "Ob ser vation records had been si gned by staff who were noton shift.",
        "",
        " ",
        "\xE2\x80",
        "\xC3",
        "caf\xC3\xA9 caf\xC3");
    const Passage passage = labelled(text);
    const auto check = [&](const Cue& cue) {
        CAPTURE(cue.rule, cue.words, cue.begin, cue.end);
        CHECK(cue.begin <= cue.end);
        CHECK(cue.end <= text.size());
        if (cue.begin != cue.end) CHECK(text.substr(cue.begin, cue.end - cue.begin) == cue.words);
    };
    for (const auto& theme : passage.themes) {
        CHECK(theme.score > 0.0F);
        CHECK(theme.score <= 1.0F);
        CHECK_FALSE(theme.cues.empty());
        for (const auto& cue : theme.cues) check(cue);
    }
    for (const auto& cue : passage.polarity_cues) check(cue);
    for (const auto& cue : passage.other_cues) check(cue);
}

TEST_CASE("themes: the same text gets the same labels every time", "[label]") {
    const std::string text =
        "Medicines were stored safely, but restraint and seclusion were not recorded.";
    CHECK(labelled(text) == labelled(text));
}

}  // namespace findings
