// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/ratings.hpp"

#include "indexer/understand/overall_sentences.hpp"
#include "indexer/understand/words.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

TEST_CASE("ratings: cells with arrows, glyphs and dates", "[understand]") {
    const auto [text, value, date] = GENERATE(table<std::string, RatingValue, std::string>({
        {"Good", RatingValue::Good, ""},
        {"Requires improvement \u2013\u2013\u2013", RatingValue::RequiresImprovement, ""},
        {"Requires improvement \u2192\u2190 Dec 2019", RatingValue::RequiresImprovement, "2019-12"},
        {"Good \u2191\u2191\nMar 2018", RatingValue::Good, "2018-03"},
        {"Outstanding \u2606", RatingValue::Outstanding, ""},
        {"Inspected but not rated", RatingValue::NotRated, ""},
        {"INADEQUATE", RatingValue::Inadequate, ""},
        {"Rating: Requires improvement", RatingValue::RequiresImprovement, ""},
    }));
    CAPTURE(text);
    const auto rating = rating_in_cell(text);
    REQUIRE(rating);
    CHECK(rating->value == value);
    CHECK(to_iso(rating->date) == date);
}

TEST_CASE("ratings: words that only begin like a rating are none", "[understand]") {
    const auto text = GENERATE(as<std::string>(),
                               "Good practice",
                               "Goodness",
                               "Inadequate staffing",
                               "",
                               "Good governance was in place");
    CHECK_FALSE(rating_in_cell(text).has_value());
}

TEST_CASE("ratings: a block whose lines a reader ran together", "[understand]") {
    const auto report = report_of(document({
        paragraph("Quality Report"),
        row({"Overall rating for the service Are services safe? Are services caring?",
             "",
             "Good Requires improvement Outstanding",
             "\u25cf \u25cf \u25cf"}),
        heading(1, "Are services safe?"),
        paragraph("Doors were shut."),
    }));
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("caring").value == RatingValue::Outstanding);
}

TEST_CASE("ratings: a grid gives the overall row, earlier dates are carried forward",
          "[understand]") {
    auto source = document({
        heading(1, "Tarn Trust inspection report"),
        paragraph("Date of inspection: 3 to 5 December 2019"),
        paragraph("Our rating of this trust stayed the same. We rated it as good because:"),
        item("Staff were kind."),
        heading(2, "Ratings"),
        row({"", "Safe", "Effective", "Caring", "Responsive", "Well-led", "Overall"}, true),
        row({"Forensic wards",
             "Inadequate Dec 2019",
             "Good Dec 2019",
             "Good Dec 2019",
             "Good Dec 2019",
             "Good Dec 2019",
             "Inadequate Dec 2019"}),
        row({"Overall",
             "Requires improvement \u2193 Dec 2019",
             "Good Jan 2017",
             "Good Dec 2019",
             "Good Dec 2019",
             "Good Dec 2019",
             "Good Dec 2019"}),
    });
    const auto report = report_of(source);
    REQUIRE(report.ratings.count("safe") == 1);
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    CHECK_FALSE(report.ratings.at("safe").carried_forward);
    CHECK(report.ratings.at("effective").carried_forward);
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
}

TEST_CASE("ratings: lines of one paragraph, a question and its rating each", "[understand]") {
    const auto report =
        report_of(document({heading(1, "Harbour Walk-in Centre"),
                            heading(2, "Inspection report"),
                            paragraph("The key questions are rated as:\nAre services safe? \u2013 "
                                      "Requires improvement\nAre services effective? \u2013 Good\n"
                                      "Are services well-led? \u2013 Outstanding")}));
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("effective").value == RatingValue::Good);
    CHECK(report.ratings.at("well-led").value == RatingValue::Outstanding);
}

TEST_CASE("ratings: the second line of a narrow head", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Skerne Trust inspection report"),
                  heading(2, "Ratings for mental health services"),
                  paragraph("Well-"),
                  row({"", "Safe", "Effective", "Caring", "Responsive", "led", "Overall"}),
                  row({"Forensic inpatient or secure wards",
                       "Good",
                       "Good",
                       "Outstanding",
                       "Good",
                       "Inadequate",
                       "Good"})}));
    REQUIRE(report.service_ratings.size() == 1);
    CHECK(report.service_ratings.front().ratings.at("well-led").value == RatingValue::Inadequate);
}

TEST_CASE("ratings: a grid whose cells ran together", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Harbour Eye Centre"),
                  heading(2, "Inspection report"),
                  heading(2, "Our findings"),
                  row({"Safe Effective Caring", "Responsive Well-led", "Overall"}),
                  row({"Surgery", "Good Good Outstanding", "Requires improvement Good", "Good"})}));
    REQUIRE(report.service_ratings.size() == 1);
    CHECK(report.service_ratings.front().name == "Surgery");
    CHECK(report.service_ratings.front().ratings.at("caring").value == RatingValue::Outstanding);
    CHECK(report.service_ratings.front().ratings.at("responsive").value ==
          RatingValue::RequiresImprovement);
}

TEST_CASE("ratings: labels and ratings of a narrow column in one run of words", "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Harbour Eye Centre"),
         paragraph("Inspection report"),
         heading(3, "Overall rating for this location Are services safe?"),
         paragraph("Good"),
         paragraph("Inadequate"),
         heading(3, "Are services effective?"),
         paragraph("Good"),
         paragraph("Are services caring? Good Are services Requires responsive? improvement Are "
                   "services well-"),
         paragraph("led?"),
         paragraph("Outstanding"),
         paragraph("The centre has two theatres and no beds for the night. It treats people from "
                   "the whole of the county, whoever pays for them, on five days a week.")}));
    CHECK(report.ratings.at("safe").value == RatingValue::Inadequate);
    CHECK(report.ratings.at("responsive").value == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("well-led").value == RatingValue::Outstanding);
}

TEST_CASE("ratings: a box of population groups opens a section for each, whatever form it took",
          "[understand]") {
    const std::string older = "Home visits were made to people over 75 on every day of the week.";
    const std::string children = "Children who missed an appointment were always called at home.";
    const std::string young = "Families, children and young people";
    const auto boxes = GENERATE_COPY(table<std::string, std::vector<Block>>({
        {"rows",
         {row({"Older people", "Good"}),
          row({older, ""}),
          row({young, "Inadequate"}),
          row({children, ""})}},
        {"rows over paragraphs",
         {row({"Older people", "Good"}),
          paragraph(older),
          row({young, "Inadequate"}),
          paragraph(children)}},
        {"text in the cell of its name",
         {row({"Older people The practice is rated as good for the care of older people. " + older,
               "Good"}),
          row({young + " " + children, "Inadequate"})}},
        {"lines",
         {paragraph("Older people"),
          paragraph("Good"),
          paragraph(older),
          paragraph(young),
          paragraph("Inadequate"),
          paragraph(children)}},
        {"joined lines",
         {paragraph("Older people Good"),
          paragraph(older),
          paragraph(young + " Inadequate"),
          paragraph(children)}},
    }));
    CAPTURE(std::get<0>(boxes));
    auto source = document({heading(1, "Ash Lane Surgery"),
                            paragraph("Quality Report"),
                            paragraph("Date of inspection visit: 4 May 2016"),
                            heading(2, "The six population groups and what we found")});
    const auto& blocks = std::get<1>(boxes);
    source.blocks.insert(source.blocks.end(), blocks.begin(), blocks.end());
    const auto report = report_of(source);
    const std::string box = "The six population groups and what we found";
    CHECK(passage(report, "Home visits").section == std::vector<std::string>{box, "Older people"});
    CHECK(passage(report, "Children who").section == std::vector<std::string>{box, young});
    REQUIRE(report.service_ratings.size() == 2);
    CHECK(report.service_ratings[0].ratings.at("overall").value == RatingValue::Good);
    CHECK(report.service_ratings[1].ratings.at("overall").value == RatingValue::Inadequate);
}

TEST_CASE(
    "ratings: a row of a key question without its mark opens it over text, and not in a table "
    "of ratings",
    "[understand]") {
    const auto report = report_of(document(
        {heading(1, "Ash Lane Surgery"),
         paragraph("Quality Report"),
         paragraph("Date of inspection visit: 4 May 2016"),
         row({"Overall", "Good"}),
         row({"Safe", "Good"}),
         paragraph("The surgery has four doctors and looks after 6,000 people in two villages."),
         heading(2, "What we found"),
         row({"Safe", "Good"}),
         row({"Staff wrote down what had gone wrong and talked it over every week.", ""}),
         row({"Caring", "Outstanding"}),
         row({"Patients said that nobody had ever been so patient with them before.", ""})}));
    CHECK(passage(report, "The surgery has").key_question == KeyQuestion::None);
    CHECK(passage(report, "Staff wrote").section ==
          std::vector<std::string>{"What we found", "Safe"});
    CHECK(passage(report, "Patients said").section ==
          std::vector<std::string>{"What we found", "Caring"});
    CHECK(passage(report, "Patients said").key_question == KeyQuestion::Caring);
}

TEST_CASE("ratings: a column of an earlier inspection is what each rating was before",
          "[understand]") {
    const auto [head, good, before] =
        GENERATE(table<std::vector<std::string>, std::string, std::string>({
            {{"Question", "This inspection", "Last inspection (2014)"}, "Good", "Inadequate"},
            {{"", "Previous rating", "Rating now"}, "Inadequate", "Good"},
        }));
    const auto report = report_of(document({heading(1, "Weir Court"),
                                            heading(2, "Inspection report"),
                                            row(head),
                                            row({"Overall", good, before}),
                                            row({"Safe", good, before})}));
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    CHECK(report.ratings.at("overall").previous == RatingValue::Inadequate);
    CHECK(report.ratings.at("safe").value == RatingValue::Good);
}

TEST_CASE("ratings: a bracket tells what a rating was before", "[understand]") {
    const auto report =
        report_of(document({heading(1, "Weir Road Surgery"),
                            heading(2, "Inspection report"),
                            paragraph("This practice is rated as Good overall. (Previous "
                                      "inspection October 2018 \u2013 Requires improvement)"),
                            paragraph("Are services safe? \u2013 Good (previous rating: "
                                      "inadequate)\nAre services caring? \u2013 Outstanding")}));
    CHECK(report.ratings.at("overall").value == RatingValue::Good);
    CHECK(report.ratings.at("overall").previous == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("safe").previous == RatingValue::Inadequate);
    CHECK(report.ratings.at("caring").previous == RatingValue::None);
}

TEST_CASE("ratings: a rating in large type under its question opens no section", "[understand]") {
    const auto report = report_of(document({heading(1, "Weir Court inspection report"),
                                            heading(2, "Is the service safe?"),
                                            heading(2, "Good \u2191"),
                                            paragraph("Doors were locked at night.")}));
    CHECK(report.ratings.at("safe").value == RatingValue::Good);
    CHECK(report.ratings.at("safe").movement == "up");
    CHECK(passage(report, "Doors were").section.back() == "Is the service safe?");
}

TEST_CASE("ratings: sentences that rate the whole", "[understand]") {
    const auto [sentence, rating] = GENERATE(table<std::string, RatingValue>({
        {"This practice is rated as Good overall.", RatingValue::Good},
        {"The service met the characteristics of Inadequate in most areas and was rated Inadequate "
         "overall.",
         RatingValue::Inadequate},
        {"We have rated the service as inadequate overall and placed it in special measures.",
         RatingValue::Inadequate},
        {"The overall rating for this service is requires improvement.",
         RatingValue::RequiresImprovement},
        {"The overall rating for the practice remains good.", RatingValue::Good},
        {"At the last inspection the service was rated good overall.", RatingValue::None},
        {"The previous overall rating for the service is good.", RatingValue::None},
        {"The overall rating of pain is recorded each day.", RatingValue::None},
    }));
    CAPTURE(sentence);
    CHECK(findings::understanding::overall_told(findings::understanding::folded(sentence)) ==
          rating);
}

TEST_CASE("ratings: a bracket dates a rating that was carried forward", "[understand]") {
    for (const auto* cell : {"Good (from 14 September 2021)",
                             "Good (last rated 14 September 2021)",
                             "Good (rated on 14 September 2021)",
                             "Good - not assessed this time, carried forward from 14 September "
                             "2021",
                             "Good, awarded in September 2021"}) {
        CAPTURE(cell);
        const auto rating = rating_in_cell(cell);
        REQUIRE(rating);
        CHECK(rating->value == RatingValue::Good);
        CHECK(rating->date.year == 2021);
        CHECK(rating->date.month == 9);
    }
    CHECK_FALSE(rating_in_cell("Good from the start"));
    CHECK_FALSE(rating_in_cell("Good on many counts"));
}

TEST_CASE("ratings: a question a row, a service a column", "[understand]") {
    const auto report = report_of(document({
        heading(1, "Marram Hospital quality report"),
        heading(2, "Ratings"),
        row({"", "This location", "Patient transport services", "Emergency and urgent care"}),
        row({"Overall", "Requires improvement", "Requires improvement", "Good"}),
        row({"Are services safe?", "Requires improvement", "Requires improvement", "Good"}),
        row({"Caring?", "Outstanding", "Outstanding", "Not rated"}),
        heading(2, "Patient transport services"),
        heading(3, "Are patient transport services effective?"),
        paragraph("Rating: Good"),
        paragraph("Control room staff matched the crew to the needs of the patient."),
        heading(2, "Emergency and urgent care"),
        heading(3, "Are emergency and urgent care services responsive?"),
        paragraph("Rating: Good"),
    }));
    CHECK(report.ratings.at("overall").value == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    CHECK(report.ratings.at("caring").value == RatingValue::Outstanding);
    REQUIRE(report.service_ratings.size() == 2);
    const auto& transport = report.service_ratings[0].ratings;
    CHECK(transport.at("overall").value == RatingValue::RequiresImprovement);
    CHECK(transport.at("effective").value == RatingValue::Good);
    const auto& urgent = report.service_ratings[1].ratings;
    CHECK(urgent.at("safe").value == RatingValue::Good);
    CHECK(urgent.at("caring").value == RatingValue::NotRated);
}

TEST_CASE("ratings: columns of services only, of groups of people, of places", "[understand]") {
    const auto [first, second, last] = GENERATE(table<std::string, std::string, std::string>({
        {"Surgery", "Critical care", "Hospital overall"},
        {"Older people", "People with long term conditions", "Practice overall"},
        {"Elm Hospital", "Ash Hospital", "Trust overall"},
    }));
    CAPTURE(first);
    const auto report = report_of(document({
        heading(1, "Fenmoor services quality report"),
        heading(2, "Ratings"),
        row({"Question", first, second, last}),
        row({"Safe", "Inadequate", "Good", "Requires improvement"}),
        row({"Well-led", "Good", "Good", "Good"}),
        heading(2, "Summary"),
        paragraph("Staff were kind to the people whom they looked after."),
    }));
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    REQUIRE(report.service_ratings.size() == 2);
    CHECK(report.service_ratings[0].ratings.at("safe").value == RatingValue::Inadequate);
    CHECK(report.service_ratings[1].ratings.at("safe").value == RatingValue::Good);
}

TEST_CASE("ratings: one sentence rates several questions", "[understand]") {
    const auto* const sentence = GENERATE(
        "We rated effective, caring, responsive and well-led as good, and safe as requires "
        "improvement.",
        "We rated safe as requires improvement, and effective, caring, responsive and "
        "well-led as good.",
        "The trust was rated good for effective, caring, responsive and well-led and "
        "requires improvement for safe.",
        "Overall, we rated effective, caring, responsive and well-led as good and safe as "
        "requires improvement.");
    CAPTURE(sentence);
    const auto report = report_of(document({
        heading(1, "Calderwick Community Health NHS Trust inspection report"),
        paragraph("We carried out an inspection on 4 June 2019."),
        heading(2, "Overall summary"),
        paragraph(sentence),
        paragraph("Staff were kind and the trust worked closely with its councils."),
    }));
    REQUIRE(report.ratings.contains("safe"));
    CHECK(report.ratings.at("safe").value == RatingValue::RequiresImprovement);
    for (const auto* name : {"effective", "caring", "responsive", "well-led"}) {
        CAPTURE(name);
        REQUIRE(report.ratings.contains(name));
        CHECK(report.ratings.at(name).value == RatingValue::Good);
    }
}
