// SPDX-License-Identifier: GPL-3.0-or-later
// What press releases tell in prose.
#include "indexer/schema/vocabulary.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/told_ratings.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

namespace {

/// "overall=good<requires-improvement safe=good": value, what it was before, "*" = carried forward.
std::string told(const std::string& prose) {
    Report report;
    report.report_kind = "press-release";
    Piece piece;
    piece.block = paragraph(prose);
    std::vector<Piece> pieces{piece};
    read_told_ratings(pieces, report);
    std::string out;
    for (const auto* name : {"overall", "safe", "effective", "caring", "responsive", "well-led"}) {
        const auto found = report.ratings.find(name);
        if (found == report.ratings.end()) continue;
        if (!out.empty()) out += ' ';
        out += std::string(name) + '=' + std::string(to_id(found->second.value));
        if (found->second.previous != RatingValue::None)
            out += '<' + std::string(to_id(found->second.previous));
        if (found->second.carried_forward) out += '*';
    }
    for (const auto& part : report.service_ratings) {
        out += " | " + part.name + ':';
        for (const auto& [name, rating] : part.ratings)
            out += ' ' + name + '=' + std::string(to_id(rating.value));
    }
    return out;
}

}  // namespace

TEST_CASE("press release: ratings told in prose", "[understand]") {
    const auto [prose, expected] = GENERATE(table<std::string, std::string>({
        {"Elm House has been rated inadequate overall and for being safe and well-led. Its rating "
         "for caring has dropped from good to requires improvement. Responsive is re-rated as "
         "good.",
         "overall=inadequate safe=inadequate caring=requires-improvement<good responsive=good<good "
         "well-led=inadequate"},
        {"It is rated inadequate for being safe and well-led, requires improvement for being "
         "effective and responsive, and was again rated good for being caring.",
         "safe=inadequate effective=requires-improvement caring=good<good "
         "responsive=requires-improvement well-led=inadequate"},
        {"Safe, effective and well-led have all improved from requires improvement to good. Caring "
         "and responsive were again rated good.",
         "safe=good<requires-improvement effective=good<requires-improvement caring=good<good "
         "responsive=good<good well-led=good<requires-improvement"},
        {"Overall the trust is rated as Outstanding. It is rated Outstanding for being caring and "
         "well-led, and Good for being safe, effective and responsive.",
         "overall=outstanding safe=good effective=good caring=outstanding responsive=good "
         "well-led=outstanding"},
        {"As well as the overall rating, the ratings for being safe and well-led have dropped from "
         "good to inadequate.",
         "overall=inadequate<good safe=inadequate<good well-led=inadequate<good"},
        {"The overall rating for the home has gone up from \u2018inadequate\u2019 to "
         "\u2018requires improvement\u2019.",
         "overall=requires-improvement<inadequate"},
        {"The service was previously rated good. It is now rated requires improvement overall.",
         "overall=requires-improvement"},
        {"The unit is now rated good, having previously been rated inadequate.",
         "overall=good<inadequate"},
        {"The unit is now rated good, up from requires improvement.",
         "overall=good<requires-improvement"},
        {"The service was rated Good in all five key questions.",
         "safe=good effective=good caring=good responsive=good well-led=good"},
        {"Inspectors rated the service as good for providing effective, caring and responsive "
         "care, and requires improvement for providing safe care.",
         "safe=requires-improvement effective=good caring=good responsive=good"},
        {"The rating for how well-led the service is has declined from good to requires "
         "improvement, and how responsive it is remains outstanding.",
         "responsive=outstanding<outstanding well-led=requires-improvement<good"},
        {"Inspectors did not look at how effective, caring and responsive the service was. These "
         "remain rated as good from the previous inspection.",
         "effective=good<good* caring=good<good* responsive=good<good*"},
        {"The service was not rated at this inspection.", "overall=not-rated"},
        {"The service was not rated this time, so the previous rating of requires improvement "
         "remains.",
         "overall=requires-improvement<requires-improvement*"},
        {"Safe \u2013 inadequate", "safe=inadequate"},
        {"The regulator has downgraded Elm House from requires improvement to inadequate.",
         "overall=inadequate<requires-improvement"},
        {"Elm House has been rated requires improvement overall, down from good at its last "
         "inspection.",
         "overall=requires-improvement<good"},
        {"It was rated good for being caring and effective, and safe has dropped from good to "
         "inadequate.",
         "safe=inadequate<good effective=good caring=good"},
    }));
    CAPTURE(prose);
    CHECK(told(prose) == expected);
}

TEST_CASE("press release: words like a rating that are none", "[understand]") {
    const auto prose =
        GENERATE(as<std::string>(),
                 "Staff had good relationships with people, and care was safe and effective.",
                 "Services are rated outstanding, good, requires improvement or inadequate.",
                 "The director said: \u201cI am disappointed that the service is rated inadequate "
                 "for being safe and it deserves to be called good overall.\u201d",
                 "Inspectors saw outstanding practice in caring for people.",
                 "If it does not improve, the service would be rated inadequate.");
    CAPTURE(prose);
    CHECK(told(prose).empty());
}

TEST_CASE("press release: ratings of several services stay apart", "[understand]") {
    CHECK(told("Forensic inpatient or secure wards were rated inadequate overall and for being "
               "safe. Wards for older people with mental health problems were rated good. The "
               "trust's overall rating remains requires improvement.") ==
          "overall=requires-improvement<requires-improvement | Forensic inpatient or secure wards: "
          "overall=inadequate safe=inadequate | Wards for older people with mental health "
          "problems: overall=good");
}

TEST_CASE("press release: provider, place and service of the lead", "[understand]") {
    auto source = document({
        heading(1, "CQC improves rating of Aster Hospital to good"),
        paragraph("Published: 3 March 2023"),
        paragraph("Categories"),
        paragraph("Adult social care"),
        paragraph("The Care Quality Commission (CQC) has published a report on forensic inpatient "
                  "or secure wards at Aster Hospital, run by Fern Valley NHS Foundation Trust, "
                  "following an inspection in January."),
        paragraph("The overall rating has improved from requires improvement to good. The "
                  "trust\u2019s overall rating is unchanged and remains requires improvement."),
        paragraph("Inspectors found:"),
        item("Staff knew people well."),
    });
    source.properties["canonical_url"] = "https://www.cqc.org.uk/press-release/aster-hospital";
    const auto report = report_of(source);
    CHECK(report.report_kind == "press-release");
    for (const auto& one : report.passages) {
        CHECK(one.text != "Categories");
        CHECK((one.section.empty() || one.section.front() != "Adult social care"));
    }
    CHECK(report.provider.name == "Fern Valley NHS Foundation Trust");
    CHECK(report.location.name == "Aster Hospital");
    CHECK(report.service == "Forensic inpatient or secure wards");
    CHECK(report.publisher == "Care Quality Commission");
    REQUIRE(report.ratings.count("overall") == 1);
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    CHECK(report.ratings.at("overall").previous == RatingValue::RequiresImprovement);
    REQUIRE(report.service_ratings.size() == 1);
    CHECK(report.service_ratings[0].level == "provider");
}

TEST_CASE("press release: enforcement told of the regulator as of a third person", "[understand]") {
    const auto [prose, kind] = GENERATE(table<std::string, std::string>({
        {"CQC has issued the trust with a warning notice so that it knows where improvements are "
         "needed.",
         "warning-notice"},
        {"The service has been placed in special measures, which means it will be kept under close "
         "review.",
         "special-measures"},
        {"Conditions have been placed on its registration, so that it cannot admit anybody without "
         "written agreement.",
         "conditions"},
        {"CQC served two warning notices on the provider.", "warning-notice"},
        {"If there is not enough improvement CQC could take enforcement action, such as a warning "
         "notice.",
         ""},
    }));
    CAPTURE(prose);
    auto source =
        document({heading(1, "CQC tells Elm House to improve"),
                  paragraph("The Care Quality Commission (CQC) has rated Elm House inadequate."),
                  paragraph(prose)});
    source.properties["canonical_url"] = "https://www.cqc.org.uk/press-release/elm-house";
    const auto report = report_of(source);
    REQUIRE(report.enforcement.size() == (kind.empty() ? 0U : 1U));
    if (!kind.empty()) CHECK(report.enforcement[0].kind == kind);
}

TEST_CASE("names in running text", "[understand]") {
    using Names = std::vector<std::string_view>;
    CHECK(organisations_in("Wards run by Moor and Dale Partnership NHS Foundation Trust, and by "
                           "Fenn Care Limited.") ==
          Names{"Moor and Dale Partnership NHS Foundation Trust", "Fenn Care Limited"});
    CHECK(organisations_in("The NHS Trust was told. An NHS Foundation Trust must report.").empty());
    CHECK(organisations_in("Fern Valley NHS Trust\u2019s board met.") ==
          Names{"Fern Valley NHS Trust"});
    CHECK(places_in("Larkspur House in Leeds, and St Edmund's Hospital: Alder ward") ==
          Names{"Larkspur House", "St Edmund's Hospital", "Alder ward"});
    CHECK(organisation_that_runs("Aster House, which is run by Fenn Care Limited, has 9 beds.") ==
          "Fenn Care Limited");
}

TEST_CASE("news: who is quoted is told by role, wherever the sentence names them", "[understand]") {
    const auto [text, role] = GENERATE(table<std::string, std::string>({
        {"The chief operating officer of one trust said: \u201cWe are not proud of the "
         "nights.\u201d",
         "chief operating officer of one trust"},
        {"A relative of a man on the ward, who asked not to be named, said: \u201cThe staff are "
         "kind.\u201d",
         "relative of a man on the ward"},
        {"The trust\u2019s medical director, Professor Jo Elm, said that more had to be done.",
         "trust\u2019s medical director"},
        {"\u201cYou cannot be in two rooms,\u201d said the director of Elm Carers, which made the "
         "request.",
         "director of Elm Carers"},
        {"\u201cThe records said that the checks had been done.\u201d", ""},
        {"The board met in May and the plan was agreed.", ""},
    }));
    CAPTURE(text);
    const auto report = report_of(document(
        {heading(1, "Crisis calls are answered faster"),
         paragraph("By our health reporter"),
         paragraph("Calls to crisis lines are answered faster than a year ago, figures show."),
         paragraph(text)}));
    CHECK(report.report_kind == "news");
    CHECK(passage(report, text.substr(0, 20)).author == role);
}

TEST_CASE("press release: beds, notice and region told in the first paragraphs", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Inspectors place Elm House Hospital in special measures"),
         paragraph("Published: 9 August 2023"),
         paragraph("The Care Quality Commission has dropped the rating of Elm House Hospital from "
                   "good to inadequate, following an unannounced inspection in May."),
         paragraph("Elm House Hospital, run by Elm Care Limited, is a 32-bed hospital in the North "
                   "West which looks after autistic people."),
         paragraph("Inspectors found:"),
         item("Staff were kind.")}));
    CHECK(report.report_kind == "press-release");
    CHECK(report.beds == 32);
    CHECK(report.announced == "unannounced");
    CHECK(report.region == "North West");
}

TEST_CASE("press: questions that moved with the overall rating", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Regulator acts on care home"),
                  paragraph("Published: 18 January 2023 Page last updated: 19 January 2023"),
                  paragraph("Inspectors found:"),
                  item("Drinks were out of reach."),
                  paragraph("The overall rating for the home dropped from good to inadequate, as "
                            "did the ratings for being safe and well-led.")}));
    CHECK(report.ratings.at("overall").value == RatingValue::Inadequate);
    CHECK(report.ratings.at("safe").value == RatingValue::Inadequate);
    CHECK(report.ratings.at("well-led").value == RatingValue::Inadequate);
}

TEST_CASE("news: a page of a newspaper that a browser printed", "[understand]") {
    auto source = document(
        {furniture("11/28/26, 10:45 AM Dentists turn away nine in ten | Severn Post"),
         paragraph("Severn Post"),
         heading(1, "Dentists turn away nine in ten"),
         paragraph("Exclusive by Orla Finch Published 08:15, 2 Aug 2022 Updated 09:40, 2 Aug 2022"),
         paragraph("Our reporters rang 118 practices in July."),
         heading(2, "Recommended stories"),
         paragraph("Swan stops traffic on bridge"),
         furniture("https://post.example/dentists 1/1")},
        MediaType::Pdf);
    source.title = "Dentists turn away nine in ten | Severn Post";
    const auto report = report_of(source);
    CHECK(report.report_kind == "news");
    CHECK(report.publisher == "Severn Post");
    CHECK(report.author == "Orla Finch");
    CHECK(to_iso(report.published) == "2022-08-02");
    CHECK(std::none_of(report.passages.begin(), report.passages.end(), [](const Passage& passage) {
        return passage.text.starts_with("Swan");
    }));
}

TEST_CASE("press: an embargo says when a release is published, and no finding", "[understand]") {
    const auto report =
        report_of(document({paragraph("PRESS RELEASE"),
                            paragraph("Embargoed until 00:01 on Friday 9 February 2024"),
                            heading(1, "Nightjar House improves"),
                            paragraph("The Care Quality Commission (CQC) has upgraded the rating "
                                      "of Nightjar House in Ely from inadequate to good."),
                            paragraph("For media enquiries ring the press office.")}));
    CHECK(to_iso(report.published) == "2024-02-09");
    CHECK(std::none_of(report.passages.begin(), report.passages.end(), [](const Passage& passage) {
        return passage.text.starts_with("Embargoed");
    }));
}

TEST_CASE("press: the place that a body runs, whatever kind of place it is", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "CQC takes action in Luton"),
         paragraph("PRESS RELEASE"),
         paragraph(
             "The Care Quality Commission (CQC) has told Bright Street Dental, run by Marigold "
             "Dental Group Limited in Luton, to make rapid improvements after an inspection.")}));
    CHECK(report.location.name == "Bright Street Dental");
    CHECK(report.provider.name == "Marigold Dental Group Limited");
}

TEST_CASE("news: a page of a newspaper that says its day only to machines", "[understand]") {
    auto source = document({heading(1, "Care home told to improve"),
                            paragraph("By Priya Nolan"),
                            paragraph("The home must now improve within six months.")},
                           MediaType::Html);
    source.title = "Care home told to improve - The Wexford Echo";
    source.properties["published"] = "2025-04-08T09:00:00Z";
    const auto report = report_of(source);
    CHECK(report.report_kind == "news");
    CHECK(report.publisher == "The Wexford Echo");
    CHECK(to_iso(report.published) == "2025-04-08");
    source.title = "Care home told to improve - Wexford Council";
    CHECK(report_of(source).report_kind != "news");
}
