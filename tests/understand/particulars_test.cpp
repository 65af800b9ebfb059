// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/particulars.hpp"

#include "indexer/understand/addresses.hpp"
#include "indexer/understand/overprint.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

TEST_CASE("particulars: the regulator's hosts are one", "[understand]") {
    const auto [url, canonical] = GENERATE(table<std::string, std::string>({
        {"http://cqc.org.uk./location/1-1000210669/reports?x=1#top",
         "https://www.cqc.org.uk/location/1-1000210669/reports"},
        {"https://gl-cqc.axis12.com/node/870/", "https://www.cqc.org.uk/node/870"},
        {"https://dev.cqc.org.uk", "https://www.cqc.org.uk/"},
        {"https://Example.org/a?b", "https://example.org/a"},
        {"https://notcqc.org.uk/a", "https://notcqc.org.uk/a"},
        {"javascript:alert(1)", ""},
    }));
    CHECK(canonical_url(url) == canonical);
}

TEST_CASE("particulars: overprinted cover type", "[understand]") {
    CHECK(repaired_overprint("Northampt Northamptonshir onshire He Healthc althcar are NHS NHS "
                             "Foundation oundation Trust rust") ==
          "Northamptonshire Healthcare NHS Foundation Trust");
    CHECK(repaired_overprint("Edith Edith Shaw Shaw Hospit Hospital al") == "Edith Shaw Hospital");
    CHECK(repaired_overprint("Example National Review Programme").empty());
}

TEST_CASE("particulars: label lines of a visit", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Mental Health Act 1983 monitoring visit"),
        paragraph("Provider: Tarn NHS Foundation Trust\nNominated individual: Director of "
                  "nursing\nRegion: Yorkshire and The Humber\n"
                  "Location name: Bracken Hospital\nLocation ID: 1-9900000220\nWard(s) visited: "
                  "Foxglove\nVisit date: 12 October 2023\n"
                  "Date of issue: 30 October 2023\nDate Provider Action Statement to be returned "
                  "to CQC: 20 November 2023"),
        heading(2, "Introduction"),
        paragraph("There were 10 beds."),
    }));
    CHECK(report.report_kind == "mha-visit");
    CHECK(report.framework == "mha");
    CHECK(report.provider.name == "Tarn NHS Foundation Trust");
    CHECK(report.location == NamedId{"Bracken Hospital", "1-9900000220"});
    CHECK(report.region == "Yorkshire and The Humber");
    CHECK(to_iso(report.inspected_from) == "2023-10-12");
    CHECK(to_iso(report.published) == "2023-10-30");
    CHECK(passage(report, "Provider:").role == SectionRole::Boilerplate);
    CHECK(report.publisher.empty());
}

TEST_CASE("particulars: a name at the end of a sentence has no full stop", "[understand]") {
    const auto report_with = [](const std::string& line) {
        return report_of(document({heading(1, "Note of a visit"),
                                   paragraph(line),
                                   heading(2, "What we saw"),
                                   paragraph("The kettle was locked away.")}));
    };
    const auto report = report_with("Provider: Severnside Care Group. Location: Thornbury Lodge.");
    CHECK(report.provider.name == "Severnside Care Group");
    CHECK(report.location.name == "Thornbury Lodge");
    CHECK(report_with("Provider: Northfell Homes Ltd.").provider.name == "Northfell Homes Ltd.");
}

TEST_CASE("particulars: running footers of a report", "[understand]") {
    auto source = document(
        {
            furniture("1 Forensic wards Quality Report 14/07/2016"),
            paragraph("Harr Harrowdene owdene Partner artnership ship NHS NHS Foundation oundation "
                      "Trust rust"),
            paragraph("Forensic inpatient or secure wards"),
            paragraph("Quality Report"),
            heading(1, "Are services safe?"),
            paragraph("Harrowdene Partnership NHS Foundation Trust had five wards."),
        },
        MediaType::Pdf);
    const auto report = report_of(source);
    CHECK(report.report_kind == "quality-report");
    CHECK(report.framework == "kloe-2014");
    CHECK(report.service == "Forensic inpatient or secure wards");
    CHECK(to_iso(report.published) == "2016-07-14");
    CHECK(report.provider.name == "Harrowdene Partnership NHS Foundation Trust");
}

TEST_CASE("particulars: what is not stated stays empty", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Walls"), paragraph("A wall fell down in the West Midlands.")}));
    CHECK(report.title == "Walls");
    CHECK(report.report_kind == "report");
    CHECK(report.framework.empty());
    CHECK(report.publisher.empty());
    CHECK(report.region.empty());
    CHECK(report.provider == NamedId{});
    CHECK_FALSE(report.published.known());
    CHECK(report.ratings.empty());
}

TEST_CASE("particulars: meta elements of a generated page", "[understand]") {
    auto source = document({
        heading(1, "Bright Meadow 12"),
        paragraph("Elm Care 3 \u00b7 Nursing home \u00b7 2019-02-02"),
        row({"Key question", "Rating"}, true),
        row({"Safe", "Good"}),
        row({"Well-led", "Inadequate"}),
        heading(2, "Is the service safe? Good"),
        heading(3, "Using medicines safely"),
        paragraph("Medicines were stored well."),
    });
    source.title = "Bright Meadow 12: Inspection report";
    source.properties = {{"meta.provider", "Elm Care 3"},
                         {"meta.location", "Bright Meadow 12"},
                         {"meta.region", "Yorkshire and Humberside"},
                         {"meta.service_type", "Nursing home"},
                         {"meta.doc_type", "Inspection report"},
                         {"meta.date", "2019-02-02"},
                         {"meta.rating", "Good"},
                         {"language", "en"}};
    const auto report = report_of(source);
    CHECK(report.title == "Bright Meadow 12: Inspection report");
    CHECK(report.provider.name == "Elm Care 3");
    CHECK(report.location.name == "Bright Meadow 12");
    CHECK(report.region == "Yorkshire and Humberside");
    CHECK(report.service == "Nursing home");
    CHECK(to_iso(report.published) == "2019-02-02");
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    CHECK(report.ratings.at("well-led").value == RatingValue::Inadequate);
    const auto& finding = passage(report, "Medicines were");
    CHECK(finding.key_question == KeyQuestion::Safe);
    CHECK(finding.section ==
          std::vector<std::string>{"Is the service safe? Good", "Using medicines safely"});
}

TEST_CASE("particulars: dates of a cover that stand beside the address", "[understand]") {
    const auto report = report_of(document(
        {
            heading(1, "Tamar Ambulance Service NHS Trust"),
            heading(2, "Inspection report"),
            paragraph("Trust Headquarters Date of inspection visit: 29 June to 2 July 2020 Ferry "
                      "Road Date of publication: 30/09/2020"),
            heading(2, "Ratings"),
            paragraph("Overall rating for this trust Good"),
        },
        MediaType::Pdf));
    CHECK(to_iso(report.inspected_from) == "2020-06-29");
    CHECK(to_iso(report.inspected_to) == "2020-07-02");
    CHECK(to_iso(report.published) == "2020-09-30");
}

TEST_CASE(
    "particulars: a visit report's copyright line names its publisher, a government's response is "
    "policy",
    "[understand]") {
    const auto visit = report_of(document({
        heading(1, "Mental Health Act 1983 monitoring visit"),
        paragraph("Provider: Fern Valley NHS Foundation Trust"),
        paragraph("Ward(s) visited: Alder ward"),
        paragraph("By law, the Care Quality Commission is required to monitor the use of the Act."),
        row({"Author", "Care Quality Commission"}),
        row({"Copyright", "Copyright \u00a9 (2018) Care Quality Commission (CQC)."}),
    }));
    CHECK(visit.report_kind == "mha-visit");
    CHECK(visit.publisher == "Care Quality Commission");
    const auto paper = report_of(document({
        heading(1, "Restraint in hospitals: the government's response"),
        paragraph("Department of Health and Social Care"),
        paragraph("In May 2021 a panel made 19 recommendations. This paper sets out what the "
                  "government will do."),
    }));
    CHECK(paper.report_kind == "policy");
}

TEST_CASE("particulars: the head of a table of figures names no provider", "[understand]") {
    const auto news = report_of(document({
        heading(1, "Crisis calls answered faster"),
        paragraph("Crisis lines answered four calls of five within 2 minutes, according to figures "
                  "which providers released."),
        row({"Provider", "Calls, Oct-Dec 2025", "Within 2 minutes", "Abandoned"}, true),
        row({"A", "31,200", "88%", "7%"}, false),
        row({"B", "24,050", "84%", "9%"}, false),
    }));
    CHECK(news.provider.name.empty());
    const auto inspected = report_of(document({
        heading(1, "Inspection report"),
        row({"Provider", "Tarn NHS Foundation Trust", "Region", "North West"}, false),
        row({"Location", "Bracken Hospital", "Published", "3 March 2019"}, false),
    }));
    CHECK(inspected.provider.name == "Tarn NHS Foundation Trust");
    CHECK(inspected.region == "North West");
}

TEST_CASE("particulars: beds of the place, and how it was inspected", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Linnet House Hospice"),
                  heading(2, "Inspection report"),
                  paragraph("Linnet House Hospice is run by a charity. It has 14 beds and a day "
                            "centre. Ash ward has 6 beds."),
                  paragraph("We carried out this unannounced focused inspection of the hospice. We "
                            "did not rate caring; the previous rating of good remains.")}));
    CHECK(report.beds == 14);
    CHECK(report.visit_type == "focused");
    CHECK(report.announced == "unannounced");
}

TEST_CASE("particulars: fields side by side in one paragraph are all read", "[understand]") {
    const auto line = GENERATE(
        as<std::string>{},
        "Visit date: 14 May 2025. Published 2 July 2025. Last updated 9 July 2025.",
        "Published: 2 July 2025 | Inspected: 14 May 2025 | Last updated 9 July 2025",
        "Published 2 July 2025 \u00b7 Visited 14 May 2025 \u00b7 Updated 9 July 2025",
        "Date of visit 14 May 2025; report published on 2 July 2025; last updated 9 July 2025",
        "Inspected 14 May 2025 \u2013 Published 2 July 2025 \u2013 Updated: 9 July 2025",
        "Inspected on 14 May 2025, published on 2 July 2025, last updated 9 July 2025",
        "Larch House | Inspected 14 May 2025 | Published 2 July 2025 | Updated 9 July 2025");
    CAPTURE(line);
    const auto report = report_of(document({
        heading(1, "Inspection report: Larch House"),
        paragraph(line),
        paragraph("People who live at Larch House told us that they could get up when they liked."),
    }));
    CHECK(report.inspected_from == PartialDate{2025, 5, 14});
    CHECK(report.inspected_to == PartialDate{2025, 5, 14});
    CHECK(report.published == PartialDate{2025, 7, 2});
    REQUIRE(report.dates.size() == 1);
    CHECK(report.dates[0].kind == "updated");
    CHECK(report.dates[0].to == PartialDate{2025, 7, 9});
}

TEST_CASE("particulars: a sentence that goes on behind a date is no line of fields",
          "[understand]") {
    const auto report = report_of(document({
        heading(1, "Larch House"),
        paragraph("Published 2 July 2025"),
        paragraph("The home was visited on 14 May 2025, published menus were old, and the lift "
                  "was updated in a hurry, which people disliked."),
    }));
    CHECK(passage(report, "The home was visited").role != SectionRole::Boilerplate);
}

TEST_CASE("particulars: names of programs are no authors", "[understand]") {
    auto paper = document({heading(1, "Seclusion policy"), paragraph("We want to use it less.")});
    paper.properties["author"] = "python-docx";
    CHECK(report_of(paper).author.empty());
}
