// SPDX-License-Identifier: GPL-3.0-or-later
// Where headings of one size stand below one another, and tables and lists that carry findings.
#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;

TEST_CASE("headings: the parts of a standard stand below it though they are printed as large",
          "[understand]") {
    const auto report =
        report_of(document({heading(1, "Elm Lodge"),
                            heading(2, "Our judgements for each standard inspected"),
                            heading(3, "Consent to care and treatment"),
                            paragraph("Met this standard"),
                            heading(3, "Our judgement"),
                            paragraph("The provider was meeting this standard."),
                            heading(3, "Reasons for our judgement"),
                            paragraph("All nine people whom we visited had signed their own plan."),
                            heading(3, "Staffing"),
                            paragraph("Action needed"),
                            heading(3, "Reasons for our judgement"),
                            paragraph("Two care assistants looked after 23 people at tea time.")}));
    CHECK(passage(report, "All nine people").section ==
          std::vector<std::string>{"Our judgements for each standard inspected",
                                   "Consent to care and treatment",
                                   "Reasons for our judgement"});
    CHECK(passage(report, "Two care assistants").section ==
          std::vector<std::string>{"Our judgements for each standard inspected",
                                   "Staffing",
                                   "Reasons for our judgement"});
}

TEST_CASE("headings: a topic printed as large as its quality statement belongs to it",
          "[understand]") {
    const auto report =
        report_of(document({heading(1, "Elmfold Council: local authority assessment"),
                            heading(2, "Theme 1"),
                            heading(3, "Assessing needs"),
                            paragraph("Score: 2"),
                            heading(3, "Timeliness of assessments"),
                            paragraph("The median wait for an assessment was 48 days, and nobody "
                                      "checked on people while they waited."),
                            heading(3, "Safeguarding"),
                            paragraph("Partners valued the duty team.")}));
    CHECK(report.framework == "saf-2023");
    CHECK(passage(report, "The median wait").quality_statement == "Assessing needs");
    CHECK(passage(report, "Partners valued").quality_statement == "Safeguarding");
}

TEST_CASE("lists: a heading whose last words are a demand leads to requirements", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Elm General Hospital Quality Report"),
                  heading(2, "Letter from the Chief Inspector of Hospitals"),
                  heading(3,
                          "However, there were also areas of poor practice where the trust needs "
                          "to make improvements. Importantly, the trust must:"),
                  item("Ensure that resuscitation trolleys are checked every day."),
                  heading(3, "In addition the trust should:"),
                  item("Replace the torn chairs.")}));
    CHECK(passage(report, "Ensure that resuscitation").role == SectionRole::MustActions);
    CHECK(passage(report, "Replace the torn").role == SectionRole::ShouldActions);
}

TEST_CASE(
    "tables: a row that gives a rating and why is a finding, a question over its text its section",
    "[understand]") {
    const auto report = report_of(
        document({heading(1, "Elm General Hospital Quality Report"),
                  row({"Service", "Rating", "Why have we given this rating?"}, true),
                  row({"Critical care",
                       "Good",
                       "Staffing followed national standards on every shift that we looked at."}),
                  row({"Maternity", "Good", ""}),
                  heading(2, "The five questions we ask about services and what we found"),
                  row({"Are services caring?", "No action"}),
                  row({"We received feedback from 29 patients; 28 spoke of kind staff."})}));
    CHECK(passage(report, "Critical care").role != SectionRole::Boilerplate);
    CHECK(passage(report, "Maternity").role == SectionRole::Boilerplate);
    CHECK(passage(report, "We received feedback").key_question == KeyQuestion::Caring);
}

TEST_CASE("notices: the short numbers of the first reports on compliance are regulations",
          "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Review of compliance: Elm Lodge"),
         heading(3, "Compliance actions"),
         row({"Regulated activity", "Regulation", "Outcome"}, true),
         row({"Accommodation for persons who require nursing or personal care", "Reg 10", "16"}),
         row({"How the regulation is not being met: The provider did not look into falls."})}));
    const auto& breach = passage(report, "The provider did not look into falls");
    CHECK(breach.role == SectionRole::Breach);
    REQUIRE_FALSE(breach.section.empty());
    CHECK(breach.section.back() == "Reg 10");
}

TEST_CASE("letters: a date beside the addressee and a request behind a label are read",
          "[understand]") {
    const auto report = report_of(document(
        {paragraph("Ms H Brack"),
         paragraph("Elmfold Healthcare Limited            17 September 2012"),
         paragraph("Dear Ms Brack"),
         paragraph("Re: Mental Health Act visit to Osier ward, Elm House, on 28 August 2012"),
         paragraph("The visit was unannounced. We thank the ward for its welcome."),
         paragraph("Rooms were searched every Sunday whatever the risk."),
         paragraph("ACTION: Please review the policy on searching so that it rests on risk."),
         paragraph("Yours sincerely"),
         paragraph("R. Tolland")},
        MediaType::PlainText));
    CHECK(report.provider.name == "Elmfold Healthcare Limited");
    CHECK(to_iso(report.published) == "2012-09-17");
    CHECK(report.announced == "unannounced");
    CHECK(passage(report, "ACTION: Please review").role == SectionRole::ActionStatement);
}

TEST_CASE("paragraph numbers of an inquiry are marks and no part of the text", "[understand]") {
    const auto report =
        report_of(document({heading(1, "Report on an unannounced inspection of HMP Elmfold"),
                            paragraph("20 February \u2013 3 March 2023"),
                            heading(2, "Safety"),
                            paragraph("3.1 New arrivals waited for up to five hours in reception."),
                            paragraph("3.2 Peer workers met each new arrival with a hot meal."),
                            paragraph("3.3 Night staff knew whom to call in an emergency.")}));
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.announced == "unannounced");
    CHECK(to_iso(report.inspected_from) == "2023-02-20");
    CHECK(to_iso(report.inspected_to) == "2023-03-03");
    CHECK(passage(report, "Peer workers met").marker == "3.2");
}

TEST_CASE("standards: the front page names them, the heading below adds number and impact",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Fell Court: inspection report"),
        paragraph("We carried out this inspection as part of a routine inspection of essential "
                  "standards of quality and safety on 23 May 2012."),
        row({"Management of medicines", "Met this standard"}),
        row({"Supporting workers", "Action needed"}),
        heading(2, "Our judgements for each standard inspected"),
        heading(3, "Management of medicines (outcome 9)"),
        paragraph("Met this standard"),
        heading(3, "Supporting workers (outcome 14)"),
        paragraph("Action needed"),
        heading(4, "Our judgement"),
        paragraph("The provider was not meeting this standard. We judged that this had a minor "
                  "impact on people who use the service."),
    }));
    REQUIRE(report.standards.size() == 2);
    CHECK(report.standards[0].outcome == 9);
    CHECK(report.standards[1].name == "Supporting workers");
    CHECK(report.standards[1].impact == "minor");
}
