// SPDX-License-Identifier: GPL-3.0-or-later
// Particulars in the layouts of other forms: dotted lines, register numbers of other nations, wards
// of a hospital.

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

TEST_CASE("particulars: dots lead from a label to its value", "[understand]") {
    const auto report = report_of(document(
        {
            heading(1, "Marram Ambulance Service quality report"),
            paragraph("Provider ............. Marram Medical Transport Limited"),
            paragraph("Provider ID ______ 1-9955310020"),
            paragraph("Location \u2026\u2026\u2026\u2026 Marram Ambulance Station"),
            paragraph("Postcode . . . . . . NR99 6ZE"),
            paragraph("Date published ....... 20 December 2018"),
            heading(2, "Are services safe?"),
            paragraph("Medicines were sealed in numbered bags."),
        },
        MediaType::Docx));
    CHECK(report.provider.name == "Marram Medical Transport Limited");
    CHECK(report.provider.id == "1-9955310020");
    CHECK(report.location.name == "Marram Ambulance Station");
    CHECK(report.postcode == "NR99 6ZE");
    CHECK(report.published == PartialDate{2018, 12, 20});
}

TEST_CASE("particulars: numbers of other nations' registers say whose report it is",
          "[understand]") {
    const auto [label, number, publisher] = GENERATE(table<std::string, std::string, std::string>({
        {"Service no", "CS2003999871", "Care Inspectorate"},
        {"Care service number:", "CS2019123456", "Care Inspectorate"},
        {"Service ID", "SIN-00003145", "Care Inspectorate Wales"},
        {"Centre ID:", "OSV-0001234", "Health Information and Quality Authority"},
    }));
    CAPTURE(label);
    const auto report = report_of(document(
        {
            heading(1, "Corrieburn House inspection report"),
            paragraph("Type of inspection Unannounced"),
            paragraph(label + " " + number),
            heading(2, "How good is our leadership?"),
            paragraph("The manager rang every family within a day of an accident."),
            paragraph("The home took over from CS2001000001, as it was previously registered."),
        },
        MediaType::Pdf));
    CHECK(report.location.id == number);
    CHECK(report.publisher == publisher);
}

TEST_CASE("particulars: a provider's number is none of the service", "[understand]") {
    const auto report = report_of(document(
        {
            heading(1, "Corrieburn House inspection report"),
            row({"Service provided by", "Lennan Care (Scotland) Ltd"}),
            row({"Service provider number", "SP2005999123"}),
            row({"Service no", "CS2003999871"}),
            heading(2, "How good is our leadership?"),
            paragraph("The manager rang every family within a day of an accident."),
        },
        MediaType::Pdf));
    CHECK(report.provider.name == "Lennan Care (Scotland) Ltd");
    CHECK(report.provider.id == "SP2005999123");
    CHECK(report.location.id == "CS2003999871");
}

TEST_CASE("particulars: a ward is looked at, the hospital is where", "[understand]") {
    const auto [told, ward, place] = GENERATE(table<std::string, std::string, std::string>({
        {"Ward Derwen at Ysbyty Cwm Hesgen", "Ward Derwen", "Ysbyty Cwm Hesgen"},
        {"Kestrel Unit at the Fenmoor Infirmary", "Kestrel Unit", "Fenmoor Infirmary"},
        {"Heather Ward within Fenmoor Hospital", "Heather Ward", "Fenmoor Hospital"},
    }));
    CAPTURE(told);
    const auto report = report_of(document(
        {
            heading(1, "Hospital Inspection Report (Unannounced)"),
            paragraph("Inspection date: 5 and 6 November 2024"),
            heading(2, "What we did"),
            paragraph(
                "Healthcare Inspectorate Wales (HIW) completed an unannounced inspection of " +
                told + " on 5 and 6 November 2024. The ward has 22 beds."),
            heading(2, "What we found"),
            paragraph("Call bells were out of reach of five patients whom we saw in bed."),
        },
        MediaType::Docx));
    CHECK(report.location.name == place);
    CHECK(report.wards == std::vector<std::string>{ward});
}
