// SPDX-License-Identifier: GPL-3.0-or-later
// The property of understand(): every word of every block that is not furniture is kept somewhere a
// reader finds it.
#include "indexer/understand/prepare.hpp"
#include "indexer/understand/understand.hpp"
#include "indexer/understand/words.hpp"
#include "tests/catch.hpp"
#include "tests/understand/documents.hpp"

#include <random>
#include <set>

using namespace findings;
using namespace findings::testing;

namespace {

std::multiset<std::string> words_of(std::string_view text) {
    std::multiset<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c != ' ' && c != '\n') {
            word += c;
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.insert(std::move(word));
    return words;
}

std::string everything_kept(const std::vector<Report>& reports) {
    std::string kept;
    for (const auto& report : reports) {
        kept += report.title + ' ' + report.via + ' ';
        for (const auto& passage : report.passages) {
            kept += passage.text + ' ' + passage.marker + ' ';
            for (const auto& step : passage.section) kept += step + ' ';
            const Reply& reply = passage.reply;
            kept += reply.ref + ' ' + reply.text + ' ' + reply.owner + ' ' + reply.status + ' ' +
                    reply.evidence + ' ' + passage.due_text + ' ' + passage.author + ' ';
        }
    }
    return kept;
}

/// Words of the source that no report shows, as many times as the source has them in blocks of
/// different text.
std::vector<std::string> lost_words(const ParsedDocument& document) {
    const auto kept = words_of(everything_kept(understand(document, source_file("x"))));
    std::vector<std::string> lost;
    for (const auto& block : understanding::prepared_blocks(document)) {
        if (block.kind == BlockKind::Furniture) continue;
        for (const auto& word : words_of(block.text)) {
            if (kept.count(word) == 0 && word != "|") lost.push_back(word);
        }
    }
    return lost;
}

/// A document of random blocks out of lines that matter to the rules, each with a number no other
/// block has.
ParsedDocument random_document(unsigned seed) {
    static const std::vector<std::string> kLines = {
        "Are services safe?",
        "However:",
        "We rated it as good because:",
        "Action the provider MUST take to improve",
        "Quality Report",
        "Met this standard",
        "Good",
        "12 & 13 January 2016",
        "During a routine inspection",
        "Forensic wards",
        "Provider: Elm Trust",
        "Ratings",
        "Our findings",
        "How the regulation was not being met:",
        "Regulation 12 HSCA Regulations 2014",
        "Contents",
        "Staff were kind to people and knew what they liked to do in the day, and people said so "
        "to us more than once in the visit.",
        "More beds | The Paper",
        "Health Education England, July 2017",
        "A short line",
        "November 24. 2011",
        "Sam Ash",
        "We found:\nDoors were locked.\nYour action statement should address:\nWhy doors are "
        "locked.",
        "Case study",
        "-",
        "Recommendations",
        "Mental Health Act monitoring visit",
        "We did not look at Safeguarding during this assessment.",
        "Overview",
        "Safeguarding",
        "Key findings",
        "we need to:",
        "\u201cA quote,\u201d said a nurse.",
        "Licence: open",
        "Summary...... 7"};
    std::mt19937 random(seed);
    ParsedDocument result;
    const auto types =
        std::vector{MediaType::PlainText, MediaType::Html, MediaType::Pdf, MediaType::Jsonl};
    result.media_type = types[random() % types.size()];
    const auto count = random() % 40;
    for (unsigned i = 0; i < count; ++i) {
        const std::string text = kLines[random() % kLines.size()];
        const std::string unique =
            text + (random() % 3 == 0 ? " no" + std::to_string(i) + "x" : "");
        switch (random() % 6) {
            case 0:
                result.blocks.push_back(
                    heading(1 + static_cast<std::int32_t>(random() % 4), unique));
                break;
            case 1:
                result.blocks.push_back(item(unique, random() % 2 ? "1." : ""));
                break;
            case 2:
                result.blocks.push_back(
                    row({unique, kLines[random() % kLines.size()]}, random() % 4 == 0));
                break;
            default:
                result.blocks.push_back(paragraph(unique));
        }
    }
    return result;
}

}  // namespace

TEST_CASE("understand: no word of any block is lost", "[understand]") {
    for (unsigned seed = 0; seed < 1500; ++seed) {
        const auto document = random_document(seed);
        const auto lost = lost_words(document);
        std::string source;
        for (const auto& block : document.blocks)
            source += std::to_string(static_cast<int>(block.kind)) + ' ' + block.text + '\n';
        CAPTURE(seed, lost, source);
        REQUIRE(lost.empty());
    }
}

TEST_CASE("understand: passage text is the block's text, byte for byte", "[understand]") {
    const std::string odd =
        "Caf\u00e9 \u2013 \u201cstaff\u2019s\u201d\u00a0view & <b>tags</b> \xf0\x9f\x99\x82.";
    const auto report = report_of(document({heading(1, "T"), paragraph(odd)}));
    REQUIRE(report.passages.size() == 1);
    CHECK(report.passages[0].text == odd);
}

TEST_CASE("understand: ids are unique in a report and equal texts have ids of their own",
          "[understand]") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::set<std::string> ids;
        std::size_t passages = 0;
        for (const auto& report : understand(random_document(seed), source_file("x"))) {
            CHECK(report.id.size() == 12);
            for (const auto& passage : report.passages) {
                CHECK(passage.ordinal ==
                      static_cast<std::uint32_t>(&passage - report.passages.data()));
                CHECK(passage.id.starts_with(report.id + "-"));
                ids.insert(passage.id);
                ++passages;
            }
        }
        REQUIRE(ids.size() == passages);
    }
}

TEST_CASE("understand: long paragraphs become passages of sentences", "[understand]") {
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "Sentence number " + std::to_string(i) + " says a thing about the ward. ";
    text.pop_back();
    const auto report = report_of(document({heading(1, "T"), paragraph(text)}));
    CHECK(report.passages.size() == 3);
    for (const auto& passage : report.passages) {
        CHECK(passage.text.size() <= 1200);
        CHECK(passage.text.ends_with("ward."));
    }
}

TEST_CASE("understand: an empty document is one report without passages", "[understand]") {
    const auto reports = understand(ParsedDocument{}, source_file("x"));
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].passages.empty());
    CHECK(reports[0].report_kind == "report");
}

TEST_CASE("understand: a source of one line keeps it as a passage, whatever kind of line it is",
          "[understand]") {
    const std::string line = "The kitchen was clean and bright for all who used it.";
    for (const auto& block :
         {heading(1, line), paragraph(line), heading(1, "Hello"), paragraph("Hello")}) {
        const auto report = report_of(document({block}));
        CAPTURE(block.text);
        REQUIRE(report.passages.size() == 1);
        CHECK(report.passages[0].text == block.text);
    }
}
