// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the regulator about one place or provider, as they are saved or copied as text.

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string_view>

using namespace findings;
using namespace findings::testing;

namespace {

bool has_passage(const Report& report, std::string_view text) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const auto& passage) {
        return passage.text == text;
    });
}

}  // namespace

TEST_CASE("location pages: the head names place, address and provider", "[understand]") {
    const auto report = report_of(document(
        {
            item("Care Home"),
            item("Care home"),
            heading(1, "Archived: Tansy Court - Northmere"),
            paragraph("Overall: Inadequate read more about inspection ratings"),
            paragraph("4 Quay Lane, Northmere, Exampleshire, EX4 2AB (01234) 567890"),
            paragraph("Provided and run by:"),
            paragraph("Tansy Care (North) Limited"),
            paragraph("Important: The provider of this service changed. See new profile"),
            heading(2, "All Inspections"),
            paragraph("19/11/2020, 03/12/2020"),
            paragraph("During an inspection looking at part of the service"),
            paragraph("Medicines were not given on time and nobody had asked why."),
        },
        MediaType::PlainText));
    CHECK(report.location.name == "Tansy Court - Northmere");
    CHECK(report.provider.name == "Tansy Care (North) Limited");
    CHECK(report.publisher == "Care Quality Commission");
    CHECK(report.postcode == "EX4 2AB");
    CHECK(report.archived);
    CHECK(report.inspected_from == PartialDate{2020, 11, 19});
    CHECK(report.inspected_to == PartialDate{2020, 12, 3});
    CHECK(report.visit_type == "focused");
    CHECK(report.ratings.at("overall").value == RatingValue::Inadequate);
    for (const auto* line : {"Care Home",
                             "Provided and run by:",
                             "Tansy Care (North) Limited",
                             "Important: The provider of this service changed. See new profile"}) {
        CAPTURE(line);
        CHECK_FALSE(has_passage(report, line));
    }
    CHECK(has_passage(report, "Medicines were not given on time and nobody had asked why."));
}

TEST_CASE("location pages: a provider's page with one inspection of a service", "[understand]") {
    const auto report = report_of(document(
        {
            item("Organisation"),
            item("SERVICE PROVIDER"),
            heading(1, "Fenmoor NHS Foundation Trust"),
            paragraph("This is an organisation that runs the health and social care services we "
                      "inspect"),
            paragraph("Overall: Good read more about inspection ratings"),
            heading(2, "All Inspections"),
            paragraph("22-23 June 2022"),
            paragraph("During an inspection of Wards for older people with mental health problems"),
            paragraph("Our rating of this service went down. We rated it as requires improvement "
                      "because:"),
            item("The wards did not have enough nurses at night."),
        },
        MediaType::PlainText));
    CHECK(report.provider.name == "Fenmoor NHS Foundation Trust");
    CHECK(report.location.name.empty());
    CHECK(report.inspected_from == PartialDate{2022, 6, 22});
    CHECK(report.inspected_to == PartialDate{2022, 6, 23});
    CHECK(report.service == "Wards for older people with mental health problems");
    CHECK(report.ratings.at("overall").value == RatingValue::RequiresImprovement);
    CHECK_FALSE(has_passage(report, "SERVICE PROVIDER"));
}

TEST_CASE("location pages: one inspection without a head", "[understand]") {
    const auto report = report_of(document(
        {
            paragraph("24 July 2014"),
            paragraph("During a routine inspection"),
            paragraph("Patients we spoke with were happy with the treatment they received."),
        },
        MediaType::PlainText));
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.publisher == "Care Quality Commission");
    CHECK(report.inspected_from == PartialDate{2014, 7, 24});
    CHECK(report.visit_type == "routine");
}

TEST_CASE("location pages: names of places over an address are no head", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Visits to our members"),
        paragraph("Care home"),
        paragraph("Tansy Court"),
        paragraph("4 Quay Lane, Northmere, EX4 2AB"),
        paragraph("We went there in May and found the garden open to everybody."),
    }));
    CHECK(report.publisher.empty());
    CHECK(has_passage(report, "Care home"));
}

TEST_CASE("location pages: the day of an update stands below its word", "[understand]") {
    const auto report = report_of(document({
        furniture("Find care"),
        item("Homecare agencies"),
        heading(1, "Tansy Care at Home"),
        paragraph("Overall: Good read more about inspection ratings"),
        paragraph("Provided and run by: Tansy Care Limited"),
        heading(2, "Latest inspection summary"),
        heading(3, "Background to this inspection"),
        paragraph("Updated"),
        paragraph("10 September 2021"),
        paragraph("The inspection was carried out by one inspector, who spoke with six people."),
    }));
    CHECK(report.published == PartialDate{2021, 9, 10});
    CHECK(report.location.name == "Tansy Care at Home");
    CHECK(report.provider.name == "Tansy Care Limited");
}

TEST_CASE("location pages: an assessment among inspections has its own days", "[understand]") {
    const auto reports = reports_of(document(
        {
            heading(1, "Tansy Court"),
            paragraph("12 August 2025"),
            paragraph("During an assessment under our new approach"),
            paragraph("Date of assessment: 18 June to 8 July 2025. The service is a residential "
                      "home. We found the provider was in breach of two regulations."),
            paragraph("9 May 2013"),
            paragraph("During an inspection to make sure that the improvements required had been "
                      "made"),
            paragraph("We found that the home had put the records right."),
        },
        MediaType::PlainText));
    REQUIRE(reports.size() == 2);
    CHECK(reports.front().report_kind == "saf-report");
    CHECK(reports.front().inspected_from == PartialDate{2025, 6, 18});
    CHECK(reports.front().inspected_to == PartialDate{2025, 7, 8});
    CHECK(reports.front().published == PartialDate{2025, 8, 12});
    CHECK(passage(reports.back(), "During an inspection to make").role == SectionRole::Boilerplate);
}

TEST_CASE("location pages: labels, trails and kinds of service are no names", "[understand]") {
    const auto assessed = report_of(document({
        paragraph("Home \u203a Doctors and GPs \u203a Tarnside Medical Practice"),
        paragraph("Provided and run by: Tarnside Medical Practice LLP"),
        heading(1, "Tarnside Medical Practice"),
        paragraph("Report from 12 November 2024 assessment"),
        paragraph("Location ID: 1-9911472203"),
        paragraph("Address: 4 Cooperage Street, Mossgarth, CA98 7TL"),
        heading(2, "Our view of the service"),
        paragraph("The practice had a strong learning culture."),
    }));
    CHECK(assessed.location.name == "Tarnside Medical Practice");
    CHECK(assessed.location.id == "1-9911472203");
    CHECK(assessed.provider.name == "Tarnside Medical Practice LLP");
    const auto* const kind = GENERATE("Clinic \u2022 Independent healthcare: surgery",
                                      "Clinic | Cosmetic surgery",
                                      "Clinics \u00b7 Slimming clinics");
    CAPTURE(kind);
    const auto clinic = report_of(document({
        heading(1, "Hawkstone Private Clinic"),
        paragraph(kind),
        paragraph("19 Bellfounders Row, Aldermoor, B99 5RJ"),
        paragraph("Provided and run by: Hawkstone Aesthetics Limited"),
        paragraph("Overall: Inadequate read more about inspection ratings"),
        heading(2, "Latest inspection: 11 January 2022"),
        paragraph("Instruments were washed in the sink in which staff washed their hands."),
    }));
    CHECK(clinic.location.name == "Hawkstone Private Clinic");
    CHECK(clinic.provider.name == "Hawkstone Aesthetics Limited");
}
