// SPDX-License-Identifier: GPL-3.0-or-later
// Stories that people tell of their care, and decisions on their complaints.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

TEST_CASE("story: the teller's words and the service's answer are posts", "[understand]") {
    const auto report = report_of(document({
        paragraph("This is Care Opinion [siteRegion]. Did you want Care Opinion?"),
        heading(1, "\"Marsh Ward\""),
        paragraph("About: Eastmere Royal Hospital"),
        paragraph("Posted by robin (as the patient), nearly 3 years ago"),
        paragraph("Staff were kind, but the shower was broken for all nine days of my stay."),
        paragraph("Do you have a similar story to tell? Tell your story & make a difference"),
        heading(2, "Responses"),
        heading(3, "Response from Eastmere Hospitals NHS Trust 3 years ago"),
        paragraph("Submitted on 02/01/2024 at 16:38\nPublished on Care Opinion at 16:40"),
        paragraph("Dear Robin,"),
        paragraph("The shower was mended on 4 January. I will tell the team of your kind words."),
        paragraph("Next Response j"),
    }));
    CHECK(report.report_kind == "forum");
    CHECK(report.title == "Marsh Ward");
    CHECK(report.publisher == "Care Opinion");
    CHECK(report.location.name == "Eastmere Royal Hospital");
    const auto& story = passage(report, "Staff were kind");
    CHECK(story.role == SectionRole::Post);
    CHECK(story.author == "robin");
    const auto& answer = passage(report, "The shower was mended");
    CHECK(answer.author == "Eastmere Hospitals NHS Trust");
    CHECK(answer.date == PartialDate{2024, 1, 2});
    for (const auto& passage : report.passages) {
        CAPTURE(passage.text);
        CHECK(passage.text.find("Next Response") == std::string::npos);
        CHECK(passage.text.find("similar story") == std::string::npos);
    }
}

TEST_CASE("story: a teller without a name is what they are", "[understand]") {
    const auto report = report_of_text(
        "This is Care Opinion [siteRegion]. Did you want Care Opinion?\n\n"
        "\"Nobody talked to me\"\n\nAbout: Elm Valley NHS Foundation Trust\n\n"
        "(as a service user),\n\nOnly one toilet worked on half a ward, and nobody talked to me "
        "all week.\n\nMore about:\nDo you have a similar story to tell?\n\nResponses\n\n"
        "Response from Ida Marsh, Ward Manager, Elm Valley NHS Foundation Trust 2 years ago\n"
        "Submitted on 14/02/2024 at 10:12\n\nDear Service User\n\n"
        "Thank you for telling us. The toilets were repaired on 10 February.\n");
    CHECK(report.report_kind == "forum");
    CHECK(report.provider.name == "Elm Valley NHS Foundation Trust");
    CHECK(passage(report, "Only one toilet").author == "service user");
    CHECK(passage(report, "Thank you for telling").author ==
          "Ida Marsh, Ward Manager, Elm Valley NHS Foundation Trust");
}

TEST_CASE("ombudsman: day, body and outcome of a decision", "[understand]") {
    const auto report = report_of_text(
        "Elm Valley NHS Foundation Trust (24 008 253a)\n\nCategory : Health > Mental health\n\n"
        "Decision : Closed after initial enquiries\n\nDecision date : 08 Oct 2024\n\n"
        "The Ombudsman's final decision:\n\nSummary: We will not investigate this complaint "
        "about a stay in hospital, which came too late.\n\nThe Ombudsmen's role\n\n"
        "The Local Government and Social Care Ombudsman may look at complaints with others.\n");
    CHECK(report.published == PartialDate{2024, 10, 8});
    CHECK(report.provider.name == "Elm Valley NHS Foundation Trust");
    CHECK(report.publisher == "Local Government and Social Care Ombudsman");
    const auto& summary = passage(report, "Summary: We will not");
    for (const auto& step : summary.section) CHECK(step.find("Decision") == std::string::npos);
    CHECK(passage(report, "Decision : Closed").text == "Decision : Closed after initial enquiries");

    const auto other = report_of(document({
        heading(1, "Decision report 202001234"),
        row({"Case ref", "202001234"}),
        row({"Date", "March 2022"}),
        row({"Body", "Northmoor Health Care Trust"}),
        row({"Outcome", "Some upheld, recommendations"}),
        heading(2, "Recommendations"),
        paragraph("What we asked the organisation to do: say sorry for the delay in answering."),
        paragraph("Scottish Public Services Ombudsman"),
    }));
    CHECK(other.published == PartialDate{2022, 3, 0});
    CHECK(other.provider.name == "Northmoor Health Care Trust");
    CHECK(other.publisher == "Scottish Public Services Ombudsman");
}
