// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/locked_file.hpp"

#include "indexer/schema/limits.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace findings {
namespace fs = std::filesystem;

tl::unexpected<Error> system_failure(const fs::path& file, const char* what) {
    return failure(ErrorKind::Internal,
                   file.string() + ": " + what + ": " + std::strerror(errno),
                   "nothing was kept; mend that and try again");
}

Result<void> sync_folder(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return system_failure(folder, "cannot be opened");
    const bool is_synced = ::fsync(fd) == 0;
    ::close(fd);
    if (!is_synced) return system_failure(folder, "cannot be made durable");
    return {};
}

LockedFile::LockedFile(const fs::path& path) : path_(path) {
    do {
        if (fd_ >= 0) ::close(fd_);
        fd_ = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
        if (fd_ < 0) return;
        int locked = 0;
        while ((locked = ::flock(fd_, LOCK_EX)) != 0 && errno == EINTR) {
        }
        is_open_ = locked == 0;
    } while (is_open_ && is_replaced());
}
LockedFile::~LockedFile() {
    if (fd_ >= 0) ::close(fd_);
}

bool LockedFile::is_replaced() const {
    struct stat mine {
    }, named{};
    return ::fstat(fd_, &mine) == 0 && ::stat(path_.c_str(), &named) == 0 &&
           (mine.st_ino != named.st_ino || mine.st_dev != named.st_dev);
}

Result<void> LockedFile::append(std::string line) {
    struct stat before {};
    if (::fstat(fd_, &before) != 0) return system_failure(path_, "cannot be looked at");
    if (static_cast<std::uint64_t>(before.st_size) + line.size() > limits::kCorrectionFileBytes) {
        return failure(ErrorKind::TooLarge, path_.string() + ": the file of corrections is full");
    }
    char last = '\n';
    if (before.st_size > 0 && ::pread(fd_, &last, 1, before.st_size - 1) != 1)
        return system_failure(path_, "cannot be read");
    if (last != '\n')
        // a line that was cut short must not take this one with it
        line.insert(line.begin(), '\n');
    const ssize_t written = ::write(fd_, line.data(), line.size());
    if (written == static_cast<ssize_t>(line.size()) && ::fsync(fd_) == 0) return {};
    auto error = system_failure(path_, "cannot be written");
    if (::ftruncate(fd_, before.st_size) != 0)
        return error;  // then the half line is reported when it is read
    return error;
}

Result<void> LockedFile::replace(const std::string& text) {
    const fs::path copy = path_.string() + ".new";
    const int out = ::open(copy.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (out < 0) return system_failure(copy, "cannot be created");
    const bool is_written =
        ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(out) == 0;
    ::close(out);
    if (!is_written || std::rename(copy.c_str(), path_.c_str()) != 0) {
        auto error = system_failure(copy, "cannot be written");
        ::unlink(copy.c_str());
        return error;
    }
    return sync_folder(path_.parent_path());
}

}  // namespace findings
