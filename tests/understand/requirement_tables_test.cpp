// SPDX-License-Identifier: GPL-3.0-or-later
// Reports on care homes from 2002 to 2010: cover, table of the service, requirements and
// recommendations.
#include "indexer/understand/named_regulations.hpp"
#include "indexer/understand/registered_types.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <utility>

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

namespace {

ParsedDocument key_inspection(std::vector<Block> end) {
    std::vector<Block> blocks = {
        paragraph("CARE HOMES FOR OLDER PEOPLE"),
        heading(1, "Pear Tree House"),
        paragraph("8 Mill Street"),
        paragraph("Northmere"),
        paragraph("TA99 2BX"),
        paragraph("Lead Inspector"),
        paragraph("J Okafor"),
        heading(2, "Key Unannounced Inspection"),
        paragraph("18th September 2007 09:45"),
        heading(2, "SERVICE INFORMATION"),
        row({"Name of service", "Pear Tree House"}),
        row({"Name of registered provider(s)/company (if applicable)", "Millpond Care Ltd"}),
        row({"No. of places registered (if applicable)", "22"}),
        row({"Date of last inspection", "5th December 2006"}),
        heading(1, "STATUTORY REQUIREMENTS"),
        paragraph("This section sets out the actions, which must be taken so that the registered "
                  "person/s meets the Care Standards Act 2000, Care Homes Regulations 2001 and the "
                  "National Minimum Standards. The Registered Provider(s) must comply with the "
                  "given timescales."),
    };
    blocks.insert(blocks.end(), end.begin(), end.end());
    ParsedDocument whole = document({});
    whole.blocks = std::move(blocks);
    return whole;
}

}  // namespace

TEST_CASE("old care home: cover and table of the service give the particulars", "[understand]") {
    const auto report = report_of(key_inspection({}));
    CHECK(report.publisher == "Commission for Social Care Inspection");
    CHECK(report.provider.name == "Millpond Care Ltd");
    CHECK(report.location.name == "Pear Tree House");
    CHECK(to_iso(report.inspected_from) == "2007-09-18");
    CHECK(report.announced == "unannounced");
    CHECK(report.beds == 22);
}

TEST_CASE("old care home: each row of the requirements is one demand with its law and day",
          "[understand]") {
    const auto report = report_of(key_inspection({
        row({"No.", "Standard", "Regulation", "Requirement", "Timescale for action"}, true),
        row({"1", "OP9", "13(2)", "Medicines must be signed for when they", "31/10/07"}),
        row({"", "", "", "are given and not before.", ""}),
        row({"2", "OP29", "19(1)", "Nobody must start work without references.", "05/10/07"}),
        heading(1, "RECOMMENDATIONS"),
        paragraph("These recommendations relate to National Minimum Standards and are seen as good "
                  "practice for the Registered Provider/s to consider carrying out."),
        row({"No.", "Refer to Standard", "Good Practice Recommendations"}, true),
        row({"1", "OP12", "A record should be kept of what residents did each day."}),
        paragraph("Commission for Social Care Inspection"),
        paragraph("Taunton Local Office"),
        paragraph("National Enquiry Line: 0845 000 0000"),
    }));
    const auto& first = passage(report, "Medicines must be signed");
    CHECK(first.text == "Medicines must be signed for when they are given and not before.");
    CHECK(first.role == SectionRole::MustActions);
    CHECK(first.number == "1");
    CHECK(to_iso(first.due) == "2007-10-31");
    CHECK(first.section.back() == "Regulation 13(2) of the Care Homes Regulations 2001");
    CHECK(to_iso(passage(report, "Nobody must start").due) == "2007-10-05");
    const auto& advice = passage(report, "A record should be kept");
    CHECK(advice.role == SectionRole::ShouldActions);
    CHECK(advice.section.back() == "Standard OP12");
    for (const auto& words : {"This section sets out",
                              "The Registered Provider(s) must comply",
                              "These recommendations relate"}) {
        CAPTURE(words);
        CHECK(passage(report, words).role == SectionRole::Boilerplate);
    }
    for (const auto& one : report.passages) CHECK(one.text != "Taunton Local Office");
}

TEST_CASE("old care home: rows are known without their head, and a row in words has no day",
          "[understand]") {
    const auto report = report_of(key_inspection({
        row({"1", "YA 20", "13(2)", "Medicines must be kept locked.", "With immediate effect"}),
        row({"2", "YA 6", "15(1)", "Plans must be kept under review.", "1 March 2008"}),
    }));
    CHECK(passage(report, "Plans must be kept").number == "2");
    CHECK(to_iso(passage(report, "Plans must be kept").due) == "2008-03-01");
    CHECK(passage(report, "Medicines must be kept").text == "Medicines must be kept locked.");
    CHECK_FALSE(passage(report, "Medicines must be kept").due.known());
}

TEST_CASE("old care home: a row that goes on below a repeated head, and rows printed as lines",
          "[understand]") {
    const auto report = report_of(key_inspection({
        row({"No.", "Standard", "Regulation", "Requirement", "Timescale"}, true),
        row({"1", "OP9", "13(2)", "Medicines must be signed for when they", "31/10/07"}),
        row({"No.", "Standard", "Regulation", "Requirement", "Timescale"}, true),
        row({"", "", "", "are given.", ""}),
        paragraph("2 OP29 19(1)(b) Nobody must start work without references. 05/10/07"),
        paragraph("3 OP 31 8 A manager must be registered. 1 March 2008"),
    }));
    CHECK(passage(report, "Medicines must").text ==
          "Medicines must be signed for when they are given.");
    const auto& work = passage(report, "Nobody must start work");
    CHECK(work.text == "Nobody must start work without references.");
    CHECK(work.number == "2");
    CHECK(to_iso(work.due) == "2007-10-05");
    CHECK(passage(report, "A manager must be").section.back() ==
          "Regulation 8 of the Care Homes Regulations 2001");
}

TEST_CASE("old care home: no line of the cover but the name is its title", "[understand]") {
    ParsedDocument whole = key_inspection({});
    for (auto& block : whole.blocks) {
        if (block.text == "Lead Inspector" || block.text == "CARE HOMES FOR OLDER PEOPLE") {
            block.kind = BlockKind::Heading;
            block.level = 1;
        }
    }
    CHECK(report_of(whole).title == "Pear Tree House");
}

TEST_CASE("old care home: narrow columns that a reader took for one", "[understand]") {
    const auto report = report_of(key_inspection({
        row({"No. Standard Regulation", "Requirement", "for action"}),
        row({"1 YA6 15 (1)(2)", "Plans must be reviewed with each person.", "30/04/08"}),
        row({"2 YA42 23(4)", "Fire doors must not be propped open.", "04/03/08"}),
    }));
    const auto& plans = passage(report, "Plans must be reviewed");
    CHECK(plans.number == "1");
    CHECK(plans.section.back() == "Regulation 15 (1)(2) of the Care Homes Regulations 2001");
    CHECK(to_iso(passage(report, "Fire doors must").due) == "2008-03-04");
}

TEST_CASE("named regulations: name and year without the words before", "[understand]") {
    const auto [text, name] = GENERATE(table<std::string, std::string>({
        {"the Care Standards Act 2000, Care Homes Regulations 2001 and the Standards",
         "Care Homes Regulations 2001"},
        {"Action required to ensure compliance with The Nursing Homes Regulations (Northern "
         "Ireland) 2005",
         "Nursing Homes Regulations (Northern Ireland) 2005"},
        {"under the Independent Health Care (Wales) Regulations 2011.",
         "Independent Health Care (Wales) Regulations 2011"},
        {"Domiciliary Care Agencies Regulations 2002",
         "Domiciliary Care Agencies Regulations 2002"},
        {"the regulations of 2001", ""},
        {"Regulations 2001", ""},
    }));
    CAPTURE(text);
    CHECK(named_regulations(text) == name);
}

TEST_CASE("registered types are no names of anybody", "[understand]") {
    for (const auto& line : {"CARE HOMES FOR OLDER PEOPLE",
                             "Care Home Adults 18-65",
                             "CARE HOMES FOR ADULTS (18-65)",
                             "DOMICILIARY CARE AGENCY"}) {
        CAPTURE(line);
        CHECK(is_registered_type(line));
    }
    CHECK_FALSE(is_registered_type("Care Homes of Distinction Limited"));
    CHECK_FALSE(is_registered_type("Pear Tree Care Home"));
}
