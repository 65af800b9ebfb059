// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/mapped_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace findings {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return failure(ErrorKind::NotFound, path.string() + ": " + std::strerror(errno));
    struct stat status {};
    void* address = MAP_FAILED;
    if (::fstat(fd, &status) == 0 && status.st_size > 0) {
        address =
            ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED, fd, 0);
    }
    ::close(fd);
    if (address == MAP_FAILED)
        return failure(ErrorKind::IndexStale, path.string() + ": empty or cannot be mapped");
    return MappedFile(address, static_cast<std::size_t>(status.st_size));
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : address_(std::exchange(other.address_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
    if (address_ != nullptr) ::munmap(address_, size_);
}

}  // namespace findings
