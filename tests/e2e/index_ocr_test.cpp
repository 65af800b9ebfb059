// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"
#include "tests/catch.hpp"
#include "tests/support/scan_maker.hpp"
#include "tests/support/test_index.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace findings;
using test::TestIndex;

namespace {

std::string visit_scan() {
    std::ifstream in(test::source_folder() / "corpus/mha-visits/foxglove-ward-mha-visit.pdf",
                     std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return test::scan_of(bytes.str(), {1, 150, 0, {}});
}

}  // namespace

TEST_CASE(
    "index --ocr: scans are read again, and they alone; what was recognised stays and is marked",
    "[e2e][slow]") {
    TestIndex index(
        {{"scan.pdf", visit_scan()},
         {"garden.md", "# Garden review\n\nThe garden was checked by the staff every day.\n"}});
    const std::string scan = "files/scan.pdf";
    CHECK(index.ledger().at(scan).state == FileState::Failed);
    CHECK(index.ledger().at(scan).cause == "scanned: no text layer");
    CHECK_THAT(index.ledger().at(scan).hint, test::contains("--ocr"));
    CHECK(index.search("segregation").total_reports == 0);

    std::uint64_t read = 0;
    const auto recognised =
        index.run_with([](IndexOptions& options) { options.recognise = true; }, &read);
    CHECK(read == 1);
    CHECK(recognised.indexed == 1);
    CHECK(recognised.unchanged == 1);
    const SearchPage found = index.search("segregation");
    REQUIRE(found.total_reports == 1);
    CHECK(found.hits.at(0).report->file == scan);
    CHECK(found.hits.at(0).report->location.name == "Brackenholt Hospital");
    const LedgerEntry entry = index.ledger().at(scan);
    CHECK(entry.ocr_pages == 1);
    CHECK(entry.ocr_confidence > 80);
    REQUIRE_FALSE(entry.warnings.empty());
    CHECK_THAT(entry.warnings.front(), test::contains("read by optical recognition"));

    // Nothing is left to recognise; and without the flag what was recognised is not given up.
    CHECK_FALSE(
        index.run_with([](IndexOptions& options) { options.recognise = true; }, &read).published);
    CHECK(read == 0);
    CHECK_FALSE(index.run().published);
    // Built anew from what was kept.
    const auto relabelled =
        index.run_with([](IndexOptions& options) { options.taxonomy_json += "\n"; }, &read);
    CHECK(relabelled.published);
    CHECK(read == 0);
    CHECK(index.search("segregation").total_reports == 1);
    // A copy that is read without it does not push it out.
    index.write("copy.pdf", visit_scan());
    (void)index.run();
    CHECK(index.search("segregation").total_reports == 1);
    CHECK(check_index(index.index_dir())->faults.empty());
}
