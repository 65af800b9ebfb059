// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of contents and numbers of pages in texts that lost their layout.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

using namespace findings;
using namespace findings::testing;

namespace {

void check_no_bare_number(const Report& report) {
    for (const auto& passage : report.passages) {
        CAPTURE(passage.text);
        CHECK(passage.text.find_first_not_of("0123456789") != std::string::npos);
    }
}

}  // namespace

TEST_CASE("contents: pages parted from their names, and a list of the parts below",
          "[understand]") {
    const auto report = report_of_text(
        "Staying at Elm Park\n\nViews of forty people, October 2017\n\nContents\n\n4\n\n"
        "About this report\n\n10\n\nMain findings\n\n20\n\nIntroduction\n\n6\n\n"
        "Background information\n\n31\n\nMain findings\n\n"
        "Most people said that staff treated them with kindness and respect.\n");
    check_no_bare_number(report);
    CHECK(report.passages.back().text.starts_with("Most people"));
    CHECK(report.passages.back().section == std::vector<std::string>{"Main findings"});

    const auto page = report_of(document({
        heading(1, "Observation policy"),
        heading(2, "Contents"),
        item("1 Policy summary"),
        item("2 Introduction"),
        item("3 Document control"),
        heading(2, "1 Policy summary"),
        paragraph("This policy says how often staff look in on people at night."),
        heading(2, "2 Introduction"),
        paragraph("It replaces the policy of the year before."),
        heading(2, "3 Document control"),
        paragraph("It is looked at again every third year."),
    }));
    CHECK(page.passages.size() == 3);
}

TEST_CASE("contents: lines with pages under another name of the list", "[understand]") {
    const auto report = report_of_text(
        "Quality account of Elm Care\n\nContents Page\n1.0 Statement from the chief 4\n"
        "2.1 Priorities for improvement 7\n3.1.1 Safety 18\n\nWard 7\n\n"
        "The ward was open on every day of the year and took 128 people.\n");
    for (const auto& passage : report.passages)
        CHECK(passage.text.find("Statement from the chief") == std::string::npos);
    CHECK(passage(report, "The ward was open").section.back() == "Ward 7");
}

TEST_CASE("text: numbers of pages and boxes are no text, figures of a column are", "[understand]") {
    const auto report = report_of_text(
        "Review of leave\nPrepared by a review team of three\n2\nMethod\n"
        "Ten cases were read by the team, and eight families were asked what they thought.\n3\n"
        "Findings\nLeave was agreed without an assessment of risk in seven of the ten cases.\n");
    check_no_bare_number(report);
    const auto column =
        report_of_text("Deaths in custody\n\nMen\n\n12\n\nWomen\n\n3\n\nChildren\n\n0\n");
    CHECK(passage(column, "12").text == "12");
}
