// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/file_sum.hpp"

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

namespace findings {

Result<std::string> sha256_file(const std::filesystem::path& path, const StopCheck& should_stop) {
    constexpr std::size_t kChunk = 1U << 18;
    constexpr char kHex[] = "0123456789abcdef";
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return failure(ErrorKind::NotFound, path.string() + ": " + std::strerror(errno));
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::vector<char> chunk(kChunk);
    ssize_t size = 0;
    bool is_stopped = false;
    while (!is_stopped && ((size = ::read(fd, chunk.data(), chunk.size())) > 0 || (size < 0 && errno == EINTR))) {
        is_stopped = should_stop && should_stop();
        if (size > 0) EVP_DigestUpdate(context.get(), chunk.data(), static_cast<std::size_t>(size));
    }
    const int code = errno;
    ::close(fd);
    if (is_stopped) return failure(ErrorKind::Internal, path.string() + ": was not read to the end");
    if (size < 0) return failure(ErrorKind::Internal, path.string() + ": cannot be read: " + std::strerror(code), "check the disk");
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestFinal_ex(context.get(), digest, &length);
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += kHex[digest[i] >> 4];
        text += kHex[digest[i] & 15U];
    }
    return text;
}

}  // namespace findings
