// SPDX-License-Identifier: GPL-3.0-or-later
// Copies whose reader joined the lines of a page.

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace findings;
using namespace findings::testing;

namespace {

Report text_of(std::initializer_list<Block> blocks) {
    return report_of(document(blocks, MediaType::PlainText));
}

const PartRatings* part_named(const Report& report, std::string_view name) {
    const auto found = std::find_if(report.service_ratings.begin(),
                                    report.service_ratings.end(),
                                    [&](const auto& part) { return part.name == name; });
    return found == report.service_ratings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("joined lines: a cover in one paragraph", "[understand]") {
    const auto report = text_of({
        paragraph(
            "Exampleshire Hospitals NHS Foundation Trust Fenmoor Hospital Quality Report Quay "
            "Road, "
            "Northmere, EX4 2AB Tel: (01234) Website: Date of inspection visit: 7 to 11 December "
            "2015 Date of publication: 09/06/2016 This report describes our judgement of the "
            "quality of care at this hospital. It is based on what we found. Ratings Overall "
            "rating for this hospital Good Urgent and emergency services Good Medical care "
            "(including older people s care) Requires improvement Critical care Outstanding 1 "
            "Fenmoor Hospital Quality Report 09/06/2016"),
        paragraph("Summary of findings Letter from the Chief Inspector of Hospitals We inspected "
                  "the hospital in December. Our key findings were as follows: The wards were "
                  "clean and staff washed their hands before they touched a patient."),
    });
    CHECK(report.report_kind == "quality-report");
    CHECK(report.provider.name == "Exampleshire Hospitals NHS Foundation Trust");
    CHECK(report.location.name == "Fenmoor Hospital");
    CHECK(report.published == PartialDate{2016, 6, 9});
    CHECK(report.inspected_from == PartialDate{2015, 12, 7});
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    REQUIRE(part_named(report, "Critical care") != nullptr);
    CHECK(part_named(report, "Critical care")->ratings.at("overall").value ==
          RatingValue::Outstanding);
    CHECK(report.service_ratings.size() == 3);
    CHECK(passage(report, "The wards were clean").section.back() ==
          "Letter from the Chief Inspector of Hospitals");
}

TEST_CASE("joined lines: bullets that a copy left in a paragraph are items", "[understand]") {
    const auto bullet = GENERATE(as<std::string>(), "\u2022", "\u00ef\u00b7", "\u25cf");
    CAPTURE(bullet);
    const auto report = text_of({
        heading(1, "Inspection report of Tansy Ambulances"),
        paragraph("We found the following areas of good practice: " + bullet +
                  " There were no serious incidents in the last year. " + bullet +
                  " Vehicles were clean and checked before each journey. " + bullet +
                  " Staff treated patients with kindness and respect."),
    });
    CHECK(passage(report, "Vehicles were").text ==
          "Vehicles were clean and checked before each journey.");
    CHECK(passage(report, "Staff treated").section.size() == 1);
}

TEST_CASE("joined lines: bullets of menus, and those without text, stay", "[understand]") {
    const auto report = text_of({
        heading(1, "Inspection report of Tansy Court"),
        paragraph("This is a review of the quality of outcomes that people have. We believe that "
                  "good care should \u2022 \u2022 \u2022 Be safe Have the right outcomes Be "
                  "available to those who need it."),
    });
    CHECK(passage(report, "This is a review").text.ends_with("who need it."));
}

TEST_CASE("joined lines: parts of a report before 2010 inside one paragraph", "[understand]") {
    const auto report = text_of({
        heading(1, "Inspection on 4 May 2009 for Tansy Court"),
        paragraph("What the care home does well People are asked how they want to spend their day "
                  "and staff help them to do so. What has improved since the last inspection? New "
                  "carpets have been laid in the lounge. What the care home could do better: "
                  "Records of medicines need to be complete."),
    });
    CHECK(passage(report, "People are asked").section.back() == "What the care home does well");
    CHECK(passage(report, "New carpets").section.back() ==
          "What has improved since the last inspection?");
    CHECK(passage(report, "Records of medicines").section.back() ==
          "What the care home could do better:");
}

TEST_CASE("rated lists: services and groups with their ratings, a line each", "[understand]") {
    const auto report = text_of({
        heading(1, "Fenmoor Hospital"),
        paragraph("Quality Report"),
        paragraph("Overall rating for this hospital Good"),
        paragraph("Surgery \u2013 Good"),
        paragraph("Critical care - Outstanding"),
        paragraph("Staff on all wards knew whom to tell when something had gone wrong."),
    });
    REQUIRE(part_named(report, "Surgery") != nullptr);
    CHECK(part_named(report, "Surgery")->level == "service");
    REQUIRE(part_named(report, "Critical care") != nullptr);
    CHECK(part_named(report, "Critical care")->ratings.at("overall").value ==
          RatingValue::Outstanding);
}
