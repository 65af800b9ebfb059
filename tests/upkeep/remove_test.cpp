// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/remove.hpp"

#include "indexer/backup.hpp"
#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/schema/corrections.hpp"
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/passage_file.hpp"
#include "indexer/schema/word_file.hpp"
#include "indexer/taken_down.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <xapian.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>

using namespace findings;
namespace fs = std::filesystem;

namespace {

/// Words that are nowhere else, of letters that no stemmer cuts.
std::vector<std::string> planted_words(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < count; ++i) {
        std::string word = "q";
        for (int k = 0; k < 9; ++k)
            (word += "bcdfghjklmnpqrtvwxz"[random() % 19]) += "aou"[random() % 3];
        words.push_back(word + "k");
    }
    return words;
}

std::string secret_report(const std::vector<std::string>& words) {
    std::string text = "# Visit to " + words[0] + " House\n\nProvider: " + words[1] +
                       " Care Ltd\n\n## Are services safe?\n\n";
    for (const std::string& word : words)
        text +=
            "Staff of " + word + " ward recorded each restraint in its log and reviewed it.\n\n";
    return text;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return text;
}

/// Everything that can be read out of a database's folder, compressed or not.
std::string inside(const fs::path& folder) {
    std::string all;
    const Xapian::Database database(folder.string());
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
        (all += *term) += ' ';
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        all += *key + database.get_metadata(*key);
    const auto passage_file = MappedFile::open(folder / kPassagesFile);
    auto passages = PassageFileReader::over(passage_file->bytes());
    for (std::uint32_t docid = 1; docid <= passages->size(); ++docid)
        all += passages->record(docid).value();
    return all;
}

/// Files below the index, and what is packed in them, in which one of the words stands.
std::vector<std::string> places_of(const std::vector<std::string>& words,
                                   const fs::path& index_dir) {
    std::vector<std::string> places;
    const auto note = [&](const fs::path& where, const std::string& bytes) {
        const std::string text = lower(bytes);
        for (const std::string& word : words) {
            if (text.find(word) != std::string::npos) return places.push_back(where.string());
        }
    };
    for (const auto& entry : fs::recursive_directory_iterator(index_dir)) {
        note("name of " + entry.path().string(), entry.path().filename().string());
        if (entry.is_regular_file()) note(entry.path(), read_file(entry.path()).value());
        if (entry.path().filename() == "iamglass")
            note("inside " + entry.path().parent_path().string(),
                 inside(entry.path().parent_path()));
    }
    return places;
}

Result<RemoveOutcome> remove_from(const test::TestIndex& index,
                                  const std::string& what,
                                  bool erase,
                                  bool whole_file = false) {
    RemoveOptions options;
    options.index_dir = index.index_dir();
    options.what = what;
    options.reason = "a person is named in it";
    options.model_text = test::product_model();
    options.erase = erase;
    options.whole_file = whole_file;
    options.jobs = 1;
    return remove_report(options, [](const IndexProgress&) {});
}

std::map<std::string, std::string> two_files() {
    return {
        {"a.md", "# Ward review\n\n## Safe\n\nThe garden was open every day for all patients.\n"},
        {"b.md", "# Second review\n\n## Safe\n\nThe kitchen was locked at night.\n"}};
}

}  // namespace

TEST_CASE(
    "remove: no byte of an erased report is left below the index, and no later run brings it back",
    "[e2e]") {
    const auto words = planted_words(40, 20261128);
    auto files = two_files();
    files["secret.md"] = secret_report(words);
    files["copy/of-secret.html"] = "<html><body><h1>Visit to " + words[0] + "</h1><p>" +
                                   secret_report(words) + "</p></body></html>";
    test::TestIndex index(files);
    index.write("b.md",
                "# Second review\n\n## Safe\n\nThe kitchen was open.\n");  // an older generation,
                                                                           // and a segment kept
    index.run();
    const SearchPage page = index.search(words[3]);
    REQUIRE(page.total_findings >= 1);
    const FindingPage finding = index.searcher().finding(page.hits.front().passage.id).value();
    CorrectionRequest request;
    request.add = {"restraint"};
    request.by = "A. Archer";
    request.note = "on " + words[5];
    REQUIRE(append_correction(corrections_path(index.index_dir()),
                              correction_line(request, finding.passage, *finding.report)));
    REQUIRE(places_of(words, index.index_dir()).size() > 4);  // or this test would show nothing

    const auto removed = remove_from(index, page.hits.front().report->id, true);
    REQUIRE(removed);
    CHECK(places_of(words, index.index_dir()) == std::vector<std::string>{});
    CHECK(index.search(words[3]).total_findings == 0);
    CHECK(index.search("garden").total_findings == 1);
    CHECK(index.ledger().at("files/secret.md").state == FileState::Removed);
    CHECK(index.ledger().at("files/secret.md").cause.find("a person is named in it") !=
          std::string::npos);

    SECTION("the folder is indexed again") { index.run(); }
    SECTION("the file has been touched") {
        index.write("secret.md", secret_report(words));
        fs::last_write_time(index.folder() / "secret.md",
                            fs::file_time_type::clock::now() + std::chrono::hours(1));
        index.run();
    }
    SECTION("the file has another name") {
        fs::rename(index.folder() / "secret.md", index.folder() / "renamed.md");
        index.run();
    }
    SECTION("everything is read again") {
        fs::remove_all(index.index_dir() / "store");
        fs::remove_all(index.index_dir() / "segments");
        index.run_with([](IndexOptions& options) { options.retry_failed = true; });
    }
    CHECK(places_of(words, index.index_dir()) == std::vector<std::string>{});
    CHECK(index.search(words[3]).total_findings == 0);
}

TEST_CASE("remove: what is taken down can be looked at in earlier generations, and let in again",
          "[e2e]") {
    test::TestIndex index(two_files());
    const auto removed = remove_from(index, (index.folder() / "a.md").string(), false);
    REQUIRE(removed);
    CHECK(removed->names == std::vector<std::string>{"files/a.md"});
    CHECK(index.search("garden").total_findings == 0);
    CHECK(kept_generations(index.index_dir()).size() == 2);
    index.run();
    CHECK(index.search("garden").total_findings == 0);
    CHECK(put_back(index.index_dir(), "files/a.md").value().size() == 1);
    index.run();
    CHECK(index.search("garden").total_findings == 1);
}

TEST_CASE("remove: a copy does not take the place of what was taken down", "[e2e]") {
    auto files = two_files();
    files["copies/a.txt"] = files["a.md"];
    files["copies/a.md"] = files["a.md"];
    test::TestIndex index(files);
    REQUIRE(index.search("garden").total_findings == 1);
    const bool by_copy = GENERATE(false, true);
    const auto removed = remove_from(index, by_copy ? "files/copies/a.md" : "files/a.md", false);
    REQUIRE(removed);
    CHECK(removed->names.size() >= 2);
    CHECK(index.search("garden").total_findings == 0);
    index.run();
    CHECK(index.search("garden").total_findings == 0);
}

TEST_CASE("remove: one of several reports of a file goes with the others, and only if that is said",
          "[e2e]") {
    auto files = two_files();
    files["many.jsonl"] =
        R"({"title":"First of many","text":"The orchard was in bloom and staff recorded each restraint."})"
        "\n"
        R"({"title":"Second of many","text":"The stables were clean and patients said that they felt safe."})"
        "\n";
    test::TestIndex index(files);
    const auto entry = index.ledger().at("files/many.jsonl");
    REQUIRE(entry.reports.size() == 2);
    const auto refused = remove_from(index, entry.reports[0], false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().hint.find("--whole-file") != std::string::npos);
    CHECK(index.search("orchard").total_findings == 1);
    REQUIRE(remove_from(index, entry.reports[0], false, true));
    CHECK(index.search("orchard").total_findings == 0);
    CHECK(index.search("stables").total_findings == 0);
}

TEST_CASE("remove: nothing is lost where the store is gone; the next run takes the report out",
          "[e2e]") {
    test::TestIndex index(two_files());
    fs::remove_all(index.index_dir() / "store");
    const auto refused = remove_from(index, "files/a.md", true);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().hint.find("the next `findings index`") != std::string::npos);
    CHECK(index.search("kitchen").total_findings == 1);
    index.run();
    CHECK(index.search("garden").total_findings == 0);
    CHECK(index.search("kitchen").total_findings == 1);
}

TEST_CASE("remove: what nobody has is an error, and so is a list that cannot be read", "[e2e]") {
    test::TestIndex index(two_files());
    CHECK(remove_from(index, "nosuchreport", false).error().kind == ErrorKind::NotFound);
    REQUIRE(remove_from(index, "files/a.md", false));
    std::ofstream(index.index_dir() / "removed.jsonl", std::ios::app) << "{\"sha256\": half a li";
    IndexOptions options;
    options.index_dir = index.index_dir();
    options.roots = {index.folder()};
    options.taxonomy_json = test::product_taxonomy();
    const auto run = run_index(options, [](const IndexProgress&) {});
    REQUIRE_FALSE(run);
    CHECK(run.error().message.find("removed.jsonl, line 2") != std::string::npos);
    CHECK(index.search("garden").total_findings == 0);
}

TEST_CASE("remove: a backup from before is not restored over it", "[e2e]") {
    test::TestIndex index(two_files());
    const test::TempDir other;
    REQUIRE(back_up(index.index_dir(), other.path() / "backup", true));
    REQUIRE(remove_from(index, "files/a.md", true));
    const auto restored = restore_backup(other.path() / "backup", index.index_dir());
    REQUIRE_FALSE(restored);
    CHECK(restored.error().message.find("files/a.md") != std::string::npos);
    CHECK(index.search("garden").total_findings == 0);
}
