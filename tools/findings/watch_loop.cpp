// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/watch_loop.hpp"

#include "indexer/watch.hpp"
#include "tools/findings/commands.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace findings {
namespace {

// Without an event a run finds what inotify does not tell: changes on network file systems.
constexpr std::chrono::minutes kLookAnyway{10};

}  // namespace

StopSignal::StopSignal() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    fd_ = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

StopSignal::~StopSignal() {
    if (fd_ >= 0) close(fd_);
}

bool StopSignal::came() const {
    pollfd polled{fd_, POLLIN, 0};
    return poll(&polled, 1, 0) > 0;
}

int watch_folders(IndexOptions& options, const StopSignal& stop, const std::function<int()>& run) {
    // The watch stands before the first run: what comes during a run is in the next one.
    auto watch = FolderWatch::open(options.roots, options.index_dir, {});
    if (!watch) return fail(watch.error());
    if (const int code = run(); code == kExitFailed) return code;
    options.retry_failed = false;
    std::fprintf(stderr, "watching; Ctrl-C or SIGTERM ends it\n");
    std::string told;
    while (!stop.came()) {
        if (watch->problem() != told)
            std::fprintf(stderr, "findings: %s\n", (told = watch->problem()).c_str());
        if (watch->wait(stop.descriptor(), kLookAnyway) == FolderWatch::Woken::ByStop) break;
        options.leave = watch->unfinished();
        (void)run();  // a run that could not be made (disk full, another builder) is said; the next
                      // change tries again
    }
    return kExitDone;
}

}  // namespace findings
