// SPDX-License-Identifier: GPL-3.0-or-later
// What inspectorates and providers announce, copies on sites that host documents, and whose a
// report is that does not say so in a line of its own.

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace findings;
using namespace findings::testing;

namespace {

bool has_passage(const Report& report, std::string_view begins) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const auto& passage) {
        return std::string_view(passage.text).starts_with(begins);
    });
}

Report text_of(std::initializer_list<Block> blocks) {
    return report_of(document(blocks, MediaType::PlainText));
}

}  // namespace

TEST_CASE("announcements: an inspectorate's own news are releases", "[understand]") {
    const auto report = text_of({
        heading(1, "Better records needed at a unit in Aberglas"),
        paragraph("Healthcare Inspectorate Wales (HIW) has issued a report (19 October 2023) after "
                  "an unannounced inspection of a mental health unit in Aberglas."),
        paragraph("We saw staff treating patients with respect. We were disappointed that what we "
                  "asked for in 2019 had not been done."),
    });
    CHECK(report.report_kind == "press-release");
    CHECK(report.publisher == "Healthcare Inspectorate Wales");
    CHECK(report.published == PartialDate{2023, 10, 19});
}

TEST_CASE("announcements: what a newspaper tells of an inspectorate is none", "[understand]") {
    const auto report = text_of({
        heading(1, "Unit in Aberglas told to improve"),
        paragraph("Healthcare Inspectorate Wales (HIW) has issued a report today after a visit to "
                  "a mental health unit in Aberglas."),
        paragraph("HIW said it was disappointed that what it had asked for had not been done."),
    });
    CHECK(report.report_kind != "press-release");
    CHECK(report.publisher.empty());
}

TEST_CASE("announcements: a batch of reports is about no one provider", "[understand]") {
    const auto report = text_of({
        heading(1, "Disability services publication statement 4 May 2021"),
        paragraph("Today, the Health Information and Quality Authority (HIQA) has published 31 "
                  "inspection reports on designated centres."),
        item("At a Larkspur Services Limited centre in Louth, residents chose their own meals."),
    });
    CHECK(report.report_kind == "press-release");
    CHECK(report.publisher == "Health Information and Quality Authority");
    CHECK(report.published == PartialDate{2021, 5, 4});
    CHECK(report.provider.name.empty());
}

TEST_CASE("announcements: news of the regulator's site", "[understand]") {
    const auto report = text_of({
        heading(1, "Fenmoor Ambulance Service NHS Trust improves to good"),
        paragraph("Published: 23 February 2024 Page last updated: 23 February 2024"),
        paragraph("Categories"),
        paragraph("Media"),
        paragraph("The Care Quality Commission (CQC) has rated Fenmoor Ambulance Service NHS Trust "
                  "good overall following an inspection in August."),
    });
    CHECK(report.report_kind == "press-release");
    CHECK(report.publisher == "Care Quality Commission");
    CHECK(report.provider.name == "Fenmoor Ambulance Service NHS Trust");
    CHECK(report.published == PartialDate{2024, 2, 23});
}

TEST_CASE("announcements: a provider's statement is its own", "[understand]") {
    const auto report = text_of({
        heading(1, "Statement on our inspection"),
        paragraph("Below is our response to the publication of a Care Quality Commission (CQC) "
                  "report on four of our wards."),
        paragraph("Following the announcement our Chief Executive, Robin Vale, said:"),
        paragraph("\u201cWe thank the inspectors and have begun to make the changes they asked "
                  "for.\u201d"),
    });
    CHECK(report.report_kind == "press-release");
    CHECK(report.publisher.empty());
}

TEST_CASE("announcements: the regulator's releases without a frame", "[understand]") {
    const auto report = text_of({
        paragraph("The Care Quality Commission (CQC) has found improvements in acute wards for "
                  "adults of working age and psychiatric intensive care units at Fenmoor "
                  "Partnership NHS Foundation Trust following an inspection in July."),
        paragraph("CQC carried out the inspection to follow up on two warning notices that it had "
                  "issued in November."),
    });
    CHECK(report.report_kind == "press-release");
    CHECK(report.publisher == "Care Quality Commission");
    CHECK(report.provider.name == "Fenmoor Partnership NHS Foundation Trust");
}

TEST_CASE("announcements: a provider's statement under the name of the report", "[understand]") {
    const auto report = text_of({
        heading(1, "Our latest CQC inspection report"),
        paragraph("The Care Quality Commission has today published its report on the inspection "
                  "carried out in July. The trust has been rated as requires improvement."),
        paragraph("Chief Executive, Robin Vale, said: \"The outcome of this report is "
                  "disappointing for our Board and for our staff.\""),
    });
    CHECK(report.report_kind == "press-release");
    CHECK(report.publisher.empty());
}

TEST_CASE("announcements: a headline that is a sentence has its day below it", "[understand]") {
    const auto report = text_of({
        paragraph("The Chief Inspector of Hospitals has published his first report on the quality "
                  "of care provided by Fenmoor Ambulance Service NHS Trust."),
        paragraph("13 January 2015"),
        item("Media,"),
        item("Ambulance services"),
        paragraph("Overall, the CQC inspection found that the trust gave safe and effective care "
                  "and had a clear focus on its patients."),
    });
    CHECK(report.title.starts_with("The Chief Inspector of Hospitals has published"));
    CHECK(report.report_kind == "press-release");
    CHECK(report.published == PartialDate{2015, 1, 13});
}

TEST_CASE("announcements: a batch of reports rates nobody", "[understand]") {
    const auto report = text_of({
        heading(1, "Inspectors publish reports on 53 services"),
        paragraph("Published: 27 April 2015 Page last updated: 12 May 2022"),
        paragraph("Media"),
        paragraph("In the past week the Care Quality Commission has published a further 48 reports "
                  "on the quality of care provided by adult social care services."),
        paragraph(
            "\"If that is what we find on inspection we give the service a rating of Good, or "
            "Outstanding.\""),
    });
    CHECK(report.ratings.empty());
    CHECK(report.provider.name.empty());
}

TEST_CASE("announcements: the background to an inspection is one", "[understand]") {
    const auto report = text_of({
        heading(1, "Background to this inspection"),
        paragraph("Updated"),
        paragraph("7 May 2022"),
        paragraph("We carried out this inspection under Section 60 of the Health and Social Care "
                  "Act 2008 as part of our regulatory functions."),
        heading(2, "Inspection team"),
        paragraph("The inspection was carried out by an inspector and an Expert by Experience."),
        heading(2, "What we did before the inspection"),
        paragraph("We reviewed information that we had received about the service."),
    });
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.title != "Inspection team");
    CHECK(report.publisher == "Care Quality Commission");
    CHECK(report.published == PartialDate{2022, 5, 7});
}

TEST_CASE("announcements: an assessment that opens with its days", "[understand]") {
    const auto report = text_of({
        paragraph("Updated 8 June 2024"),
        paragraph("Date of assessment 22 April to 1 May 2024. We completed this assessment because "
                  "we had previously rated the service as inadequate, which led to us issuing "
                  "warning notices to the provider. People were still not kept safe "
                  "from harm, and staff had not been trained."),
    });
    CHECK(report.report_kind == "saf-report");
    CHECK(report.framework == "saf-2023");
    CHECK(report.enforcement.empty());
    CHECK(report.publisher == "Care Quality Commission");
    CHECK(report.inspected_from == PartialDate{2024, 4, 22});
    CHECK(report.inspected_to == PartialDate{2024, 5, 1});
}

TEST_CASE("hosted transcripts: the site's lines are none of the document's", "[understand]") {
    const auto report = text_of({
        paragraph("unannounced inspection report 3 may 2016 \u00b7 pdf file unannounced..."),
        paragraph("Upload: others"),
        paragraph("Post on 17-Mar-2018"),
        paragraph("216 views"),
        paragraph("Category:"),
        heading(1, "Documents"),
        paragraph("0 download"),
        heading(2, "TRANSCRIPT"),
        paragraph("Page 1: unannounced inspection report 3 may 2016 \u00b7 2018-03-17 \u00b7 the "
                  "people we spoke with"),
        heading(2, "Unannounced Inspection Report"),
        paragraph("Tansy Court"),
        paragraph("Page 2: unannounced inspection report 3 may 2016 \u00b7 2018-03-17 \u00b7 the "
                  "people we spoke with"),
        paragraph("RQIA ID: 1853 Inspection ID: IN024293"),
        paragraph("Records of medicines had gaps on nine of the days that we looked at."),
    });
    CHECK(report.title == "Unannounced Inspection Report");
    CHECK(report.publisher == "Regulation and Quality Improvement Authority");
    for (const auto* line : {"Upload", "Post on", "216", "Category", "Page ", "0 download"})
        CHECK_FALSE(has_passage(report, line));
    CHECK(passage(report, "Records of medicines").page_number == 2);
}

TEST_CASE("hosted transcripts: pages that begin with their number", "[understand]") {
    const auto report = text_of({
        paragraph("Fenmoor Hospitals NHS Trust"),
        paragraph("Size: px"),
        paragraph("Start display at page:"),
        paragraph("Download \"Fenmoor Hospitals NHS Trust\""),
        paragraph("Transcription"),
        paragraph("1 Fenmoor Hospitals NHS Trust Quality Report Date of publication: 9 June 2016"),
        paragraph("2 Letter from the Chief Inspector of Hospitals We inspected the trust in "
                  "December. Wards were clean."),
    });
    CHECK(passage(report, "Letter from the Chief").page_number == 2);
    CHECK(report.publisher == "Care Quality Commission");
}

TEST_CASE("hosted transcripts: long lists of other documents, and other sites", "[understand]") {
    std::vector<Block> blocks = {heading(1, "Tansy House Care Home Service"),
                                 paragraph("Similar documents")};
    for (int i = 0; i < 90; ++i)
        blocks.push_back(paragraph("Home number " + std::to_string(i) + " Care Home Service"));
    blocks.push_back(paragraph("Transcription"));
    blocks.push_back(paragraph("1 Tansy House Care Home Service inspection report"));
    blocks.push_back(paragraph("2 We found that people were treated with kindness by the staff."));
    ParsedDocument copy;
    copy.media_type = MediaType::PlainText;
    copy.blocks = blocks;
    const auto report = report_of(copy);
    CHECK_FALSE(has_passage(report, "Home number"));
    CHECK(passage(report, "We found that people").page_number == 2);

    const auto other = text_of({
        heading(1, "Monitoring report"),
        paragraph("Download as pdf or txt"),
        paragraph("You are on page 1of 68"),
        paragraph("Wards that we visited had made fewer changes than we had asked them to make."),
    });
    CHECK_FALSE(has_passage(other, "You are on page"));
    CHECK_FALSE(has_passage(other, "Download as"));
    CHECK(has_passage(other, "Wards that we visited"));
}

TEST_CASE("hosted transcripts: a transcript of something else stays whole", "[understand]") {
    const auto report = text_of({
        heading(1, "Hearing of the health committee"),
        paragraph("Transcript"),
        paragraph("1 The chair opened the meeting."),
        paragraph("2 Members asked why wards had closed."),
    });
    CHECK(has_passage(report, "1 The chair"));
}

TEST_CASE("particulars: a list of core services names none of them", "[understand]") {
    const auto report = text_of({
        heading(1, "Fenmoor Hospital"),
        heading(2, "Overall summary & rating"),
        paragraph("Good"),
        paragraph("Updated 19 January 2016"),
        paragraph("We inspected the following core services:"),
        item("Urgent and emergency services"),
        item("Critical care"),
        item("Surgery"),
        paragraph("Staff knew how to report incidents and did so."),
    });
    CHECK(report.service.empty());
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.publisher == "Care Quality Commission");
}
