// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace findings;
using test::TempDir;
using test::TestIndex;
namespace fs = std::filesystem;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kSoon{20'000};  // a limit for what comes at once
constexpr milliseconds kNothing{300};  // how long nothing may come
constexpr FolderWatch::Patience kImpatient{milliseconds(30),
                                           milliseconds(60'000),
                                           milliseconds(500)};

FolderWatch watch(const fs::path& folder) {
    auto opened = FolderWatch::open({folder}, {}, kImpatient);
    REQUIRE(opened.has_value());
    return std::move(*opened);
}

std::string report(const std::string& subject) {
    return "# " + subject + " review\n\n## Safe\n\nThe " + subject +
           " was checked every day by the staff on duty.\n";
}

/// `findings index --watch`, and the lines that it prints.
class Watching {
  public:
    explicit Watching(const TestIndex& index) {
        int ends[2] = {-1, -1};
        REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
        pid_ = fork();
        if (pid_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            const int nowhere = open("/dev/null", O_WRONLY);
            dup2(nowhere, STDERR_FILENO);
            execl(FINDINGS_PROGRAM,
                  "findings",
                  "index",
                  "--watch",
                  "--jobs",
                  "1",
                  "--index",
                  index.index_dir().c_str(),
                  index.folder().c_str(),
                  nullptr);
            _exit(127);
        }
        close(ends[1]);
        out_ = ends[0];
    }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;
    ~Watching() {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            waitpid(pid_, nullptr, 0);
        }
        close(out_);
    }

    /// Reads until a run has told its generation; false if it does not within a minute.
    bool wait_for_run() {
        for (;;) {
            if (const auto end = text_.find(" in generation ");
                end != std::string::npos && text_.find('\n', end) != std::string::npos) {
                text_.erase(0, text_.find('\n', end) + 1);
                return true;
            }
            pollfd polled{out_, POLLIN, 0};
            char buffer[4096];
            if (poll(&polled, 1, 60'000) <= 0) return false;
            const ssize_t got = read(out_, buffer, sizeof buffer);
            if (got <= 0) return false;
            text_.append(buffer, static_cast<std::size_t>(got));
        }
    }

    int stop(int signal) {
        kill(pid_, signal);
        int status = 0;
        waitpid(pid_, &status, 0);
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    pid_t pid_ = -1;
    int out_ = -1;
    std::string text_;
};

}  // namespace

TEST_CASE("watch: new, changed, renamed and deleted files are noticed, in new folders too",
          "[e2e]") {
    const TempDir folder;
    folder.write("a.md", "one");
    FolderWatch watching = watch(folder.path());
    CHECK(watching.wait(-1, kNothing) == FolderWatch::Woken::ByTime);
    folder.write("b.md", "two");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    fs::create_directories(folder.path() / "deep" / "deeper");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    folder.write("deep/deeper/c.md", "three");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    fs::rename(folder.path() / "deep", folder.path() / "moved");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    folder.write("moved/deeper/d.md", "four");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    folder.write(".a.md.swp", "an editor's");
    CHECK(watching.wait(-1, kNothing) == FolderWatch::Woken::ByTime);
    fs::rename(folder.path() / ".a.md.swp", folder.path() / "a.md");  // as editors save
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    fs::remove(folder.path() / "a.md");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    CHECK(watching.unfinished().empty());
}

TEST_CASE("watch: a file that is still being written is named as unfinished until it is closed",
          "[e2e]") {
    const TempDir folder;
    FolderWatch watching = watch(folder.path());
    std::ofstream out(folder.path() / "slow.md");
    out << "half" << std::flush;
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    CHECK(watching.unfinished() ==
          std::set<std::string>{(fs::canonical(folder.path()) / "slow.md").string()});
    out << "whole";
    out.close();
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    CHECK(watching.unfinished().empty());
}

TEST_CASE("watch: a root that comes back is watched again", "[e2e]") {
    const TempDir folder;
    fs::create_directories(folder.path() / "root");
    FolderWatch watching = watch(folder.path() / "root");
    fs::remove_all(folder.path() / "root");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    fs::create_directories(folder.path() / "root");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
    folder.write("root/a.md", "one");
    CHECK(watching.wait(-1, kSoon) == FolderWatch::Woken::ByChange);
}

TEST_CASE("watch: a file dropped into a folder is searchable; a signal ends it with exit 0",
          "[e2e]") {
    TestIndex index({{"a.md", report("garden")}});
    Watching program(index);
    REQUIRE(program.wait_for_run());
    index.write("sub/b.md", report("kitchen"));
    REQUIRE(program.wait_for_run());
    CHECK(index.search("kitchen").total_reports == 1);
    index.remove("a.md");
    REQUIRE(program.wait_for_run());
    CHECK(index.search("garden").total_reports == 0);
    CHECK(program.stop(GENERATE(SIGTERM, SIGINT)) == 0);
}
