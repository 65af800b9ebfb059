// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files.hpp"
#include "indexer/generation.hpp"
#include "indexer/schema/sealed_files.hpp"
#include "indexer/store.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace findings;
namespace fs = std::filesystem;

namespace {

void overwrite(const fs::path& file, const std::string& bytes) {
    fs::remove(file);  // its bytes may be those of a segment, too
    std::ofstream(file, std::ios::binary) << bytes;
}

std::map<std::string, std::string> two_files() {
    return {
        {"a.md", "# Ward review\n\n## Safe\n\nThe garden was open every day for all patients.\n"},
        {"b.md", "# Second review\n\n## Safe\n\nThe kitchen was locked at night.\n"}};
}

/// The only file of the store that is a record and was made from this source.
fs::path record_of(const test::TestIndex& index, const std::string& name) {
    const std::string sha256 = index.ledger().at("files/" + name).sha256;
    for (const auto& record :
         fs::directory_iterator(index.index_dir() / "store" / sha256.substr(0, 2))) {
        if (record.path().filename().string().starts_with(sha256)) return record.path();
    }
    FAIL("no record of " << name);
    return {};
}

}  // namespace

TEST_CASE("damage: every bit of a manifest is under its sum", "[e2e]") {
    const test::TestIndex index(two_files());
    const fs::path folder = *current_generation_dir(index.index_dir());
    const std::string text = read_file(folder / kManifestFile).value();
    REQUIRE(sealed_files(folder));
    const test::TempDir copy;
    std::size_t unnoticed = 0;
    for (std::size_t bit = 0; bit < text.size() * 8;
         bit += 3) {  // 3 and 8 have no common divisor: every place in a byte comes up
        std::string flipped = text;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        std::ofstream(copy.path() / kManifestFile, std::ios::binary) << flipped;
        if (sealed_files(copy.path())) ++unnoticed;
    }
    CHECK(unnoticed == 0);
    std::ofstream(copy.path() / kManifestFile, std::ios::binary)
        << text.substr(0, text.size() - 40);
    CHECK_FALSE(sealed_files(copy.path()));
}

TEST_CASE("damage: a manifest from before manifests had a sum is read as it was", "[e2e]") {
    const test::TestIndex index(two_files());
    const fs::path manifest = *current_generation_dir(index.index_dir()) / kManifestFile;
    std::string text = read_file(manifest).value();
    text.replace(text.rfind(','), std::string::npos, "\n}");
    REQUIRE(text.find("\"sum\"") == std::string::npos);
    overwrite(manifest, text);
    CHECK(index.search("garden").total_findings == 1);
}

TEST_CASE(
    "damage: a file that is too short is refused when a search opens the index, with what to do",
    "[e2e]") {
    const test::TestIndex index(two_files());
    const fs::path words = *current_generation_dir(index.index_dir()) / kWordsFile;
    const std::string bytes = read_file(words).value();
    overwrite(words, bytes.substr(0, bytes.size() - 1));
    const auto searcher = Searcher::open(index.index_dir());
    REQUIRE_FALSE(searcher);
    CHECK(searcher.error().kind == ErrorKind::IndexStale);
    CHECK(searcher.error().message.find("words.bin") != std::string::npos);
    CHECK(searcher.error().hint.find("findings rollback") != std::string::npos);
}

TEST_CASE("damage: an earlier generation can be searched by naming its folder", "[e2e]") {
    test::TestIndex index(two_files());
    index.write("c.md", "# Third\n\n## Safe\n\nThe orchard was in bloom.\n");
    index.run();
    const fs::path first = index.index_dir() / "generations" / "000001";
    auto searcher = Searcher::open(first);
    REQUIRE(searcher);
    CHECK(searcher->summary().generation == "000001");
    CHECK(searcher->search(test::request_for("orchard"))->total_findings == 0);
    CHECK(index.search("orchard").total_findings == 1);
}

TEST_CASE(
    "damage: a record of the store that is no more what was written makes its file be read again",
    "[e2e]") {
    test::TestIndex index(two_files());
    const fs::path record = record_of(index, "a.md");
    const std::string bytes = read_file(record).value();
    const auto spoil = GENERATE(as<std::string>{}, "cut", "zeros", "text", "empty");
    CAPTURE(spoil);
    std::string spoilt = bytes;
    if (spoil == "cut") spoilt.resize(bytes.size() / 2);
    if (spoil == "zeros") spoilt.replace(bytes.size() / 2, 16, 16, '\0');
    if (spoil == "text") spoilt.replace(bytes.find("garden"), 6, "gerbil");
    if (spoil == "empty") spoilt.clear();
    overwrite(record, spoilt);
    index.write("b.md",
                "# Second review\n\n## Safe\n\nThe kitchen was open.\n");  // in the same segment
    const auto outcome = index.run();
    CHECK(outcome.failed == 0);
    CHECK(index.search("garden").total_findings == 1);
    CHECK(index.search("gerbil").total_findings == 0);
    CHECK(read_file(record).value() == bytes);
}

// That the builder then ends, too, is tested where system calls can be made to fail:
// tests/faults/fault_sweep.py, openat.
TEST_CASE(
    "damage: a record that the disk does not give back is not taken for gone, and nothing is "
    "published or forgotten",
    "[e2e]") {
    test::TestIndex index(two_files());
    const fs::path record = record_of(index, "a.md");
    const std::string bytes = read_file(record).value();
    fs::remove(record);
    const ParsedStore store(index.index_dir() / "store");
    const std::string sha256 = index.ledger().at("files/a.md").sha256;
    CHECK(store.load(sha256).error().kind == ErrorKind::NotFound);
    fs::create_directory(record);  // opens, and cannot be read
    CHECK(store.load(sha256).error().kind == ErrorKind::Internal);
    index.write("b.md",
                "# Second review\n\n## Safe\n\nThe kitchen was open.\n");  // in the same segment
    CHECK_THROWS_WITH(index.run(), test::contains("Is a directory"));
    CHECK(index.search("garden").total_findings == 1);
    CHECK(index.search("locked").total_findings == 1);
    fs::remove(record);
    overwrite(record, bytes);
    CHECK(index.run().failed == 0);
    CHECK(index.search("open").total_findings == 2);
}

TEST_CASE("damage: a run that has nothing to do clears away what a crash has left half-made",
          "[e2e]") {
    test::TestIndex index(two_files());
    const fs::path segment = index.index_dir() / "segments" / "0123-4567.building";
    const fs::path generation = index.index_dir() / "generations" / "000009.building";
    fs::create_directories(segment);
    fs::create_directories(generation);
    CHECK_FALSE(index.run().published);
    CHECK_FALSE(fs::exists(segment));
    CHECK_FALSE(fs::exists(generation));
}

// On a busy machine the children of a run that was killed outlive it by seconds.
TEST_CASE("damage: a run waits for what is left of one that was killed, and not for one that lives",
          "[e2e]") {
    const test::TempDir folder;
    const pid_t killed = fork();
    if (killed == 0) {
        const auto lock = BuilderLock::take(folder.path());
        if (fork() == 0) {
            (void)poll(nullptr, 0, 300);  // the lock is inherited
            _exit(0);
        }
        raise(SIGKILL);
    }
    REQUIRE(waitpid(killed, nullptr, 0) == killed);
    const auto lock = BuilderLock::take(folder.path());
    REQUIRE(lock);
    const auto second = BuilderLock::take(folder.path());  // the holder is this process
    REQUIRE_FALSE(second);
    CHECK(second.error().message.find(std::to_string(getpid())) != std::string::npos);
}
