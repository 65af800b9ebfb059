// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/label/labelling.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace findings {
namespace {

Passage passage_of(const std::string& text, SectionRole role) {
    Passage passage;
    passage.text = text;
    passage.role = role;
    return passage;
}

/// Polarity of a bullet that says nothing by itself, below "However:" behind that reason for a
/// rating.
Polarity however_behind(const std::string& reason) {
    Report report;
    report.report_kind = "inspection-report";
    report.passages = {passage_of(reason, SectionRole::RatingReasons),
                       passage_of("Handover on Larch ward.", SectionRole::However)};
    test::rules_labeller().label(report);
    return report.passages[1].polarity;
}

/// Polarity of what stands below these headings of a guide.
Polarity below(std::vector<std::string> headings, const std::string& text) {
    Report report;
    report.report_kind = "guidance";
    report.passages = {passage_of(text, SectionRole::Body)};
    report.passages[0].section = std::move(headings);
    test::product_labeller().label(report);
    return report.passages[0].polarity;
}

}  // namespace

TEST_CASE("report: a heading that only praises or blames says what the lines below it are",
          "[label]") {
    const std::string rule = "A rule is dropped on days and kept on nights.";
    CHECK(below({"What we have seen go wrong"}, rule) == Polarity::Concern);
    CHECK(below({"Common pitfalls"}, rule) == Polarity::Concern);
    CHECK(below({"2. Weaknesses of the service"}, rule) == Polarity::Concern);
    CHECK(below({"What did not go so well", "Night staff"}, rule) == Polarity::Concern);
    const std::string handover = "Handover takes ten minutes and the whole team is there.";
    CHECK(below({"What worked well"}, handover) == Polarity::Good);
    CHECK(below({"Examples of good practice"}, handover) == Polarity::Good);
    // What a rating is explained by, and questions of other inspectorates.
    const std::string why = "Our rating of this service stayed the same. We rated it as ";
    CHECK(below({why + "inadequate because:"}, rule) == Polarity::Concern);
    CHECK(below({why + "requires improvement because:"}, rule) == Polarity::Concern);
    CHECK(below({why + "good because:"}, handover) == Polarity::Good);
    CHECK(below({"What they could do better:"}, rule) == Polarity::Concern);
    CHECK(below({"What does the area partnership need to do better?"}, rule) == Polarity::Concern);
    CHECK(below({"What has improved since the last inspection?"}, handover) == Polarity::Good);
    // A topic is no judgement.
    const std::string praise = "Staff reported every incident and learned from it together.";
    CHECK(below({"Reporting incidents and learning from when things go wrong"}, praise) ==
          Polarity::Good);
    CHECK(below({"Wards for older people with mental health problems"}, praise) == Polarity::Good);
    const std::string blame = "Staff had not recorded any of the incidents that night.";
    CHECK(below({"Best practice in treatment and care"}, blame) == Polarity::Concern);
    // The words themselves come first.
    CHECK(below({"Our strengths"}, blame) == Polarity::Concern);
}

TEST_CASE("report: what fell behind its first figure fell as well", "[label]") {
    Report report;
    report.report_kind = "saf-report";
    report.passages = {
        passage_of("The use of restraint had fallen from 61 holds a month in the first "
                   "half of 2022 to 34, and prone restraint from 12 a month to 1.",
                   SectionRole::Body),
        passage_of("Restraint had fallen from 61 holds a month to 34, but prone "
                   "restraint was still used on most days.",
                   SectionRole::Body)};
    test::product_labeller().label(report);
    CHECK(report.passages[0].polarity == Polarity::Good);
    CHECK(report.passages[1].polarity == Polarity::Concern);
}

TEST_CASE("report: what a policy says must be done is asked for, however good it sounds",
          "[label]") {
    Report report;
    report.report_kind = "policy";
    report.passages = {
        passage_of("Blood tests for lipids, glucose and liver function must be "
                   "offered within 72 hours.",
                   SectionRole::Body)};
    test::product_labeller().label(report);
    CHECK(report.passages[0].polarity == Polarity::Requirement);
    CHECK(report.passages[0].kind == FindingKind::Recommendation);
}

TEST_CASE("report: However turns the list above it", "[label]") {
    CHECK(however_behind("The ward was clean and well maintained.") == Polarity::Concern);
    CHECK(however_behind("The ward was dirty and furniture was broken.") == Polarity::Good);
}

TEST_CASE("report: However turns the list above it where it stands as a line of its own",
          "[label]") {
    Report report;
    report.report_kind = "inspection-report";
    report.passages = {
        passage_of("The ward was dirty and furniture was broken.", SectionRole::RatingReasons),
        passage_of("However:", SectionRole::Body),
        passage_of("Handover on Larch ward.", SectionRole::However)};
    test::rules_labeller().label(report);
    CHECK(report.passages[2].polarity == Polarity::Good);
}

TEST_CASE("report: the shares of a survey are of those whom it asked, as an earlier passage says",
          "[label]") {
    Report report;
    report.report_kind = "policy";
    report.passages = {
        passage_of("1,204 members replied between 1 March and 30 April 2024.", SectionRole::Body),
        passage_of("62% had not been told that their son would leave hospital.", SectionRole::Body),
        passage_of("Nearly half (48%) of parents had never met the consultant.", SectionRole::Body),
        passage_of("Spending on hospitals has risen by 4% since then.", SectionRole::Body)};
    test::rules_labeller().label(report);
    REQUIRE(report.passages[1].measures.size() == 1);
    CHECK(report.passages[1].measures[0].population == "members");
    CHECK(report.passages[2].measures[0].population == "parents");
    CHECK(report.passages[3].measures[0].population != "members");
}

TEST_CASE("report: a forum post is no requirement and has no key question", "[label]") {
    Report report;
    report.report_kind = "forum";
    report.passages = {
        passage_of("The trust should ensure restraint is recorded.", SectionRole::Post)};
    test::rules_labeller().label(report);
    CHECK(report.passages[0].polarity != Polarity::Requirement);
    CHECK(report.passages[0].key_question == KeyQuestion::None);
}

TEST_CASE("report: reports of the outcomes era number by the 2010 Regulations", "[label]") {
    Report report;
    report.report_kind = "compliance-2010";
    report.framework = "outcomes-2010";
    report.passages = {
        passage_of("Infection control did not meet Regulation 12.", SectionRole::Findings)};
    test::rules_labeller().label(report);
    CHECK(report.passages[0].regulations == std::vector<std::string>{"2010/12"});
}

TEST_CASE(
    "report: plain numbers are those of the regulations in force on the day of the inspection",
    "[label]") {
    const auto [inspected, published, regulation] =
        GENERATE(table<PartialDate, PartialDate, std::string>({
            {{2015, 3, 31}, {2015, 7, 2}, "2010/12"},
            {{2015, 4, 1}, {2015, 7, 2}, "12"},
            {{}, {2014, 11, 0}, "2010/12"},
            {{}, {2015, 0, 0}, "12"},  // the year does not say
            {{}, {}, "12"},
        }));
    Report report;
    report.report_kind = "quality-report";
    report.framework = "kloe-2014";
    report.inspected_to = inspected;
    report.published = published;
    report.passages = {
        passage_of("Infection control did not meet Regulation 12.", SectionRole::Findings)};
    test::rules_labeller().label(report);
    CAPTURE(to_iso(inspected), to_iso(published));
    CHECK(report.passages[0].regulations == std::vector<std::string>{regulation});
}

TEST_CASE("report: a regulation of 2010 speaks for the themes that it was about then", "[label]") {
    const auto themes_of = [](const char* framework) {
        Report report;
        report.report_kind = "quality-report";
        report.framework = framework;
        report.passages = {passage_of(
            "The provider was not meeting Regulation 20 because records were kept in three places.",
            SectionRole::Findings)};
        test::rules_labeller().label(report);
        const auto& themes = report.passages[0].themes;
        return std::any_of(themes.begin(), themes.end(), [](const ThemeLabel& theme) {
            return theme.id == "record-keeping" &&
                   std::any_of(theme.cues.begin(), theme.cues.end(), [](const Cue& cue) {
                       return cue.rule == "regulation";
                   });
        });
    };
    CHECK(themes_of("outcomes-2010"));    // records
    CHECK_FALSE(themes_of("kloe-2017"));  // the duty of candour
}

TEST_CASE("report: a key question given by a heading or a quality statement stands", "[label]") {
    Passage headed = passage_of("Medicines were stored safely.", SectionRole::Findings);
    headed.key_question = KeyQuestion::Caring;
    test::rules_labeller().label(headed);
    CHECK(headed.key_question == KeyQuestion::Caring);

    Passage stated = passage_of("Staff listened.", SectionRole::Findings);
    stated.quality_statement = "Safe environments";
    test::rules_labeller().label(stated);
    CHECK(stated.key_question == KeyQuestion::Safe);

    CHECK(test::labelled("Medicines were stored safely.").key_question == KeyQuestion::Safe);
}

TEST_CASE("report: labelling twice leaves the same labels", "[label]") {
    Passage passage =
        passage_of("The trust must review restraint. Regulation 13(4)(b). 44 times in 2016/17.",
                   SectionRole::Body);
    test::rules_labeller().label(passage);
    Passage once = passage;
    test::rules_labeller().label(passage);
    once.other_cues = passage.other_cues = {};  // the second time the key question counts as given
    CHECK(passage == once);
}

TEST_CASE("report: what only tells who published it is no boilerplate when it states concerns",
          "[label]") {
    Report report;
    report.report_kind = "digest-entry";
    report.passages = {
        passage_of("This report describes how most wards were kind. However, it names concerns: "
                   "difficulty in reaching "
                   "services, buildings that were not safe, and care that was over-restrictive.",
                   SectionRole::Body)};
    test::rules_labeller().label(report);
    std::set<std::string> themes;
    for (const ThemeLabel& theme : report.passages[0].themes) themes.insert(theme.id);
    CHECK(themes.contains("restrictive-care"));
    CHECK(report.passages[0].polarity == Polarity::Concern);
}

TEST_CASE("report: news and forum posts that judge nothing are neutral", "[label]") {
    for (const char* kind : {"forum", "news", "digest-entry", "policy"}) {
        Report report;
        report.report_kind = kind;
        report.passages = {passage_of("Local commissioners own the budget for the whole pathway.",
                                      SectionRole::Body)};
        test::rules_labeller().label(report);
        CAPTURE(kind);
        CHECK(report.passages[0].polarity == Polarity::Neutral);
    }
}

TEST_CASE("report: the rating of its question tips what a passage itself leaves open", "[label]") {
    Report report;
    report.report_kind = "inspection-report";
    report.passages = {
        passage_of("Visitors signed a book by the door and were met by a member of staff.",
                   SectionRole::Findings)};
    report.passages[0].key_question = KeyQuestion::Safe;
    const auto polarity_under = [&](RatingValue rating) {
        report.ratings["safe"].value = rating;
        test::product_labeller().label(report);
        return report.passages[0].polarity;
    };
    CHECK(polarity_under(RatingValue::Good) != Polarity::Concern);
    CHECK(polarity_under(RatingValue::Inadequate) == Polarity::Concern);
}

TEST_CASE("report: a rating does not outvote what is said in so many words", "[label]") {
    Report report;
    report.report_kind = "inspection-report";
    report.passages = {
        passage_of("Care plans were not reviewed and two were missing.", SectionRole::Findings)};
    report.passages[0].key_question = KeyQuestion::Effective;
    report.ratings["effective"].value = RatingValue::Outstanding;
    test::product_labeller().label(report);
    CHECK(report.passages[0].polarity == Polarity::Concern);
}

TEST_CASE("report: who was asked is no finding, what they said is", "[label]") {
    Report report;
    report.report_kind = "inspection-report";
    report.passages = {
        passage_of("We spoke with 12 patients and four carers.", SectionRole::Findings),
        passage_of("We spoke with 12 patients. They told us that staff were kind and that they "
                   "felt safe.",
                   SectionRole::Findings)};
    test::product_labeller().label(report);
    CHECK(report.passages[0].polarity == Polarity::Neutral);
    CHECK(report.passages[1].polarity == Polarity::Good);
}

}  // namespace findings
