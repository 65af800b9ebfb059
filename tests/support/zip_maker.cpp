// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/zip_maker.hpp"

namespace findings::test {
namespace {

std::uint32_t crc32_of(const std::string& bytes) {
    std::uint32_t crc = ~0U;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

void put(std::string& out, std::uint32_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

/// What the local and the central header have in common.
std::string middle_of(const ZipMember& member) {
    std::string out;
    put(out, (member.utf8_flag ? 0x800U : 0U) | (member.encrypted ? 1U : 0U), 2);
    put(out, member.method, 2);
    put(out, 0, 2);
    put(out, 0x5821, 2);  // 1 January 2024
    put(out, crc32_of(member.content), 4);
    put(out, static_cast<std::uint32_t>(member.content.size()), 4);
    put(out,
        member.stated_size > 0 ? member.stated_size
                               : static_cast<std::uint32_t>(member.content.size()),
        4);
    put(out, static_cast<std::uint32_t>(member.name.size()), 2);
    put(out, 0, 2);
    return out;
}

}  // namespace

std::string zip_of(const std::vector<ZipMember>& members) {
    std::string bytes, directory;
    for (const ZipMember& member : members) {
        const auto offset = static_cast<std::uint32_t>(bytes.size());
        const std::string middle = middle_of(member);
        bytes += "PK\3\4";
        put(bytes, 20, 2);
        bytes += middle + member.name + member.content;
        directory += "PK\1\2";
        put(directory, (3U << 8U) | 20U, 2);  // made by Unix
        put(directory, 20, 2);
        directory += middle;
        put(directory, 0, 6 - 2);  // comment length, disk
        put(directory, 0, 2);      // internal attributes
        put(directory, (member.mode != 0 ? member.mode : 0100644U) << 16U, 4);
        put(directory, offset, 4);
        directory += member.name;
    }
    const auto start = static_cast<std::uint32_t>(bytes.size());
    bytes += directory;
    bytes += "PK\5\6";
    put(bytes, 0, 4);
    put(bytes, static_cast<std::uint32_t>(members.size()), 2);
    put(bytes, static_cast<std::uint32_t>(members.size()), 2);
    put(bytes, static_cast<std::uint32_t>(directory.size()), 4);
    put(bytes, start, 4);
    put(bytes, 0, 2);
    return bytes;
}

}  // namespace findings::test
