// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"
#include "indexer/generation.hpp"
#include "indexer/sanitized.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace findings;
using test::TestIndex;
namespace fs = std::filesystem;

namespace {

std::string report(const std::string& subject) {
    return "# " + subject + " review\n\n## Safe\n\nThe " + subject +
           " was checked every day by the staff on duty.\n";
}

IndexOptions options_of(const TestIndex& index, std::vector<fs::path> roots) {
    IndexOptions options;
    options.index_dir = index.index_dir();
    options.roots = std::move(roots);
    options.taxonomy_json = test::product_taxonomy();
    options.model_text = test::product_model();
    options.jobs = 1;
    return options;
}

IndexOutcome run(const IndexOptions& options) {
    return run_index(options, [](const IndexProgress&) {}).value();
}

bool make_socket(const fs::path& path) {
    const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.native().size() >= sizeof address.sun_path) return false;
    std::memcpy(address.sun_path,
                path.c_str(),
                std::min(path.native().size() + 1, sizeof address.sun_path - 1));
    const bool made = bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    return made;
}

}  // namespace

TEST_CASE("oddities: links in circles, pipes and sockets are named with a cause and stop nothing",
          "[e2e]") {
    TestIndex index({{"a.md", report("garden")}, {"sub/b.md", report("kitchen")}});
    fs::create_directory_symlink(index.folder(), index.folder() / "sub" / "circle");
    fs::create_symlink("nowhere", index.folder() / "dangling.md");
    REQUIRE(mkfifo((index.folder() / "pipe.md").c_str(), 0600) == 0);
    REQUIRE(make_socket(index.folder() / "s"));
    const auto outcome = index.run();
    CHECK(outcome.failed == 4);
    const auto ledger = index.ledger();
    CHECK_THAT(ledger.at("files/sub/circle").cause, test::contains("symbolic link"));
    CHECK_THAT(ledger.at("files/dangling.md").cause, test::contains("symbolic link"));
    CHECK_THAT(ledger.at("files/pipe.md").cause, test::contains("named pipe"));
    CHECK_THAT(ledger.at("files/s").cause, test::contains("socket"));
    CHECK(index.search("garden").total_reports == 1);
    CHECK(check_index(index.index_dir())->faults.empty());
    CHECK_FALSE(index.run().published);
}

TEST_CASE(
    "oddities: names with newlines, invalid UTF-8, markup and 255 bytes are indexed, shown, and "
    "known again",
    "[e2e]") {
    std::vector<std::string> names =
        {"new\nline.md", "caf\xE9.md", "<script>alert(1).md", "\xFF\xFE.md", " .md", "-rf.md"};
    names.emplace_back(255, 'n').replace(252, 3, ".md");
    TestIndex index({{"a.md", report("garden")}});
    fs::create_directories(index.folder() / "odd");
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::ofstream(index.folder() / "odd" / names[i]) << report("room" + std::to_string(i));
    }
    CHECK(index.run().indexed == names.size());
    const auto again = index.run();
    CHECK_FALSE(again.published);
    CHECK(again.unchanged == names.size() + 1);
    for (std::size_t i = 0; i < names.size(); ++i)
        CHECK(index.search("room" + std::to_string(i)).total_reports == 1);
    fs::remove_all(index.folder() / "odd");
    CHECK(index.run().removed == names.size());
}

TEST_CASE("oddities: unreadable files and folders hide nothing that was indexed", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}, {"sub/b.md", report("kitchen")}});
    if (geteuid() == 0) return;  // who may read everything cannot be kept out
    fs::permissions(index.folder() / "sub", fs::perms::none);
    const auto outcome = index.run();
    fs::permissions(index.folder() / "sub", fs::perms::owner_all);
    CHECK(outcome.removed == 0);
    CHECK(index.search("kitchen").total_reports == 1);
    CHECK_THAT(index.ledger().at("files/sub").cause, test::contains("cannot be read"));
}

TEST_CASE(
    "oddities: a root that has vanished keeps its reports until told; a mistyped one is an error",
    "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    const fs::path other = index.index_dir().parent_path() / "other";
    fs::create_directories(other);
    std::ofstream(other / "b.md") << report("kitchen");
    auto options = options_of(index, {index.folder(), other});
    CHECK(run(options).all_reports == 2);

    SECTION("the folder is gone") { fs::remove_all(other); }
    SECTION("an empty folder stands in its place") {
        fs::create_directories(other.string() + ".new");
        fs::remove_all(other);
        fs::rename(other.string() + ".new", other);
    }
    const auto kept = run(options);
    REQUIRE(kept.vanished.size() == 1);
    CHECK(kept.vanished[0].files == 1);
    CHECK(kept.removed == 0);
    CHECK(index.search("kitchen").total_reports == 1);
    options.accept_vanished = true;
    CHECK(run(options).removed == 1);
    CHECK(index.search("kitchen").total_reports == 0);
    options.roots = {index.folder() / "mistyped"};
    CHECK_FALSE(run_index(options, [](const IndexProgress&) {}).has_value());
}

TEST_CASE("oddities: a folder that was emptied by hand is believed", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    index.remove("a.md");
    CHECK(index.run().removed == 1);
    CHECK(index.search("garden").total_reports == 0);
}

TEST_CASE("oddities: roots inside roots, and an index inside a root", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}, {"sub/b.md", report("kitchen")}});
    auto options = options_of(index, {index.folder() / "sub", index.folder(), index.folder()});
    const auto nested = run(options);
    CHECK(nested.unchanged == 2);
    CHECK(index.ledger().contains("files/sub/b.md"));
    options.roots = {index.index_dir().parent_path()};
    const auto outcome = run(options);
    CHECK(outcome.failed == 0);
    CHECK(outcome.all_reports == 2);
}

TEST_CASE(
    "oddities: a dry run tells new, changed, retried, copied and removed files and writes nothing",
    "[e2e]") {
    TestIndex index({{"a.md", report("garden")},
                     {"b.md", report("kitchen")},
                     {"c.md", report("laundry")},
                     {"bad.pdf", "%PDF-1.4 nothing"}});
    index.write("b.md", report("kitchens and pantry"));
    index.write("copy.md", report("garden"));
    index.write("new.md", report("corridor"));
    index.remove("c.md");
    auto options = options_of(index, {index.folder()});
    options.dry_run = options.retry_failed = true;
    const auto before = current_generation_dir(index.index_dir());
    std::map<std::string, std::string> planned;
    const auto outcome = run(options);
    for (const PlannedFile& file : outcome.planned) planned[file.name] = file.action;
    CHECK(planned == std::map<std::string, std::string>{{"files/b.md", "changed"},
                                                        {"files/copy.md", "duplicate"},
                                                        {"files/new.md", "new"},
                                                        {"files/c.md", "removed"},
                                                        {"files/bad.pdf", "retry"}});
    CHECK(current_generation_dir(index.index_dir()) == before);
}

TEST_CASE("oddities: a file that is being written stays as it was", "[e2e]") {
    TestIndex index({{"a.md", report("garden")}, {"b.md", report("kitchen")}});
    index.write("a.md", "# half");
    index.write("c.md", report("corridor"));
    auto options = options_of(index, {index.folder()});
    options.leave = {(fs::canonical(index.folder()) / "a.md").string()};
    CHECK(run(options).removed == 0);
    CHECK(index.search("garden").total_reports == 1);
    CHECK(index.search("corridor").total_reports == 1);
}

TEST_CASE("oddities: a file that takes more memory than there is costs itself and no other",
          "[e2e]") {
    if (kSanitized) return;  // they map more than any limit
    std::string large = "Large paper\n\n";
    for (int i = 0; i < 150'000; ++i)
        large += "Paragraph " + std::to_string(i) +
                 " says that the ward was clean and that staff were kind to people.\n\n";
    TestIndex index({{"a.md", report("garden")}});
    std::ofstream(index.folder() / "large.txt") << large;
    std::ofstream(index.folder() / "z.md") << report("kitchen");
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_DATA, &before) == 0);
    const rlimit little{300U << 20U, before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_DATA, &little) == 0);
    const IndexOutcome outcome = run(options_of(index, {index.folder()}));
    REQUIRE(setrlimit(RLIMIT_DATA, &before) == 0);
    CHECK(outcome.indexed == 1);
    REQUIRE(outcome.failures.size() == 1);
    CHECK(outcome.failures.front().cause ==
          "understanding it takes more memory than this machine has for it");
}
