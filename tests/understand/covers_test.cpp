// SPDX-License-Identifier: GPL-3.0-or-later
// Covers, heads and mastheads of makers other than the regulator's own templates.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

namespace {

ParsedDocument page(std::string title, std::initializer_list<Block> blocks) {
    auto result = document(blocks);
    result.title = std::move(title);
    return result;
}

}  // namespace

TEST_CASE("covers: a dentist's report names a person as provider", "[understand]") {
    const auto report =
        report_of(page("Sorrel Street Dental Practice Inspection Report 12/11/2018",
                       {heading(5, "CareQuality"),
                        heading(5, "Commission"),
                        heading(2, "Mrs. Imogen Vale"),
                        heading(1, "Sorrel Street Dental Practice"),
                        heading(3, "Inspection Report"),
                        paragraph("9 Sorrel Street"),
                        paragraph("Fenwick"),
                        paragraph("NE66 9ZZ"),
                        paragraph("Date of inspection visit: 4 October 2018"),
                        heading(3, "Overall summary"),
                        paragraph("Sorrel Street Dental Practice offers treatment to adults. The "
                                  "Care Quality Commission looked at three questions.")}));
    CHECK(report.location.name == "Sorrel Street Dental Practice");
    CHECK(report.provider.name == "Mrs. Imogen Vale");
    CHECK(report.postcode == "NE66 9ZZ");
}

TEST_CASE("covers: beds and notice in the words of a care home's report", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Marigold Rest"),
         heading(2, "Inspection report"),
         paragraph("Date of inspection visit: 3 March 2022"),
         heading(2, "Overall summary"),
         paragraph("The inspection took place on 3 March 2022 and was unannounced. Marigold Rest "
                   "is a care home providing support for up to 42 older people.")}));
    CHECK(report.beds == 42);
    CHECK(report.announced == "unannounced");
    const auto hours = report_of(document(
        {heading(1, "Marigold Rest"),
         heading(2, "Inspection report"),
         heading(2, "Overall summary"),
         paragraph(
             "People in this care home waited for up to 12 people to be helped before them.")}));
    CHECK(hours.beds == 0);
}

TEST_CASE("covers: inspectorates of other nations", "[understand]") {
    const auto wales = report_of(
        document({paragraph("Independent Healthcare Inspection Report (Announced)"),
                  paragraph("Glan Afon Laser Clinic"),
                  paragraph("Inspection date: 12 September 2023"),
                  heading(1, "What we did"),
                  paragraph("Healthcare Inspectorate Wales (HIW) completed an announced inspection "
                            "of Glan Afon Laser Clinic on 12 September 2023.")}));
    CHECK(wales.publisher == "Healthcare Inspectorate Wales");
    CHECK(wales.announced == "announced");
    CHECK(wales.location.name == "Glan Afon Laser Clinic");
    CHECK(wales.framework.empty());
    const auto north =
        report_of(document({heading(1, "Unannounced Care Inspection Report"),
                            heading(2, "8 March 2022"),
                            paragraph("Carrick Manor"),
                            paragraph("www.rqia.org.uk"),
                            paragraph("Organisation/Registered Provider: Strule Care (NI) Ltd "
                                      "Registered Manager: Ms A. Teller"),
                            heading(2, "Inspection summary"),
                            paragraph("An unannounced inspection took place on 8 March 2022, from "
                                      "9.20 am to 5.10 pm. Carrick Manor was warm.")}));
    CHECK(north.location.name == "Carrick Manor");
    CHECK(north.provider.name == "Strule Care (NI) Ltd");
    CHECK(north.publisher == "Regulation and Quality Improvement Authority");
    CHECK(to_iso(north.inspected_from) == "2022-03-08");
    CHECK(north.announced == "unannounced");
}

TEST_CASE("covers: the site behind the title of a page is its publisher", "[understand]") {
    const auto report = report_of(
        page("Calls at night - Medway Health Ledger",
             {heading(1, "Calls at night"), paragraph("Calls to the line are answered late.")}));
    CHECK(report.publisher == "Medway Health Ledger");
    CHECK(report.title == "Calls at night");
    const auto part = report_of(
        page("Calls at night - Case study",
             {heading(1, "Calls at night"), paragraph("Calls to the line are answered late.")}));
    CHECK(part.publisher.empty());
    auto of_state = page("Waiting for a scan - GOV.UK",
                         {heading(1, "Waiting for a scan"),
                          paragraph("From: Department of Health and Social Care"),
                          paragraph("Last updated: 2 July 2021"),
                          heading(2, "Foreword"),
                          paragraph("We asked how long.")});
    of_state.properties["meta.og:site_name"] = "GOV.UK";
    const auto state = report_of(of_state);
    CHECK(state.publisher == "Department of Health and Social Care");
    REQUIRE(state.dates.size() == 1);
    CHECK(to_iso(state.dates.front().from) == "2021-07-02");
}
