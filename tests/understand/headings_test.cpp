// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/headings.hpp"

#include "indexer/understand/lead_ins.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/service_names.hpp"
#include "tests/catch.hpp"

using namespace findings;
using namespace findings::understanding;

TEST_CASE("headings: role and key question by heading", "[understand]") {
    const auto [text, role, question] = GENERATE(table<std::string, SectionRole, KeyQuestion>({
        {"Are services safe?", SectionRole::Findings, KeyQuestion::Safe},
        {"Is the service well-led? Requires improvement",
         SectionRole::Findings,
         KeyQuestion::WellLed},
        {"Is the service responsive to people's needs?",
         SectionRole::Findings,
         KeyQuestion::Responsive},
        {"Is this organisation well-led?", SectionRole::Findings, KeyQuestion::WellLed},
        {"Caring", SectionRole::Findings, KeyQuestion::Caring},
        {"Action the provider MUST take to improve", SectionRole::MustActions, KeyQuestion::None},
        {"Action the trust SHOULD take to improve", SectionRole::ShouldActions, KeyQuestion::None},
        {"Outstanding practice", SectionRole::GoodPractice, KeyQuestion::None},
        {"What people who use the provider's services say",
         SectionRole::PeopleSay,
         KeyQuestion::None},
        {"Safety learning culture", SectionRole::Findings, KeyQuestion::Safe},
        {"How the regulation was not being met:", SectionRole::Breach, KeyQuestion::None},
        {"Individual issues raised by patients that are not reported above",
         SectionRole::Personal,
         KeyQuestion::None},
        {"Patient Outcomes", SectionRole::OutcomesAimed, KeyQuestion::None},
        {"Case study: Meadowbank", SectionRole::CaseStudy, KeyQuestion::None},
    }));
    CAPTURE(text);
    const auto meaning = heading_meaning(text);
    CHECK(meaning.known);
    REQUIRE(meaning.role);
    CHECK(*meaning.role == role);
    CHECK(meaning.question == question);
}

TEST_CASE("headings: ordinary headings mean nothing", "[understand]") {
    const auto text = GENERATE(as<std::string>(),
                               "Walls and windows",
                               "Is it raining",
                               "Safe as houses",
                               "",
                               "Actionable intelligence");
    CAPTURE(text);
    CHECK_FALSE(heading_meaning(text).known);
}

TEST_CASE("headings: core services in their spellings have one name", "[understand]") {
    const auto text = GENERATE(as<std::string>(),
                               "Forensic wards",
                               "Forensic inpatient/secure wards",
                               "Forensic inpatient or secure wards");
    CHECK(core_service_name(text) == "Forensic inpatient or secure wards");
}

TEST_CASE("headings: lines before lists", "[understand]") {
    CHECK(lead_in_role("We rated forensic wards as requires improvement because:") ==
          SectionRole::RatingReasons);
    CHECK(lead_in_role("However:") == SectionRole::However);
    CHECK(lead_in_role("To deliver safe care, we need to:") == SectionRole::Recommendations);
    CHECK(lead_in_role("The trust must:") == SectionRole::MustActions);
    CHECK_FALSE(lead_in_role("There were three wards:").has_value());
    CHECK_FALSE(lead_in_role("However, staff were kind.").has_value());
}

TEST_CASE("headings: history, definitions, verdicts and what was not looked at", "[understand]") {
    CHECK(is_history_text("At the last inspection we found that alarms did not work."));
    CHECK_FALSE(is_history_text(
        "At our last inspection the rating was good. At this assessment it has gone down."));
    CHECK(is_boilerplate_text("By safe, we mean that people come to no harm."));
    CHECK(is_boilerplate_text("Summary......... 7"));
    CHECK(is_verdict_text("Requires improvement \u2013\u2013\u2013"));
    CHECK(is_verdict_text("Score: 2"));
    CHECK_FALSE(is_verdict_text("Good practice was seen on the ward."));
    CHECK(is_not_assessed_text("We did not look at Safeguarding during this assessment."));
}
