// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzzer that changes bytes of an archive only ever breaks its checksums. So these targets take
// the members as text:
//   content of the first member
//   @@name/of/the/next.xml
//   its content
// and wrap them into an archive without compression. What begins with "PK" is given to the reader
// as it is.
#include "indexer/parse/parse.hpp"
#include "tests/fuzz/targets.hpp"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace findings::fuzz {
namespace {

std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = ~0U;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

void put(std::string& to, std::uint64_t value, int bytes) {
    for (; bytes > 0; --bytes, value >>= 8U) to.push_back(static_cast<char>(value & 0xFFU));
}

/// What local header and directory say alike, from the version on.
std::string facts_of(std::string_view name, std::string_view content) {
    std::string facts;
    put(facts, 20, 2);
    put(facts, 0, 2);
    put(facts, 0, 2);
    put(facts, 0x00210000, 4);
    put(facts, crc32_of(content), 4);
    put(facts, content.size(), 4);
    put(facts, content.size(), 4);
    put(facts, name.size(), 2);
    put(facts, 0, 2);
    return facts;
}

std::string archive_of(const std::vector<std::pair<std::string_view, std::string_view>>& members) {
    std::string archive;
    std::string directory;
    for (const auto& [name, content] : members) {
        const std::string facts = facts_of(name, content);
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        directory += facts;
        put(directory, 0, 10);
        put(directory, archive.size(), 4);
        directory += name;
        archive += "PK\x03\x04";
        archive += facts;
        archive += name;
        archive += content;
    }
    const std::size_t start = archive.size();
    archive += directory;
    archive += "PK\x05\x06";
    put(archive, 0, 4);
    put(archive, members.size(), 2);
    put(archive, members.size(), 2);
    put(archive, directory.size(), 4);
    put(archive, start, 4);
    put(archive, 0, 2);
    return archive;
}

std::string members_as_archive(std::string_view input, std::string_view first_name) {
    std::vector<std::pair<std::string_view, std::string_view>> members;
    if (first_name == "content.xml")
        members.emplace_back("mimetype", "application/vnd.oasis.opendocument.text");
    std::string_view name = first_name;
    while (members.size() < 16) {
        const std::size_t mark = input.find("\n@@");
        members.emplace_back(name, input.substr(0, mark));
        if (mark == std::string_view::npos) break;
        input.remove_prefix(mark + 3);
        const std::size_t end = std::min(input.find('\n'), input.size());
        name = input.substr(0, std::min<std::size_t>(end, 200));
        input.remove_prefix(std::min(end + 1, input.size()));
    }
    return archive_of(members);
}

}  // namespace

void fuzz_docx(Bytes input) {
    if (as_text(input).starts_with("PK")) return check_document(parse_docx(input));
    check_document(parse_docx(as_bytes(members_as_archive(as_text(input), "word/document.xml"))));
}

void fuzz_odt(Bytes input) {
    if (as_text(input).starts_with("PK")) return check_document(parse_odt(input));
    check_document(parse_odt(as_bytes(members_as_archive(as_text(input), "content.xml"))));
}

}  // namespace findings::fuzz
