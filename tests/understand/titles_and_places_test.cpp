// SPDX-License-Identifier: GPL-3.0-or-later
// What reports are called and which place they are about, in copies that lost their marks.

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <string_view>

using namespace findings;
using namespace findings::testing;

namespace {

Report text_of(std::initializer_list<Block> blocks) {
    return report_of(document(blocks, MediaType::PlainText));
}

}  // namespace

TEST_CASE("titles: lines that a site prints over every report are none", "[understand]") {
    const auto title = GENERATE(as<std::string>(),
                                "Please wait",
                                "All reports",
                                "Latest Inspection",
                                "CARE HOMES FOR OLDER PEOPLE",
                                "Letter from the Chief Inspector of General Practice");
    CAPTURE(title);
    const auto report = text_of({
        heading(1, title),
        heading(2, "Tansy Court Nursing Home"),
        paragraph("Inspection report of 4 May 2016"),
        paragraph("Staff knew people well and medicines were given on time every day."),
    });
    CHECK(report.title == "Tansy Court Nursing Home");
}

TEST_CASE("titles: the trail of a page ends with its title", "[understand]") {
    const auto marked = text_of({
        paragraph("You are here > About us > Our inspection of November 2019"),
        paragraph("Our inspection of November 2019"),
        heading(2, "Four services were rated as good"),
        paragraph("The inspection report praised staff for their kindness to patients."),
    });
    CHECK(marked.title == "Our inspection of November 2019");
    const auto bare = text_of({
        paragraph("Homepage Latest news Commission publishes a report on its visits"),
        paragraph("Commission publishes a report on its visits"),
        paragraph("In 2018 the Commission visited 107 wards in hospitals and prisons."),
    });
    CHECK(bare.title == "Commission publishes a report on its visits");
    CHECK(bare.passages.size() == 1);
}

TEST_CASE("titles: ratings and lines of a cover are no part of them", "[understand]") {
    const auto [line, title] = GENERATE(table<std::string, std::string>({
        {"Fenmoor Hospital Requires improvement", "Fenmoor Hospital"},
        {"Fenmoor Hospital praised as Good", "Fenmoor Hospital praised as Good"},
        {"Dental Practice Inspection (Announced) Quay Street Dental Inspection date: 21 May 2019 "
         "Publication date: 22 August 2019",
         "Dental Practice Inspection (Announced) Quay Street Dental"},
    }));
    CAPTURE(line);
    const auto report = text_of({
        paragraph(line),
        heading(2, "Inspection Summary"),
        paragraph("Staff knew how to report incidents and what had been learnt from them."),
    });
    CHECK(report.title == title);
}

TEST_CASE("titles: sentences that open the text are none", "[understand]") {
    const auto sentence = GENERATE(
        as<std::string>(),
        "We carried out this inspection as part of our scheduled programme of inspections",
        "This practice is rated as Good overall. (Previous inspection May 2017 \u2013 Good)",
        "The key questions are rated as:");
    CAPTURE(sentence);
    const auto report = text_of({
        paragraph(sentence),
        paragraph("Are services safe? \u2013 Good"),
        paragraph("We carried out an announced comprehensive inspection in May 2018 and looked at "
                  "all five questions."),
    });
    CHECK(report.title != sentence);
}

TEST_CASE("places: the opening tells which place it describes", "[understand]") {
    const auto [text, location, provider] = GENERATE(table<std::string, std::string, std::string>({
        {"The Tansy Care Home is a residential care home providing personal care to up to 40 "
         "people in one adapted building.",
         "The Tansy Care Home",
         ""},
        {"Fenmoor Hospital is part of Exampleshire Teaching Hospitals NHS Trust and provides a "
         "full range of hospital services.",
         "Fenmoor Hospital",
         "Exampleshire Teaching Hospitals NHS Trust"},
        {"Quay Street Dental Practice is in Northmere and provides NHS and private treatment to "
         "patients of all ages.",
         "Quay Street Dental Practice",
         ""},
        {"The service is a residential care home providing personal care to up to 40 people in "
         "one adapted building.",
         "",
         ""},
        {"People living with dementia in a care home need staff who know them, and there were "
         "enough of these staff.",
         "",
         ""},
    }));
    CAPTURE(text);
    const auto report = text_of({
        paragraph("16 May 2019"),
        paragraph("During a routine inspection"),
        heading(2, "About the service"),
        paragraph(text),
    });
    CHECK(report.location.name == location);
    CHECK(report.provider.name == provider);
}

TEST_CASE("places: sentences, letters and postcodes name neither place nor provider",
          "[understand]") {
    const auto letter = text_of({
        paragraph("9 August 2016"),
        paragraph("During an inspection looking at part of the service"),
        heading(2, "Letter from the Chief Inspector of General Practice"),
        paragraph("The practice had made improvements since our last inspection of it."),
    });
    CHECK(letter.location.name.empty());
    CHECK(letter.provider.name.empty());
    const auto copy = text_of({
        heading(1, "Latest Inspection"),
        paragraph("This is the latest inspection report for this service, carried out on 18th "
                  "February 2010."),
        paragraph("For extracts, read the latest CQC inspection for Larkspur Homes Ltd."),
    });
    CHECK(copy.provider.name.empty());
    CHECK(copy.inspected_from == PartialDate{2010, 2, 18});
}

TEST_CASE("places: a health board is a body, on one line of a cover or two", "[understand]") {
    const auto report = text_of({
        heading(1, "Mental Health Service Inspection (Unannounced)"),
        paragraph("Gorse Unit"),
        paragraph("Aberglas University"),
        paragraph("Health Board"),
        paragraph("Inspection date: 16 - 18 January 2019"),
        paragraph("Publication date: 17 April 2019"),
        paragraph("We saw that records were kept up to date on both of the wards."),
    });
    CHECK(report.report_kind == "inspection-report");
    CHECK(report.provider.name == "Aberglas University Health Board");
    CHECK(report.location.name == "Gorse Unit");
    CHECK(report.inspected_from == PartialDate{2019, 1, 16});
    CHECK(report.published == PartialDate{2019, 4, 17});
}

TEST_CASE("places: numbers begin names, and sites say what they copy", "[understand]") {
    const auto report = text_of({
        heading(1, "Inspection on 10/09/09 for 7 Harbour Lane"),
        paragraph("This inspection was carried out on 10th September 2009."),
        heading(2, "What the care home does well"),
        paragraph("People at 7 Harbour Lane plan their menus together and like what they eat."),
    });
    CHECK(report.location.name == "7 Harbour Lane");
    CHECK(report.inspected_from == PartialDate{2009, 9, 10});
}
