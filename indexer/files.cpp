// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include <memory>
#include <vector>

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

namespace findings {
namespace {

tl::unexpected<Error> io_failure(const std::filesystem::path& path, const char* what) {
    const int code = errno;
    std::string hint;
    if (code == ENOSPC || code == EDQUOT) hint = "free some space on that disk and run again; nothing is lost";
    if (code == EACCES || code == EROFS) hint = "give this user the right to write there";
    return failure(ErrorKind::Internal, path.string() + ": " + what + ": " + std::strerror(code), hint);
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure(ErrorKind::NotFound, path.string() + ": " + std::strerror(errno));
    std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) return io_failure(path, "cannot be read");
    return content;
}

Result<std::string> sha256_file(const std::filesystem::path& path) {
    constexpr std::size_t kChunk = 1U << 20;
    constexpr char kHex[] = "0123456789abcdef";
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure(ErrorKind::NotFound, path.string() + ": " + std::strerror(errno));
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::vector<char> chunk(kChunk);
    while (in.read(chunk.data(), kChunk) || in.gcount() > 0) {
        EVP_DigestUpdate(context.get(), chunk.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) return io_failure(path, "cannot be read");
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(context.get(), digest, &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += kHex[digest[i] >> 4];
        text += kHex[digest[i] & 15U];
    }
    return text;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content) {
    std::filesystem::path temporary = path;
    temporary += ".new";
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return io_failure(temporary, "cannot be created");
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            auto error = io_failure(temporary, "cannot be written");
            ::close(fd);
            ::unlink(temporary.c_str());
            return error;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::close(fd) != 0) return io_failure(temporary, "cannot be written");
    if (std::rename(temporary.c_str(), path.c_str()) != 0) return io_failure(path, "cannot be renamed to");
    return {};
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
