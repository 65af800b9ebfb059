// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker_source.hpp"

#include "indexer/limits.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>

namespace findings {

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
    const std::uint64_t limit =
        is_archive ? std::max(kMaxArchiveFileBytes, limits.file_bytes) : limits.file_bytes;
    if (size > limit) {
        return failure(ErrorKind::TooLarge,
                       "larger than " + std::to_string(limit >> 20) + " MiB",
                       is_archive ? "unpack it and index the folder" : "split the file");
    }
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    const bool changed =
        is_member ? now.st_mtim.tv_sec * kNanoseconds + now.st_mtim.tv_nsec != file.mtime_ns
                  : size != file.size_bytes;
    if (changed) {
        return failure(ErrorKind::BadInput,
                       "the file changed since it was listed",
                       "it is read again on the next run");
    }
    return fd;
}

}  // namespace findings
