// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"
#include "indexer/generation.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <fstream>

using namespace findings;
using test::request_for;
using test::TestIndex;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> ids(const TestIndex& index, const std::string& text) {
    SearchRequest request = request_for(text);
    request.limit = 100;
    std::vector<std::string> out;
    for (const Hit& hit : index.search(request).hits) out.push_back(hit.passage.id);
    std::sort(out.begin(), out.end());
    return out;
}

std::string report(const std::string& subject) {
    return "# " + subject + " review\n\n## Safe\n\nThe " + subject +
           " was checked every day by the staff on duty.\n";
}

Ledger ledger_of(const TestIndex& index) {
    return read_ledger(*current_generation_dir(index.index_dir()) / kLedgerFile).value();
}

}  // namespace

TEST_CASE("index: a second run does nothing, a change, a new and a vanished file are taken up",
          "[e2e]") {
    TestIndex index(
        {{"a.md", report("garden")}, {"b.md", report("kitchen")}, {"c.md", report("corridor")}});
    const auto again = index.run();
    CHECK_FALSE(again.published);
    CHECK(again.unchanged == 3);

    index.write("b.md", report("laundry"));
    index.write("d.md", report("clinic"));
    index.remove("c.md");
    const auto changed = index.run();
    CHECK(changed.published);
    CHECK(changed.indexed == 2);
    CHECK(changed.unchanged == 1);
    CHECK(changed.removed == 1);
    CHECK(index.search("garden").total_findings > 0);
    CHECK(index.search("laundry").total_findings > 0);
    CHECK(index.search("clinic").total_findings > 0);
    CHECK(index.search("kitchen").total_findings == 0);
    CHECK(index.search("corridor").total_findings == 0);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("index: ids stay the same after re-indexing, renaming and on another machine", "[e2e]") {
    TestIndex one({{"a.md", report("garden")}, {"b.md", report("kitchen")}});
    const auto before = ids(one, "staff");
    one.write("c.md", report("clinic"));
    one.run();
    TestIndex other({{"sub/renamed.md", report("kitchen")}, {"x.md", report("garden")}});
    CHECK(ids(other, "staff") == before);
    for (const std::string& id : before) CHECK(one.searcher().finding(id).has_value());
}

TEST_CASE("index: bad files cost themselves only, and the ledger names each with its cause",
          "[e2e]") {
    TestIndex index({{"good.md", report("garden")},
                     {"empty.txt", ""},
                     {"liar.pdf", "\x89PNG\r\n\x1a\n................................"},
                     {"broken.docx", "PK\x03\x04 this is no archive"},
                     {"cut.pdf", "%PDF-1.4\n1 0 obj\n<<"},
                     {"html-named.pdf",
                      "<!doctype html><html><body><h1>Ward</h1><p>The kitchen was clean and staff "
                      "were kind to patients.</p></body></html>"}});
    const auto again = index.run();
    CHECK(again.failed == 4);
    CHECK(index.search("garden").total_findings > 0);
    CHECK(index.search("kitchen").total_findings > 0);
    const auto ledger = ledger_of(index);
    CHECK(ledger.size() == 6);
    for (const auto& [path, entry] : ledger) {
        CAPTURE(entry.name);
        if (entry.state == FileState::Failed) CHECK_FALSE(entry.cause.empty());
    }
}

TEST_CASE("index: failures are remembered until the file changes", "[e2e]") {
    TestIndex index({{"good.md", report("garden")}, {"bad.pdf", "%PDF-1.4 nothing"}});
    CHECK_FALSE(index.run().published);
    index.write("bad.pdf",
                "<!doctype html><html><body><p>The kitchen was clean and bright for "
                "all.</p></body></html>");
    CHECK(index.run().failed == 0);
    CHECK(index.search("kitchen").total_findings == 1);
}

TEST_CASE("index: equal files are indexed once; when one goes the other takes its place", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}, {"copy.md", report("garden")}});
    CHECK(index.search("garden").total_reports == 1);
    CHECK(index.run().duplicate == 1);
    index.remove("a.md");
    index.run();
    CHECK(index.search("garden").total_reports == 1);
    CHECK(index.search("garden").hits.at(0).report->file == "files/copy.md");
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("index: what was parsed is not parsed again for new labels", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    IndexOptions options;
    options.index_dir = index.index_dir();
    options.roots = {index.folder()};
    options.taxonomy_json = test::product_taxonomy();
    options.model_text = test::product_model();
    options.taxonomy_json.insert(options.taxonomy_json.size() - 1,
                                 " ");  // another theme file, as far as its sum can tell
    std::uint64_t read = 0;
    const auto outcome =
        run_index(options, [&](const IndexProgress& p) { read += p.phase == "reading" ? 1 : 0; });
    REQUIRE(outcome.has_value());
    CHECK(outcome->published);
    CHECK(read == 0);
    CHECK(index.search("garden").total_findings > 0);
}

TEST_CASE("index: a file that was only touched keeps what it gave", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}, {"b.md", report("kitchen")}});
    fs::last_write_time(index.folder() / "a.md",
                        fs::file_time_type::clock::now() + std::chrono::hours(24 * 365));
    CHECK(index.run().unchanged == 2);
    CHECK_FALSE(index.run().published);
    CHECK(index.search("garden").total_reports == 1);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("index: old generations stay for roll-back, older ones go", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    for (int i = 0; i < 4; ++i) {
        index.write("more.md", report("kitchen" + std::to_string(i)));
        index.run();
    }
    std::size_t folders = 0;
    for (const auto& entry : fs::directory_iterator(generations_dir(index.index_dir())))
        folders += entry.is_symlink() ? 0 : 1;
    CHECK(folders == 3);
}

TEST_CASE("index: a reader stays on its generation while the next one is published", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    auto reader = index.searcher();
    for (int i = 0; i < 4; ++i) {  // until the reader's own generation has been deleted
        index.write("a.md", report("kitchen" + std::to_string(i)));
        index.run();
        CHECK(reader.search(request_for("garden"))->total_findings > 0);
    }
    CHECK(index.search("garden").total_findings == 0);
}

TEST_CASE("index: damage is found and named", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    const fs::path file = *current_generation_dir(index.index_dir()) / "columns.bin";
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(100);
    bytes.put('!');
    bytes.close();
    const auto checked = check_index(index.index_dir());
    REQUIRE(checked.has_value());
    REQUIRE(checked->faults.size() == 1);
    CHECK_THAT(checked->faults[0], test::contains("columns.bin"));
}

TEST_CASE("index: left-overs of a killed builder are cleared away", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    const fs::path left_over = generations_dir(index.index_dir()) / "000009.building";
    fs::create_directories(left_over / "scratch");
    index.write("b.md", report("kitchen"));
    index.run();
    CHECK_FALSE(fs::exists(left_over));
    CHECK(index.search("kitchen").total_findings > 0);
}

TEST_CASE("index: the number of threads does not change what is built", "[e2e]") {
    std::map<std::string, std::string> files;
    for (int i = 0; i < 40; ++i)
        files["r" + std::to_string(i) + ".md"] = report("room" + std::to_string(i));
    const TestIndex one(files);
    TestIndex other;
    fs::create_directories(other.folder());
    for (const auto& [name, content] : files) other.write(name, content);
    other.run(1);
    SearchRequest request = request_for("");
    request.limit = 100;
    const auto a = one.search(request);
    const auto b = other.search(request);
    REQUIRE(a.hits.size() == b.hits.size());
    for (std::size_t i = 0; i < a.hits.size(); ++i)
        CHECK(a.hits[i].passage.id == b.hits[i].passage.id);
}

TEST_CASE("index: a damaged generation is built anew, not built on", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    const fs::path file = *current_generation_dir(index.index_dir()) / "columns.bin";
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(100);
    bytes.put('!');
    bytes.close();
    CHECK(index.run().published);
    CHECK(check_index(index.index_dir())->faults.empty());
    CHECK(index.search("garden").total_findings > 0);
}

TEST_CASE("index: a duplicate of a file that holds nothing is a failure too", "[e2e]") {
    const std::string nothing =
        "<!doctype html><html><head><title></title></head><body><script>1</script></body></html>";
    TestIndex index({{"a.html", nothing}, {"b.html", nothing}, {"good.md", report("garden")}});
    CHECK(index.run().failed == 2);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("index: the text of a removed file leaves the store", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}, {"b.md", report("kitchen")}});
    const auto records = [&] {
        std::size_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(store_dir(index.index_dir())))
            count += entry.is_regular_file() && entry.path().extension() != ".tsv" ? 1 : 0;
        return count;
    };
    CHECK(records() == 2);
    index.remove("b.md");
    index.run();
    CHECK(records() == 1);
}
