// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker_sandbox.hpp"

#include "tests/catch.hpp"
#include "tests/parse/obedient_reader.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace findings;

TEST_CASE("worker: a reader can neither open files nor make connections", "[parse]") {
    if (!sandbox_is_available()) return;
    const TempFolder folder;
    const auto outcomes =
        outcomes_of({folder.write("open", "open"), folder.write("connect", "connect")},
                    WorkerLimits{});
    CHECK(outcomes.at("open") == "read");
    CHECK(outcomes.at("connect") == "the reader tried a forbidden system call (SIGSYS)");
}

TEST_CASE("worker: whatever a reader that was taken over tries, it is killed or refused",
          "[parse]") {
    if (!sandbox_is_available()) return;
    const TempFolder folder;
    std::vector<SourceFile> files;
    for (const std::string& what : attacks()) {
        files.push_back(folder.write("attack " + what, "attack " + what));
        files.push_back(folder.write("after " + what, "harmless"));
    }
    const auto outcomes = outcomes_of(files, WorkerLimits{});
    for (const auto& [name, outcome] : outcomes) {
        CAPTURE(name);
        const bool is_attack = name.starts_with("attack ");
        const bool is_stopped =
            outcome == "refused" || outcome == "the reader tried a forbidden system call (SIGSYS)";
        CHECK((is_attack ? is_stopped : outcome == "read"));
    }
    CHECK_FALSE(std::filesystem::exists("/tmp/findings-was-here"));
}

TEST_CASE("worker: the second layer refuses files and network by itself, where the kernel has it",
          "[parse]") {
    // In a process of its own, without the list of system calls.
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        leave_privileges();
        if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !enter_landlock()) _exit(2);
        _exit(open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0 && errno == EACCES ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 2) return;  // a kernel without Landlock
    CHECK(WEXITSTATUS(status) == 0);
}
