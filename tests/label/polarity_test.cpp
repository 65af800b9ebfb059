// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/mixed.hpp"
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace findings {

using test::labelled;

TEST_CASE("polarity: negated harm is good, negated good is a concern", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"There were no blanket restrictions on the ward.", Polarity::Good},
        {"No restraint had been used since January.", Polarity::Good},
        {"Discharge was rarely delayed.", Polarity::Good},
        {"Nobody we spoke with said that they were bullied by staff.", Polarity::Good},
        {"The ward was free from ligature points, blind spots and shared bedrooms.",
         Polarity::Good},
        {"The clinic room was not clean.", Polarity::Concern},
        {"The bathrooms on the ward could not be locked from the inside.", Polarity::Concern},
        {"Care plans were not personalised.", Polarity::Concern},
        {"Staff did not record seclusion reviews.", Polarity::Concern},
        {"There was no evidence that seclusion reviews took place.", Polarity::Concern},
        {"No restrictive practices were seen.", Polarity::Good},
        {"Nobody had checked the ligature points on the ward.", Polarity::Concern},
        {"No one was told about the locked garden.", Polarity::Concern},
        {"Medicines were stored without a record.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: a restriction that all have to bear is a concern, told however plainly",
          "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"Our garden is locked from 8pm for everyone, whether you are on a section or not.",
         Polarity::Concern},
        {"Nobody is allowed a phone charger in their room.", Polarity::Concern},
        {"The kitchen was locked at night and everyone had to ask for a drink.", Polarity::Concern},
        {"No resident knew the code for the garden door.", Polarity::Concern},
        {"Everyone has their own fob for the garden, and staff are kind.", Polarity::Good},
        {"Staff had learned the signs that a man who did not speak used, and they were kind to "
         "him.",
         Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: what was unsafe and is over is no concern", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"The unsafe seclusion room at the east site had been replaced.", Polarity::Good},
        {"The earlier breach of regulation 12 has been met.", Polarity::Good},
        {"Ligature points in the bathrooms had been removed.", Polarity::Good},
        {"The blind spots on the upper floor were put right within a week.", Polarity::Good},
        {"Ligature points in the bathrooms had not been removed.", Polarity::Concern},
        {"The broken call bell was replaced only after we had asked about it.", Polarity::Concern},
        {"The broken alarms had been reported, but they were still broken.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: in a mixed passage the open half carries", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"The ward was clean and well maintained. However, staff did not check emergency "
         "equipment.",
         Polarity::Concern},
        {"Medicines were well managed but fridge temperatures were not recorded.",
         Polarity::Concern},
        {"Although the building was old, the ward was clean and well maintained.", Polarity::Good},
        {"Staff were not only kind but also respectful to patients.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("mixed: the other half of a finding is kept, with its words", "[label]") {
    const auto [text, polarity, other] = GENERATE(table<std::string, Polarity, Polarity>({
        {"Staff told us the garden door was kept locked all day. However, the occupational "
         "therapist had started a daily walking group.",
         Polarity::Good,
         Polarity::Concern},
        {"The ward was clean and well maintained. However, staff did not check emergency "
         "equipment.",
         Polarity::Concern,
         Polarity::Good},
        {"Although care plans had once been out of date, each of the 12 that we read had been "
         "reviewed within a month.",
         Polarity::Good,
         Polarity::Concern},
    }));
    CAPTURE(text);
    const Passage passage = test::weighed(text);
    CHECK(passage.polarity == polarity);
    CHECK(mixed_of(passage) == other);
    const auto is_half = [&](const Cue& cue) {
        return cue.rule.starts_with(kMixedRule) &&
               text.substr(cue.begin, cue.end - cue.begin) == cue.words;
    };
    CHECK(std::count_if(passage.other_cues.begin(), passage.other_cues.end(), is_half) == 2);
}

TEST_CASE("mixed: a finding of one mind has no other half", "[label]") {
    const std::string text =
        GENERATE("All but one of the 14 care plans had been reviewed within a month.",
                 "Staff were kind, and the ward was clean.",
                 "Patients were not only told of their rights but also given them in writing.",
                 "The garden was locked and nobody could say why.");
    CAPTURE(text);
    CHECK_FALSE(mixed_of(test::weighed(text)));
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

TEST_CASE("polarity: which side of a goal a figure lies on", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"Cervical screening had reached 83.1% of those eligible, above the 80% target.",
         Polarity::Good},
        {"Uptake of the second dose was 87%, below the 90% minimum.", Polarity::Concern},
        {"Training in fire safety stood at 71% in March, below the trust's own target of 85%.",
         Polarity::Concern},
        {"Vacancy rates were 17%, above the target of 10%.", Polarity::Concern},
        {"Occupancy was 103%, above the recommended limit of 85%.", Polarity::Concern},
        {"The average wait was 8 days, below the national standard of 14 days.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: a goal whose good side nobody can tell judges nothing", "[label]") {
    CHECK(labelled("The caesarean rate was 32%, above the national average.").polarity ==
          Polarity::Neutral);
}

TEST_CASE("polarity: no complaints are good, no complaints procedure is not", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"There were no complaints this year.", Polarity::Good},
        {"There were no never events.", Polarity::Good},
        {"The service had no complaints procedure.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: people who fall are no figure that falls", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"We were concerned to find that leaders had lost sight of who was falling and why.",
         Polarity::Concern},
        {"One resident fell five times in three weeks and no plan was changed.", Polarity::Concern},
        {"Falls with harm fell from 14 to 6.", Polarity::Good},
        {"Checks were dropped for everybody and a man was found too late.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: a rating that went up or down", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"CQC has dropped the rating of the home from good to inadequate.", Polarity::Concern},
        {"The rating for safe moved from requires improvement to good.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
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

TEST_CASE("polarity: a fall in what should be short or few is for the better", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"The average time from a result to some action fell from 29 days to 6.", Polarity::Good},
        {"Median stay on the ward fell from 12 days to seven.", Polarity::Good},
        {"Doses of sleeping tablets fell by 60%.", Polarity::Good},
        {"Spending on one-to-one cover has fallen by 57%.", Polarity::Good},
        {"Attendance at handover fell, and the plans were poor.", Polarity::Concern},
        {"Despite the cost, visits by families fell.", Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: a breach, a risk and a care given in corridors are concerns", "[label]") {
    const std::string text =
        GENERATE("We found breaches of the regulations on safe care and on governance.",
                 "New staff had begun before their references had come. This puts people at risk.",
                 "Patients were cared for in corridors on 22 of 31 days.",
                 "We uphold the complaint about the trust.");
    CAPTURE(text);
    CHECK(labelled(text).polarity == Polarity::Concern);
}

TEST_CASE("polarity: what should have been done since a day and was not is a concern", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"No fire drill had been held since October 2016.", Polarity::Concern},
        {"No dentist had visited the home since 2021.", Polarity::Concern},
        {"There was a rota, but no audit of hand washing had been carried out.", Polarity::Concern},
        {"The sluice was out of use for 31 days while its door was replaced.", Polarity::Concern},
        {"No restraint had been carried out since May.", Polarity::Good},
        {"No injuries had been recorded in the year.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: a purpose denies nothing, and none that was put right is a concern",
          "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"Handover was thorough, and its board hung so that visitors could not read it.",
         Polarity::Good},
        {"Leaders had been warned of three risks in March. None of the three had been put right.",
         Polarity::Concern},
        {"Controlled drugs were stored and signed for as the law requires.", Polarity::Good},
        {"Controlled drugs were not stored and signed for as the law requires.", Polarity::Concern},
        {"Supervision was patchy on nights.", Polarity::Concern},
        {"Residents felt at home and spoke of the garden with pride.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: a place, a step and a group of that name are no fall", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"At Low Fell the couch was torn and the sharps bin was overflowing.", Polarity::Concern},
        {"They come down from the raised desk to speak kindly with people.", Polarity::Good},
        {"A nurse held a helpful clinic at the drop-in for homeless people.", Polarity::Good},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

TEST_CASE("polarity: what is denied may be a rise, or only be the other of two", "[label]") {
    const auto [text, polarity] = GENERATE(table<std::string, Polarity>({
        {"Assaults on staff did not rise.", Polarity::Good},
        {"Restraint had not fallen.", Polarity::Concern},
        {"Doctors looked kindly at patients and not at the screen.", Polarity::Good},
        {"The registered person had not made sure that the spread of infection was prevented.",
         Polarity::Concern},
        {"The owner had not ensured that staff were well trained and supported.",
         Polarity::Concern},
    }));
    CAPTURE(text);
    CHECK(labelled(text).polarity == polarity);
}

}  // namespace findings
