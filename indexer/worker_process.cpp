// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker_process.hpp"

#include "indexer/end_process.hpp"
#include "indexer/parse/archive.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/record.hpp"
#include "indexer/worker_sandbox.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <new>
#include <optional>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace findings {
namespace {

constexpr int kSocket = 3;  // the only descriptor a worker keeps

struct Request {
    int file = -1;
    std::uint64_t size_bytes = 0;
    std::uint32_t member = 0;
    std::string name;
};

bool read_all(int fd, char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = recv(fd, to, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// Nothing when the parent has hung up.
std::optional<Request> receive_request() {
    WorkerRequest header;
    iovec part{&header, sizeof header};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t got = 0;
    do {
        got = recvmsg(kSocket, &message, MSG_WAITALL | MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got != static_cast<ssize_t>(sizeof header) || header.name_bytes > kMaxNameBytes)
        return std::nullopt;
    Request request;
    request.size_bytes = header.size_bytes;
    request.member = header.member;
    if (const cmsghdr* rights = CMSG_FIRSTHDR(&message);
        rights != nullptr && rights->cmsg_type == SCM_RIGHTS) {
        std::memcpy(&request.file, CMSG_DATA(rights), sizeof request.file);
    }
    request.name.resize(header.name_bytes);
    if (!read_all(kSocket, request.name.data(), request.name.size())) return std::nullopt;
    return request;
}

/// Whether the largest file so far took so much that what is left of it should not stay.
bool has_grown() {
    constexpr long kWornKiB = 256L << 10;
    rusage usage{};
    return getrusage(RUSAGE_SELF, &usage) == 0 && usage.ru_maxrss > kWornKiB;
}

bool answer(AnswerKind kind, std::string_view body) {
    WorkerAnswer header;
    header.kind = kind;
    header.is_worn = has_grown() ? 1 : 0;
    header.size_bytes = body.size();
    return send_all(kSocket, {reinterpret_cast<const char*>(&header), sizeof header}) &&
           send_all(kSocket, body);
}

bool answer(const Error& error) {
    std::string body(1, static_cast<char>(error.kind));
    body += error.message.substr(0, 4096);
    body += '\0';
    body += error.hint.substr(0, 4096);
    return answer(AnswerKind::Failure, body);
}

/// The file's bytes; an Error when it is not the size it was listed with, or changes under our
/// hands.
Result<std::vector<std::byte>> read_file(const Request& request) {
    std::vector<std::byte> bytes(request.size_bytes);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got =
            pread(request.file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            return failure(ErrorKind::Internal,
                           std::string("cannot be read: ") + std::strerror(errno));
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    struct stat now {};
    const bool known = fstat(request.file, &now) == 0;
    if (done != bytes.size() || !known ||
        static_cast<std::uint64_t>(now.st_size) != request.size_bytes) {
        return failure(ErrorKind::BadInput,
                       "the file changed while it was read",
                       "it is read again on the next run");
    }
    return bytes;
}

Result<ParsedDocument> parse_guarded(const WorkerReader& reader,
                                     Bytes bytes,
                                     const std::string& name) {
    try {
        return reader.parse(bytes, name, reader.recogniser, [](std::int32_t page_count) {
            // A parent that has hung up is noticed at the answer.
            (void)answer(AnswerKind::PageCount,
                         {reinterpret_cast<const char*>(&page_count), sizeof page_count});
        });
    } catch (const std::bad_alloc&) {
        end_process(kOutOfMemoryExit);
    } catch (const std::exception& e) {
        return failure(ErrorKind::Internal, std::string("the reader failed: ") + e.what());
    }
}

/// An archive's bytes without a copy of them. One that shrinks meanwhile ends the worker by SIGBUS.
class Mapping {
  public:
    explicit Mapping(const Request& request)
        : size_(request.size_bytes),
          start_(size_ == 0 ? MAP_FAILED
                            : mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, request.file, 0)) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() {
        if (start_ != MAP_FAILED) munmap(start_, size_);
    }
    /// Empty if it could not be mapped.
    [[nodiscard]] Bytes bytes() const {
        if (start_ == MAP_FAILED) return {};
        return {static_cast<const std::byte*>(start_), size_};
    }

  private:
    std::size_t size_;
    void* start_;
};

bool parse_and_answer(Bytes bytes,
                      const Request& request,
                      const WorkerLimits& limits,
                      const WorkerReader& reader);

bool serve_member(const Request& request, const WorkerLimits& limits, const WorkerReader& reader) {
    Result<std::string> content =
        failure(ErrorKind::Internal, "its archive cannot be mapped into memory");
    {
        const Mapping archive(request);
        if (!archive.bytes().empty())
            content = read_archive_member(archive.bytes(), request.member);
    }
    close(request.file);
    if (!content) return answer(content.error());
    const Bytes bytes = std::as_bytes(std::span(content->data(), content->size()));
    if (!answer(AnswerKind::Digest, sha256_hex(bytes))) return false;
    if (is_archive_of_files(bytes)) {
        return answer(Error{ErrorKind::Unsupported,
                            "an archive inside an archive",
                            "unpack it and index the folder"});
    }
    return parse_and_answer(bytes, request, limits, reader);
}

bool answer_listing(Bytes bytes) {
    const Result<ArchiveListing> listing = list_archive(bytes);
    return listing ? answer(AnswerKind::Archive, encode(*listing)) : answer(listing.error());
}

/// A file above the limit for files: an archive, or refused.
bool serve_large(const Request& request, const WorkerLimits& limits) {
    const Mapping file(request);
    close(request.file);
    if (!answer(AnswerKind::Digest, sha256_hex(file.bytes()))) return false;
    if (is_archive_of_files(file.bytes())) return answer_listing(file.bytes());
    return answer(Error{ErrorKind::TooLarge,
                        "larger than " + std::to_string(limits.file_bytes >> 20) + " MiB",
                        "split the file"});
}

bool serve(const Request& request, const WorkerLimits& limits, const WorkerReader& reader) {
    if (request.member > 0) return serve_member(request, limits, reader);
    if (request.size_bytes > limits.file_bytes) return serve_large(request, limits);
    const Result<std::vector<std::byte>> bytes = read_file(request);
    close(request.file);
    if (!bytes) return answer(bytes.error());
    if (!answer(AnswerKind::Digest, sha256_hex(std::span(*bytes)))) return false;
    if (is_archive_of_files(*bytes)) return answer_listing(*bytes);
    return parse_and_answer(*bytes, request, limits, reader);
}

bool parse_and_answer(Bytes bytes,
                      const Request& request,
                      const WorkerLimits& limits,
                      const WorkerReader& reader) {
    const Result<ParsedDocument> document = parse_guarded(reader, bytes, request.name);
    if (!document) return answer(document.error());
    const std::string record = encode(*document);
    if (record.size() > limits.output_bytes) {
        return answer(Error{ErrorKind::TooLarge,
                            "its text takes " + std::to_string(record.size()) + " bytes",
                            "split the file"});
    }
    return answer(AnswerKind::Document, record);
}

/// Keeps the socket and nothing else of what the parent had open; what libraries print goes
/// nowhere.
bool keep_only(int socket) {
    if (socket != kSocket && dup2(socket, kSocket) < 0) return false;
    if (close_range(kSocket + 1, ~0U, 0) != 0) return false;
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere < 0) return false;
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (dup2(nowhere, standard) < 0) return false;
    }
    return close(nowhere) == 0;
}

}  // namespace

void run_worker(int socket, pid_t parent, const WorkerLimits& limits, const WorkerReader& reader) {
    // A parent that is killed leaves nothing behind. It may have died before this was asked for.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) end_process(kSandboxExit);
    // A handler of the parent's would act in its place here, and could not even take itself out.
    for (int number = 1; number < NSIG; ++number) (void)std::signal(number, SIG_DFL);
    // A failed allocation in a library written in C ends in abort(); in C++ we can say what it was.
    std::set_new_handler([] { end_process(kOutOfMemoryExit); });
    if (!keep_only(socket)) end_process(kSandboxExit);
    preload_readers(reader.recogniser);
    if (reader.recogniser != nullptr) {
        // A parent that has hung up is noticed at the answer.
        reader.recogniser->before_page = [] { (void)answer(AnswerKind::Page, "p"); };
    }
    if (!lock_down(kSocket, limits.memory_bytes)) end_process(kSandboxExit);
    while (const std::optional<Request> request = receive_request()) {
        const bool goes_on = serve(*request, limits, reader);
        note_coverage();
        if (!goes_on) break;
    }
    end_process(0);
}

}  // namespace findings
