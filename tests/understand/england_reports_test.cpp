// SPDX-License-Identifier: GPL-3.0-or-later
// Reports on places in England, era by era: standards of 2010, five questions, notices, forms.
#include "indexer/schema/dates.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace findings;
using namespace findings::testing;
using Trail = std::vector<std::string>;

namespace {

bool is_shown(const Report& report, std::string_view text) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const auto& one) {
        return one.text.find(text) != std::string::npos;
    });
}

const std::string kStaffing = "Regulation 18 HSCA RA Regulations 2014 Staffing";

}  // namespace

TEST_CASE("2010: a standard judged in one line is the heading of what was found of it",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Fell Lodge"),
        row({"Care and welfare of people who use services", "X", "Enforcement action taken"}),
        row({"Staffing", "X", "Met this standard"}),
        heading(2, "Our judgements for each standard inspected"),
        paragraph("Care and welfare of people who use services X Enforcement action taken"),
        paragraph("People should get safe and appropriate care that meets their needs and supports "
                  "their rights"),
        heading(3, "Our judgement"),
        paragraph("The provider was not meeting this standard."),
        paragraph("We have judged that this has a major impact on people who use the service."),
        heading(3, "Reasons for our judgement"),
        paragraph("The turning charts had gaps of up to eleven hours."),
        row({"Staffing", "\u2714", "Met this standard"}),
        heading(3, "Our judgement"),
        paragraph("The provider was meeting this standard."),
        heading(3, "Reasons for our judgement"),
        paragraph("Rotas for four weeks showed two nurses by day."),
        heading(2, "Enforcement actions we have taken"),
        heading(3, "We have served a warning notice to be met by 04 October 2013"),
        row({"Accommodation for persons who require nursing or personal care",
             "Regulation 9 HSCA 2008 (Regulated Activities) Regulations 2010 Care and welfare of "
             "people who use services How the regulation was not being met: People were not "
             "helped to move."}),
    }));
    REQUIRE(report.framework == "outcomes-2010");
    CHECK(passage(report, "The turning charts").section ==
          Trail{"Our judgements for each standard inspected",
                "Care and welfare of people who use services",
                "Reasons for our judgement"});
    CHECK(passage(report, "Rotas for four weeks").section ==
          Trail{"Our judgements for each standard inspected",
                "Staffing",
                "Reasons for our judgement"});
    REQUIRE(report.standards.size() == 2);
    CHECK(report.standards[0].judgement == "enforcement");
    CHECK(report.standards[0].impact == "major");
    CHECK(report.standards[1].judgement == "met");
    CHECK(report.standards[1].impact.empty());
    REQUIRE(report.enforcement.size() == 1);
    CHECK(report.enforcement[0].kind == "warning-notice");
}

TEST_CASE("2010: a review of compliance tells its concerns by the outcome", "[understand]") {
    const auto report = report_of(document({
        paragraph("Review of compliance"),
        row({"", "Gillsyke Hospitals NHS Trust St Bride\u2019s Infirmary"}),
        row({"Location address:", "Minster Road Gillsyke LN99 9ZZ"}),
        row({"Date of Publication:", "November 2011"}),
        heading(1, "What we found for each essential standard of quality and safety we reviewed"),
        heading(2, "Outcome 5: Meeting nutritional needs"),
        heading(3, "Our judgement"),
        paragraph("There are moderate concerns with Outcome 05: Meeting nutritional needs"),
        heading(2, "Outcome 7: Safeguarding people who use services from abuse"),
        heading(3, "Our judgement"),
        paragraph("The provider is compliant with Outcome 07: Safeguarding people who use services "
                  "from abuse"),
    }));
    CHECK(report.provider.name == "Gillsyke Hospitals NHS Trust");
    CHECK(report.location.name == "St Bride\u2019s Infirmary");
    CHECK(report.postcode == "LN99 9ZZ");
    REQUIRE(report.standards.size() == 2);
    CHECK(report.standards[0] ==
          StandardJudgement{5, "Meeting nutritional needs", "not-met", "moderate"});
    CHECK(report.standards[1].outcome == 7);
    CHECK(report.standards[1].judgement == "met");
}

TEST_CASE("covers: the provider in small type over the place; address and dates in a table",
          "[understand]") {
    const auto report = report_of(document({
        heading(2, "Mr. Ivo Strand"),
        heading(1, "Rowan Garth"),
        heading(2, "Inspection report"),
        row({"14 Mill Brow Clitherdale BB7 9ZX",
             "Date of inspection visit: 11 January 2017 Date of publication: 16 March 2017"}),
        heading(2, "Ratings"),
        row({"Overall rating for this service", "Good"}),
        paragraph("Rowan Garth has 22 beds and is a home for older people."),
    }));
    CHECK(report.title == "Rowan Garth");
    CHECK(report.location.name == "Rowan Garth");
    CHECK(report.provider.name == "Mr. Ivo Strand");
    CHECK(report.postcode == "BB7 9ZX");
    CHECK(to_iso(report.inspected_from) == "2017-01-11");
    CHECK(to_iso(report.published) == "2017-03-16");
}

TEST_CASE("five questions: each question is the heading of its short summary", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Rowan Garth"),
        paragraph("Inspection report"),
        heading(2, "Ratings"),
        paragraph("Is the service safe?"),
        paragraph("Requires Improvement"),
        paragraph("Is the service caring? Good"),
        heading(2, "The five questions we ask about services and what we found"),
        paragraph("We always ask the following five questions of services."),
        paragraph("Is the service safe?"),
        paragraph("Requires Improvement"),
        paragraph("The service was not always safe."),
        paragraph("Charts were not checked by a second person."),
        paragraph("Is the service caring? Good"),
        paragraph("The service was caring."),
        paragraph("Staff were unhurried and knew what made each person smile."),
    }));
    CHECK(passage(report, "Charts were not").key_question == KeyQuestion::Safe);
    CHECK(passage(report, "Charts were not").section.back() == "Is the service safe?");
    CHECK(passage(report, "Staff were unhurried").key_question == KeyQuestion::Caring);
}

TEST_CASE("five questions: a cell that holds question and text beside the decision",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Harbour Steps Dental Practice"),
        paragraph("Inspection report"),
        heading(2, "The five questions we ask about services and what we found"),
        row({"Are services safe? We found that this practice was not providing safe care in "
             "accordance with the relevant regulations. Used needles were resheathed by hand.",
             "Requirements notice"}),
        row({"Are services effective? We found that this practice was providing effective care in "
             "accordance with the relevant regulations. The dentists graded every X-ray.",
             "No action"}),
    }));
    const auto& needles = passage(report, "Used needles");
    CHECK(needles.text == "Used needles were resheathed by hand.");
    CHECK(needles.key_question == KeyQuestion::Safe);
    const auto& graded = passage(report, "The dentists graded");
    CHECK(graded.key_question == KeyQuestion::Effective);
    CHECK(graded.section == Trail{"The five questions we ask about services and what we found",
                                  "Are services effective?"});
}

TEST_CASE("demands: what stands round the lists is no demand; groups name a service and a place",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Tarn Hospitals NHS Foundation Trust"),
        paragraph("Inspection report"),
        heading(2, "Action the trust MUST take to improve"),
        paragraph("In maternity at Fairholme General Hospital"),
        item("Ensure that a second midwife checks every trace. Regulation 12(2)(a)"),
        heading(2, "Action the trust SHOULD take to improve"),
        heading(3, "In end of life care at Fairholme General Hospital"),
        item("Continue with its plan to fit piped oxygen."),
        paragraph("Full details of the regulations the provider was/is not meeting are at the end "
                  "of this report."),
        paragraph("For more information on things the provider must improve, see the Areas for "
                  "improvement section above."),
        paragraph("Details of our findings and the evidence supporting our ratings are set out in "
                  "the evidence tables."),
        heading(2, "What we have told the provider to do"),
        paragraph("We have asked the provider to send us a report by 12 October 2013, setting out "
                  "the action they will take to meet the standards."),
    }));
    CHECK(passage(report, "Ensure that a second").core_service == "Maternity");
    CHECK(passage(report, "Continue with").core_service == "End of life care");
    CHECK(with_role(report, SectionRole::MustActions).size() == 1);
    CHECK(with_role(report, SectionRole::ShouldActions).size() == 1);
}

TEST_CASE("notices: regulation, title and text in one run of a cell", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Linnet Homecare"),
        paragraph("Inspection report"),
        paragraph("We undertook this targeted inspection to check a warning notice."),
        heading(2, "Action we have told the provider to take"),
        row({"Regulated activity", "Regulation"}),
        row({"Personal care", kStaffing + " The provider had not sent enough staff to calls."}),
    }));
    const auto& unmet = passage(report, "The provider had not sent");
    CHECK(unmet.role == SectionRole::Breach);
    CHECK(unmet.section.back() == kStaffing);
    CHECK(report.visit_type == "focused");
}

TEST_CASE("form: a provider's report on actions becomes findings and replies", "[understand]") {
    const auto report = report_of(document(
        {
            paragraph("Report on actions you plan to take to meet Health and Social Care Act 2008"),
            row({"Location name", "Bracken Howe"}),
            row({"Provider name", "Thirl Care Limited"}),
            row({"Regulated activity(ies)", "Regulation"}),
            row({"Personal care", kStaffing}),
            paragraph("How the regulation was not being met: Staff had no supervision."),
            paragraph("Please describe clearly the action you are going to take to meet the "
                      "regulation and what you intend to achieve"),
            paragraph("All staff will meet their supervisor every eight weeks."),
            row({"Who is responsible for the action?", "Deputy Manager"}),
            paragraph("How are you going to ensure that the improvements have been made and are "
                      "sustainable? What measures are going to put in place to check this?"),
            paragraph("A chart will go to the governance meeting."),
            row({"Who is responsible?", "Registered Manager"}),
            row({"Date actions will be completed:", "28 April 2023"}),
            row({"Completed by: (please print name(s) in full)", "Ottoline Fair"}),
        },
        MediaType::Docx));
    REQUIRE(report.report_kind == "action-statement");
    const auto& found = passage(report, "Staff had no supervision");
    CHECK(found.role == SectionRole::ActionStatement);
    CHECK(found.section.back() == kStaffing);
    CHECK(to_iso(found.due) == "2023-04-28");
    CHECK(found.reply.owner == "Deputy Manager");
    CHECK(found.reply.text == "All staff will meet their supervisor every eight weeks.");
    CHECK(found.reply.evidence == "A chart will go to the governance meeting.");
    CHECK(passage(report, "All staff will meet").role == SectionRole::Response);
    CHECK(passage(report, "Please describe").role == SectionRole::Boilerplate);
    CHECK_FALSE(is_shown(report, "Ottoline"));
}

TEST_CASE("notices: of a decision, whom it is for, when and by whom", "[understand]") {
    const auto report = report_of(document(
        {
            heading(1, "Notice of decision to refuse an application for registration"),
            row({"Name of applicant", "Pell Supported Living Ltd"}),
            row({"Date of this notice", "3 July 2024"}),
            heading(2, "Reasons for the decision"),
            paragraph("Your risk assessment form has no place for epilepsy or choking."),
            paragraph("Signed on behalf of the Care Quality Commission"),
            paragraph("Hesper Quill"),
            paragraph("Deputy Director of Registration"),
        },
        MediaType::Docx));
    CHECK(report.provider.name == "Pell Supported Living Ltd");
    CHECK(to_iso(report.published) == "2024-07-03");
    CHECK(report.publisher == "Care Quality Commission");
    CHECK_FALSE(is_shown(report, "Hesper"));
}

TEST_CASE("letters: the subject is the first of two lines below the salutation", "[understand]") {
    const auto report = report_of(document({
        paragraph("Ms Rosa Achter"),
        paragraph("Windrush NHS Foundation Trust"),
        paragraph("14 November 2022"),
        paragraph("Dear Ms Achter"),
        paragraph("Section 29A Warning Notice"),
        paragraph("Health and Social Care Act 2008"),
        paragraph("The Commission has formed its view of the healthcare being provided at acute "
                  "wards for adults of working age and psychiatric intensive care units, following "
                  "our inspection on 1, 2 and 3 November 2022."),
        paragraph("Yours sincerely"),
        paragraph("Gwil Stroud"),
    }));
    CHECK(report.title == "Section 29A Warning Notice");
}

TEST_CASE("pages: tabs, counts of a list, downloads and the browser's own lines are no passages",
          "[understand]") {
    const auto report = report_of(document({
        row({"12/04/2021, 09:14", "Ferry Court | Inspection | CQC"}),
        heading(1, "Ferry Court"),
        paragraph("Report from 7 March 2024 assessment"),
        item("Contents"),
        item("Safe"),
        item("Effective"),
        item("Caring"),
        item("Responsive"),
        item("Well-led"),
        paragraph("Showing 4 of 4 reports"),
        heading(2, "Responsive"),
        paragraph("Good"),
        paragraph("People chose who supported them from a book of films."),
        paragraph("Download report PDF | 412.6 KB (opens in a new tab)"),
        row({"https://example.org/ferry-court", "1/1"}),
    }));
    for (const std::string_view left_out :
         {"09:14", "Caring", "Showing", "Download", "example.org"}) {
        CAPTURE(left_out);
        CHECK_FALSE(is_shown(report, left_out));
    }
    CHECK(report.ratings.count("well-led") == 0);
}

TEST_CASE("contents: a table of headings and page numbers is no part of the report",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Fell Lodge"),
        paragraph("Inspection report"),
        heading(2, "Contents"),
        row({"Why we carried out this inspection", "4"}),
        row({"How we carried out this inspection", "4"}),
        paragraph("Our judgements for each standard inspected:"),
        row({"Staffing", "7"}),
        row({"About CQC inspections", "10"}),
        heading(2, "Why we carried out this inspection"),
        paragraph("This was a routine inspection to check that standards were being met."),
    }));
    CHECK_FALSE(is_shown(report, "About CQC inspections"));
    CHECK_FALSE(is_shown(report, "for each standard"));
    CHECK(is_shown(report, "This was a routine inspection"));
}
