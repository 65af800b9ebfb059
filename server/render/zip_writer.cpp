// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/render/zip_writer.hpp"

#include <zlib.h>

#include <stdexcept>

namespace findings {
namespace {

// APPNOTE.TXT of PKWARE, 4.3: what a member and the directory begin with.
constexpr std::uint32_t kMember = 0x04034b50, kDirectory = 0x02014b50, kEnd = 0x06054b50;
constexpr std::uint16_t kVersion = 20, kUtf8Names = 0x0800, kStored = 0, kDeflated = 8;
// of 1980: the earliest that the format knows
constexpr std::uint16_t kMidnight = 0, kFirstDay = (1U << 5U) | 1U;

void put16(std::string& out, std::uint16_t value) {
    out += static_cast<char>(value & 0xFFU);
    out += static_cast<char>(value >> 8U);
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
    put16(out, static_cast<std::uint16_t>(value >> 16U));
}

std::string deflated(std::string_view bytes) {
    z_stream stream{};
    // Negative: a bare stream, without the heading of zlib.
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::runtime_error("zlib has no memory");
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    std::string in(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int done = ::deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (done != Z_STREAM_END) throw std::runtime_error("zlib could not pack a member");
    return out;
}

}  // namespace

void ZipWriter::store(std::string_view name, std::string_view bytes) {
    add(name, bytes, bytes, kStored);
}

void ZipWriter::deflate(std::string_view name, std::string_view bytes) {
    add(name, bytes, deflated(bytes), kDeflated);
}

void ZipWriter::add(std::string_view name,
                    std::string_view bytes,
                    std::string_view packed,
                    std::uint16_t method) {
    const auto offset = static_cast<std::uint32_t>(archive_.size());
    std::string common;
    put16(common, kVersion);
    put16(common, kUtf8Names);
    put16(common, method);
    put16(common, kMidnight);
    put16(common, kFirstDay);
    put32(common,
          static_cast<std::uint32_t>(crc32(0,
                                           reinterpret_cast<const Bytef*>(bytes.data()),
                                           static_cast<uInt>(bytes.size()))));
    put32(common, static_cast<std::uint32_t>(packed.size()));
    put32(common, static_cast<std::uint32_t>(bytes.size()));
    put16(common, static_cast<std::uint16_t>(name.size()));
    put16(common, 0);  // extra fields
    put32(archive_, kMember);
    archive_ += common;
    archive_ += name;
    archive_ += packed;
    put32(directory_, kDirectory);
    put16(directory_, kVersion);
    directory_ += common;
    put16(directory_, 0);  // comment
    put16(directory_, 0);  // disk
    put16(directory_, 0);  // internal attributes
    put32(directory_, 0);  // external attributes
    put32(directory_, offset);
    directory_ += name;
    ++members_;
}

std::string ZipWriter::finish() {
    const auto offset = static_cast<std::uint32_t>(archive_.size());
    archive_ += directory_;
    put32(archive_, kEnd);
    put16(archive_, 0);
    put16(archive_, 0);
    put16(archive_, members_);
    put16(archive_, members_);
    put32(archive_, static_cast<std::uint32_t>(directory_.size()));
    put32(archive_, offset);
    put16(archive_, 0);
    return std::move(archive_);
}

}  // namespace findings
