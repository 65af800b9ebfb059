// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker_death.hpp"

#include "indexer/worker_process.hpp"

#include <csignal>
#include <cstring>
#include <string>
#include <sys/wait.h>

namespace findings {
namespace {

std::string signal_name(int number) {
    const char* name = sigabbrev_np(number);
    return name == nullptr ? "signal " + std::to_string(number) : std::string("SIG") + name;
}

/// Signals that a locked-down reader cannot have brought upon itself by a fault.
bool is_from_outside(int number) {
    return number == SIGKILL || number == SIGTERM || number == SIGHUP || number == SIGINT ||
           number == SIGQUIT;
}

}  // namespace

Death death_of(int status,
               std::int64_t peak_bytes,
               std::uint32_t files,
               const WorkerLimits& limits) {
    const Blame suspect = files > 1 ? Blame::Earlier : Blame::File;
    const Error memory{ErrorKind::TooLarge,
                       "needed more than " + std::to_string(limits.memory_bytes >> 20) + " MiB",
                       {}};
    const bool was_full = peak_bytes > static_cast<std::int64_t>(limits.memory_bytes / 100 * 65);
    if (WIFEXITED(status)) {
        const int code = WEXITSTATUS(status);
        if (code == kSandboxExit)
            return {Blame::Sandbox,
                    {ErrorKind::Internal, "the worker could not be locked down", {}}};
        if (code == kOutOfMemoryExit || was_full) return {suspect, memory};
        return {suspect,
                {ErrorKind::BadInput,
                 "the reader gave up (exit code " + std::to_string(code) + ")",
                 {}}};
    }
    const int number = WTERMSIG(status);
    if (number == SIGXCPU) {
        return {Blame::File,
                {ErrorKind::TooLarge,
                 "needed more than " + std::to_string(limits.cpu.count()) + " s of processor time",
                 {}}};
    }
    if (number == SIGBUS) {  // of an archive, which is mapped
        return {suspect,
                {ErrorKind::BadInput,
                 "the file shrank while it was read",
                 "it is read again when it has changed"}};
    }
    if (number == SIGSYS)
        return {suspect,
                {ErrorKind::BadInput, "the reader tried a forbidden system call (SIGSYS)", {}}};
    if (is_from_outside(number)) {
        const bool was_large = peak_bytes > static_cast<std::int64_t>(limits.memory_bytes / 4);
        return {was_large ? Blame::Memory : Blame::Outside,
                {ErrorKind::TooLarge,
                 "its reader was killed each time (" + signal_name(number) + "; is memory short?)",
                 "free memory or use fewer --jobs, then run again with --retry-failed"}};
    }
    if (was_full)
        return {suspect, {memory.kind, memory.message + " (" + signal_name(number) + ")", {}}};
    return {suspect, {ErrorKind::BadInput, "the reader crashed (" + signal_name(number) + ")", {}}};
}

}  // namespace findings
