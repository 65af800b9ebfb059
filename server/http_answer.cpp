// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_answer.hpp"

#include "server/escape.hpp"
#include "server/gzip.hpp"
#include "server/limits.hpp"
#include "server/problem.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace findings {
namespace {

// escape_header: no text of a report can end its line and begin another header, whatever handler put it there.
void add_field(std::string& head, std::string_view name, std::string_view value) {
    (((head += name) += ": ") += escape_header(value)) += "\r\n";
}

std::string status_line(int status) {
    return "HTTP/1.1 " + std::to_string(status) + ' ' + std::string(status_title(status)) + "\r\n";
}

bool has_no_body(int status) { return status == 304; }

std::string hex(std::size_t number) {
    std::array<char, 16> digits;
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return {digits.data(), end};
}

/// Gathers small pieces into chunks, compressed if so agreed.
class Chunks {
  public:
    Chunks(const SendPiece& send, bool chunked, bool compressed) : send_(send), chunked_(chunked) {
        if (compressed) gzip_.emplace();
    }

    bool add(std::string_view piece) {
        gathered_ += gzip_ ? gzip_->add(piece) : std::string(piece);
        return gathered_.size() < limits::kChunkBytes || send_gathered();
    }
    bool finish() {
        if (gzip_) gathered_ += gzip_->finish();
        return send_gathered() && (!chunked_ || send_("0\r\n\r\n"));
    }

  private:
    bool send_gathered() {
        if (gathered_.empty()) return true;
        const std::string piece = std::exchange(gathered_, {});
        return send_(chunked_ ? hex(piece.size()) + "\r\n" + piece + "\r\n" : piece);
    }

    const SendPiece& send_;
    bool chunked_;
    std::optional<Gzip> gzip_;
    std::string gathered_;
};

struct Coding {
    bool compressed = false;
    bool chunked = false;
};

std::function<bool(const SendPiece&)> coded_rest(Answer answer, Coding coding) {
    return [body = std::move(answer.body), rest = std::move(answer.rest), coding](const SendPiece& send) {
        Chunks chunks(send, coding.chunked, coding.compressed);
        const SendPiece add = [&](std::string_view piece) { return chunks.add(piece); };
        return add(body) && rest(add) && chunks.finish();
    };
}

std::string compressed(std::string_view body) {
    Gzip gzip;
    std::string out = gzip.add(body);
    return out += gzip.finish();
}

}  // namespace

WireAnswer wire_answer(Answer answer, const HttpRequest& request, const HeaderFields& everywhere, bool keeps_connection) {
    const bool is_streamed = static_cast<bool>(answer.rest);
    const bool is_worth_it = is_streamed || answer.body.size() >= limits::kSmallestCompressed;
    Coding coding;
    coding.compressed = is_worth_it && is_compressible(answer.content_type) && accepts_gzip(request.header("accept-encoding"));
    coding.chunked = is_streamed && !request.is_http_1_0;
    if (coding.compressed && !is_streamed) answer.body = compressed(answer.body);

    WireAnswer wire;
    // Where the length is not said before, only the end of the connection says that it was all.
    wire.closes = !keeps_connection || !request.keeps_connection || (is_streamed && !coding.chunked);
    std::string& head = wire.bytes = status_line(answer.status);
    for (const auto& [name, value] : everywhere) add_field(head, name, value);
    for (const auto& [name, value] : answer.headers) add_field(head, name, value);
    if (!has_no_body(answer.status)) {
        if (!answer.content_type.empty()) add_field(head, "Content-Type", answer.content_type);
        if (coding.compressed) add_field(head, "Content-Encoding", "gzip");
        if (coding.chunked) add_field(head, "Transfer-Encoding", "chunked");
        if (!is_streamed) add_field(head, "Content-Length", std::to_string(answer.body.size()));
    }
    add_field(head, "Connection", wire.closes ? "close" : "keep-alive");
    head += "\r\n";
    if (request.method == "HEAD" || has_no_body(answer.status)) return wire;
    if (is_streamed) wire.rest = coded_rest(std::move(answer), coding);
    else head += answer.body;
    return wire;
}

}  // namespace findings
