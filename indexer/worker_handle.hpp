// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of parse_in_workers: the parent's half of one worker. Not for other modules.

#include "indexer/worker.hpp"
#include "indexer/worker_answer.hpp"
#include "indexer/worker_death.hpp"
#include "indexer/worker_process.hpp"
#include "indexer/worker_source.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <sys/types.h>
#include <utility>

struct rusage;

namespace findings {

/// The parent's end of one worker process: gives it a file, takes its answer, knows when its time
/// is over. Ends the process when it goes.
class Worker {
  public:
    using Clock = std::chrono::steady_clock;

    /// Null if no process can be started; errno says why.
    static std::unique_ptr<Worker> start(const WorkerLimits& limits, const WorkerReader& reader);

    Worker(pid_t pid, UniqueFd socket) : pid_(pid), socket_(std::move(socket)) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() {
        if (pid_ > 0) end();
    }

    [[nodiscard]] bool is_busy() const { return index_.has_value(); }
    [[nodiscard]] std::uint32_t files() const { return files_; }
    [[nodiscard]] std::size_t index() const { return index_.value(); }
    [[nodiscard]] int socket() const { return socket_.get(); }
    void extend_deadline(Clock::duration by) { begun_ += by, deadline_ += by; }

    /// False if the worker is gone.
    bool give(std::size_t index,
              const SourceFile& file,
              int fd,
              const WorkerLimits& limits,
              const SinkMaker& sinks);

    /// Reads what has come. The outcome once the answer is complete or the worker has died; then it
    /// is idle or gone.
    std::optional<ParseOutcome> receive(const WorkerLimits& limits);

    /// How long nothing can be overdue. Processor time goes by no faster than the clock: a reader
    /// has one thread.
    [[nodiscard]] Clock::duration time_left() const;

    /// Ends a worker that has no time left.
    ParseOutcome overdue();
    [[nodiscard]] bool is_gone() const { return pid_ < 0; }
    [[nodiscard]] bool is_worn() const { return answers_.is_worn(); }
    /// Of the last outcome, if the worker died over it.
    [[nodiscard]] std::optional<Blame> blame() const { return blame_; }

    /// Ends an idle worker: whether it had never been able to begin.
    bool could_not_begin(const WorkerLimits& limits);

  private:
    [[nodiscard]] std::chrono::nanoseconds processor_time() const;
    /// What may be spent from begun_ on. RLIMIT_CPU would count from the process's start, and in a
    /// container root may not be allowed to move the limit of a process that has become another
    /// user.
    void allow(std::chrono::milliseconds processor, std::chrono::milliseconds wall);
    /// The reader has said how many pages there are.
    void allow_pages(const WorkerLimits& limits);
    /// A page is about to be recognised: its time is added to what reading may take besides.
    void allow_recognition(const WorkerLimits& limits);
    void end();
    ParseOutcome died(const WorkerLimits& limits);
    int wait_for_end(rusage* usage = nullptr);
    ParseOutcome outcome(Result<ParsedDocument> document);

    pid_t pid_;
    UniqueFd socket_;
    std::optional<std::size_t> index_;
    std::uint32_t files_ = 0;
    Clock::time_point started_;
    // of what may be spent until deadline_; listening elsewhere puts both off
    Clock::time_point begun_;
    Clock::time_point deadline_;
    std::chrono::nanoseconds spent_before_{};
    std::chrono::milliseconds processor_limit_{};
    std::chrono::milliseconds wall_limit_{};
    std::uint64_t work_bytes_ = 0;
    std::int32_t page_count_ = 0;  // as far as time was given for it
    bool is_recognising_ = false;
    AnswerReader answers_{0};
    std::optional<Blame> blame_;
};

}  // namespace findings
