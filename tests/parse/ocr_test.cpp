// SPDX-License-Identifier: GPL-3.0-or-later
// Scanned pages: what is said of them, and what optical recognition makes of them.
#include "indexer/parse/ocr.hpp"

#include "indexer/worker.hpp"
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"
#include "tests/support/scan_maker.hpp"
#include "tests/support/source_folder.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <unistd.h>
#include <utility>

using namespace findings;
using samples::as_bytes;

namespace {

std::string visit() {
    return samples::read_file(findings::test::source_folder() /
                              "corpus/mha-visits/foxglove-ward-mha-visit.pdf");
}

std::set<std::string> words_of(const ParsedDocument& document, std::int32_t last_page) {
    std::set<std::string> words;
    for (const Block& block : document.blocks) {
        if (block.page_number > last_page) continue;
        std::string word;
        for (const char c : block.text + ' ') {
            if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
                word += c;
            } else if (!word.empty()) {
                words.insert(std::exchange(word, {}));
            }
        }
    }
    return words;
}

std::set<std::string> headings_of(const ParsedDocument& document, std::int32_t last_page) {
    std::set<std::string> headings;
    for (const Block& block : document.blocks) {
        if (block.kind == BlockKind::Heading && block.page_number <= last_page)
            headings.insert(block.text);
    }
    return headings;
}

template <class Set>
double part_of(const Set& wanted, const Set& found) {
    const auto there = std::count_if(wanted.begin(), wanted.end(), [&](const auto& word) {
        return found.contains(word);
    });
    return static_cast<double>(there) / static_cast<double>(wanted.size());
}

/// Loaded once: it is the model that takes time.
Recogniser& recogniser() {
    static const auto loaded = Recogniser::load();
    REQUIRE(loaded);
    return **loaded;
}

}  // namespace

TEST_CASE("ocr: without it a scan is said to be one, whatever a scanner prints in its margin",
          "[parse]") {
    for (const char* stamp : {"", "Scanned by the post room"}) {
        const auto document = parse_pdf(as_bytes(test::scan_of(visit(), {2, 50, 0, stamp})));
        REQUIRE_FALSE(document);
        CHECK(document.error().message == "scanned: no text layer");
        CHECK_THAT(document.error().hint, test::contains("--ocr"));
    }
}

TEST_CASE("ocr: a scan gives the words and headings of the page that was scanned",
          "[parse][slow]") {
    const auto printed = parse_pdf(as_bytes(visit()));
    REQUIRE(printed);
    for (const int quarter_turns : {0, 1}) {
        CAPTURE(quarter_turns);
        const auto scanned =
            parse_pdf(as_bytes(test::scan_of(visit(), {1, 200, quarter_turns, {}})), &recogniser());
        REQUIRE(scanned);
        CHECK(part_of(words_of(*printed, 1), words_of(*scanned, 1)) > 0.97);
        CHECK(part_of(headings_of(*printed, 1), headings_of(*scanned, 1)) > 0.7);
        CHECK(scanned->properties.at("ocr_pages") == "1");
        CHECK(std::stoi(scanned->properties.at("ocr_confidence")) > 85);
        REQUIRE_FALSE(scanned->warnings.empty());
        CHECK_THAT(scanned->warnings[0],
                   test::contains("page 1: read by optical recognition, confidence 9"));
    }
}

TEST_CASE("ocr: pages with text of their own are read as ever", "[parse]") {
    const auto printed = parse_pdf(as_bytes(visit()));
    int recognised = 0;
    recogniser().before_page = [&] { ++recognised; };
    const auto with = parse_pdf(as_bytes(visit()), &recogniser());
    REQUIRE((printed && with));
    CHECK(*with == *printed);
    CHECK(recognised == 0);
    recogniser().before_page = [] {};
}

TEST_CASE("ocr: works in a locked-down worker", "[parse][slow]") {
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       ("findings-ocr-" + std::to_string(getpid()) + ".pdf");
    const std::string bytes = test::scan_of(visit(), {1, 150, 0, {}});
    std::ofstream(path, std::ios::binary) << bytes;
    SourceFile file;
    file.path = path;
    file.name = "scan.pdf";
    file.size_bytes = bytes.size();
    WorkerLimits limits;
    limits.recognise = true;
    limits.wall = limits.cpu = std::chrono::seconds(1);  // a page gets time of its own
    std::size_t words = 0;
    REQUIRE(parse_in_workers(std::vector{file}, 1, limits, [&](const ParseOutcome& outcome) {
        INFO((outcome.document ? std::string{} : outcome.document.error().message));
        CHECK(outcome.document);
        if (outcome.document) words = words_of(*outcome.document, 1).size();
        return true;
    }));
    std::filesystem::remove(path);
    CHECK(words > 100);
}

TEST_CASE("ocr: if it is not installed, the run ends and says what is missing", "[parse]") {
    const char* before = getenv("TESSDATA_PREFIX");
    const std::string kept = before == nullptr ? "" : before;
    // It is there, but nothing is in it: from version 5.5 on a folder that is missing is ignored.
    std::string empty = std::filesystem::temp_directory_path() / "findings-test-XXXXXX";
    REQUIRE(mkdtemp(empty.data()) != nullptr);
    setenv("TESSDATA_PREFIX", empty.c_str(), 1);
    const auto loaded = Recogniser::load();
    if (before == nullptr) {
        unsetenv("TESSDATA_PREFIX");
    } else {
        setenv("TESSDATA_PREFIX", kept.c_str(), 1);
    }
    std::filesystem::remove(empty);
    REQUIRE_FALSE(loaded);
    CHECK_THAT(loaded.error().message, test::contains("not installed"));
    CHECK_THAT(loaded.error().hint, test::contains("tesseract-ocr-eng"));
}
