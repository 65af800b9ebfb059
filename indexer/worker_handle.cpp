// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker_handle.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace findings {
namespace {

std::string seconds_of(std::chrono::milliseconds time) {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(time).count());
}

/// The open file goes with its name; false if nobody takes it.
bool send_request(int socket, const SourceFile& file, std::uint64_t size_bytes, int fd) {
    const std::string name =
        file.name.substr(file.name.size() > kMaxNameBytes ? file.name.size() - kMaxNameBytes : 0);
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
    return sendmsg(socket, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

}  // namespace

std::unique_ptr<Worker> Worker::start(const WorkerLimits& limits, const WorkerReader& reader) {
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

bool Worker::give(std::size_t index,
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
    if (!send_request(socket_.get(), file, size_bytes, fd)) return false;
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

std::optional<ParseOutcome> Worker::receive(const WorkerLimits& limits) {
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

Worker::Clock::duration Worker::time_left() const {
    const Clock::duration processor = processor_limit_ - (processor_time() - spent_before_);
    return std::min(processor, deadline_ - Clock::now());
}

ParseOutcome Worker::overdue() {
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

bool Worker::could_not_begin(const WorkerLimits& limits) {
    kill(pid_, SIGKILL);  // if it still lives, it could not be reached
    return death_of(wait_for_end(), 0, files_, limits).blame == Blame::Sandbox;
}

std::chrono::nanoseconds Worker::processor_time() const {
    clockid_t clock{};
    timespec used{};
    if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return {};
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

void Worker::allow(std::chrono::milliseconds processor, std::chrono::milliseconds wall) {
    processor_limit_ = processor;
    wall_limit_ = wall;
    deadline_ = begun_ + wall;
}

void Worker::allow_pages(const WorkerLimits& limits) {
    if (answers_.page_count() == page_count_) return;
    page_count_ = answers_.page_count();
    allow(limits.cpu_of(work_bytes_, page_count_), limits.wall_of(work_bytes_, page_count_));
}

void Worker::allow_recognition(const WorkerLimits& limits) {
    if (!limits.recognise) return;
    is_recognising_ = true;
    spent_before_ = processor_time();
    begun_ = Clock::now();
    allow(limits.cpu + limits.page_cpu, limits.wall + limits.page_wall);
}

void Worker::end() {
    kill(pid_, SIGKILL);
    (void)wait_for_end();
}

ParseOutcome Worker::died(const WorkerLimits& limits) {
    rusage usage{};
    const int status = wait_for_end(&usage);
    Death death =
        death_of(status, static_cast<std::int64_t>(usage.ru_maxrss) * 1024, files_, limits);
    blame_ = death.blame;
    return outcome(tl::unexpected<Error>(std::move(death.cause)));
}

int Worker::wait_for_end(rusage* usage) {
    int status = 0;
    while (wait4(pid_, &status, 0, usage) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
}

ParseOutcome Worker::outcome(Result<ParsedDocument> document) {
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

}  // namespace findings
