// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that the software of a forum prints round its posts.
#include "indexer/understand/forum_chrome.hpp"
#include "indexer/understand/post_heads.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>

using namespace findings;
using namespace findings::testing;

TEST_CASE("forum: rows of actions, counts and onlookers are the software's", "[understand]") {
    const auto [line, is_chrome] = GENERATE(table<std::string, bool>({
        {"Report \u00b7 Share", true},
        {"Like \u00b7 Reply \u00b7 Quote", true},
        {"3 people like this", true},
        {"Sam Ash and 2 others found this helpful.", true},
        {"5 replies \u00b7 1,902 views", true},
        {"Replies: 4 | Views: 310", true},
        {"14 posts", true},
        {"No registered users are viewing this page.", true},
        {"2 guests are viewing this topic", true},
        {"The people on the ward like this", false},
        {"We had 14 posts empty in May.", false},
        {"There were 11 replies from families.", false},
    }));
    CAPTURE(line);
    CHECK(understanding::is_forum_chrome(line) == is_chrome);
    if (is_chrome) CHECK_FALSE(understanding::is_author(line));
}

TEST_CASE("forum: below the date of a post stands no author where buttons do", "[understand]") {
    const auto report = report_of(
        document({heading(1, "Hearing from patients"),
                  paragraph("Started by Sam Ash, 3 May 2012 \u00b7 1 reply \u00b7 310 views"),
                  item("Feedback"),
                  paragraph("Sam Ash"),
                  paragraph("Posted 3 May 2012, 10:22"),
                  paragraph("Report \u00b7 Share"),
                  paragraph("Has anyone tried asking people a week later?"),
                  paragraph("3 people like this"),
                  paragraph("Jo Elm"),
                  paragraph("Posted 4 May 2012, 11:02 \u00b7 Edited by Jo Elm"),
                  paragraph("Report \u00b7 Share"),
                  paragraph("We have, and twice as many told us something."),
                  paragraph("No registered users are viewing this page.")}));
    CHECK(report.report_kind == "forum");
    CHECK(passage(report, "Has anyone").author == "Sam Ash");
    CHECK(passage(report, "We have").author == "Jo Elm");
    CHECK(to_iso(passage(report, "We have").date) == "2012-05-04");
    CHECK(with_role(report, SectionRole::Post).size() == 2);
    for (const auto& one : report.passages) {
        CHECK(one.text.find("Share") == std::string::npos);
        CHECK(one.text.find("viewing") == std::string::npos);
    }
}

TEST_CASE("forum: who opened the topic wrote its first post where no head says more",
          "[understand]") {
    const auto report = report_of(
        document({heading(1, "Hearing from patients"),
                  paragraph("Asked by Sam Ash, 3 May 2012 \u00b7 1 answer \u00b7 310 views"),
                  paragraph("Has anyone tried asking people a week later?"),
                  paragraph("Jo Elm answered on 4 May 2012"),
                  paragraph("We have, and twice as many told us something."),
                  paragraph("Powered by phpBB")}));
    CHECK(passage(report, "Has anyone").author == "Sam Ash");
    CHECK(passage(report, "We have").author == "Jo Elm");
}

TEST_CASE("forum: what a board prints of its user stands between the name and the day",
          "[understand]") {
    auto source = document({paragraph("Safer Care Hub > Communities > Mental health"),
                            heading(1, "Debrief after restraint: who does it?"),
                            paragraph("Started by sam_rmn, 7 November 2023"),
                            paragraph("2 replies | 1,902 views | 3 followers"),
                            paragraph("sam_rmn"),
                            paragraph("Patient Safety Lead"),
                            paragraph("3 posts"),
                            paragraph("Posted 7 November 2023"),
                            paragraph("Report - Share"),
                            paragraph("Ours is done by whoever is on shift. Quote - Like (3)"),
                            paragraph("Graham Sole"),
                            paragraph("Joined: Sat 12 January 2019"),
                            paragraph("Posted 8 November 2023 (edited)"),
                            paragraph("Report - Share"),
                            paragraph("I was asked while I was still shaking.")},
                           MediaType::PlainText);
    const auto report = report_of(source);
    CHECK(report.report_kind == "forum");
    CHECK(report.title == "Debrief after restraint: who does it?");
    const auto posts = with_role(report, SectionRole::Post);
    REQUIRE(posts.size() == 2);
    CHECK(posts[0]->author == "sam_rmn");
    CHECK(posts[0]->text == "Ours is done by whoever is on shift.");
    CHECK(posts[1]->author == "Graham Sole");
    CHECK(to_iso(posts[1]->date) == "2023-11-08");
}
