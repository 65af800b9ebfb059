// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

namespace findings {
namespace {

tl::unexpected<Error> io_failure(const std::filesystem::path& path, const char* what) {
    const int code = errno;
    std::string hint;
    if (code == ENOSPC || code == EDQUOT) hint = "free some space on that disk and run again; nothing is lost";
    if (code == EACCES || code == EROFS) hint = "give this user the right to read and write there";
    return failure(ErrorKind::Internal, path.string() + ": " + what + ": " + std::strerror(code), hint);
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in && (errno == ENOENT || errno == ENOTDIR)) return failure(ErrorKind::NotFound, path.string() + ": " + std::strerror(errno));
    if (!in) return io_failure(path, "cannot be read");
    std::string content;
    std::array<char, 1U << 16U> chunk{};
    // By read(), which marks the stream when the disk fails; an iterator would throw.
    while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) content.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad()) return io_failure(path, "cannot be read");
    return content;
}

namespace {

bool write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Result<void> write_and_rename(const std::filesystem::path& path, std::string_view content, bool durable) {
    std::filesystem::path temporary = path;
    temporary += ".new";
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return io_failure(temporary, "cannot be created");
    if (!write_all(fd, content) || (durable && ::fsync(fd) != 0)) {
        auto error = io_failure(temporary, "cannot be written");
        ::close(fd);
        ::unlink(temporary.c_str());
        return error;
    }
    if (::close(fd) != 0) return io_failure(temporary, "cannot be written");
    if (std::rename(temporary.c_str(), path.c_str()) != 0) return io_failure(path, "cannot be renamed to");
    return {};
}

}  // namespace

Result<void> write_file(const std::filesystem::path& path, std::string_view content) { return write_and_rename(path, content, false); }

Result<void> write_durably(const std::filesystem::path& path, std::string_view content) {
    if (auto written = write_and_rename(path, content, true); !written) return written;
    return sync_path(path.parent_path());
}

Result<void> copy_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    constexpr std::size_t kChunk = 1U << 20;
    const int in = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    if (in < 0) return failure(ErrorKind::NotFound, from.string() + ": " + std::strerror(errno));
    const int out = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (out < 0) {
        auto error = io_failure(to, "cannot be created");
        ::close(in);
        return error;
    }
    Result<void> done;
    std::string chunk(kChunk, '\0');
    for (ssize_t size = 1; size > 0 && done;) {
        size = ::read(in, chunk.data(), chunk.size());
        if (size < 0) done = io_failure(from, "cannot be read");
        if (size > 0 && !write_all(out, std::string_view(chunk).substr(0, static_cast<std::size_t>(size)))) done = io_failure(to, "cannot be written");
    }
    if (done && ::fsync(out) != 0) done = io_failure(to, "cannot be made durable");
    ::close(in);
    if (::close(out) != 0 && done) done = io_failure(to, "cannot be written");
    return done;
}

Result<void> sync_path(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return io_failure(path, "cannot be opened");
    const bool synced = ::fsync(fd) == 0;
    auto error = io_failure(path, "cannot be made durable");
    ::close(fd);
    if (!synced) return error;
    return {};
}

}  // namespace findings
