// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a visit was announced, however that is told; the beds of the ward that was visited; and
// the regulations of a notice that the next sentence names.
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <string>
#include <utility>

using namespace findings;
using namespace findings::testing;

namespace {

Report inspected(std::string text) {
    return report_of(document({
        heading(1, "Inspection report: Elm House"),
        heading(2, "Is the service safe?"),
        paragraph("Overall rating for this service: good"),
        paragraph(std::move(text)),
    }));
}

Report visited(std::string introduction) {
    return report_of(document({
        heading(1, "Mental Health Act 1983 monitoring visit"),
        row({"Provider:", "Elm Valley NHS Foundation Trust"}),
        row({"Location name:", "Alder Park"}),
        row({"Ward(s) visited:", "Wagtail Unit"}),
        row({"Visit date:", "21 June 2018"}),
        heading(2, "Introduction"),
        paragraph(std::move(introduction)),
    }));
}

}  // namespace

TEST_CASE("visits: notice that was given or not, with the reason", "[understand]") {
    const std::pair<const char*, const char*> sentences[] = {
        {"We gave the provider 48 hours' notice because the manager is often out visiting people.",
         "short-notice"},
        {"We came without notice on 11 January 2022 after a former nurse had told us that patients "
         "had been sent home unwell.",
         "unannounced"},
        {"We rang the manager the evening before to make sure that somebody would be in.",
         "short-notice"},
        {"Our arrival was not announced because of what residents had told us.", "unannounced"},
        {"We turned up without warning at 6am so that we could see people get up.", "unannounced"},
        {"The home was not expecting us when our inspectors arrived.", "unannounced"},
        {"The inspection was announced two weeks beforehand so that people could meet us.",
         "announced"},
    };
    for (const auto& [text, notice] : sentences) {
        CAPTURE(text);
        CHECK(inspected(text).announced == notice);
    }
}

TEST_CASE("visits: notice that people are given of something else is none of a visit",
          "[understand]") {
    for (const char* text : {"The provider gave people 28 days' notice of changes to fees.",
                             "Patients were given short notice of cancelled leave.",
                             "We may come back without notice."}) {
        CAPTURE(text);
        CHECK(inspected(text).announced.empty());
    }
}

TEST_CASE("visits: beds of the one ward that is visited", "[understand]") {
    CHECK(visited("Wagtail Unit is a mixed general adolescent ward with 12 beds for young people.")
              .beds == 12);
    CHECK(visited("The ward has 16 beds, of which 14 were occupied.").beds == 16);
    CHECK(visited("Wagtail Unit is an 18-bed ward for men.").beds == 18);
    CHECK(visited("On our last visit the ward had 20 beds.").beds == 0);
    CHECK(visited("Patients had waited for the 7 beds on another ward.").beds == 0);
}

TEST_CASE("enforcement: the sentence behind the notice names its regulations", "[understand]") {
    const std::vector<std::string> both = {"12", "17"};
    for (const char* behind :
         {"It told the provider to comply with regulation 12 (safe care) and regulation 17.",
          "The notice was about breaches of Regulation 12 and Regulation 17.",
          "This was because the provider was in breach of regulation 12 and regulation 17.",
          "The notice related to Regulation 12, safe care. It also concerned Regulation 17."}) {
        CAPTURE(behind);
        const auto report = inspected(
            std::string("We served a warning notice on the provider on 17 January 2022. ") +
            behind);
        REQUIRE(report.enforcement.size() == 1);
        CHECK(report.enforcement.front().regulations == both);
    }
    const auto other = inspected(
        "We served a warning notice on 17 January 2022. Staff knew what "
        "Regulation 20 asks of them.");
    REQUIRE(other.enforcement.size() == 1);
    CHECK(other.enforcement.front().regulations.empty());
}
