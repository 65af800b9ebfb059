// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/file_sum.hpp"

#include "indexer/schema/running_sum.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace findings {

Result<std::string> sha256_file(const std::filesystem::path& path, const StopCheck& should_stop) {
    constexpr std::size_t kChunk = 1U << 18;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return failure(ErrorKind::NotFound, path.string() + ": " + std::strerror(errno));
    RunningSum sum;
    std::vector<char> chunk(kChunk);
    ssize_t size = 0;
    bool is_stopped = false;
    while (!is_stopped &&
           ((size = ::read(fd, chunk.data(), chunk.size())) > 0 || (size < 0 && errno == EINTR))) {
        is_stopped = should_stop && should_stop();
        if (size > 0) sum.add({chunk.data(), static_cast<std::size_t>(size)});
    }
    const int code = errno;
    ::close(fd);
    if (is_stopped)
        return failure(ErrorKind::Internal, path.string() + ": was not read to the end");
    if (size < 0)
        return failure(ErrorKind::Internal,
                       path.string() + ": cannot be read: " + std::strerror(code),
                       "check the disk");
    return sum.hex();
}

}  // namespace findings
