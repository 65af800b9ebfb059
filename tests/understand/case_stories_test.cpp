// SPDX-License-Identifier: GPL-3.0-or-later
// Practice cases whose authors tell their story in headings of their own.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

namespace {

ParsedDocument story() {
    return document(
        {
            heading(1, "Hens in the garden of Heron ward"),
            item("Where: Heron ward, St Osyth's Hospital, Fenmarsh"),
            item("When: January to December 2022"),
            heading(2, "How it was"),
            paragraph("Nobody went outside after tea."),
            heading(2, "What we tried"),
            paragraph("We met every week and tested one thing at a time:"),
            item("Six hens, fed by whoever was up first."),
            heading(2, "What we saw"),
            row({"", "2021", "2022"}, true),
            row({"Women who went outside every day", "12%", "71%"}),
            heading(2, "What we'd warn you about"),
            item("Hens are loud at five in the morning."),
            heading(2, "Next"),
            paragraph("Dunlin ward hopes for ducks."),
        },
        MediaType::Markdown);
}

}  // namespace

TEST_CASE("case: a story is told from its headings, and each has its part", "[understand]") {
    const auto report = report_of(story());
    CHECK(report.report_kind == "case-study");
    CHECK(report.location.name == "St Osyth's Hospital");
    CHECK(passage(report, "Nobody went").part == "problem");
    CHECK(passage(report, "Six hens").part == "what-they-did");
    CHECK(passage(report, "Women who").part == "impact");
    CHECK(passage(report, "Hens are loud").part == "challenges");
    CHECK(passage(report, "Dunlin").part == "next");
}

TEST_CASE("case: front matter and address tell the kind", "[understand]") {
    const auto [name, value] = GENERATE(table<std::string, std::string>({
        {"meta.layout", "improvement-story"},
        {"meta.type", "Case study"},
        {"meta.category", "qi_project"},
        {"canonical_url", "https://elm.example/improvement-stories/hens/"},
    }));
    CAPTURE(name, value);
    auto source = document({heading(1, "Hens"), paragraph("We keep hens now.")});
    source.properties[name] = value;
    CHECK(report_of(source).report_kind == "case-study");
}

TEST_CASE("case: a trust that tells of its own ward is the provider, another publisher is not",
          "[understand]") {
    auto source = story();
    source.properties["meta.publisher"] = "Fen and Wold NHS Foundation Trust";
    CHECK(report_of(source).provider.name == "Fen and Wold NHS Foundation Trust");
    source.properties["meta.publisher"] = "Alliance for Gardens";
    CHECK(report_of(source).provider.name.empty());
}

TEST_CASE("page: what it says of itself behind its licence is left out", "[understand]") {
    auto source = story();
    source.blocks.push_back(paragraph("Licensed under CC BY 4.0. Edit this page on GitHub."));
    const auto report = report_of(source);
    CHECK(report.licence == "CC BY 4.0");
    CHECK(passage(report, "Licensed").text == "Licensed under CC BY 4.0.");
}

TEST_CASE("case: the hospital behind the ward of the first sentence is the place", "[understand]") {
    auto source = document({
        heading(1, "Quiet hours on Rowan"),
        heading(2, "How things were"),
        paragraph("We counted 61 alarms in one night on Rowan ward at Ashdale Hospital."),
        heading(2, "Our idea"),
        paragraph("We turned the alarms down after ten."),
        heading(2, "What we got wrong"),
        paragraph("Nobody had told the bank nurses."),
    });
    source.properties["canonical_url"] = "https://elm.example/improvement-stories/quiet-hours/";
    const auto report = report_of(source);
    CHECK(report.location.name == "Ashdale Hospital");
    CHECK(passage(report, "We turned").part == "what-they-did");
    CHECK(passage(report, "Nobody had").part == "challenges");
}

TEST_CASE("case: what was hard is told apart from what helped below a heading over both",
          "[understand]") {
    const std::string lessons = GENERATE(as<std::string>(),
                                         "WHAT WE LEARNT",
                                         "What helped, and what got in the way",
                                         "Enablers and barriers",
                                         "What went well and what was hard",
                                         "Lessons and challenges");
    CAPTURE(lessons);
    const auto report = report_of(
        document({heading(1, "Talk first on Heron ward"),
                  heading(2, "WHY IT MATTERED"),
                  paragraph("Injections were given by force 96 times in 2021."),
                  heading(2, "WHAT WE CHANGED"),
                  item("A pause of ten minutes before any medicine is drawn up."),
                  heading(2, "WHAT HAPPENED"),
                  paragraph("Enforced injections fell by 57%."),
                  heading(2, lessons),
                  item("Having former patients in the training room did more than any slide."),
                  item("Put the count on the wall each week."),
                  item("Bank staff did not know of the pause."),
                  item("Some colleagues thought that it was the doctor's job.")}));
    CHECK(passage(report, "Having former").part == "what-helped");
    CHECK(passage(report, "Put the count").part == "what-helped");
    CHECK(passage(report, "Bank staff").part == "challenges");
    CHECK(passage(report, "Some colleagues").part == "challenges");
    CHECK(passage(report, "Injections were").part == "problem");
    CHECK(passage(report, "A pause").part == "what-they-did");
    CHECK(passage(report, "Enforced").part == "impact");
}
