// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/backup.hpp"

#include "indexer/check.hpp"
#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/schema/corrections.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <filesystem>
#include <fstream>

using namespace findings;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> two_files() {
    return {
        {"a.md", "# Ward review\n\n## Safe\n\nThe garden was open every day for all patients.\n"},
        {"b.md", "# Second review\n\n## Safe\n\nThe kitchen was locked at night.\n"}};
}

std::uint64_t found(const fs::path& index_dir, const std::string& word) {
    return Searcher::open(index_dir).value().search(test::request_for(word)).value().total_findings;
}

}  // namespace

TEST_CASE(
    "backup: it is an index that can be searched and checked, and comes back under its number",
    "[e2e]") {
    const test::TestIndex index(two_files());
    const test::TempDir other;
    const fs::path backup = other.path() / "deep" / "backup";
    const auto saved = back_up(index.index_dir(), backup / "", false);
    REQUIRE(saved);
    CHECK(saved->generation == "000001");
    CHECK(found(backup, "garden") == 1);
    CHECK(check_index(backup)->faults.empty());
    CHECK_FALSE(fs::exists(backup / "store"));
    const auto restored = restore_backup(backup, other.path() / "index");
    REQUIRE(restored);
    CHECK(restored->generation == "000001");
    CHECK(found(other.path() / "index", "kitchen") == 1);
    CHECK(check_index(other.path() / "index")->faults.empty());
}

TEST_CASE("backup: with the store the next run reads nothing again", "[e2e]") {
    test::TestIndex index(two_files());
    const test::TempDir other;
    REQUIRE(back_up(index.index_dir(), other.path() / "backup", true));
    fs::remove_all(index.index_dir());
    REQUIRE(restore_backup(other.path() / "backup", index.index_dir()));
    std::uint64_t files_read = 0;
    const auto outcome = index.run_with([](IndexOptions&) {}, &files_read);
    CHECK(files_read == 0);
    CHECK(outcome.unchanged == 2);
    index.write("c.md", "# Third\n\n## Safe\n\nThe orchard was in bloom.\n");
    (void)index.run_with([](IndexOptions&) {}, &files_read);
    CHECK(files_read == 1);
    CHECK(index.search("garden").total_findings == 1);
    CHECK(index.search("orchard").total_findings == 1);
}

TEST_CASE("backup: restoring over an index makes the next generation, to which one can go back",
          "[e2e]") {
    test::TestIndex index(two_files());
    const test::TempDir other;
    REQUIRE(back_up(index.index_dir(), other.path() / "backup", false));
    index.remove("a.md");
    index.run();
    const auto restored = restore_backup(other.path() / "backup", index.index_dir());
    REQUIRE(restored);
    CHECK(restored->generation == "000003");
    CHECK(index.search("garden").total_findings == 1);
    REQUIRE(point_current_at(index.index_dir(), "000002"));
    CHECK(index.search("garden").total_findings == 0);
}

TEST_CASE("backup: a name that is taken is refused, and a damaged generation leaves no half backup",
          "[e2e]") {
    const test::TestIndex index(two_files());
    const test::TempDir other;
    CHECK(back_up(index.index_dir(), other.path(), false).error().kind == ErrorKind::BadInput);
    const fs::path words = *current_generation_dir(index.index_dir()) / kWordsFile;
    std::string bytes = read_file(words).value();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    fs::remove(words);
    std::ofstream(words, std::ios::binary) << bytes;
    const auto saved = back_up(index.index_dir(), other.path() / "backup", false);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().message.find("words.bin") != std::string::npos);
    CHECK(fs::is_empty(other.path()));
}

TEST_CASE("backup: a damaged backup is not restored, and what answers goes on answering", "[e2e]") {
    const test::TestIndex index(two_files());
    const test::TempDir other;
    const fs::path backup = other.path() / "backup";
    REQUIRE(back_up(index.index_dir(), backup, false));
    const fs::path words = *current_generation_dir(backup) / kWordsFile;
    std::string bytes = read_file(words).value();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream(words, std::ios::binary) << bytes;
    const auto restored = restore_backup(backup, index.index_dir());
    REQUIRE_FALSE(restored);
    CHECK(restored.error().message.find("words.bin") != std::string::npos);
    CHECK(index.search("garden").total_findings == 1);
    CHECK(kept_generations(index.index_dir()) == std::vector<std::string>{"000001"});
}

TEST_CASE("backup: corrections that came after it are kept when it is restored", "[e2e]") {
    const test::TestIndex index(two_files());
    const fs::path file = corrections_path(index.index_dir());
    const test::TempDir other;
    CorrectionLine line;
    line.passage = "abcdefghijkl-12345678";
    line.correction.by = "A. Archer";
    line.correction.added = {"restraint"};
    REQUIRE(append_correction(file, line));
    REQUIRE(back_up(index.index_dir(), other.path() / "backup", false));
    REQUIRE(append_correction(file, line));
    REQUIRE(restore_backup(other.path() / "backup", index.index_dir()));
    CHECK(read_corrections(file)->last_number == 2);
    fs::remove(file);
    REQUIRE(restore_backup(other.path() / "backup", index.index_dir()));
    CHECK(read_corrections(file)->last_number == 1);
}
