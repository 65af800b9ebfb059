// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/split.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <set>

using namespace findings;
using namespace findings::testing;

TEST_CASE("split: a page that stacks inspections gives a report each, the head goes to the newest",
          "[understand]") {
    auto source = document({
        heading(1, "Larkhythe Court"),
        paragraph("Overall: Good read more about inspection ratings"),
        heading(2, "All Inspections"),
        heading(3, "12 & 13 January 2016"),
        paragraph("During a routine inspection"),
        paragraph("Medicines were safe."),
        heading(3, "5 February 2013"),
        paragraph("During an inspection looking at part of the service"),
        paragraph("Medicines were not safe."),
    });
    source.properties["canonical_url"] = "https://www.cqc.org.uk/location/1-999000318/reports";
    const auto reports = reports_of(source);
    REQUIRE(reports.size() == 2);
    CHECK(reports[0].title == "Larkhythe Court, 12 & 13 January 2016");
    CHECK(to_iso(reports[0].inspected_to) == "2016-01-13");
    CHECK(reports[0].ratings.count("overall") == 1);
    CHECK(to_iso(reports[1].inspected_from) == "2013-02-05");
    CHECK(reports[1].ratings.empty());
    CHECK(reports[1].location.id == "1-999000318");
    CHECK(reports[0].part_of == reports[1].part_of);
    CHECK(reports[0].id != reports[1].id);
    CHECK(reports[0].publisher == "Care Quality Commission");
    CHECK(passage(reports[1], "Medicines were not").text == "Medicines were not safe.");
}

TEST_CASE("split: JSON lines give a report each with the caller's own id", "[understand]") {
    auto first = heading(1, "Ligatures");
    first.anchor = "d1";
    auto second = heading(1, "Ligatures");
    second.anchor = "d2";
    const auto reports = reports_of(
        document({first, paragraph("A text."), second, paragraph("A text.")}, MediaType::Jsonl));
    REQUIRE(reports.size() == 2);
    CHECK(reports[0].external_id == "d1");
    CHECK(reports[0].title == "Ligatures");
    CHECK(reports[1].external_id == "d2");
    CHECK(reports[0].id != reports[1].id);
    CHECK(reports[0].passages.size() == 1);
    CHECK(reports[0].passages[0].id != reports[1].passages[0].id);
}

TEST_CASE("split: the fields of a record of JSON lines are its report's, with text and without",
          "[understand]") {
    const bool has_text = GENERATE(true, false);
    auto source = document({heading(1, "A nurse on every bus"),
                            furniture("Publisher: Fen Health Alliance"),
                            furniture("Published: 2023-04-05T09:00:00Z"),
                            furniture("URL: https://fen.example/bus"),
                            furniture("Type: case_study")},
                           MediaType::Jsonl);
    if (has_text) source.blocks.push_back(paragraph("A nurse rides on the market bus."));
    const auto reports = reports_of(source);
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].publisher == "Fen Health Alliance");
    CHECK(to_iso(reports[0].published) == "2023-04-05");
    CHECK(reports[0].source_url == "https://fen.example/bus");
    CHECK(reports[0].report_kind == "case-study");
    REQUIRE(reports[0].passages.size() == 1);
    CHECK(reports[0].passages[0].text ==
          (has_text ? "A nurse rides on the market bus." : "A nurse on every bus"));
}

TEST_CASE("split: a record that is nothing but its title is not lost", "[understand]") {
    auto first = heading(1, "Preliminary report on an algebraic language");
    first.anchor = "d1";
    auto second = heading(1, "Ligatures");
    second.anchor = "d2";
    const auto reports =
        reports_of(document({first, second, paragraph("A text.")}, MediaType::Jsonl));
    REQUIRE(reports.size() == 2);
    REQUIRE(reports[0].passages.size() == 1);
    CHECK(reports[0].passages[0].text == "Preliminary report on an algebraic language");
}

TEST_CASE("split: entries of a digest with the same title still have ids of their own",
          "[understand]") {
    const auto reports = reports_of(document(
        {
            paragraph("News of the week"),
            paragraph("Beds"),
            paragraph("More beds | The Paper"),
            paragraph("First text."),
            paragraph("Beds"),
            paragraph("Fewer beds | The Post"),
            paragraph("Second text."),
            paragraph("Staff"),
            paragraph("Health Education England, July 2017"),
            paragraph("Third text."),
        },
        MediaType::PlainText));
    REQUIRE(reports.size() == 3);
    std::set<std::string> ids;
    for (const auto& report : reports) ids.insert(report.id);
    CHECK(ids.size() == 3);
    CHECK(reports[0].publisher == "The Paper");
    CHECK(reports[0].via == "News of the week");
    CHECK(to_iso(reports[2].published) == "2017-07");
}

TEST_CASE("digest: an author with initials is named whole", "[understand]") {
    const auto reports =
        reports_of(document({paragraph("Ward notes"),
                             paragraph("First thing"),
                             paragraph("A look at rooms. E. M. Ashgrove | Elm Institute"),
                             paragraph("Rooms were small."),
                             paragraph("Second thing"),
                             paragraph("A look at doors. Sam Oak | Oak Institute"),
                             paragraph("Doors were locked."),
                             paragraph("Third thing"),
                             paragraph("A look at keys | Key Institute"),
                             paragraph("Keys were kept.")},
                            MediaType::PlainText));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].author == "E. M. Ashgrove");
    CHECK(reports[1].author == "Sam Oak");
    CHECK(reports[2].author.empty());
}

TEST_CASE("digest: numbered entries over lines that are labelled as sources", "[understand]") {
    const auto reports =
        reports_of(document({paragraph("Elmshire library alert"),
                             item("Night staffing on wards", "1."),
                             paragraph("Source: Institute for Ageing Minds, May 2024"),
                             paragraph("One nurse was on duty at night."),
                             item("What carers want", "2."),
                             paragraph("Source: Elm Carers Network, 28 May 2024"),
                             paragraph("They want a date."),
                             item("Seclusion rooms closed", "3."),
                             paragraph("Source: HealthWire (via Daily Ward News)"),
                             paragraph("Two rooms were closed.")},
                            MediaType::PlainText));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "Night staffing on wards");
    CHECK(reports[0].publisher == "Institute for Ageing Minds");
    CHECK(to_iso(reports[0].published) == "2024-05");
    CHECK(reports[2].publisher == "HealthWire");
    CHECK(reports[2].via == "Daily Ward News");
}

TEST_CASE("digest: the masthead and the list of contents are no entries", "[understand]") {
    auto digest = document({paragraph("EVIDENCE BULLETIN"),
                            paragraph("Maternity and newborn"),
                            paragraph("Issue 31, November 2019"),
                            paragraph("In this issue"),
                            paragraph("What the audit found"),
                            paragraph("Listening to women"),
                            paragraph("Sleep and the night shift"),
                            paragraph("What the audit found"),
                            paragraph("National Perinatal Audit, October 2019"),
                            paragraph("The second report covers births in 2017."),
                            paragraph("Listening to women"),
                            paragraph("Maternity Voices Network | September 2019"),
                            paragraph("A short study of 26 women."),
                            paragraph("Sleep and the night shift"),
                            paragraph("College of Midwifery, via Midwife Today, 2 October 2019"),
                            paragraph("Midwives who had a break made fewer errors.")},
                           MediaType::PlainText);
    const auto reports = reports_of(digest);
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "What the audit found");
    CHECK(reports[0].publisher == "National Perinatal Audit");
    CHECK(reports[2].publisher == "College of Midwifery");
    CHECK(reports[2].via == "Midwife Today");
    CHECK(to_iso(reports[2].published) == "2019-10-02");
    for (const auto& entry : reports) {
        for (const auto& passage : entry.passages) CHECK(passage.text != "Listening to women");
    }
}

TEST_CASE("digest: what is in an issue is no entry, kinds are no publishers, foot lines no text",
          "[understand]") {
    const auto [bars, bracket, byline, foot] =
        GENERATE(table<std::string, std::string, std::string, std::string>({
            {"Wychbold Care Association | case story | August 2020",
             "Teesmoor Alliance [report], September 2020",
             "By A. Winterbourne, published October 2020",
             "About this briefing You receive this because you joined our list. To leave it, reply "
             "with STOP. Image: lighthouse-44120_1280"},
            {"Wychbold Care Association | August 2020 | Good practice",
             "Teesmoor Alliance (survey), September 2020",
             "Published: October 2020 | Author: A. Winterbourne",
             "Reply STOP if you wish to leave. Inclusion here does not mean that we agree."},
        }));
    CAPTURE(bars);
    const auto reports = reports_of(document({
        heading(1, "Quality briefing no. 31"),
        paragraph("Pennine Knowledge Service, November 2020. What is new, picked by librarians."),
        paragraph("In this issue: Visits by video | Alone in A&E | A pharmacist in the home"),
        heading(2, "Visits by video: what families said"),
        paragraph(bracket),
        paragraph("Families liked wards that booked a time."),
        heading(2, "Alone in A&E | Observatory for Urgent Care"),
        paragraph(byline),
        paragraph("People waited seven hours."),
        heading(2, "A pharmacist in the home [case study]"),
        paragraph(bars),
        paragraph("Six homes shared a pharmacist."),
        paragraph(foot),
    }));
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "Visits by video: what families said");
    CHECK(reports[0].publisher == "Teesmoor Alliance");
    CHECK(to_iso(reports[0].published) == "2020-09");
    CHECK(reports[1].publisher == "Observatory for Urgent Care");
    CHECK(reports[1].author == "A. Winterbourne");
    CHECK(to_iso(reports[1].published) == "2020-10");
    CHECK(reports[2].title == "A pharmacist in the home");
    CHECK(reports[2].publisher == "Wychbold Care Association");
    CHECK(to_iso(reports[2].published) == "2020-08");
    for (const auto& report : reports) {
        for (const auto& passage : report.passages) {
            CHECK_FALSE(passage.text == foot);
            CHECK_FALSE(passage.text.starts_with("In this issue"));
        }
    }
}

TEST_CASE("digest: lines that lead to the source are no text, a date of its own is the entry's",
          "[understand]") {
    const auto reports =
        reports_of(document({paragraph("Care watch 14"),
                             heading(2, "Corridors are not wards | College of Emergency Medicine"),
                             paragraph("August 2021"),
                             paragraph("One in six people waited for twelve hours."),
                             paragraph("Download the full report"),
                             heading(2, "What callers want | Patients Union"),
                             paragraph("Two thirds wanted one person."),
                             paragraph("Additional links: slides, podcast"),
                             heading(2, "Night staff | Nurses Institute"),
                             paragraph("Nights were short."),
                             paragraph("Read the full news story here")}));
    REQUIRE(reports.size() == 3);
    CHECK(to_iso(reports[0].published) == "2021-08");
    for (const auto& report : reports) {
        for (const auto& passage : report.passages)
            CHECK_FALSE((passage.text.starts_with("Download") ||
                         passage.text.starts_with("Additional") ||
                         passage.text.starts_with("Read the")));
    }
}

TEST_CASE("digest: a link to the last entry's source and what the mailer prints are no entry",
          "[understand]") {
    const auto entry = [](const char* title, const char* publisher) {
        return std::vector<Block>{
            heading(2, title),
            paragraph(publisher),
            paragraph("Wards that meet each morning at ten lost fewer hours of leave."),
            paragraph("Read the case study")};
    };
    ParsedDocument mail = document({heading(1, "The Friday Round-up")});
    for (const auto& blocks :
         {entry("Leave on time", "Elm Institute | November 2025"),
          entry("Falls at home", "Frailty Unit | October 2025"),
          entry("A lift that talks", "Mereside NHS Foundation Trust | September 2025")})
        mail.blocks.insert(mail.blocks.end(), blocks.begin(), blocks.end());
    mail.blocks.push_back(
        paragraph("Update your preferences | Unsubscribe | View this email in your browser"));
    const auto reports = reports_of(mail);
    REQUIRE(reports.size() == 3);
    CHECK(reports.back().title == "A lift that talks");
}
