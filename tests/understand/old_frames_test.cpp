// SPDX-License-Identifier: GPL-3.0-or-later
// Letters on reviews of safeguarding, chapters of the yearly report, reviews of compliance, and the
// beds of a place in other words.
#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <utility>

using namespace findings;
using namespace findings::testing;

TEST_CASE("letter on a review of safeguarding: kind, publisher, days and who is asked",
          "[understand]") {
    const auto [title, thanks, body] = GENERATE(table<std::string, std::string, std::string>({
        {"Review of health services for children looked after and safeguarding in Elmshire",
         "Thank you for the welcome that your staff gave to our inspectors between 18 and 22 May "
         "2017.",
         "NHS Elmshire CCG"},
        {"Review of health services for looked after children and safeguarding in Elmshire",
         "Thank you for your help with our review on 18 to 22 May 2017.",
         "Elm Valley Hospitals NHS Trust"},
        {"Inspection of safeguarding and looked after children services: Elmshire",
         "The review took place from 18 to 22 May 2017.",
         "Elmshire Community Healthcare CIC"},
        {"Review of safeguarding and children looked after: Elmshire",
         "Thank you for the time that you gave to our team from 18 May to 22 May 2017.",
         "NHS Elmshire ICB"},
    }));
    CAPTURE(title);
    const auto report = report_of(document({
        paragraph("Care Quality Commission"),
        paragraph("1 August 2017"),
        paragraph("To: Accountable Officer, NHS Elmshire Clinical Commissioning Group"),
        heading(1, title),
        paragraph(thanks + " This letter says what we found and what we recommend."),
        heading(2, "Child protection"),
        paragraph("Referrals by the clinic set out risk of exploitation well."),
        heading(2, "Recommendations"),
        heading(3, "1. " + body + " should:"),
        item("Secure a permanent designated doctor for looked after children.", "1.1"),
    }));
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.publisher == "Care Quality Commission");
    CHECK(to_iso(report.inspected_from) == "2017-05-18");
    CHECK(to_iso(report.inspected_to) == "2017-05-22");
    const auto& doctor = passage(report, "Secure a permanent");
    CHECK(
        (doctor.role == SectionRole::Recommendations || doctor.role == SectionRole::ShouldActions));
    CHECK(doctor.addressee == body);
}

TEST_CASE("yearly report: a chapter of it is the regulator's and looks at a theme",
          "[understand]") {
    const auto line = GENERATE(
        "State of Care 2022/23, chapter 4. Published 20 October 2023. Care "
        "Quality Commission.",
        "State of Care 2022/23. Published 20 October 2023.",
        "Published 20 October 2023 | Care Quality Commission | The state of "
        "health care and adult social care in England",
        "Care Quality Commission, published 20 October 2023, State of Care "
        "2022/23");
    CAPTURE(line);
    const auto report = report_of(document(
        {
            heading(1, "The front door: getting help from mental health services"),
            paragraph(line),
            heading(2, "Demand"),
            paragraph("Trusts told us that the people who came to them were more unwell."),
        },
        MediaType::Docx));
    CHECK(report.report_kind == "thematic");
    CHECK(report.publisher == "Care Quality Commission");
}

TEST_CASE("review of compliance: standards go by the heading over their text", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Review of compliance"),
        paragraph("Elm Mental Healthcare plc"),
        heading(1, "Elm Hospital"),
        paragraph("Overview of the service: Elm Hospital is an independent hospital with 38 beds. "
                  "It has three wards."),
        heading(2, "What we found about the standards we reviewed"),
        heading(3,
                "Outcome 07: People should be protected from abuse and staff should respect their "
                "human rights"),
        paragraph("The provider was not meeting this standard. We have major concerns."),
        heading(3, "Outcome 16: The service should have quality checking systems to manage risks"),
        paragraph("Overall, we found that Elm Hospital was meeting this essential standard."),
        heading(2, "What we found for each essential standard of quality and safety we reviewed"),
        heading(3, "Outcome 07: Safeguarding people who use services from abuse"),
        paragraph("The provider is not compliant with Outcome 07: Safeguarding people who use "
                  "services from abuse."),
        heading(3, "Outcome 16: Assessing and monitoring the quality of service provision"),
        paragraph("The provider is compliant with Outcome 16: Assessing and monitoring the quality "
                  "of service provision"),
        heading(2, "Enforcement action we have taken"),
        row({"Enforcement action taken", "Regulation", "Outcome"}, true),
        row({"Warning notice served on 26 January 2012",
             "Regulation 11 HSCA 2008 (Regulated Activities) Regulations 2010",
             "Outcome 07: Safeguarding people who use services from abuse"}),
    }));
    REQUIRE(report.standards.size() == 2);
    CHECK(report.standards[0].name == "Safeguarding people who use services from abuse");
    CHECK(report.standards[0].judgement == "not-met");
    CHECK(report.standards[1].name == "Assessing and monitoring the quality of service provision");
    CHECK(report.standards[1].judgement == "met");
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement[0].kind == "warning-notice");
    CHECK(to_iso(report.enforcement[0].date) == "2012-01-26");
    CHECK(report.beds == 38);
}

TEST_CASE("beds: of a place in the words of its description or of a label", "[understand]") {
    const auto [line, beds] = GENERATE(table<std::string, int>({
        {"Elm Court is an independent hospital with 38 beds.", 38},
        {"The home is a 24-bed nursing home in its own grounds.", 24},
        {"Overview of the service: Elm Court is a rehabilitation hospital with 19 beds for men.",
         19},
        {"Maximum number of residents: 31", 31},
        {"Number of registered places: 24, of which no more than 6 may be for persons with a "
         "learning disability",
         24},
        {"Ward type: Rehabilitation, mixed, 16 beds", 16},
        {"Bed capacity: 12", 12},
        {"Elm Court is an independent hospital. It has two wards with 12 beds each.", 0},
        {"Larch Lodge is a hospital with 40 beds.", 0},
    }));
    CAPTURE(line);
    const auto report = report_of(document({
        heading(1, "Elm Court"),
        paragraph("Inspection report"),
        paragraph("Location name: Elm Court"),
        paragraph("Date of inspection: 3 May 2019"),
        paragraph(line),
        heading(2, "Overall summary"),
        paragraph("Staff were kind."),
    }));
    CHECK(report.beds == beds);
}

TEST_CASE("coroner: the report and the answer to it in one file", "[understand]") {
    const auto by = GENERATE("namely by 3 April 2023. I, the coroner, may extend the period.",
                             "that is by Monday 3 April 2023.",
                             "and no later than 3rd April 2023.",
                             "by 3 April 2023 at the latest.");
    CAPTURE(by);
    auto source = document({
        heading(1, "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS"),
        paragraph("THIS REPORT IS BEING SENT TO:"),
        paragraph("Chief Executive, Elmdale NHS Foundation Trust"),
        paragraph("1 CORONER"),
        paragraph("I am Jo Wold, assistant coroner for Elmdale."),
        paragraph("5 CORONER'S CONCERNS"),
        paragraph("I record that the ward manager gave candid evidence and that the trust had, by"),
        paragraph("the time of the inquest, placed a card of warning signs in each room."),
        paragraph("7 YOUR RESPONSE"),
        paragraph(std::string("You are under a duty to respond to this report within 56 days of "
                              "the date of this report, ") +
                  by),
        paragraph("8 COPIES and PUBLICATION"),
        paragraph("I have sent a copy of my report to the Chief Coroner."),
        paragraph("9 6 February 2023"),
        paragraph("Jo Wold"),
        heading(1, "Elmdale"),
        paragraph("30 March 2023"),
        paragraph("Dear Madam"),
        heading(2, "Concern 1: audit of the policy"),
        paragraph("The audit was carried out in February 2023 across nine wards."),
        heading(2, "Concern 2: training"),
        paragraph("A session has been written with the pharmacists. It is given each month."),
        paragraph("An alert is due to go live on 30 June 2023."),
        paragraph("Staff were told of it in the first week of March."),
        paragraph("I hope that this shows how seriously we have taken your findings."),
        paragraph("Yours faithfully"),
        paragraph("Chief Executive"),
    });
    for (std::size_t i = 0; i < source.blocks.size(); ++i)
        source.blocks[i].page_number = i < 7 ? 1 : i < 14 ? 2 : 3;
    const auto report = report_of(source);
    CHECK(to_iso(report.published) == "2023-02-06");
    REQUIRE(report.dates.size() == 1);
    CHECK(report.dates[0].kind == "response-due");
    CHECK(to_iso(report.dates[0].from) == "2023-04-03");
    CHECK(passage(report, "I record that").text ==
          "I record that the ward manager gave candid evidence and that the trust had, by the time "
          "of the inquest, placed a card of warning signs in each room.");
}

TEST_CASE("end of a letter or report: foot of the letterhead and back cover are hidden",
          "[understand]") {
    const auto foot = GENERATE("Chair: Rt Hon Ada Ash Chief Executive: Bo Elm",
                               "Chief Executive: Bo Elm Chair: Ada Ash",
                               "Chairman: Ada Ash | Chief Executive: Bo Elm");
    const auto contact = GENERATE("Tel 028 9999 0000 Email info@elm.example Web www.elm.example",
                                  "Telephone: 028 9999 0000 www.elm.example",
                                  "Telephone 028 9999 0000 E-mail info@elm.example");
    const auto report = report_of(document({
        heading(1, "Elm House: inspection report"),
        paragraph("Staff were kind and knew people well."),
        paragraph(foot),
        paragraph("Ash House, 99 Gasworks Quay, Belfast BT99 1ZZ"),
        paragraph(contact),
    }));
    for (const auto& one : report.passages) {
        CAPTURE(one.text);
        CHECK(one.text.find("Bo Elm") == std::string::npos);
        CHECK(one.text.find("Gasworks Quay") == std::string::npos);
    }
    CHECK_FALSE(passage(report, "Staff were kind").text.empty());
}
