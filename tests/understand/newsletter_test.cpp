// SPDX-License-Identifier: GPL-3.0-or-later
// Digests in the shape of newsletters.
#include "indexer/understand/newsletter_lines.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;
using namespace findings::understanding;

namespace {

std::string all_text(const std::vector<Report>& reports) {
    std::string text;
    for (const auto& report : reports) {
        for (const auto& passage : report.passages) text += passage.text + '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("newsletter: numbered titles with a source line and a link; talk gives no child",
          "[understand]") {
    const auto reports = reports_of(document({
        paragraph("View this email in your browser"),
        heading(1, "Mental health evidence update: September 2022"),
        paragraph("Compiled by the Knowledge Service. Editor's note: we move to a new platform."),
        heading(2, "In this issue"),
        item("Peer support in crisis teams"),
        item("Observation at night"),
        heading(2, "Reports"),
        heading(3, "1. Peer support in crisis teams"),
        paragraph("Source: Haven Research, 12 August 2022"),
        paragraph("Readmission fell from 24% to 17% in a year in the 14 teams."),
        paragraph("Read more"),
        heading(3, "2. Observation at night"),
        paragraph("Source: Ward Journal via CareWire"),
        paragraph("Wards that moved to zonal observation reported fewer incidents at night."),
        paragraph("Link: https://wards.example/night"),
        heading(2, "News"),
        heading(3, "3. Waiting for therapy"),
        paragraph("Published by: The Daily Post, 3 September 2022"),
        paragraph("More than 20,000 people have waited over a year, figures show."),
        heading(2, "Subscribe"),
        paragraph("To subscribe to this bulletin please write to the library."),
    }));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "Peer support in crisis teams");
    CHECK(reports[0].publisher == "Haven Research");
    CHECK(to_iso(reports[0].published) == "2022-08-12");
    CHECK(reports[0].via == "Mental health evidence update: September 2022");
    CHECK(reports[1].publisher == "Ward Journal");
    CHECK(reports[1].via == "CareWire");
    CHECK(reports[1].source_url == "https://wards.example/night");
    CHECK(reports[2].title == "Waiting for therapy");
    CHECK(reports[2].publisher == "The Daily Post");
    const auto text = all_text(reports);
    CHECK(text.find("ubscribe") == std::string::npos);
    CHECK(text.find("Editor") == std::string::npos);
    CHECK(text.find("In this issue") == std::string::npos);
}

TEST_CASE("newsletter: bold titles of plain text, rules between entries, source at the end",
          "[understand]") {
    const auto reports = reports_of(document(
        {
            paragraph("Quality and Safety Newsletter"),
            paragraph("Issue 14, June 2019"),
            paragraph("**Safer wards in practice**"),
            paragraph("Conflict fell by 15% where all ten interventions were in use. Tavi Network"),
            paragraph("Read more: https://a.example/1"),
            paragraph("--------"),
            paragraph("**Carers are not asked**"),
            paragraph("Carers told the researchers that they had not been asked about leave. "
                      "Carers Trust"),
            paragraph("Read more: https://a.example/2"),
            paragraph("--------"),
            paragraph("**A tool that replaces three forms**"),
            paragraph("The tool was tested in six trusts and saved an hour a shift. Ward Journal"),
            paragraph("Read more: https://a.example/3"),
            paragraph("To unsubscribe reply with STOP."),
        },
        MediaType::PlainText));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "Safer wards in practice");
    CHECK(reports[0].publisher == "Tavi Network");
    CHECK(reports[0].source_url == "https://a.example/1");
    CHECK(reports[2].publisher == "Ward Journal");
    CHECK(all_text(reports).find("STOP") == std::string::npos);
}

TEST_CASE(
    "newsletter: publisher and date in brackets behind the title, parts of an entry stay in it",
    "[understand]") {
    const auto reports = reports_of(document({
        heading(1, "Library round-up, autumn 2020"),
        heading(2, "Restraint halved on three wards (Ward Journal, October 2020)"),
        paragraph("Three wards halved restraint after safety huddles."),
        heading(2, "What families want (Carers Research Unit, September 2020)"),
        paragraph("Families wanted a named contact, a survey of 340 carers found."),
        heading(3, "Key findings"),
        item("62% had nobody to ring when they were worried."),
        heading(2, "Beds out of area (Haven Research, August 2020)"),
        paragraph("Out of area placements rose by 9% in a year."),
    }));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "Restraint halved on three wards");
    CHECK(reports[1].publisher == "Carers Research Unit");
    CHECK(to_iso(reports[1].published) == "2020-09");
    CHECK(passage(reports[1], "62%").role == SectionRole::KeyFindings);
}

TEST_CASE("newsletter: a table with an entry a row, and layout tables", "[understand]") {
    const auto rows = reports_of(document({
        heading(1, "Current awareness bulletin, May 2022"),
        row({"Title", "Source", "Summary", "Link"}, true),
        row({"Peer support",
             "Haven Research, April 2022",
             "Readmission fell to 17% in a year.",
             "https://a.example/1"}),
        row({"Night observation",
             "Ward Journal",
             "Zonal observation came with fewer incidents.",
             "https://a.example/2"}),
        row({"Staff who stay",
             "NHS Employers, March 2022",
             "Retention improved at three trusts.",
             "https://a.example/3"}),
    }));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].publisher == "Haven Research");
    CHECK(to_iso(rows[0].published) == "2022-04");
    CHECK(rows[1].source_url == "https://a.example/2");
    const auto cells = reports_of(document({
        heading(1, "Weekly digest 11 March 2024"),
        row({"Sexual safety on wards\nCollege of Wards | 5 March 2024\nStandards were met in full "
             "by 9 of 44 wards."}),
        row({"Community rehabilitation\nHaven Research | 6 March 2024\nSupported housing halved "
             "time in hospital."}),
        row({"Unsafe seclusion rooms\nThe Daily Post | 8 March 2024\nEleven of 40 seclusion rooms "
             "had blind spots."}),
    }));
    REQUIRE(cells.size() == 3);
    CHECK(cells[0].title == "Sexual safety on wards");
    CHECK(cells[0].publisher == "College of Wards");
    CHECK(to_iso(cells[2].published) == "2024-03-08");
}

TEST_CASE("newsletter: papers with sources under their figures are no digests", "[understand]") {
    const auto reports = reports_of(document({
        heading(1, "Review of beds"),
        heading(2, "Beds by region"),
        paragraph("Source: NHS Digital, May 2020"),
        paragraph("The number of beds fell in every region of the country."),
        heading(2, "Beds by age"),
        paragraph("Source: NHS Digital, May 2020"),
        paragraph("Young people waited longest for a bed, by some weeks."),
        heading(2, "Beds by need"),
        paragraph("Source: NHS Digital, May 2020"),
        paragraph("Secure beds were full in every month of the year."),
    }));
    CHECK(reports.size() == 1);
}

TEST_CASE("digest: running lines with bars are no sources", "[understand]") {
    auto source = document({heading(1, "National engagement on records")});
    for (const auto* page : {"11", "15", "22", "26"}) {
        source.blocks.push_back(heading(2, "What people said on page " + std::string(page)));
        source.blocks.push_back(paragraph(std::string("National engagement on records | ") + page));
        source.blocks.push_back(paragraph("Private and Confidential"));
        source.blocks.push_back(
            paragraph("Policy for requests: " + std::string(page) + " | Version 3"));
        source.blocks.push_back(paragraph(
            "Participants wanted to know who sees their records, and why they are shared."));
    }
    CHECK(reports_of(source).size() == 1);
}

TEST_CASE(
    "digest: labels of sources are no part of the publisher, the digest's own line is the via",
    "[understand]") {
    const auto dated = reports_of(document({
        heading(1, "Quality Improvement Bulletin"),
        paragraph("March 2022. In this issue: restraint, waits and beds."),
        heading(2, "Restraint halved"),
        paragraph("Source: Ward Journal, 3 March 2022"),
        paragraph("Three wards halved restraint after safety huddles."),
        heading(2, "Waiting for therapy"),
        paragraph("Source: The Haven Institute, February 2022"),
        paragraph("More than 20,000 people have waited over a year."),
        heading(2, "Beds out of area"),
        paragraph("Source: NHS Digital, 11 March 2022"),
        paragraph("Out of area placements rose by 9% in a year."),
    }));
    REQUIRE(dated.size() == 3);
    CHECK(dated[0].publisher == "Ward Journal");
    CHECK(dated[1].publisher == "The Haven Institute");
    CHECK(all_text(dated).find("In this issue") == std::string::npos);
    const auto plain = reports_of(document({
        paragraph("Weekly news round-up: 12 May 2023"),
        heading(3, "Restraint halved"),
        paragraph("Three wards halved restraint after safety huddles."),
        paragraph("Publisher: Ward Journal"),
        paragraph("Link: https://a.example/1"),
        heading(3, "Waiting for therapy"),
        paragraph("More than 20,000 people have waited over a year."),
        paragraph("Publisher: The Haven Institute"),
        paragraph("Link: https://a.example/2"),
        heading(3, "Beds out of area"),
        paragraph("Out of area placements rose by 9% in a year."),
        paragraph("Publisher: NHS Digital"),
        paragraph("Link: https://a.example/3"),
    }));
    REQUIRE(plain.size() == 3);
    CHECK(plain[0].publisher == "Ward Journal");
    CHECK(plain[0].via == "Weekly news round-up: 12 May 2023");
}

TEST_CASE("digest: a name alone is a source among dated ones; shelves and mail talk are no text",
          "[understand]") {
    const auto reports = reports_of(document({
        paragraph("Having trouble reading this? View it in your browser"),
        heading(1, "Signal 118"),
        heading(2, "Reports"),
        heading(3, "The long night"),
        paragraph("Lantern Foundation, 14 January 2025"),
        paragraph("Two thirds of 63 people had been woken by a torch."),
        heading(2, "In the news"),
        heading(3, "Beds closed after staff leave"),
        paragraph("Health Courier (via Policy Digest), 20 January 2025"),
        paragraph("Fourteen of 52 beds have been shut since Christmas."),
        heading(3, "A sauna boat against isolation"),
        paragraph("Isles Recovery Network"),
        paragraph("Peer workers took people who had spent months indoors out to a floating sauna. "
                  "Of 28 people, 19 now go without support."),
        heading(3, "Standard for interpreters"),
        paragraph("NHS Wessand, December 2024"),
        paragraph("Every team should reach an interpreter within 30 minutes."),
    }));
    REQUIRE(reports.size() == 4);
    CHECK(reports[0].via == "Signal 118");
    CHECK(reports[1].publisher == "Health Courier");
    CHECK(reports[1].via == "Policy Digest");
    CHECK(reports[1].published == PartialDate{2025, 1, 20});
    CHECK(reports[2].title == "A sauna boat against isolation");
    CHECK(reports[2].publisher == "Isles Recovery Network");
    CHECK(all_text(reports).find("In the news") == std::string::npos);
}

TEST_CASE("newsletter: its own name is what entries come from, not the link above it",
          "[understand]") {
    const std::string link = GENERATE(as<std::string>(),
                                      "Can't see the pictures?",
                                      "View in browser",
                                      "Trouble reading this e-mail? Read it online",
                                      "Is this e-mail not displaying correctly?");
    CAPTURE(link);
    auto source = document({paragraph(link),
                            heading(1, "The Friday Safety Round-up"),
                            paragraph("Issue 212, 10 October 2025"),
                            heading(3, "Half of wards cannot say who checks the bag"),
                            paragraph("Royal Society for Wards | 6 October 2025"),
                            paragraph("In 49% no one person was responsible for the bag."),
                            paragraph("Read the report"),
                            heading(3, "Learning from 75 discharges that failed"),
                            paragraph("Health Research Fellowship | 1 September 2025"),
                            paragraph("Money was mentioned in 52 of the notes of 75 people."),
                            paragraph("Read the report"),
                            heading(3, "Talking with families after an incident"),
                            paragraph("Patient Voices | 24 September 2025"),
                            paragraph("Twelve pages written by families who were bereaved."),
                            paragraph("Read the report")});
    const auto reports = reports_of(source);
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].via == "The Friday Safety Round-up");
    CHECK(reports[1].via == "The Friday Safety Round-up");
}
