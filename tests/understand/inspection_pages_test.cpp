// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the regulator: what they ask for, and what they say of ratings and visits.

#include "indexer/understand/action_headings.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/notice_words.hpp"
#include "indexer/understand/saf_scores.hpp"
#include "indexer/understand/told_scores.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <tuple>

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

TEST_CASE("inspection pages: headings over what must and should be done", "[understand]") {
    for (const auto* text : {"What the trust must do",
                             "What the provider must do next",
                             "Improvements the ward must make",
                             "Areas the service must improve",
                             "What must be put right",
                             "It must:",
                             "MUST",
                             "Must improve",
                             "The practice must take these actions"}) {
        CAPTURE(text);
        CHECK(heading_meaning(text).role == SectionRole::MustActions);
    }
    for (const auto* text : {"What the trust should do",
                             "What the home should improve",
                             "Where the agency should improve",
                             "They should"}) {
        CAPTURE(text);
        CHECK(heading_meaning(text).role == SectionRole::ShouldActions);
    }
    for (const auto* text : {"What good care should look like",
                             "What people should expect",
                             "What the service should have done since our last visit",
                             "Everything the law says a provider must be registered for"}) {
        CAPTURE(text);
        CHECK_FALSE(heading_meaning(text).role.has_value());
    }
}

TEST_CASE("inspection pages: sentences about the words must and should ask for nothing",
          "[understand]") {
    for (const auto* text :
         {"A \u2018must\u2019 is something the law requires. A \u2018should\u2019 is something "
          "that "
          "would make the service better, or keep it within the law.",
          "A trust MUST act where it has broken a regulation. It SHOULD act where this would make "
          "care better or would keep it from breaking one.",
          "By must we mean that a regulation has been broken; a should is our advice.",
          "The provider must send the Commission a report about how they are going to achieve "
          "compliance with these essential standards.",
          "We have asked the provider to send us a report within 14 days of receiving this one.",
          "During an inspection to make sure that the improvements required had been made | "
          "Published: 15 January 2020",
          "You can read about how we inspect on our website.",
          "Find out how we calculate scores and what they mean on our website."}) {
        CAPTURE(text);
        CHECK(is_boilerplate_text(text));
    }
    for (const auto* text : {"The provider must make sure that staff report incidents.",
                             "The trust must send the family a report of the investigation.",
                             "A provider must not use restraint where talking would do."}) {
        CAPTURE(text);
        CHECK_FALSE(is_boilerplate_text(text));
    }
}

TEST_CASE("inspection pages: orders below a heading are actions", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Juniper Bungalow"),
        paragraph("Care Quality Commission inspection report published 22 July 2022"),
        heading(2, "Is the service safe?"),
        paragraph("Plaster had been torn from the wall."),
        heading(2, "Areas for improvement"),
        item("Repaint the quiet room."),
        item("Repair the garden fence."),
        item("Staff did not know where the ligature cutters were."),
        heading(3, "What the trust must do"),
        item("Repair the high-care suite. [Regulation 15(1)(e)]"),
        heading(3, "What the trust should do"),
        item("Fill the speech and language therapy post."),
    }));
    CHECK(passage(report, "Repair the high").role == SectionRole::MustActions);
    CHECK(passage(report, "Fill the speech").role == SectionRole::ShouldActions);
    CHECK(passage(report, "Repair the garden").role == SectionRole::ShouldActions);
    CHECK(passage(report, "Staff did not").role == SectionRole::Body);
}

TEST_CASE("inspection pages: how much notice was given", "[understand]") {
    const auto [text, notice] = GENERATE(table<std::string, std::string>({
        {"we gave the clinic no warning of our first visit and returned on one evening.",
         "unannounced"},
        {"we did not tell the provider beforehand that we were coming on the first day.",
         "unannounced"},
        {"the manager did not know that we were coming.", "unannounced"},
        {"nobody at the ward knew that we were coming.", "unannounced"},
        {"we rang the manager half an hour before we arrived.", "short-notice"},
        {"the first visit was unannounced.", "unannounced"},
        {"our inspectors arrived without warning on the first day.", "unannounced"},
        {"we gave the service 48 hours' notice because it is small.", "short-notice"},
        {"we gave the practice two weeks' notice of the inspection.", "announced"},
        {"the provider knew that we were coming.", "announced"},
        {"we gave the provider notice of proposal to cancel its registration.", ""},
        {"the provider gave residents no notice when fees went up.", ""},
        {"our last visit was unannounced.", ""},
    }));
    CAPTURE(text);
    CHECK(notice_told(text) == notice);
    CHECK(notice_of_field("none (unannounced)") == "unannounced");
    CHECK(notice_of_field("no") == "unannounced");
    CHECK(notice_of_field("yes, two weeks beforehand") == "announced");
    CHECK(notice_of_field("48 hours") == "short-notice");
}

TEST_CASE("inspection pages: a field says the notice, a sentence the conditions", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Juniper Bungalow"),
        paragraph("Care Quality Commission inspection report"),
        paragraph("Notice given: None"),
        row({"Question", "Rating", "Change"}, true),
        row({"Caring", "Good", "\u2191"}),
        row({"Responsive", "Good", "No change"}),
        heading(2, "Is the service safe?"),
        paragraph("Rating: Inadequate \u2193"),
        paragraph("We used our powers under section 31 of the Health and Social Care Act 2008 to "
                  "stop the trust from admitting anyone to the ward without our agreement."),
    }));
    CHECK(report.announced == "unannounced");
    REQUIRE(report.ratings.count("safe") == 1);
    CHECK(report.ratings.at("safe").movement == "down");
    CHECK(report.ratings.at("caring").movement == "up");
    CHECK(report.ratings.at("responsive").movement == "same");
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement.front().kind == "conditions");
}

namespace {

ParsedDocument assessment(std::initializer_list<Block> blocks) {
    auto source = document({
        heading(1, "Cinder Lane Clinic"),
        paragraph("Assessment report, single assessment framework"),
        row({"Service assessed", "Specialist eating disorder services"}),
        paragraph("Report from 17 September 2024 assessment"),
        heading(2, "Our view of the service"),
        paragraph("We looked at 4 quality statements. We gave the clinic no warning."),
    });
    source.blocks.insert(source.blocks.end(), blocks);
    return source;
}

std::int32_t score_of(const Report& report, std::string_view name) {
    for (const auto& one : report.statements) {
        if (one.name == name) return one.score;
    }
    return -1;
}

TEST_CASE("requirements: who signs below a list asks for nothing", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Ash Lane Surgery"),
                  paragraph("Date of inspection visit: 4 May 2016"),
                  heading(2, "Letter from the Chief Inspector of General Practice"),
                  paragraph("The areas where the provider should make improvement are:"),
                  item("Keep a list of patients who are carers."),
                  paragraph("Professor Olive Fairbrother\nChief Inspector of General Practice"),
                  heading(2, "Are services safe?"),
                  paragraph("Staff had been taught how to recognise abuse.")}));
    CHECK(passage(report, "Keep a list").role == SectionRole::ShouldActions);
    CHECK(passage(report, "Professor Olive").role == SectionRole::Boilerplate);
}

}  // namespace

TEST_CASE("assessments: scores in the margin stand apart from the text", "[understand]") {
    const auto report = report_of(assessment({
        heading(2, "Safe"),
        paragraph("Percentage score: 59% Rating: Requires improvement"),
        heading(3, "Learning culture"),
        paragraph("Score: 3 Staff could describe the last three incidents."),
        heading(3, "Safe environments"),
        paragraph("We did not look at Safe environments during this assessment. The score for "
                  "Score: 2 this quality statement is based on the previous rating for Safe."),
    }));
    REQUIRE(report.framework == "saf-2023");
    CHECK(report.service == "Specialist eating disorder services");
    CHECK(report.announced == "unannounced");
    CHECK(report.question_scores.at("safe") == 59);
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    CHECK(score_of(report, "Learning culture") == 3);
    CHECK(score_of(report, "Safe environments") == 2);
    CHECK(passage(report, "Staff could").text == "Staff could describe the last three incidents.");
    CHECK(passage(report, "We did not look").text.find("Score:") == std::string::npos);
}

TEST_CASE("assessments: scores that stand below the text are those of the statements above",
          "[understand]") {
    const auto report = report_of(assessment({
        heading(2, "Caring"),
        paragraph("Percentage score:"),
        paragraph("90%"),
        heading(3, "Kindness, compassion and dignity"),
        paragraph("People were asked every time."),
        heading(3, "Treating people as individuals"),
        paragraph("The kitchen made a separate menu."),
        heading(3, "Independence, choice and control"),
        paragraph("People cooked one meal a week."),
        paragraph("Score: 4"),
        paragraph("Score: 2"),
        paragraph("Score: 3"),
    }));
    CHECK(report.question_scores.at("caring") == 90);
    CHECK(score_of(report, "Kindness, compassion and dignity") == 4);
    CHECK(score_of(report, "Treating people as individuals") == 2);
    CHECK(score_of(report, "Independence, choice and control") == 3);
}

TEST_CASE("assessments: scores and percentages in other wordings", "[understand]") {
    CHECK(question_score("Percentage score: 59%") == 59);
    CHECK(question_score("Percentage score | 59%") == 59);
    CHECK(question_score("Score for this area: 71 out of 100") == 71);
    CHECK(question_score("This service scored 75 (out of 100) for this area.") == 75);
    CHECK(question_score("We raised the score for falls on 3 May by 20%.") == -1);
    CHECK(question_score("Score: 3") == -1);
    CHECK(statement_score("Score: 3") == 3);
    CHECK(statement_score("Score: 59%") == 0);
    CHECK(statement_score("Score: 3 out of 4") == 3);
}

TEST_CASE("inspection pages: parts of a key question in plain lines are headings", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Withy Lodge"),
        paragraph("Care Quality Commission inspection report"),
        paragraph("Date of inspection: 21 August 2019"),
        heading(2, "Is the service well-led?"),
        paragraph("Continuous learning and improving care"),
        item("Audits were done each month."),
        paragraph("Managers and staff being clear about their roles, and understanding quality "
                  "performance, risks and regulatory requirements"),
        paragraph("Checks were not done."),
        paragraph("Working in partnership with others had been hard for the home."),
        heading(2, "Is the service safe?"),
        paragraph("Using medicines safely"),
        item("Charts had gaps."),
    }));
    using Trail = std::vector<std::string>;
    CHECK(passage(report, "Audits were").section ==
          Trail{"Is the service well-led?", "Continuous learning and improving care"});
    CHECK(passage(report, "Checks were").section.back().starts_with("Managers and staff"));
    CHECK(passage(report, "Working in partnership").section.back().starts_with("Managers"));
    CHECK(passage(report, "Charts had").section ==
          Trail{"Is the service safe?", "Using medicines safely"});
    CHECK(passage(report, "Charts had").key_question == KeyQuestion::Safe);
}

TEST_CASE("assessments: percentages in headings and rows", "[understand]") {
    const auto report = report_of(assessment({
        heading(2, "Safe"),
        paragraph("Score 59%"),
        heading(3, "Learning culture"),
        paragraph("Staff could describe the last incidents."),
        heading(2, "Caring \u2013 90%"),
        paragraph("People were respected."),
        heading(2, "Well-led"),
        row({"Percentage score", "68%"}),
        row({"Rating", "Good"}),
        heading(3, "Freedom to speak up"),
        row({"Score", "2"}),
    }));
    CHECK(report.question_scores.at("safe") == 59);
    CHECK(report.question_scores.at("caring") == 90);
    CHECK(report.question_scores.at("well-led") == 68);
    CHECK(report.ratings.count("overall") == 0);
    CHECK(report.ratings.at("well-led").value == RatingValue::Good);
    CHECK(score_of(report, "Freedom to speak up") == 2);
    CHECK(passage(report, "Score 59%").role == SectionRole::Boilerplate);
    CHECK(passage(report, "People were").key_question == KeyQuestion::Caring);
}

TEST_CASE("assessments: scores of statements with what they mean", "[understand]") {
    for (const auto* line : {"Quality statement score 3 | Evidence shows a good standard of care",
                             "3 | Evidence shows a good standard of care",
                             "Score 3 out of 4 \u2013 Evidence shows a good standard of care",
                             "Score: 3 (Evidence shows a good standard of care)"}) {
        CAPTURE(line);
        CHECK(statement_score(line) == 3);
    }
    CHECK(statement_score("In May 2023 evidence shows a good standard of care") == 0);
    CHECK(statement_score("Ward 3: evidence shows a good standard of care") == 0);
}

TEST_CASE("assessments: a sentence gives the scores of several questions", "[understand]") {
    using Scores = std::vector<std::pair<KeyQuestion, std::int32_t>>;
    const Scores both = {{KeyQuestion::Safe, 72}, {KeyQuestion::WellLed, 75}};
    for (const auto* text : {"The service scored 72 (out of 100) for safe and 75 for well-led.",
                             "It was good. It scored 72% for safe and 75% for being well-led.",
                             "Scores: safe 72, well-led 75 (out of 100).",
                             "Its score for safe was 72/100 and for well led 75/100."}) {
        CAPTURE(text);
        CHECK(scores_told_in(text) == both);
    }
    CHECK(scores_told_in("At our last assessment it scored 72 (out of 100) for safe.").empty());
    CHECK(scores_told_in("This service scored 66 (out of 100) for this area.").empty());
    CHECK(scores_told_in("In a survey the home scored 88% for food and 92% for caring staff, safe "
                         "rooms and a garden.")
              .empty());
}
