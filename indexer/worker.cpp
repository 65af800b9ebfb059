// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker.hpp"

#include "indexer/limits.hpp"
#include "indexer/text.hpp"
#include "indexer/worker_answer.hpp"
#include "indexer/worker_death.hpp"
#include "indexer/worker_process.hpp"
#include "indexer/worker_source.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <map>
#include <memory>
#include <optional>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMaxSandboxFailures = 3;
constexpr int kMaxStarts = 1000;  // of workers that are killed before they are given a file
// a file's workers may be killed from outside so often: the machine's fault, not its own
constexpr int kMaxKills = 20;

std::string seconds_of(std::chrono::milliseconds time) {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(time).count());
}

/// The parent's end of one worker process.
class Worker {
  public:
    static std::unique_ptr<Worker> start(const WorkerLimits& limits, const WorkerReader& reader) {
        int ends[2] = {-1, -1};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return nullptr;
        UniqueFd ours(ends[0]);
        UniqueFd theirs(ends[1]);
        const pid_t parent = getpid();
        const pid_t pid = fork();
        if (pid < 0) return nullptr;
        if (pid == 0) run_worker(theirs.get(), parent, limits, reader);
        return std::make_unique<Worker>(pid, std::move(ours));
    }

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
              const SinkMaker& sinks) {
        struct stat now {};
        if (fstat(fd, &now) != 0) return false;
        const auto size_bytes = static_cast<std::uint64_t>(now.st_size);
        // The size of a member is that of its text, unpacked.
        work_bytes_ = std::max(size_bytes, file.size_bytes);
        page_count_ = 0;
        spent_before_ = processor_time();
        begun_ = Clock::now();
        allow(limits.cpu_of(work_bytes_, 0), limits.wall_of(work_bytes_, 0));
        const std::string name = file.name.substr(
            file.name.size() > kMaxNameBytes ? file.name.size() - kMaxNameBytes : 0);
        WorkerRequest header;
        header.size_bytes = size_bytes;
        header.member = file.member;
        header.name_bytes = static_cast<std::uint32_t>(name.size());
        std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
        bytes += name;
        iovec part{bytes.data(), bytes.size()};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr* rights = CMSG_FIRSTHDR(&message);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(rights), &fd, sizeof fd);
        if (sendmsg(socket_.get(), &message, MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()))
            return false;
        index_ = index;
        ++files_;
        started_ = Clock::now();
        is_recognising_ = false;
        AnswerReader::MakeSink make_sink;
        if (sinks)
            make_sink = [&sinks, index](const std::string& sha256) { return sinks(index, sha256); };
        answers_ = AnswerReader(limits.output_bytes, std::move(make_sink));
        return true;
    }

    /// Reads what has come. The outcome once the answer is complete or the worker has died; then it
    /// is idle or gone.
    std::optional<ParseOutcome> receive(const WorkerLimits& limits) {
        std::array<char, 1U << 16> chunk;
        // A worker that never stops talking must not keep the parent from the others.
        for (int turn = 0; turn < 64; ++turn) {
            const ssize_t got = recv(socket_.get(), chunk.data(), chunk.size(), MSG_DONTWAIT);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return std::nullopt;
            if (got <= 0) return died(limits);
            auto result = answers_.push({chunk.data(), static_cast<std::size_t>(got)});
            allow_pages(limits);
            if (answers_.take_pages_begun() > 0) allow_recognition(limits);
            if (!result) continue;
            if (answers_.made_no_sense()) end();
            return outcome(std::move(*result));
        }
        return std::nullopt;
    }

    /// How long nothing can be overdue. Processor time goes by no faster than the clock: a reader
    /// has one thread.
    [[nodiscard]] Clock::duration time_left() const {
        const Clock::duration processor = processor_limit_ - (processor_time() - spent_before_);
        return std::min(processor, deadline_ - Clock::now());
    }

    /// Ends a worker that has no time left.
    ParseOutcome overdue() {
        const auto spent = processor_time() - spent_before_;
        end();
        // One that was kept waiting, by the machine or by a signal, may do better another time.
        blame_ = spent > processor_limit_ / 2 ? Blame::File : Blame::Memory;
        std::string cause =
            spent >= processor_limit_
                ? "needed more than " + seconds_of(processor_limit_) + " s of processor time"
                : "took longer than " + seconds_of(wall_limit_) + " s";
        if (is_recognising_) cause = "optical recognition of a page " + cause;
        return outcome(failure(ErrorKind::TooLarge, std::move(cause)));
    }
    [[nodiscard]] bool is_gone() const { return pid_ < 0; }
    [[nodiscard]] bool is_worn() const { return answers_.is_worn(); }
    /// Of the last outcome, if the worker died over it.
    [[nodiscard]] std::optional<Blame> blame() const { return blame_; }

    /// Ends an idle worker: whether it had never been able to begin.
    bool could_not_begin(const WorkerLimits& limits) {
        kill(pid_, SIGKILL);  // if it still lives, it could not be reached
        return death_of(wait_for_end(), 0, files_, limits).blame == Blame::Sandbox;
    }

  private:
    [[nodiscard]] std::chrono::nanoseconds processor_time() const {
        clockid_t clock{};
        timespec used{};
        if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return {};
        return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
    }

    /// What may be spent from begun_ on. RLIMIT_CPU would count from the process's start, and in a
    /// container root may not be allowed to move the limit of a process that has become another
    /// user.
    void allow(std::chrono::milliseconds processor, std::chrono::milliseconds wall) {
        processor_limit_ = processor;
        wall_limit_ = wall;
        deadline_ = begun_ + wall;
    }

    /// The reader has said how many pages there are.
    void allow_pages(const WorkerLimits& limits) {
        if (answers_.page_count() == page_count_) return;
        page_count_ = answers_.page_count();
        allow(limits.cpu_of(work_bytes_, page_count_), limits.wall_of(work_bytes_, page_count_));
    }

    /// A page is about to be recognised: its time is added to what reading may take besides.
    void allow_recognition(const WorkerLimits& limits) {
        if (!limits.recognise) return;
        is_recognising_ = true;
        spent_before_ = processor_time();
        begun_ = Clock::now();
        allow(limits.cpu + limits.page_cpu, limits.wall + limits.page_wall);
    }

    void end() {
        kill(pid_, SIGKILL);
        (void)wait_for_end();
    }

    ParseOutcome died(const WorkerLimits& limits) {
        rusage usage{};
        const int status = wait_for_end(&usage);
        Death death =
            death_of(status, static_cast<std::int64_t>(usage.ru_maxrss) * 1024, files_, limits);
        blame_ = death.blame;
        return outcome(tl::unexpected<Error>(std::move(death.cause)));
    }

    int wait_for_end(rusage* usage = nullptr) {
        int status = 0;
        while (wait4(pid_, &status, 0, usage) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return status;
    }

    ParseOutcome outcome(Result<ParsedDocument> document) {
        const auto spent =
            std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
        ParseOutcome result{index_.value(),
                            answers_.sha256(),
                            std::move(document),
                            spent.count(),
                            answers_.take_archive()};
        index_.reset();
        return result;
    }

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
