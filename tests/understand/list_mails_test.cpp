// SPDX-License-Identifier: GPL-3.0-or-later
// Threads of mailing lists, saved from their archives as text.
#include "indexer/understand/list_mails.hpp"

#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <algorithm>
#include <string>

using namespace findings;
using namespace findings::testing;

namespace {

bool says(const Report& report, std::string_view words) {
    return std::any_of(report.passages.begin(), report.passages.end(), [&](const auto& one) {
        return one.text.find(words) != std::string::npos;
    });
}

void check_thread(const Report& report) {
    CHECK(report.report_kind == "forum");
    const auto& asked = passage(report, "Has anybody found");
    CHECK(asked.author == "Jo Elm");
    CHECK(to_iso(asked.date) == "2019-05-14");
    const auto& told = passage(report, "We moved ours");
    CHECK(told.author == "Sam Ash");
    CHECK(to_iso(told.date) == "2019-05-15");
    CHECK_FALSE(says(report, "somewhere wet"));
    CHECK_FALSE(says(report, "Index by"));
    CHECK_FALSE(says(report, "unsubscribe"));
}

}  // namespace

TEST_CASE("list: heads of mail, a quoted line with who wrote it, signature and footer",
          "[understand]") {
    check_thread(
        report_of_text("WARD-L archives -- May 2019\n"
                       "[ Previous by thread ] [ Next by thread ] [ Index by author ]\n\n"
                       "From: Jo Elm <j.elm at lists.example>\n"
                       "Date: Tue, 14 May 2019 21:47:10 +0100\n"
                       "Subject: [ward-l] Community meetings\n\n"
                       "Has anybody found a way to make the meeting matter?\n\n"
                       "Jo\n--\nCharge nurse, somewhere wet\n\n\n"
                       "From: Sam Ash <sam at lists.example>\n"
                       "Date: Wed, 15 May 2019 07:15:32 +0100\n"
                       "Subject: Re: [ward-l] Community meetings\n\n"
                       "On 14/05/2019 21:47, Jo Elm wrote:\n"
                       "> Has anybody found a way to make the meeting matter?\n\n"
                       "We moved ours from Monday to Thursday after supper.\n\nSam\n\n"
                       "_______________________________________________\n"
                       "ward-l mailing list\n"
                       "To unsubscribe send a blank message to ward-l-leave\n"));
}

TEST_CASE("list: the day before the sender, addresses before names", "[understand]") {
    check_thread(
        report_of_text("Message: 1\n"
                       "Date: Tue, 14 May 2019 21:47:10 +0100\n"
                       "From: j.elm at lists.example (Jo Elm)\n"
                       "Subject: [ward-l] Community meetings\n\n"
                       "Has anybody found a way to make the meeting matter?\n\n"
                       "--\nCharge nurse, somewhere wet\n\n"
                       "Message: 2\n"
                       "Date: Wed, 15 May 2019 07:15:32 +0100\n"
                       "From: sam at lists.example (Sam Ash)\n"
                       "Subject: Re: [ward-l] Community meetings\n\n"
                       "Jo Elm writes:\n"
                       "> Has anybody found a way to make the meeting matter?\n\n"
                       "We moved ours from Monday to Thursday after supper.\n\n"
                       "Messages sorted by: [ date ] [ thread ] [ subject ] [ author ]\n"));
}

TEST_CASE("list: subject first, and a sender by way of the list", "[understand]") {
    check_thread(
        report_of_text("Subject: [ward-l] Community meetings\n"
                       "From: Jo Elm via ward-l <ward-l@lists.example>\n"
                       "Sent: 14 May 2019 21:47\n\n"
                       "Has anybody found a way to make the meeting matter?\n\n"
                       "--\nCharge nurse, somewhere wet\n\n"
                       "Subject: Re: [ward-l] Community meetings\n"
                       "From: \"Sam Ash\" <sam@lists.example>\n"
                       "Sent: 15 May 2019 07:15\n\n"
                       "On Tue, 14 May 2019 at 21:47, Jo Elm wrote:\n"
                       "> Has anybody found a way to make the meeting matter?\n\n"
                       "We moved ours from Monday to Thursday after supper.\n"));
}

TEST_CASE("list: name with address over the day of a machine", "[understand]") {
    const auto report =
        report_of(document({heading(1, "[ward-l] Community meetings"),
                            paragraph("Jo Elm j.elm at lists.example"),
                            paragraph("Tue May 14 21:47:10 BST 2019"),
                            paragraph("Has anybody found a way to make the meeting matter?"),
                            paragraph("Sam Ash sam@lists.example"),
                            paragraph("Wed May 15 07:15:32 BST 2019"),
                            paragraph("We moved ours from Monday to Thursday after supper.")}));
    check_thread(report);
}

TEST_CASE("list: rows of an archive are told from sentences", "[understand]") {
    using understanding::is_archive_row;
    CHECK(is_archive_row("[ Previous by thread ] [ Next by thread ] [ Index by date ]"));
    CHECK(is_archive_row("Messages sorted by: [ date ] [ thread ] [ author ]"));
    CHECK(is_archive_row("<< Previous | Index | Next >>"));
    CHECK_FALSE(is_archive_row("[We have replied to the first message]"));
    CHECK_FALSE(is_archive_row("By date and by thread"));
}
