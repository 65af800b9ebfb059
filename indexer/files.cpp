// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>
#include <utility>

namespace findings {
namespace {

tl::unexpected<Error> io_failure(const std::filesystem::path& path, const char* what) {
    const int code = errno;
    std::string hint;
    if (code == ENOSPC || code == EDQUOT)
        hint = "free some space on that disk and run again; nothing is lost";
    if (code == EACCES || code == EROFS) hint = "give this user the right to read and write there";
    return failure(ErrorKind::Internal,
                   path.string() + ": " + what + ": " + std::strerror(code),
                   hint);
}

}  // namespace

Result<void> read_in_pieces(const std::filesystem::path& path,
                            const std::function<bool(std::string_view)>& take) {
    std::ifstream in(path, std::ios::binary);
    if (!in && (errno == ENOENT || errno == ENOTDIR))
        return failure(ErrorKind::NotFound, path.string() + ": " + std::strerror(errno));
    if (!in) return io_failure(path, "cannot be read");
    std::array<char, 1U << 16U> chunk{};
    // By read(), which marks the stream when the disk fails; an iterator would throw.
    while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) {
        if (!take({chunk.data(), static_cast<std::size_t>(in.gcount())})) return {};
    }
    if (in.bad()) return io_failure(path, "cannot be read");
    return {};
}

Result<std::string> read_file(const std::filesystem::path& path) {
    std::string content;
    const auto read = read_in_pieces(path, [&](std::string_view piece) {
        content.append(piece);
        return true;
    });
    if (!read) return tl::unexpected(read.error());
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

Result<void> write_and_rename(const std::filesystem::path& path,
                              std::string_view content,
                              bool durable) {
    std::filesystem::path temporary = path;
    temporary += ".new";
    auto file = NewFile::create(std::move(temporary));
    if (!file) return tl::unexpected(file.error());
    if (auto written = file->write(content); !written) return written;
    if (durable) {
        if (auto synced = file->sync(); !synced) return synced;
    }
    return file->rename_to(path);
}

}  // namespace

NewFile::NewFile(std::filesystem::path temporary, int fd)
    : temporary_(std::move(temporary)), fd_(fd) {}

NewFile::NewFile(NewFile&& other) noexcept
    : temporary_(std::exchange(other.temporary_, {})), fd_(std::exchange(other.fd_, -1)) {}

NewFile::~NewFile() {
    if (fd_ >= 0) ::close(fd_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<NewFile> NewFile::create(std::filesystem::path temporary) {
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return io_failure(temporary, "cannot be created");
    return NewFile(std::move(temporary), fd);
}

Result<void> NewFile::write(std::string_view content) {
    if (!write_all(fd_, content)) return io_failure(temporary_, "cannot be written");
    return {};
}

Result<void> NewFile::sync() {
    if (::fsync(fd_) != 0) return io_failure(temporary_, "cannot be written");
    return {};
}

Result<void> NewFile::rename_to(const std::filesystem::path& path) {
    if (::close(std::exchange(fd_, -1)) != 0) return io_failure(temporary_, "cannot be written");
    if (std::rename(temporary_.c_str(), path.c_str()) != 0)
        return io_failure(path, "cannot be renamed to");
    temporary_.clear();
    return {};
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content) {
    return write_and_rename(path, content, false);
}

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
        if (size > 0 &&
            !write_all(out, std::string_view(chunk).substr(0, static_cast<std::size_t>(size))))
            done = io_failure(to, "cannot be written");
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
