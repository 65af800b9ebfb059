// SPDX-License-Identifier: GPL-3.0-or-later

// Ways of wording that used to be misread, one case a class.

#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <string>
#include <utility>

namespace findings {

using test::weighed;

TEST_CASE("misread: not to dare to raise a concern is no harm denied", "[label]") {
    const std::string text =
        GENERATE("Two healthcare assistants would not raise a concern with the manager.",
                 "Some nurses were not sure to whom they could report it.",
                 "Staff on nights did not feel able to speak up.");
    CAPTURE(text);
    CHECK(weighed(text).polarity == Polarity::Concern);
}

TEST_CASE("misread: half an entity of a ligature is read as it stands", "[label]") {
    const std::string text = GENERATE("Staff were not quali&#6425",
                                      "Staff were not quali&#6425z;ed.",
                                      "Staff were not quali&#64257;ed.");
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

TEST_CASE("misread: two cues of a theme hold beside words that tell how an inspection was done",
          "[label]") {
    const Passage passage = weighed(
        "The garden is locked from 8pm for everyone, whatever their risk. The inspectors called it "
        "a blanket restriction.");
    CHECK(test::has_theme(passage, "blanket-restrictions"));
    CHECK(passage.kind == FindingKind::Concern);
    CHECK(weighed("The inspectors looked round the ward and read six care plans.").themes.empty());
}

TEST_CASE(
    "misread: what the provider must do under a regulation is a requirement in a report of any "
    "kind",
    "[label]") {
    Report report;
    report.report_kind = "policy";
    report.passages.emplace_back().text =
        "The provider must ensure that ligature risks are assessed and removed (Regulation 12).";
    test::product_labeller().label(report);
    CHECK(report.passages[0].kind == FindingKind::Requirement);
}

TEST_CASE("misread: no cue is without words", "[label]") {
    const std::string text =
        GENERATE("The ward is on the ground floor.",
                 "This report describes our judgement of the quality of care.");
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

/// The passage as a report of that kind has it.
static Passage of_report(Passage passage, const std::string& kind) {
    Report report;
    report.report_kind = kind;
    report.passages.push_back(std::move(passage));
    test::product_labeller().label(report);
    return report.passages.front();
}

TEST_CASE("misread: what is no longer so may have been good or bad", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"The garden is no longer locked at night.", Polarity::Good},
        {"Restraints had fallen and the unit was no longer low secure.", Polarity::Good},
        {"Patients no longer had access to the gym.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(weighed(text).polarity == polarity);
}

TEST_CASE("misread: what a document leaves out is a concern, even if it is a harm", "[label]") {
    const std::string text =
        GENERATE("The risk register did not include waits in the emergency department.",
                 "The audit did not cover seclusion.",
                 "The report did not mention the injuries.");
    CAPTURE(text);
    CHECK(test::labelled(text).polarity == Polarity::Concern);
}

TEST_CASE("misread: what a report recommends is a recommendation, not a praise", "[label]") {
    Passage passage;
    passage.text =
        "The report recommends a sustained effort to recruit skilled staff, as shortages affect "
        "the quality of care.";
    CHECK(of_report(passage, "digest").kind == FindingKind::Recommendation);
    passage.text =
        "Care was in line with what the guideline recommends, and everyone had been offered "
        "therapy.";
    CHECK(of_report(passage, "inspection-report").kind == FindingKind::GoodPractice);
}

TEST_CASE(
    "misread: things kept by staff are no restraint, patients watched no supervision of staff",
    "[label]") {
    const Passage passage =
        weighed("Mobile phones were held by staff for all patients and calls were supervised.");
    CHECK(test::has_theme(passage, "blanket-restrictions"));
    CHECK_FALSE(test::has_theme(passage, "restraint"));
    CHECK_FALSE(test::has_theme(passage, "training-supervision"));
    CHECK(test::has_theme(weighed("A man was held by staff on the floor."), "restraint"));
}

TEST_CASE("misread: a theme's reason names the heading that names the theme", "[label]") {
    Passage passage;
    passage.text = "The risk register was reviewed each month.";
    passage.section = {"Well-led", "Governance, management and sustainability", "Processes"};
    passage = of_report(passage, "saf-report");
    REQUIRE(test::has_theme(passage, "leadership-governance"));
    for (const ThemeLabel& theme : passage.themes) {
        for (const Cue& cue : theme.cues) {
            if (cue.rule == "heading")
                CHECK(cue.words == "Governance, management and sustainability");
        }
    }
}

TEST_CASE("misread: the name of what a row of figures counts judges nothing", "[label]") {
    Passage passage;
    passage.text = "Points found by a reviewer that were not in the audit | 61 | 4";
    passage.columns = {"Measure", "2021/22", "2023/24"};
    passage = of_report(passage, "case-study");
    CHECK(passage.polarity == Polarity::Neutral);
    CHECK(passage.kind == FindingKind::Measure);
}

TEST_CASE("misread: a share of calls answered is judged by what it is compared with", "[label]") {
    Passage passage;
    passage.text =
        "Crisis lines answered 81% of calls within 2 minutes in the quarter, compared with 66% a "
        "year before, according to figures of 5 providers.";
    CHECK(of_report(passage, "news").polarity == Polarity::Good);
}

TEST_CASE("misread: to take rules away is good, and what needs no referral lacks nothing",
          "[label]") {
    CHECK(test::labelled("Staff and patients had removed 23 of 29 ward rules together.").polarity ==
          Polarity::Good);
    CHECK(test::labelled("Anyone over 18 can walk in, and no referral is needed.").polarity !=
          Polarity::Concern);
    CHECK(test::labelled("Staff did not meet the needs of patients.").polarity ==
          Polarity::Concern);
}

TEST_CASE("misread: a heading that stands for many themes makes none of them", "[label]") {
    Passage passage;
    passage.text =
        "Staff wore masks, and patients were offered tests and vaccination. Each had been helped "
        "to decide.";
    passage.section = {"Safe", "Safe and clean care environments"};
    CHECK_FALSE(
        test::has_theme(of_report(passage, "inspection-report"), "alarms-emergency-equipment"));
}

TEST_CASE("misread: small words make no theme", "[label]") {
    CHECK_FALSE(
        test::has_theme(weighed("The door to the garden was locked for all of us because of one "
                                "person who had left before I came. Nobody measured that."),
                        "safe-staffing"));
}

TEST_CASE("misread: a harm that is named closer is denied like any other", "[label]") {
    const std::string text =
        GENERATE("The ward had not used prone restraint for eleven months.",
                 "In the past year nobody had been held face down.",
                 "Leave was rarely cancelled.",
                 "None of the 14 incident forms we read had been closed late.",
                 "Waking night staff checked on people without disturbing them.");
    CAPTURE(text);
    CHECK(weighed(text).polarity == Polarity::Good);
}

TEST_CASE("misread: what is done without what must come with it is a concern", "[label]") {
    const std::string text = GENERATE(
        "Rapid tranquillisation was given twice without any physical observations afterwards.",
        "Two new nurses worked alone without an induction.",
        "Staff knocked but did not wait for an answer before they came in.");
    CAPTURE(text);
    CHECK(weighed(text).polarity == Polarity::Concern);
}

TEST_CASE("misread: what has gone up is not over, nor what has gone wrong", "[label]") {
    CHECK(weighed("Falls had gone up month on month.").polarity == Polarity::Concern);
    CHECK(weighed("Falls had gone down month on month.").polarity == Polarity::Good);
    CHECK(weighed("Three referrals had gone missing.").polarity == Polarity::Concern);
}

TEST_CASE("misread: which way a service stands before the law", "[label]") {
    CHECK(weighed("The service is no longer in breach of regulation 12.").polarity ==
          Polarity::Good);
    CHECK(weighed("The service came out of special measures.").polarity == Polarity::Good);
    CHECK(weighed("The service remains in breach of regulation 17.").polarity == Polarity::Concern);
    CHECK(weighed("The trust was fined after it admitted failing to manage ligature risks.")
              .polarity == Polarity::Concern);
}

TEST_CASE("misread: one short sentence that says one thing in so many words says it", "[label]") {
    CHECK(weighed("The lift had been out of use for three weeks.").polarity == Polarity::Concern);
    CHECK(weighed("Carers said that their calls were always returned.").polarity == Polarity::Good);
    // What is to be is no praise, however quick.
    CHECK(
        weighed("Seclusion must be recorded in the electronic record within one hour.").polarity !=
        Polarity::Good);
}

TEST_CASE("misread: a figure beside its goal judges by the side that it lies on", "[label]") {
    const std::string met = GENERATE("Appraisals had been done for 72% of staff (target 70%).",
                                     "Training stood at 91% of nurses, against a target of 85%.");
    CAPTURE(met);
    CHECK(weighed(met).polarity == Polarity::Good);
}

TEST_CASE("misread: a figure short of its goal is a concern, however high it is", "[label]") {
    const std::string missed =
        GENERATE("Supervision was at 88% compared with a trust target of 95%.",
                 "The vacancy rate was 12% against a target of 8%.",
                 "The trust saw 61% of patients within four hours against the standard of 95%.");
    CAPTURE(missed);
    CHECK(weighed(missed).polarity == Polarity::Concern);
}

TEST_CASE("misread: what a patient suffers from is no fault of the care", "[label]") {
    const std::string text =
        GENERATE("There had been no cases of MRSA bacteraemia in the fourteen months before.",
                 "Controlled drugs were stored and recorded correctly.",
                 "A healthcare assistant sat with a man who was confused until he was calm.");
    CAPTURE(text);
    CHECK(weighed(text).polarity == Polarity::Good);
}

TEST_CASE("misread: a harm that is only told of is no blame in a report", "[label]") {
    const std::string text = GENERATE(
        "A healthcare assistant had sat on after her shift with patients who were frightened, and "
        "wrote to each "
        "family.",
        "Staff explained what would happen if a person could not decide for themselves, and did so "
        "patiently.",
        "The team came in the best quarter of the country for patients with a broken hip.");
    CAPTURE(text);
    Passage passage;
    passage.text = text;
    CHECK(of_report(passage, "inspection-report").polarity == Polarity::Good);
}

TEST_CASE("misread: what has stopped is no repair where it was wanted", "[label]") {
    const std::string text =
        GENERATE("Audits of infection control had stopped when she left.",
                 "Leave had been cancelled 31 times because staff had gone to other wards.",
                 "There was no easy-read version of the complaints leaflet.",
                 "A debrief had been offered after 53% of restraints. The standard is 100%.");
    CAPTURE(text);
    CHECK(test::labelled(text).polarity == Polarity::Concern);
}

TEST_CASE("misread: how visitors went about it judges nothing", "[label]") {
    Passage passage;
    passage.text =
        "We spoke in private with eight patients and by telephone with three relatives. We read "
        "nine sets of "
        "records and sat in on the morning meeting.";
    CHECK(of_report(passage, "mha-visit").polarity == Polarity::Neutral);
    passage.text = "We read nine sets of records and found that reviews had not been held.";
    CHECK(of_report(passage, "mha-visit").polarity == Polarity::Concern);
}

TEST_CASE("misread: what a word stands for is neither praise nor blame", "[label]") {
    const std::string text = GENERATE(
        "A blanket restriction is a rule which limits the freedom of everybody, and which nobody "
        "has assessed.",
        "A rule is not a blanket restriction if the law requires it. There will be a reason that "
        "can be said aloud.",
        "Rapid tranquillisation means medicine by injection to calm a person whose distress puts "
        "somebody at risk.");
    CAPTURE(text);
    Passage passage;
    passage.text = text;
    CHECK(of_report(passage, "guidance").polarity == Polarity::Neutral);
}

}  // namespace findings
