// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/sections.hpp"

#include "indexer/understand/actions_asked.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

namespace {

ParsedDocument quality_report() {
    return document({
        heading(1, "Forensic wards Quality Report"),
        heading(1, "Overall summary"),
        paragraph("We rated forensic wards as requires improvement because:"),
        item("Blanket restrictions were in place."),
        paragraph("However:"),
        item("Staff were kind."),
        paragraph("The trust had five wards in all."),
        heading(2, "Areas for improvement"),
        heading(3, "Action the trust MUST take to improve"),
        heading(4, "Forensic wards"),
        item("The trust must review restrictions. (Regulation 12(2)(b))"),
        heading(3, "Action the trust SHOULD take to improve"),
        item("The trust should search people in private."),
        heading(1, "Are services safe?"),
        paragraph("By safe, we mean that people come to no harm."),
        heading(2, "Our findings"),
        heading(3, "Safe staffing"),
        paragraph("There were enough nurses."),
        paragraph("At the last inspection there were too few nurses."),
        heading(1, "Requirement notices"),
        row({"Regulated activity", "Regulation"}, true),
        row({"Treatment of disease, disorder or injury",
             "Regulation 12 HSCA (RA) Regulations 2014 Safe care and treatment"}),
        paragraph("How the regulation was not being met:"),
        paragraph(
            "Restrictions were not based on risk. This was in breach of regulation 12(2)(b)."),
    });
}

}  // namespace

TEST_CASE("sections: roles of a quality report", "[understand]") {
    const auto report = report_of(quality_report());
    REQUIRE(report.report_kind == "quality-report");
    CHECK(passage(report, "Blanket").role == SectionRole::RatingReasons);
    CHECK(passage(report, "Staff were kind").role == SectionRole::However);
    CHECK(passage(report, "The trust had five").role == SectionRole::Body);
    const auto& must = passage(report, "The trust must");
    CHECK(must.role == SectionRole::MustActions);
    CHECK(must.core_service == "Forensic inpatient or secure wards");
    CHECK(must.addressee == "The trust");
    CHECK(passage(report, "The trust should").role == SectionRole::ShouldActions);
    CHECK(passage(report, "By safe").role == SectionRole::Boilerplate);
    const auto& finding = passage(report, "There were enough");
    CHECK(finding.role == SectionRole::Findings);
    CHECK(finding.key_question == KeyQuestion::Safe);
    CHECK(finding.section ==
          std::vector<std::string>{"Are services safe?", "Our findings", "Safe staffing"});
    CHECK(passage(report, "At the last").role == SectionRole::History);
    const auto& breach = passage(report, "Restrictions were");
    CHECK(breach.role == SectionRole::Breach);
    CHECK(breach.section.back().starts_with("Regulation 12 HSCA"));
    CHECK(report.ratings.at("overall").value == RatingValue::RequiresImprovement);
}

TEST_CASE("sections: a page of the single assessment framework", "[understand]") {
    auto source = document({
        heading(1, "Larkhollow House"),
        heading(2, "Safe"),
        paragraph("Rating: Requires improvement"),
        heading(3, "Overview"),
        paragraph("Safe \u2013 this means we looked for evidence that people were protected."),
        paragraph("This service scored 56 (out of 100) for this area."),
        heading(2, "Safety learning culture"),
        paragraph("Score: 2"),
        heading(3, "Processes"),
        paragraph("We reviewed 22 incident records."),
        heading(2, "Medicines optimisation"),
        paragraph("We did not look at Medicines optimisation during this assessment. The score for "
                  "this quality statement is based on the "
                  "previous rating for Safe."),
    });
    source.title = "Larkhollow House - Safe | Example Care Regulator";
    source.properties["canonical_url"] =
        "https://www.example.org/location/1-9900000201/reports/LAP-99001/rehabilitation-wards/safe";
    const auto report = report_of(source);
    CHECK(report.report_kind == "saf-report");
    CHECK(report.framework == "saf-2023");
    CHECK(report.location == NamedId{"Larkhollow House", "1-9900000201"});
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    const auto& finding = passage(report, "We reviewed");
    CHECK(finding.quality_statement == "Learning culture");
    CHECK(finding.key_question == KeyQuestion::Safe);
    CHECK(finding.role == SectionRole::Findings);
    CHECK(passage(report, "Score: 2").role == SectionRole::Boilerplate);
    CHECK(passage(report, "We did not look").role == SectionRole::NotAssessed);
    CHECK(passage(report, "Safe \u2013 this means").role == SectionRole::Boilerplate);
}

TEST_CASE(
    "sections: Mental Health Act boxes are cut at their labels and patients' own issues left out",
    "[understand]") {
    const auto report = report_of(document({
        heading(1, "Mental Health Act monitoring visit"),
        heading(2, "Section 120B actions"),
        paragraph("Domain 1\nMHA section: 118\nCoP Ref: Chapters 1 and 8\nWe found:\nPhones were "
                  "held by staff.\n"
                  "Your action statement should address:\nHow patients will use their phones."),
        row({"MHA section", "We found", "Your action statement should address"}, true),
        row({"132", "Rights were not read.", "How rights will be read."}),
        heading(2, "Individual issues raised by patients"),
        paragraph("Patient A said that he missed his dog."),
        heading(2, "Other areas"),
        paragraph("The garden was open."),
    }));
    CHECK(passage(report, "Domain 1").role == SectionRole::Boilerplate);
    CHECK(passage(report, "We found:\nPhones").role == SectionRole::WeFound);
    CHECK(passage(report, "Your action statement should address:\nHow").role ==
          SectionRole::ActionStatement);
    CHECK(passage(report, "Rights were").role == SectionRole::WeFound);
    CHECK(passage(report, "How rights").role == SectionRole::ActionStatement);
    CHECK(passage(report, "The garden").role == SectionRole::Findings);
    for (const auto& passage : report.passages)
        CHECK(passage.text.find("dog") == std::string::npos);
    CHECK(report.warnings.size() == 1);
}

TEST_CASE("sections: in plain text the table of headings gives the levels", "[understand]") {
    const auto report = report_of(document(
        {
            heading(1, "Bright Meadow inspection report"),
            paragraph("Is the service safe? Good"),
            heading(2, "Using medicines safely"),
            paragraph(
                "Medicines were stored well and each record was signed by two members of staff."),
            heading(2, "2. What people told us"),
            paragraph("People were glad."),
            heading(2, "3. Money"),
            paragraph("It cost little."),
        },
        MediaType::PlainText));
    const auto& finding = passage(report, "Medicines were");
    CHECK(finding.key_question == KeyQuestion::Safe);
    CHECK(finding.section ==
          std::vector<std::string>{"Is the service safe? Good", "Using medicines safely"});
    CHECK(passage(report, "People were").role == SectionRole::PeopleSay);
    CHECK(passage(report, "It cost").section.back() == "3. Money");
    CHECK(passage(report, "It cost").role != SectionRole::PeopleSay);
    CHECK(report.ratings.at("safe").value == RatingValue::Good);
}

TEST_CASE("sections: recommendations say whom they address", "[understand]") {
    CHECK(addressee_in("NHS England should publish waits.", SectionRole::Recommendations) ==
          "NHS England");
    CHECK(addressee_in("We recommend that integrated care boards and NHS England should plan.",
                       SectionRole::Recommendations)
              .empty());
    CHECK(addressee_in("This should be done.", SectionRole::Recommendations).empty());
    CHECK(addressee_in("The provider must ensure that staff know.", SectionRole::MustActions) ==
          "The provider");
    CHECK(addressee_in("Find good practice.", SectionRole::Recommendations).empty());
}

TEST_CASE("sections: the standard of an outcome is a heading, its verdict is none",
          "[understand]") {
    const auto report = report_of(document(
        {
            heading(1, "Elm Clinic"),
            paragraph("Date of Inspection: 9 November 2011"),
            heading(2,
                    "Staff should be properly trained and supervised, and have the chance to "
                    "develop and improve their skills (outcome 14)"),
            heading(2, "Not met this standard"),
            heading(2, "Our judgement"),
            paragraph("The provider was not meeting this standard, because staff had no training "
                      "in managing aggression."),
            heading(2, "Reasons for our judgement"),
            paragraph("Training in breakaway techniques had lapsed for seven members of staff."),
        },
        MediaType::PlainText));
    const auto& judgement = passage(report, "Training in breakaway");
    REQUIRE(judgement.section.size() >= 2);
    CHECK(judgement.section[judgement.section.size() - 2].ends_with("(outcome 14)"));
    CHECK(judgement.section.back() == "Reasons for our judgement");
}

TEST_CASE("sections: dates of the page are in its particulars and in no passage", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Annual review of restraint"),
        paragraph("Published: 6 February 2020 Page last updated: 12 May 2022"),
        paragraph("Sign in or register"),
        paragraph("Hospitals reported fewer restraints than in the year before."),
        paragraph("\u00a9 Crown copyright 2020. This is licensed under the Open Government Licence "
                  "v3.0."),
    }));
    CHECK(to_iso(report.published) == "2020-02-06");
    CHECK(report.licence.find("Open Government Licence") != std::string::npos);
    for (const auto& one : report.passages) {
        CHECK(one.text.find("last updated") == std::string::npos);
        CHECK(one.text.find("Sign in") == std::string::npos);
    }
}

TEST_CASE("sections: a box of a visit stands below its topic, in plain text too", "[understand]") {
    const auto report = report_of(document({heading(1, "Mental Health Act monitoring visit"),
                                            heading(2, "Leave of absence"),
                                            paragraph("We found:"),
                                            paragraph("No copy had been given to the patient."),
                                            heading(2, "Food"),
                                            paragraph("We found:"),
                                            paragraph("The soup was cold.")},
                                           MediaType::PlainText));
    CHECK(passage(report, "No copy").section.front() == "Leave of absence");
    CHECK(passage(report, "The soup").section.front() == "Food");
}

TEST_CASE("sections: topics as large as the question that they are of", "[understand]") {
    const auto report = report_of(document(
        {
            heading(1, "Skelmarch District Hospital quality report"),
            heading(2, "Urgent and emergency services"),
            heading(3, "Are urgent and emergency services safe?"),
            paragraph("Inadequate"),
            heading(3, "Nursing staffing"),
            paragraph("A nurse for children was on duty for 61 of 186 shifts that we looked at."),
            heading(3, "Assessing and responding to patient risk"),
            paragraph("Six patients had no early warning score after the first hour."),
            heading(3, "Are urgent and emergency services well-led?"),
            paragraph("Good"),
            heading(3, "Leadership"),
            paragraph("Leaders were seen on the wards at night and at weekends."),
            heading(3, "Vision and strategy"),
            paragraph("The strategy had been written with the people who use the service."),
            heading(3, "Culture"),
            paragraph("Staff said that they could speak up and that somebody would listen."),
            heading(3, "Are urgent and emergency services responsive?"),
            heading(3, "Access and flow"),
            paragraph("Patients waited on trolleys in a corridor on most days."),
            heading(3, "Facts and data"),
            paragraph("The department saw 58,400 patients in the year and has four bays."),
        },
        MediaType::Pdf));
    for (const auto* text : {"A nurse for children", "Six patients"}) {
        CAPTURE(text);
        CHECK(passage(report, text).key_question == KeyQuestion::Safe);
    }
    CHECK(passage(report, "A nurse for children").section.back() == "Nursing staffing");
    for (const auto* text : {"Leaders were seen", "The strategy had", "Staff said that"}) {
        CAPTURE(text);
        const auto& topic = passage(report, text);
        CHECK(topic.key_question == KeyQuestion::WellLed);
        CHECK(topic.section.size() == passage(report, "A nurse for children").section.size());
    }
    CHECK(passage(report, "Patients waited").key_question == KeyQuestion::Responsive);
    CHECK(passage(report, "The department saw").section.back() == "Facts and data");
}
