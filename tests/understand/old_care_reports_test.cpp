// SPDX-License-Identifier: GPL-3.0-or-later
// Forms of inspectorates without labels: care homes in England from 2002 to 2010, Northern Ireland.

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string>
#include <string_view>

using namespace findings;
using namespace findings::testing;

namespace {

Report text_of(std::initializer_list<Block> blocks) {
    return report_of(document(blocks, MediaType::PlainText));
}

bool has_passage(const Report& report, std::string_view begins) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const auto& passage) {
        return std::string_view(passage.text).starts_with(begins);
    });
}

}  // namespace

TEST_CASE("old care reports: a key inspection of 2010", "[understand]") {
    const auto [box, location] = GENERATE(table<std::string, std::string>({
        {"Tansy Lodge Nursing Home 12 Quay Lane Northmere EX4 2AB", "Tansy Lodge Nursing Home"},
        {"Harbour View 7 Quay Lane Northmere EX4 2AB", "Harbour View"},
        {"Tansy Court Northmere Exampleshire EX4 2AB", "Tansy Court"},
    }));
    CAPTURE(box);
    const auto report = text_of({
        heading(1, "Key inspection report"),
        paragraph("Care homes for older people"),
        paragraph("Name: Address: " + box + " The quality rating for this care home is:"),
        paragraph(
            "one star adequate service We call this full review a \u2018key\u2019 inspection."),
        paragraph("Date: 2 0 0 1 2 0 1 0 This is a review of what people experience in this home."),
    });
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.location.name == location);
    CHECK(report.postcode == "EX4 2AB");
    CHECK(report.inspected_from == PartialDate{2010, 1, 20});
    CHECK(report.publisher == "Care Quality Commission");
}

TEST_CASE("old care reports: the cover before 2009", "[understand]") {
    const auto visit = GENERATE(as<std::string>(),
                                "Unannounced Inspection 26th February 2008 09:00",
                                "Key Unannounced Inspection 08:15 26 February 2008",
                                "Key Unannounced 26th February 2008");
    CAPTURE(visit);
    const auto report = text_of({
        heading(1, "CARE HOMES FOR OLDER PEOPLE"),
        paragraph("Tansy Lodge 9A Old Quay Lane Northmere EX4 2AB Lead Inspector"),
        paragraph("Robin Vale " + visit +
                  " The Commission for Social Care Inspection aims to put "
                  "the people who use social care first. The legal basis for conducting "
                  "inspections is the Care Standards Act 2000."),
        paragraph("This report is copyright Commission for Social Care Inspection (CSCI)."),
    });
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.location.name == "Tansy Lodge");
    CHECK(report.inspected_from == PartialDate{2008, 2, 26});
    CHECK(report.announced == "unannounced");
    CHECK(report.publisher == "Commission for Social Care Inspection");
}

TEST_CASE("old care reports: what sites say of their copies is furniture", "[understand]") {
    const auto report = text_of({
        heading(1, "Please wait"),
        paragraph("Please note that the information on this website is now out of date."),
        heading(1, "Inspection on 28/06/07 for Tansy Court"),
        paragraph("Also see our care home review for Tansy Court for more information"),
        paragraph("This inspection was carried out on 28th June 2007."),
        paragraph("For extracts, read the latest CQC inspection for Tansy Court."),
    });
    CHECK_FALSE(has_passage(report, "Please note"));
    CHECK_FALSE(has_passage(report, "Also see"));
    CHECK_FALSE(has_passage(report, "For extracts"));
    CHECK(has_passage(report, "This inspection was"));
}

TEST_CASE("old care reports: Northern Ireland names a report by its day", "[understand]") {
    const auto report = text_of({
        heading(1, "Unannounced Care Inspection Report 3 November 2016"),
        paragraph("Tansy Care Home"),
        paragraph("RQIA ID: 1853 Inspection ID: IN024293"),
        paragraph("An unannounced inspection of Tansy Care Home took place from 7.20 to 14.45."),
    });
    CHECK(report.inspected_from == PartialDate{2016, 11, 3});
    CHECK_FALSE(report.published.known());
    CHECK(report.location.name == "Tansy Care Home");
}

TEST_CASE("old care reports: where copies can be had is furniture", "[understand]") {
    const auto report = text_of({
        heading(1, "Mental Health Service Inspection (Unannounced)"),
        paragraph("Copies of all reports, when published, will be available on our website or by"),
        paragraph("contacting us:"),
        paragraph("In writing:"),
        paragraph("Communications Manager"),
        paragraph("Healthcare Inspectorate Wales Welsh Government"),
        paragraph("Fax: 0300 062 8387 Website: www.hiw.org.uk"),
        paragraph("Digital ISBN 978-1-83876-207-0"),
        paragraph("We found that care plans were kept up to date on both of the wards."),
    });
    CHECK(report.publisher == "Healthcare Inspectorate Wales");
    CHECK_FALSE(has_passage(report, "Communications"));
    CHECK_FALSE(has_passage(report, "In writing"));
    CHECK(has_passage(report, "We found that care plans"));
}
