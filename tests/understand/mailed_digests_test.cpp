// SPDX-License-Identifier: GPL-3.0-or-later
// Digests that were forwarded by mail and saved as text, in the layouts libraries send.
#include "indexer/understand/digest_links.hpp"
#include "indexer/understand/mail_frame.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string>

using namespace findings;
using namespace findings::testing;

namespace {

ParsedDocument forwarded(std::initializer_list<Block> blocks) {
    ParsedDocument mail = document({paragraph("From: Reading Room <reading@elm.example>"),
                                    paragraph("Sent: 12 March 2025 08:02"),
                                    paragraph("To: All subscribers"),
                                    paragraph("Subject: FW: Friday Shelf, 12 March 2025")},
                                   MediaType::PlainText);
    mail.title = "FW: Friday Shelf, 12 March 2025";
    mail.blocks.insert(mail.blocks.end(), blocks);
    return mail;
}

void check_entries(const ParsedDocument& mail) {
    const auto reports = reports_of(mail);
    REQUIRE(reports.size() == 3);
    CHECK(reports[0].title == "DOORS THAT STAY OPEN");
    CHECK(reports[0].publisher == "Fen Institute");
    CHECK(to_iso(reports[0].published) == "2025-02-04");
    CHECK(reports[0].source_url == "https://fen.example/doors");
    CHECK(reports[1].title == "LETTERS AT NIGHT: A TRIAL");
    CHECK(reports[1].publisher == "Journal of Wards");
    CHECK(reports[1].source_url == "https://jow.example/2025/3");
    CHECK(reports[2].title == "WHO RINGS FIRST?");
    CHECK(reports[2].publisher == "The Marsh Gazette");
    for (const auto& report : reports) {
        CHECK(report.report_kind == "digest-entry");
        CHECK(report.via.find("Friday Shelf") != std::string::npos);
        CHECK(std::none_of(report.passages.begin(), report.passages.end(), [](const auto& one) {
            return one.text.find("outside") != std::string::npos ||
                   one.text.find("Original Message") != std::string::npos ||
                   one.text.find("https://") != std::string::npos;
        }));
    }
    CHECK(passage(reports[1], "Nine wards").text ==
          "Nine wards wrote letters at night for a year.");
}

}  // namespace

TEST_CASE("mailed digest: numbered headlines in capitals, source and link", "[understand]") {
    check_entries(forwarded(
        {paragraph("CAUTION: This message came from outside the organisation. Do not open links "
                   "unless you were expecting them."),
         paragraph("-----Original Message-----"),
         paragraph("Friday Shelf"),
         paragraph("Quality of care | Issue 9 | 12 March 2025"),
         paragraph("Chosen for you by Elm Libraries"),
         item("DOORS THAT STAY OPEN", "1."),
         paragraph("Source: Fen Institute, 4 February 2025"),
         paragraph("Doors were open on 31 wards all day."),
         paragraph("Read it: https://fen.example/doors"),
         heading(2, "2. LETTERS AT NIGHT: A TRIAL"),
         paragraph("Source: Journal of Wards, March 2025"),
         paragraph("Nine wards wrote letters at night for a year."),
         paragraph("Full text: https://jow.example/2025/3 (login needed)"),
         item("WHO RINGS FIRST?", "3."),
         paragraph("Source: The Marsh Gazette, 6 March 2025"),
         paragraph("Carers waited for two days."),
         paragraph("Full story: https://marsh.example/rings")}));
}

TEST_CASE("mailed digest: the link between headline and source", "[understand]") {
    check_entries(forwarded({paragraph("[EXTERNAL] This email came from outside our network. Do "
                                       "not click links unless you know the sender."),
                             paragraph("Friday Shelf"),
                             paragraph("[1] DOORS THAT STAY OPEN"),
                             paragraph("https://fen.example/doors"),
                             paragraph("Publisher: Fen Institute, 4 February 2025"),
                             paragraph("Doors were open on 31 wards all day."),
                             paragraph("[2] LETTERS AT NIGHT: A TRIAL"),
                             paragraph("https://jow.example/2025/3"),
                             paragraph("Publisher: Journal of Wards, March 2025"),
                             paragraph("Nine wards wrote letters at night for a year."),
                             paragraph("[3] WHO RINGS FIRST?"),
                             paragraph("https://marsh.example/rings"),
                             paragraph("Publisher: The Marsh Gazette, 6 March 2025"),
                             paragraph("Carers waited for two days.")}));
}

TEST_CASE("mailed digest: forwarded twice, with a word from who did so", "[understand]") {
    check_entries(forwarded({paragraph("FYI - the second one is for us. Jo"),
                             paragraph("---------- Forwarded message ---------"),
                             paragraph("From: Elm Library <library@elm.example>"),
                             paragraph("Date: Wed, 12 Mar 2025 07:15"),
                             paragraph("Subject: Friday Shelf, 12 March 2025"),
                             paragraph("Friday Shelf"),
                             paragraph("DOORS THAT STAY OPEN"),
                             paragraph("Source: Fen Institute, 4 February 2025"),
                             paragraph("Link: https://fen.example/doors"),
                             paragraph("Doors were open on 31 wards all day."),
                             paragraph("LETTERS AT NIGHT: A TRIAL"),
                             paragraph("Source: Journal of Wards, March 2025"),
                             paragraph("Link: https://jow.example/2025/3"),
                             paragraph("Nine wards wrote letters at night for a year."),
                             paragraph("WHO RINGS FIRST?"),
                             paragraph("Source: The Marsh Gazette, 6 March 2025"),
                             paragraph("Link: https://marsh.example/rings"),
                             paragraph("Carers waited for two days.")}));
}

TEST_CASE("mailed digest: the source at the end of each entry", "[understand]") {
    check_entries(forwarded({paragraph("Friday Shelf"),
                             heading(2, "DOORS THAT STAY OPEN"),
                             paragraph("Doors were open on 31 wards all day and nobody left."),
                             paragraph("Source: Fen Institute, 4 February 2025"),
                             paragraph("Link: https://fen.example/doors"),
                             heading(2, "LETTERS AT NIGHT: A TRIAL"),
                             paragraph("Nine wards wrote letters at night for a year."),
                             paragraph("Source: Journal of Wards, March 2025"),
                             paragraph("Link: https://jow.example/2025/3"),
                             heading(2, "WHO RINGS FIRST?"),
                             paragraph("Carers waited for two days, as the paper tells."),
                             paragraph("Source: The Marsh Gazette, 6 March 2025"),
                             paragraph("Link: https://marsh.example/rings")}));
}

TEST_CASE("mail: a warning of the gateway is told from what a paper warns of", "[understand]") {
    using understanding::is_mail_warning;
    CHECK(is_mail_warning("caution: this email originated from outside of the organisation."));
    CHECK(is_mail_warning("[external sender] be careful with links and attachments."));
    CHECK(is_mail_warning("you don't often get email from jo@elm.example. learn why this is so"));
    CHECK_FALSE(is_mail_warning("caution is needed with these figures."));
    CHECK_FALSE(is_mail_warning("external reviewers read 40 notes of the team."));
    CHECK(understanding::is_forward_mark("-----original message-----"));
    CHECK_FALSE(understanding::is_forward_mark("original message"));
}

TEST_CASE("digest: lines that are a link and no more", "[understand]") {
    using understanding::url_of_link_line;
    CHECK(url_of_link_line("Read it: https://a.example/x") == "https://a.example/x");
    CHECK(url_of_link_line("<https://a.example/x>") == "https://a.example/x");
    CHECK(url_of_link_line("Download the slides: https://a.example/x (PDF, 2MB)") ==
          "https://a.example/x");
    CHECK(url_of_link_line("The trust says on https://a.example/x that it will open a ward for "
                           "eight people in the spring.")
              .empty());
    CHECK(url_of_link_line("Source: Elm Institute https://a.example/x").empty());
}
