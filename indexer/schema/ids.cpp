// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/ids.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace findings {
namespace {

constexpr std::size_t kReportIdChars = 12;
constexpr std::size_t kPassageIdChars = 8;
// Crockford's base 32: no i, l, o, u, so that an id can be read out over the telephone.
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

using Digest = std::array<unsigned char, 32>;

Digest sha256(const void* bytes, std::size_t size) {
    Digest digest{};
    unsigned int length = 0;
    if (EVP_Digest(bytes, size, digest.data(), &length, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("OpenSSL has no SHA-256");
    }
    return digest;
}

std::string base32(const Digest& digest, std::size_t characters) {
    std::string text;
    std::uint32_t buffer = 0;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; text.size() < characters; ++i) {
        buffer = (buffer << 8) | digest.at(i);
        bits += 8;
        while (bits >= 5 && text.size() < characters) {
            bits -= 5;
            text += kAlphabet[(buffer >> bits) & 31U];
        }
    }
    return text;
}

}  // namespace

std::string sha256_hex(std::span<const std::byte> bytes) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    for (const unsigned char c : sha256(bytes.data(), bytes.size())) {
        text += kHex[c >> 4];
        text += kHex[c & 15U];
    }
    return text;
}

std::string sha256_hex(std::string_view bytes) {
    return sha256_hex(std::as_bytes(std::span(bytes.data(), bytes.size())));
}

std::string report_id(std::string_view file_sha256, std::string_view part) {
    std::string key(file_sha256);
    if (!part.empty()) (key += '#') += part;
    return base32(sha256(key.data(), key.size()), kReportIdChars);
}

std::string passage_id(std::string_view report_id, std::string_view text, std::size_t occurrence) {
    std::string key(text);
    if (occurrence > 0) (key += '#') += std::to_string(occurrence);
    return std::string(report_id) + '-' + base32(sha256(key.data(), key.size()), kPassageIdChars);
}

std::string_view report_part(std::string_view id) { return id.substr(0, id.find('-')); }

}  // namespace findings
