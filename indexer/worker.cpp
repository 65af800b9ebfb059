// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker.hpp"

#include "indexer/worker_handle.hpp"
#include "indexer/worker_process.hpp"
#include "indexer/worker_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <poll.h>
#include <utility>
#include <vector>

namespace findings {
namespace {

using Clock = Worker::Clock;

constexpr int kMaxSandboxFailures = 3;
constexpr int kMaxStarts = 1000;  // of workers that are killed before they are given a file
// a file's workers may be killed from outside so often: the machine's fault, not its own
constexpr int kMaxKills = 20;

/// Hands files to workers and outcomes to `done`.
class WorkerPool {
  public:
    WorkerPool(const WorkerReader& reader,
               std::span<const SourceFile> files,
               const WorkerLimits& limits,
               const std::function<bool(ParseOutcome)>& done,
               const SinkMaker& sinks)
        : reader_(reader), files_(files), limits_(limits), done_(done), sinks_(sinks) {}

    Result<void> run(unsigned jobs) {
        workers_.resize(std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(files_.size(), 1)));
        while (!stopped_) {
            for (std::unique_ptr<Worker>& worker : workers_) {
                if (Result<void> given = give_next(worker); !given) return given;
            }
            if (starts_failed_ >= kMaxSandboxFailures)
                return failure(ErrorKind::Internal,
                               "no worker can be locked down on this machine",
                               "see docs/reliability.md");
            if (stopped_ || !wait()) break;
        }
        return {};
    }

  private:
    struct Turn {
        std::size_t index = 0;
        bool is_again = false;  // then in a worker of its own
    };

    [[nodiscard]] bool has_next() const { return next_ < files_.size() || !again_.empty(); }

    /// The files in order; after the last one those that are read once more.
    Turn next_turn() {
        if (next_ < files_.size()) return {next_++, false};
        const Turn turn{again_.front(), true};
        again_.pop_front();
        return turn;
    }

    /// Gives an idle worker the next file that can be opened.
    Result<void> give_next(std::unique_ptr<Worker>& worker) {
        while (!stopped_ && has_next() && (!worker || !worker->is_busy())) {
            const Turn turn = next_turn();
            const SourceFile& file = files_[turn.index];
            const Result<UniqueFd> fd = open_source(file, limits_);
            if (!fd) {
                report(ParseOutcome{turn.index,
                                    {},
                                    tl::unexpected<Error>(fd.error()),
                                    0,
                                    std::nullopt});
                continue;
            }
            if (Result<void> given = give(worker, turn, file, fd->get()); !given) return given;
        }
        return {};
    }

    Result<void> give(std::unique_ptr<Worker>& worker,
                      const Turn& turn,
                      const SourceFile& file,
                      int fd) {
        const bool is_worn = worker && (worker->is_gone() || worker->is_worn() || turn.is_again ||
                                        worker->files() >= limits_.files_per_worker);
        if (is_worn) worker.reset();
        for (int tries = 0; tries < kMaxStarts; ++tries) {
            if (!worker) worker = Worker::start(limits_, reader_);
            if (!worker)
                return failure(ErrorKind::Internal,
                               std::string("no worker can be started: ") + std::strerror(errno));
            if (worker->give(turn.index, file, fd, limits_, sinks_)) return {};
            // It died before it was given anything: no file is to blame.
            const bool is_hopeless = worker->could_not_begin(limits_);
            worker.reset();
            if (is_hopeless && ++starts_failed_ >= kMaxSandboxFailures) break;
        }
        return failure(ErrorKind::Internal, "workers die before they begin");
    }

    /// Whether the file of this outcome gets another turn, because the worker's death says little
    /// about it.
    bool is_read_again(const ParseOutcome& outcome, const Worker& worker) {
        if (outcome.document || !worker.blame() || *worker.blame() == Blame::File) return false;
        int& deaths = deaths_[outcome.index];
        const int allowed = *worker.blame() == Blame::Outside ? kMaxKills : 1;
        if (*worker.blame() != Blame::Sandbox && deaths >= allowed) return false;
        ++deaths;
        again_.push_back(outcome.index);
        return true;
    }

    /// Waits for one worker at least; false when none is busy.
    bool wait() {
        std::vector<pollfd> polled;
        std::vector<Worker*> busy;
        Clock::duration first = Clock::duration::max();
        for (const std::unique_ptr<Worker>& worker : workers_) {
            if (!worker || !worker->is_busy()) continue;
            polled.push_back({worker->socket(), POLLIN, 0});
            busy.push_back(worker.get());
            first = std::min(first, worker->time_left());
        }
        if (busy.empty()) return has_next();
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(first).count();
        (void)poll(polled.data(),
                   polled.size(),
                   static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000)));
        for (std::size_t i = 0; i < busy.size() && !stopped_; ++i) {
            std::optional<ParseOutcome> outcome;
            if (polled[i].revents != 0) outcome = busy[i]->receive(limits_);
            if (!outcome && busy[i]->time_left() <= Clock::duration::zero())
                outcome = busy[i]->overdue();
            if (outcome && busy[i]->blame() == Blame::Sandbox) ++starts_failed_;
            if (outcome && !is_read_again(*outcome, *busy[i])) report(std::move(*outcome));
        }
        return true;
    }

    void report(ParseOutcome outcome) {
        const Clock::time_point before = Clock::now();
        if (!done_(std::move(outcome))) stopped_ = true;
        // Nobody listened to the workers meanwhile: that is not their delay.
        const Clock::duration spent = Clock::now() - before;
        for (const std::unique_ptr<Worker>& worker : workers_) {
            if (worker && worker->is_busy()) worker->extend_deadline(spent);
        }
    }

    WorkerReader reader_;
    std::span<const SourceFile> files_;
    const WorkerLimits& limits_;
    const std::function<bool(ParseOutcome)>& done_;
    const SinkMaker& sinks_;
    std::vector<std::unique_ptr<Worker>> workers_;
    std::size_t next_ = 0;
    std::deque<std::size_t> again_;      // files that get another turn
    std::map<std::size_t, int> deaths_;  // of workers over a file that got another turn
    int starts_failed_ = 0;              // workers that could not be locked down
    bool stopped_ = false;
};

}  // namespace

Result<void> parse_in_workers_with(ParseFunction parse,
                                   std::span<const SourceFile> files,
                                   unsigned jobs,
                                   const WorkerLimits& limits,
                                   const std::function<bool(ParseOutcome)>& done,
                                   const SinkMaker& sinks) {
    if (!limits.recognise || files.empty())
        return WorkerPool({parse, nullptr}, files, limits, done, sinks).run(jobs);
    // Loaded here, its memory is shared by all workers.
    const Result<std::unique_ptr<Recogniser>> recogniser = Recogniser::load();
    if (!recogniser) return tl::unexpected<Error>(recogniser.error());
    WorkerLimits more = limits;
    more.memory_bytes += limits.recognition_bytes;
    return WorkerPool({parse, recogniser->get()}, files, more, done, sinks).run(jobs);
}

Result<void> parse_in_workers(std::span<const SourceFile> files,
                              unsigned jobs,
                              const WorkerLimits& limits,
                              const std::function<bool(ParseOutcome)>& done,
                              const SinkMaker& sinks) {
    return parse_in_workers_with(&parse_file, files, jobs, limits, done, sinks);
}

}  // namespace findings
