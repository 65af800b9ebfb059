// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gzip.hpp"

#define ZLIB_CONST  // its input is const
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

namespace findings {
namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

struct Gzip::Stream {
    Stream() {
        constexpr int kGzipHeader = 15 + 16;  // the largest window; 16 asks for gzip's own header
        constexpr int kMemory = 8;            // zlib's default
        if (deflateInit2(&state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipHeader, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { deflateEnd(&state); }

    z_stream state{};
};

Gzip::Gzip() : stream_(std::make_unique<Stream>()) {}
Gzip::Gzip(Gzip&&) noexcept = default;
Gzip& Gzip::operator=(Gzip&&) noexcept = default;
Gzip::~Gzip() = default;

std::string Gzip::add(std::string_view piece) { return run(piece, Z_NO_FLUSH); }
std::string Gzip::finish() { return run({}, Z_FINISH); }

std::string Gzip::run(std::string_view piece, int flush) {
    if (piece.size() > std::numeric_limits<uInt>::max()) throw std::length_error("a piece of 4 GiB cannot be compressed at once");
    std::string out;
    std::array<char, 16 * 1024> buffer;
    z_stream& state = stream_->state;
    state.next_in = reinterpret_cast<const Bytef*>(piece.data());  // zlib's bytes are unsigned
    state.avail_in = static_cast<uInt>(piece.size());
    do {
        state.next_out = reinterpret_cast<Bytef*>(buffer.data());
        state.avail_out = static_cast<uInt>(buffer.size());
        deflate(&state, flush);  // cannot fail: the stream is sound and there is room
        out.append(buffer.data(), buffer.size() - state.avail_out);
    } while (state.avail_out == 0);
    return out;
}

bool accepts_gzip(std::string_view accept_encoding) {
    while (!accept_encoding.empty()) {
        const auto comma = accept_encoding.find(',');
        const std::string_view coding = trimmed(accept_encoding.substr(0, comma));
        accept_encoding.remove_prefix(comma == std::string_view::npos ? accept_encoding.size() : comma + 1);
        const auto semicolon = coding.find(';');
        if (trimmed(coding.substr(0, semicolon)) != "gzip") continue;
        if (semicolon == std::string_view::npos) return true;
        // "q=0", "q=0.000": not at all. Any other weight is a yes.
        const std::string_view weight = trimmed(coding.substr(semicolon + 1));
        return !weight.starts_with("q=") || weight.find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

bool is_compressible(std::string_view content_type) {
    constexpr std::array<std::string_view, 5> kText = {"json", "xml", "javascript", "bibtex", "research-info"};
    return content_type.starts_with("text/") ||
           std::ranges::any_of(kText, [&](std::string_view part) { return content_type.find(part) != std::string_view::npos; });
}

}  // namespace findings
