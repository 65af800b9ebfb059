// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker.hpp"

#include "indexer/schema/ids.hpp"
#include "indexer/worker_process.hpp"
#include "indexer/worker_sandbox.hpp"
#include "tests/catch.hpp"
#include "tests/parse/obedient_reader.hpp"
#include "tests/parse/samples.hpp"

#include <csignal>
#include <cstdlib>
#include <map>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace findings;

TEST_CASE("worker: reads files and answers with their digests", "[parse]") {
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (const auto& [name, bytes] : samples::every_format())
        files.push_back(folder.write(name, bytes));
    std::size_t read = 0;
    REQUIRE(parse_in_workers(files, 2, WorkerLimits{}, [&](ParseOutcome outcome) {
        const std::string bytes = samples::read_file(files[outcome.index].path);
        CHECK(outcome.sha256 == sha256_hex(bytes));
        CAPTURE(files[outcome.index].name);
        const auto direct = parse_file(samples::as_bytes(bytes), files[outcome.index].name);
        REQUIRE(outcome.document);
        CHECK(*outcome.document == *direct);
        ++read;
        return true;
    }));
    CHECK(read == files.size());
}

TEST_CASE("worker: a crash costs one file and names its signal", "[parse]") {
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (const char* text : {"a", "crash", "b", "abort", "c", "exit", "d", "throw", "e"})
        files.push_back(folder.write(text, text));
    const auto outcomes = outcomes_of(files, WorkerLimits{});
    for (const char* good : {"a", "b", "c", "d", "e"}) CHECK(outcomes.at(good) == "read");
    CHECK(outcomes.size() == files.size());
    CHECK(outcomes.at("exit") == "the reader gave up (exit code 3)");
    CHECK(outcomes.at("throw") == "the reader failed: thrown");
    if (!sandbox_is_available()) return;  // a sanitizer turns signals into exits
    CHECK(outcomes.at("crash") == "the reader crashed (SIGSEGV)");
    CHECK(outcomes.at("abort") == "the reader crashed (SIGABRT)");
}

TEST_CASE("worker: processor time is counted for each file, not for all that a worker reads",
          "[parse]") {
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (const char* text : {"work 1", "work 2", "work 3", "work 4"})
        files.push_back(folder.write(text, text));
    WorkerLimits limits;
    limits.cpu = std::chrono::seconds(1);
    for (const auto& [name, outcome] : outcomes_of(files, limits, 1)) CHECK(outcome == "read");
}

TEST_CASE("worker: time goes by size and by the pages that a reader announces, up to the limit",
          "[parse]") {
    const WorkerLimits limits;
    using std::chrono::milliseconds;
    CHECK(limits.cpu_of(1000, 0) == milliseconds(5000));
    CHECK(limits.cpu_of(3U << 20, 0) == milliseconds(8000));
    CHECK(limits.cpu_of(3U << 20, 20) == milliseconds(10'000));
    CHECK(limits.cpu_of(1000, 500) == limits.cpu);
    CHECK(limits.cpu_of(UINT64_MAX, INT32_MAX) == limits.cpu);
    CHECK(limits.wall_of(1000, 1) == milliseconds(15'100));
    CHECK(limits.wall_of(1000, 500) == limits.cpu + limits.waiting);
    CHECK(limits.wall_of(1000, 500) <= limits.wall);
}

TEST_CASE("worker: a document of many pages has longer than one page that wants as much",
          "[parse]") {
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (const char* text :
         {"work", "work of pages 1", "work of pages 30", "work of pages 6000", "work of pages -1"})
        files.push_back(folder.write(text, text));
    WorkerLimits limits;
    limits.least_cpu = std::chrono::milliseconds(200);
    limits.one_page_cpu = std::chrono::milliseconds(100);
    const auto outcomes = outcomes_of(files, limits);
    CHECK(outcomes.at("work").starts_with("needed more than"));
    CHECK(outcomes.at("work of pages 1").starts_with("needed more than"));
    CHECK(outcomes.at("work of pages 30") == "read");
    CHECK(outcomes.at("work of pages 6000") ==
          "read");  // a file may claim what it likes; no more than kMaxPages count
    CHECK_THAT(outcomes.at("work of pages -1"), test::contains("of processor time"));
}

TEST_CASE("worker: time and memory have limits", "[parse][slow]") {
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (const char* text : {"a", "spin", "b", "long", "c"})
        files.push_back(folder.write(text, text));
    WorkerLimits limits;
    limits.wall = std::chrono::seconds(2);
    limits.output_bytes = 1U << 20;
    auto outcomes = outcomes_of(files, limits);
    for (const char* good : {"a", "b", "c"}) CHECK(outcomes.at(good) == "read");
    CHECK(outcomes.at("spin") == "took longer than 2 s");
    CHECK(outcomes.at("long").starts_with("its text takes "));
    limits.wall = std::chrono::seconds(20);
    limits.cpu = std::chrono::seconds(1);
    outcomes = outcomes_of({files[0], files[1], files[2]}, limits);
    CHECK(outcomes.at("spin") == "needed more than 1 s of processor time");
    CHECK(outcomes.at("b") == "read");
    if (!sandbox_is_available()) return;
    outcomes = outcomes_of({files[0], folder.write("grow", "grow"), files[2]}, WorkerLimits{});
    CHECK(outcomes.at("grow") == "needed more than 768 MiB");
    CHECK(outcomes.at("b") == "read");
}

TEST_CASE("worker: a file whose reader is killed from outside is read again", "[parse]") {
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (int i = 0; i < 6; ++i) files.push_back(folder.write("kill " + std::to_string(i), "kill"));
    files.push_back(folder.write("good", "good"));
    // The reader sends itself what a stranger would send: once a file, then it reads.
    static int* kills_left = nullptr;
    kills_left = static_cast<int*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    REQUIRE(kills_left != MAP_FAILED);
    const auto killed =
        [](Bytes bytes, std::string_view name, Recogniser* recogniser, const OnPages& on_pages) {
            if (name.starts_with("kill") && *kills_left > 0) {
                --*kills_left;
                (void)syscall(SYS_tgkill, getpid(), getpid(), SIGKILL);
            }
            return obey(bytes, name, recogniser, on_pages);
        };
    const auto run = [&](int kills) {
        *kills_left = kills;
        std::map<std::string, std::string> outcomes;
        REQUIRE(parse_in_workers_with(killed, files, 2, WorkerLimits{}, [&](ParseOutcome outcome) {
            outcomes[files[outcome.index].name] =
                outcome.document ? "read" : outcome.document.error().message;
            return true;
        }));
        return outcomes;
    };
    for (const auto& [name, outcome] : run(6)) CHECK(outcome == "read");
    const auto outcomes = run(1'000'000);
    CHECK(outcomes.size() == files.size());
    CHECK(outcomes.at("good") == "read");
    CHECK_THAT(outcomes.at("kill 3"), test::contains("was killed each time (SIGKILL"));
    munmap(kills_left, 4096);
}

TEST_CASE("worker: a crash is not blamed on a file when another one may have caused it",
          "[parse]") {
    const TempFolder folder;
    // One worker: the second file breaks it for the third, as a damaged heap would.
    const std::vector<SourceFile> files = {folder.write("a", "a"),
                                           folder.write("poison", "poison"),
                                           folder.write("b", "b"),
                                           folder.write("c", "c")};
    const auto poisoned =
        [](Bytes bytes, std::string_view name, Recogniser* recogniser, const OnPages& on_pages) {
            static bool is_poisoned = false;
            if (is_poisoned) std::abort();
            if (name == "poison") is_poisoned = true;
            return obey(bytes, name, recogniser, on_pages);
        };
    std::map<std::string, bool> outcomes;
    REQUIRE(parse_in_workers_with(poisoned, files, 1, WorkerLimits{}, [&](ParseOutcome outcome) {
        outcomes[files[outcome.index].name] = outcome.document.has_value();
        return true;
    }));
    CHECK(outcomes ==
          std::map<std::string, bool>{{"a", true}, {"poison", true}, {"b", true}, {"c", true}});
}

TEST_CASE("worker: what is no readable file has an outcome too", "[parse]") {
    const TempFolder folder;
    SourceFile gone;
    gone.path = folder.path() / "gone";
    gone.name = "gone";
    SourceFile directory;
    directory.path = folder.path();
    directory.name = "directory";
    SourceFile link = folder.write("target", "x");
    std::filesystem::create_symlink(link.path, folder.path() / "link");
    link.path = folder.path() / "link";
    link.name = "link";
    SourceFile pipe;
    pipe.path = folder.path() / "pipe";
    pipe.name = "pipe";
    REQUIRE(mkfifo(pipe.path.c_str(), 0600) == 0);
    SourceFile changed = folder.write("changed", "now longer");
    changed.size_bytes = 3;
    WorkerLimits limits;
    limits.file_bytes = 16;
    const auto outcomes = outcomes_of({gone,
                                       directory,
                                       link,
                                       pipe,
                                       changed,
                                       folder.write("full", std::string(16, 'x')),
                                       folder.write("over", std::string(17, 'x'))},
                                      limits);
    CHECK(outcomes.at("gone") == "gone since it was listed");
    CHECK(outcomes.at("directory") == "not a regular file");
    CHECK(outcomes.at("link") == "a symbolic link");
    CHECK(outcomes.at("pipe") == "not a regular file");
    CHECK(outcomes.at("changed") == "the file changed since it was listed");
    CHECK(outcomes.at("full") == "read");
    CHECK(outcomes.at("over").starts_with("larger than"));
}

TEST_CASE("worker: workers wear out and are replaced, and the run can be stopped", "[parse]") {
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (int i = 0; i < 7; ++i) files.push_back(folder.write(std::to_string(i), std::to_string(i)));
    WorkerLimits limits;
    limits.files_per_worker = 2;
    CHECK(outcomes_of(files, limits, 1).size() == 7);
    std::size_t seen = 0;
    REQUIRE(
        parse_in_workers_with(&obey, files, 3, limits, [&](ParseOutcome) { return ++seen < 2; }));
    CHECK(seen == 2);
    CHECK(parse_in_workers_with(&obey, {}, 3, limits, [](ParseOutcome) { return true; }));
}
