// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/builder.hpp"
#include "indexer/end_process.hpp"
#include "indexer/sanitized.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <fstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace findings {
namespace {

using nlohmann::json;

// sysexits.h EX_TEMPFAIL: the next run starts afresh from the published generation.
constexpr int kBuilderFailed = 75;

void send(int fd, const json& message) {
    const std::string line = message.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
    // A parent that is gone leaves nobody to tell; the pipe's error changes nothing for the build.
    if (::write(fd, line.data(), line.size()) < 0) return;
}

json to_json(const Error& error) {
    return {{"type", "error"},
            {"kind", static_cast<int>(error.kind)},
            {"message", error.message},
            {"hint", error.hint}};
}

/// Bytes that this process and its like may have together: of the machine, or of the container if
/// it allows less.
rlim_t memory_here() {
    rlim_t bytes = static_cast<rlim_t>(::sysconf(_SC_PHYS_PAGES)) *
                   static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
    for (const char* limit :
         {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::ifstream file(limit);
        rlim_t allowed = 0;  // "max" is no number
        if (file >> allowed && allowed > 0) bytes = std::min(bytes, allowed);
    }
    return bytes;
}

/// What a builder may take of it: a file that needs more is told so (std::bad_alloc) and fails by
/// itself, where the system would end the whole builder. Files that are mapped do not count.
void bound_memory() {
    if (kSanitized) return;
    const rlim_t most = memory_here() / 4 * 3;
    rlimit data{};
    if (::getrlimit(RLIMIT_DATA, &data) != 0 || data.rlim_cur <= most) return;
    data.rlim_cur = most;
    ::setrlimit(RLIMIT_DATA, &data);
}

[[noreturn]] void run_child(const BuildPlan& plan, int fd) {
    // a builder without its parent would publish what nobody asked for any more
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    bound_memory();
    try {
        const auto result = build_generation(plan, [&](const BuildProgress& p) {
            send(fd,
                 {{"type", "progress"},
                  {"done", p.files_done},
                  {"total", p.files_total},
                  {"findings", p.findings},
                  {"phase", p.phase}});
        });
        if (!result) {
            send(fd, to_json(result.error()));
            end_process(kBuilderFailed);
        }
        send(fd,
             {{"type", "result"},
              {"generation", result->manifest.generation},
              {"built_at", result->manifest.built_at},
              {"all_passages", result->manifest.passages},
              {"all_reports", result->manifest.reports},
              {"findings", result->findings},
              {"passages", result->passages},
              {"lost_records", result->lost_records}});
        end_process(0);
    } catch (const std::exception& e) {
        send(
            fd,
            to_json(
                {ErrorKind::Internal,
                 std::string("the index could not be written: ") + e.what(),
                 "check the disk's free space and health; the published generation is untouched"}));
        end_process(kBuilderFailed);
    }
}

class Conversation {
  public:
    explicit Conversation(const std::function<void(const BuildProgress&)>& progress)
        : progress_(progress) {}

    void read_all(int fd) {
        std::string pending;
        char buffer[4096];
        for (;;) {
            const ssize_t size = ::read(fd, buffer, sizeof buffer);
            if (size < 0 && errno == EINTR) continue;
            if (size <= 0) return;
            pending.append(buffer, static_cast<std::size_t>(size));
            for (std::size_t end = pending.find('\n'); end != std::string::npos;
                 end = pending.find('\n')) {
                take(json::parse(pending.substr(0, end), nullptr, false));
                pending.erase(0, end + 1);
            }
        }
    }

    [[nodiscard]] Result<BuildResult> outcome(int status) const {
        if (has_result_ && WIFEXITED(status) && WEXITSTATUS(status) == 0) return result_;
        if (!error_.message.empty()) return tl::unexpected(error_);
        const std::string how = WIFSIGNALED(status)
                                    ? std::string("was ended by ") + strsignal(WTERMSIG(status))
                                    : "ended without a word";
        return failure(ErrorKind::Internal,
                       "the builder " + how,
                       "run again; the published generation is untouched");
    }

  private:
    void take(const json& message) {
        const std::string type = message.value("type", "");
        if (type == "progress") {
            progress_({message.value("done", std::uint64_t{0}),
                       message.value("total", std::uint64_t{0}),
                       message.value("findings", std::uint64_t{0}),
                       message.value("phase", "")});
        } else if (type == "error") {
            error_ = {static_cast<ErrorKind>(message.value("kind", 0)),
                      message.value("message", ""),
                      message.value("hint", "")};
        } else if (type == "result") {
            has_result_ = true;
            result_.manifest.generation = message.value("generation", "");
            result_.manifest.built_at = message.value("built_at", "");
            result_.manifest.passages = message.value("all_passages", std::uint64_t{0});
            result_.manifest.reports = message.value("all_reports", std::uint64_t{0});
            result_.findings = message.value("findings", std::uint64_t{0});
            result_.passages = message.value("passages", std::uint64_t{0});
            result_.lost_records = message.value("lost_records", std::uint64_t{0});
        }
    }

    const std::function<void(const BuildProgress&)>& progress_;
    bool has_result_ = false;
    BuildResult result_;
    Error error_{ErrorKind::Internal, {}, {}};
};

}  // namespace

Result<BuildResult> build_in_own_process(
    const BuildPlan& plan,
    const std::function<void(const BuildProgress&)>& progress) {
    int pipe_ends[2];
    if (::pipe2(pipe_ends, O_CLOEXEC) != 0)
        return failure(ErrorKind::Internal, std::string("no pipe: ") + std::strerror(errno));
    std::fflush(nullptr);  // or the child would write the parent's buffered output a second time
    const pid_t child = ::fork();
    if (child < 0)
        return failure(ErrorKind::Internal,
                       std::string("no process for the builder: ") + std::strerror(errno));
    if (child == 0) {
        ::close(pipe_ends[0]);
        run_child(plan, pipe_ends[1]);
    }
    ::close(pipe_ends[1]);
    Conversation conversation(progress);
    conversation.read_all(pipe_ends[0]);
    ::close(pipe_ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    auto outcome = conversation.outcome(status);
    if (!outcome) discard_unfinished(plan.index_dir);
    return outcome;
}

}  // namespace findings
