// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker.hpp"

#include "indexer/limits.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/text.hpp"
#include "indexer/worker_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <fcntl.h>
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

class UniqueFd {
  public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : fd_(fd) {}
    UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~UniqueFd() {
        if (fd_ >= 0) close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_ = -1;
};

std::string signal_name(int number) {
    const char* name = sigabbrev_np(number);
    return name == nullptr ? "signal " + std::to_string(number) : std::string("SIG") + name;
}

/// Why a worker died, in words for the ledger.
Error death_of(int status, std::int64_t peak_bytes, const WorkerLimits& limits) {
    const std::string memory =
        "needed more than " + std::to_string(limits.memory_bytes >> 20) + " MiB";
    const bool was_full = peak_bytes > static_cast<std::int64_t>(limits.memory_bytes / 100 * 65);
    if (WIFEXITED(status)) {
        if (WEXITSTATUS(status) == kOutOfMemoryExit) return {ErrorKind::TooLarge, memory, {}};
        if (WEXITSTATUS(status) == kSandboxExit)
            return {ErrorKind::Internal, "the worker could not be locked down", {}};
        if (was_full) return {ErrorKind::TooLarge, memory, {}};
        return {ErrorKind::BadInput,
                "the reader gave up (exit code " + std::to_string(WEXITSTATUS(status)) + ")",
                {}};
    }
    const int number = WTERMSIG(status);
    if (number == SIGXCPU) {
        return {ErrorKind::TooLarge,
                "needed more than " + std::to_string(limits.cpu.count()) + " s of processor time",
                {}};
    }
    if (number == SIGBUS)  // of an archive, which is mapped
        return {ErrorKind::BadInput, "the file shrank while it was read", "it is read again when it has changed"};
    if (number == SIGSYS)
        return {ErrorKind::BadInput, "the reader tried a forbidden system call (SIGSYS)", {}};
    if (number == SIGKILL)
        return {ErrorKind::TooLarge, "the reader was killed (SIGKILL; out of memory?)", {}};
    if (was_full) return {ErrorKind::TooLarge, memory + " (" + signal_name(number) + ")", {}};
    return {ErrorKind::BadInput, "the reader crashed (" + signal_name(number) + ")", {}};
}

/// An open regular file of the size it was listed with.
Result<UniqueFd> open_source(const SourceFile& file, const WorkerLimits& limits) {
    // O_NONBLOCK: opening a pipe must not wait for its writer.
    const bool is_member = file.member > 0;
    const std::filesystem::path& path = is_member ? file.archive : file.path;
    UniqueFd fd(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (fd.get() < 0) {
        if (errno == ENOENT) return failure(ErrorKind::NotFound, "gone since it was listed");
        if (errno == ELOOP) return failure(ErrorKind::Unsupported, "a symbolic link");
        return failure(ErrorKind::BadInput,
                       std::string("cannot be opened: ") + std::strerror(errno));
    }
    struct stat now {};
    if (fstat(fd.get(), &now) != 0) return failure(ErrorKind::Internal, std::strerror(errno));
    if (!S_ISREG(now.st_mode)) return failure(ErrorKind::Unsupported, "not a regular file");
    const auto size = static_cast<std::uint64_t>(now.st_size);
    // An archive is only mapped, and read a member at a time.
    const bool is_archive = is_member || ascii_lower(path.extension().string()) == ".zip";
    const std::uint64_t limit = is_archive ? std::max(kMaxArchiveFileBytes, limits.file_bytes) : limits.file_bytes;
    if (size > limit) {
        return failure(ErrorKind::TooLarge,
                       "larger than " + std::to_string(limit >> 20) + " MiB",
                       is_archive ? "unpack it and index the folder" : "split the file");
    }
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    const bool changed = is_member ? now.st_mtim.tv_sec * kNanoseconds + now.st_mtim.tv_nsec != file.mtime_ns
                                   : size != file.size_bytes;
    if (changed) {
        return failure(ErrorKind::BadInput,
                       "the file changed since it was listed",
                       "it is read again on the next run");
    }
    return fd;
}

/// The parent's end of one worker process.
class Worker {
  public:
    static std::unique_ptr<Worker> start(const WorkerLimits& limits, ParseFunction parse) {
        int ends[2] = {-1, -1};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return nullptr;
        UniqueFd ours(ends[0]);
        UniqueFd theirs(ends[1]);
        const pid_t pid = fork();
        if (pid < 0) return nullptr;
        if (pid == 0) run_worker(theirs.get(), limits, parse);
        return std::make_unique<Worker>(pid, std::move(ours));
    }

    Worker(pid_t pid, UniqueFd socket) : pid_(pid), socket_(std::move(socket)) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            (void)wait_for_end();
        }
    }

    [[nodiscard]] bool is_busy() const { return index_.has_value(); }
    [[nodiscard]] std::uint32_t files() const { return files_; }
    [[nodiscard]] std::size_t index() const { return index_.value(); }
    [[nodiscard]] int socket() const { return socket_.get(); }
    [[nodiscard]] Clock::time_point deadline() const { return deadline_; }
    void extend_deadline(Clock::duration by) { deadline_ += by; }

    /// False if the worker is gone.
    bool give(std::size_t index, const SourceFile& file, int fd, const WorkerLimits& limits) {
        struct stat now {};
        if (fstat(fd, &now) != 0) return false;
        const auto size_bytes = static_cast<std::uint64_t>(now.st_size);
        allow_processor_time(limits);
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
        deadline_ = started_ + limits.wall;
        sha256_.clear();
        buffer_.clear();
        return true;
    }

    /// Reads what has come. The outcome once the answer is complete or the worker has died; then it
    /// is idle or gone.
    std::optional<ParseOutcome> receive(const WorkerLimits& limits) {
        std::array<char, 1U << 16> chunk;
        for (;;) {
            const ssize_t got = recv(socket_.get(), chunk.data(), chunk.size(), MSG_DONTWAIT);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return std::nullopt;
            if (got <= 0) return died(limits);
            buffer_.append(chunk.data(), static_cast<std::size_t>(got));
            if (std::optional<ParseOutcome> outcome = read_answers(limits)) return outcome;
        }
    }

    ParseOutcome overdue(const WorkerLimits& limits) {
        kill(pid_, SIGKILL);
        (void)wait_for_end();
        return outcome(failure(ErrorKind::TooLarge,
                               "took longer than " + std::to_string(limits.wall.count()) + " s"));
    }
    [[nodiscard]] bool is_gone() const { return pid_ < 0; }

  private:
    /// RLIMIT_CPU counts from the process's start, in whole seconds.
    void allow_processor_time(const WorkerLimits& limits) const {
        clockid_t clock{};
        timespec used{};
        if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
        const auto until = static_cast<rlim_t>(used.tv_sec + 1 + limits.cpu.count());
        const rlimit limit{until, RLIM_INFINITY};
        (void)prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
    }

    std::optional<ParseOutcome> read_answers(const WorkerLimits& limits) {
        while (buffer_.size() >= sizeof(WorkerAnswer)) {
            WorkerAnswer header;
            std::memcpy(&header, buffer_.data(), sizeof header);
            const bool known = header.kind == AnswerKind::Digest ||
                               header.kind == AnswerKind::Document ||
                               header.kind == AnswerKind::Failure ||
                               header.kind == AnswerKind::Archive;
            if (!known || header.size_bytes > std::max<std::uint64_t>(limits.output_bytes, 16384))
                return babbled();
            if (buffer_.size() - sizeof header < header.size_bytes) return std::nullopt;
            const std::string body = buffer_.substr(sizeof header, header.size_bytes);
            buffer_.erase(0, sizeof header + header.size_bytes);
            if (header.kind == AnswerKind::Archive) return archive_outcome(body);
            if (header.kind != AnswerKind::Digest) return outcome(read_result(header.kind, body));
            const bool is_digest = body.size() == 64 &&
                                   body.find_first_not_of("0123456789abcdef") == std::string::npos;
            if (!is_digest) return babbled();
            sha256_ = body;
        }
        return std::nullopt;
    }

    /// The worker's word is not trusted: a reader may have been taken over by what it read.
    static Result<ParsedDocument> read_result(AnswerKind kind, const std::string& body) {
        if (kind == AnswerKind::Document) return decode_parsed(body);
        const std::size_t end = body.find('\0', 1);
        if (body.empty() || end == std::string::npos ||
            static_cast<unsigned char>(body[0]) > static_cast<unsigned char>(ErrorKind::Internal)) {
            return failure(ErrorKind::Internal, "the worker's answer makes no sense");
        }
        return failure(static_cast<ErrorKind>(body[0]),
                       body.substr(1, end - 1),
                       body.substr(end + 1));
    }

    ParseOutcome archive_outcome(const std::string& body) {
        Result<ArchiveListing> listing = decode_archive_listing(body);
        if (!listing) return outcome(tl::unexpected<Error>(listing.error()));
        ParseOutcome result = outcome(ParsedDocument{});
        result.archive = std::move(*listing);
        return result;
    }

    ParseOutcome babbled() {
        kill(pid_, SIGKILL);
        (void)wait_for_end();
        return outcome(failure(ErrorKind::Internal, "the worker's answer makes no sense"));
    }

    ParseOutcome died(const WorkerLimits& limits) {
        rusage usage{};
        const int status = wait_for_end(&usage);
        return outcome(tl::unexpected<Error>(
            death_of(status, static_cast<std::int64_t>(usage.ru_maxrss) * 1024, limits)));
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
        ParseOutcome result{index_.value(), sha256_, std::move(document), spent.count(), std::nullopt};
        index_.reset();
        return result;
    }

    pid_t pid_;
    UniqueFd socket_;
    std::optional<std::size_t> index_;
    std::uint32_t files_ = 0;
    Clock::time_point started_;
    Clock::time_point deadline_;
    std::string sha256_;
    std::string buffer_;
};

/// Hands files to workers and outcomes to `done`.
class WorkerPool {
  public:
    WorkerPool(ParseFunction parse,
               std::span<const SourceFile> files,
               const WorkerLimits& limits,
               const std::function<bool(ParseOutcome)>& done)
        : parse_(parse), files_(files), limits_(limits), done_(done) {}

    Result<void> run(unsigned jobs) {
        workers_.resize(std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(files_.size(), 1)));
        while (!stopped_) {
            for (std::unique_ptr<Worker>& worker : workers_) {
                if (Result<void> given = give_next(worker); !given) return given;
            }
            if (stopped_ || !wait()) break;
        }
        return {};
    }

  private:
    /// Gives an idle worker the next file that can be opened.
    Result<void> give_next(std::unique_ptr<Worker>& worker) {
        while (!stopped_ && next_ < files_.size() && (!worker || !worker->is_busy())) {
            const SourceFile& file = files_[next_];
            Result<UniqueFd> fd = open_source(file, limits_);
            if (!fd) {
                report(ParseOutcome{next_++, {}, tl::unexpected<Error>(fd.error()), 0, std::nullopt});
                continue;
            }
            const bool worn =
                worker && (worker->is_gone() || worker->files() >= limits_.files_per_worker);
            if (worn) worker.reset();
            if (!worker) worker = Worker::start(limits_, parse_);
            if (!worker)
                return failure(ErrorKind::Internal,
                               std::string("no worker can be started: ") + std::strerror(errno));
            if (worker->give(next_, file, fd->get(), limits_)) {
                ++next_;
                starts_failed_ = 0;
            } else {
                // It died before it was given anything; no file is to blame.
                worker.reset();
                if (++starts_failed_ > 3)
                    return failure(ErrorKind::Internal, "workers die before they begin");
            }
        }
        return {};
    }

    /// Waits for one worker at least; false when none is busy.
    bool wait() {
        std::vector<pollfd> polled;
        std::vector<Worker*> busy;
        Clock::time_point first = Clock::time_point::max();
        for (const std::unique_ptr<Worker>& worker : workers_) {
            if (!worker || !worker->is_busy()) continue;
            polled.push_back({worker->socket(), POLLIN, 0});
            busy.push_back(worker.get());
            first = std::min(first, worker->deadline());
        }
        if (busy.empty()) return next_ < files_.size();
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(first - Clock::now()).count();
        (void)poll(polled.data(),
                   polled.size(),
                   static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000)));
        for (std::size_t i = 0; i < busy.size() && !stopped_; ++i) {
            std::optional<ParseOutcome> outcome;
            if (polled[i].revents != 0) outcome = busy[i]->receive(limits_);
            if (!outcome && Clock::now() >= busy[i]->deadline())
                outcome = busy[i]->overdue(limits_);
            if (outcome) report(std::move(*outcome));
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

    ParseFunction parse_;
    std::span<const SourceFile> files_;
    const WorkerLimits& limits_;
    const std::function<bool(ParseOutcome)>& done_;
    std::vector<std::unique_ptr<Worker>> workers_;
    std::size_t next_ = 0;
    int starts_failed_ = 0;
    bool stopped_ = false;
};

}  // namespace

Result<void> parse_in_workers_with(ParseFunction parse,
                                   std::span<const SourceFile> files,
                                   unsigned jobs,
                                   const WorkerLimits& limits,
                                   const std::function<bool(ParseOutcome)>& done) {
    return WorkerPool(parse, files, limits, done).run(jobs);
}

Result<void> parse_in_workers(std::span<const SourceFile> files,
                              unsigned jobs,
                              const WorkerLimits& limits,
                              const std::function<bool(ParseOutcome)>& done) {
    return parse_in_workers_with(&parse_file, files, jobs, limits, done);
}

}  // namespace findings
