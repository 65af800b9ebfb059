// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http_answer.hpp"

#include "server/escape.hpp"
#include "server/limits.hpp"

#include <httplib.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace findings {
namespace {

/// What the library takes for a connection: it reads a request that we wrote, and what it writes is
/// sent on.
class Wire final : public httplib::Stream {
  public:
    Wire(std::string request, const SendPiece& send) : request_(std::move(request)), send_(send) {}

    using httplib::Stream::write;
    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, std::size_t size) override {
        const std::size_t count = request_.copy(to, size, read_);
        read_ += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* bytes, std::size_t size) override {
        return send_({bytes, size}) ? static_cast<ssize_t>(size) : -1;
    }
    void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
    void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
    socket_t socket() const override { return INVALID_SOCKET; }

  private:
    std::string request_;
    std::size_t read_ = 0;
    const SendPiece& send_;
};

/// The library's server for one request; it never listens.
class Core final : public httplib::Server {
  public:
    // It breaks off what is sent in pieces unless it has a socket. Any number will do: nothing is
    // done with it.
    Core() { svr_sock_ = 0; }

    /// False: what was sent is not whole.
    bool run(Wire& wire, bool closes) {
        bool closed = false;
        const std::function<void(httplib::Request&)> no_setup;
        const auto process = [&](auto& self) {
            // Addresses are parameters from 0.15 on (Debian 13); before, the stream is asked for
            // them (Debian 12).
            if constexpr (requires { self.process_request(wire, closes, closed, no_setup); }) {
                return self.process_request(wire, closes, closed, no_setup);
            } else {
                return self.process_request(wire, {}, 0, {}, 0, closes, closed, no_setup);
            }
        };
        return process(*this);
    }
};

/// Gathers small pieces: each that the library is given becomes a chunk.
class Gathered {
  public:
    explicit Gathered(httplib::DataSink& sink) : sink_(sink) {}

    bool add(std::string_view piece) {
        pieces_ += piece;
        return pieces_.size() < limits::kChunkBytes || flush();
    }
    bool flush() {
        const std::string pieces = std::exchange(pieces_, {});
        return pieces.empty() || sink_.write(pieces.data(), pieces.size());
    }

  private:
    httplib::DataSink& sink_;
    std::string pieces_;
};

// The library asks for pieces until it is told that there are no more; ours come all at the first
// asking.
bool send_all(const Answer& answer, httplib::DataSink& sink) {
    Gathered gathered(sink);
    const SendPiece add = [&](std::string_view piece) { return gathered.add(piece); };
    if (!add(answer.body) || !answer.rest(add) || !gathered.flush()) return false;
    sink.done();
    return true;
}

void fill(httplib::Response& response, const Answer& answer, bool chunked, bool closes) {
    response.status = answer.status;
    // escape_header: no text of a report can end its line and begin another header, whatever
    // handler put it there.
    for (const auto& [name, value] : answer.headers)
        response.set_header(name, escape_header(value));
    if (!closes) response.set_header("Connection", "keep-alive");
    const auto provider = [&answer](std::size_t /*offset*/, httplib::DataSink& sink) {
        return send_all(answer, sink);
    };
    if (answer.rest && chunked) {
        response.set_chunked_content_provider(answer.content_type, provider);
    } else if (answer.rest) {
        response.set_content_provider(answer.content_type, provider);
    } else if (answer.status != 304) {
        response.set_content(answer.body, answer.content_type);
    }
}

bool accepts_gzip(const HttpRequest& request) {
    constexpr std::string_view kGzip = "gzip";
    std::string_view codings = request.header("accept-encoding");
    const std::size_t at = codings.find(kGzip);
    if (at == std::string_view::npos) return false;
    codings.remove_prefix(at + kGzip.size());
    const std::string_view weight = codings.substr(0, codings.find(','));
    const bool is_ruled_out = weight.find("q=0") != std::string_view::npos &&
                              weight.find_first_of("123456789") == std::string_view::npos;
    return !is_ruled_out;
}

struct Manner {
    bool head = false;  // nothing but the head is asked for
    bool gzip = false;
    bool chunked = false;
    bool closes = false;
};

/// Has the library write the answer. What the client sent has been read by us and does not reach
/// it: it is asked for the one thing that it is to answer, in the words that it understands.
bool write_answer(const Answer& answer,
                  const HeaderFields& everywhere,
                  Manner manner,
                  const SendPiece& send) {
    std::string request = manner.head ? "HEAD" : "GET";
    request += " / HTTP/1.1\r\n";
    if (manner.gzip) request += "Accept-Encoding: gzip\r\n";
    request += "\r\n";
    Wire wire(std::move(request), send);
    Core core;
    core.set_default_headers(httplib::Headers(everywhere.begin(), everywhere.end()));
    core.set_keep_alive_timeout(limits::kIdleTime.count());
    core.set_keep_alive_max_count(limits::kRequestsPerConnection);
    core.set_pre_routing_handler(
        [&](const httplib::Request& /*ours*/, httplib::Response& response) {
            fill(response, answer, manner.chunked, manner.closes);
            return httplib::Server::HandlerResponse::Handled;
        });
    return core.run(wire, manner.closes);
}

}  // namespace

WireAnswer wire_answer(Answer answer,
                       const HttpRequest& request,
                       const HeaderFields& everywhere,
                       bool keeps_connection) {
    const bool is_streamed = static_cast<bool>(answer.rest);
    Manner manner;
    manner.head = request.method == "HEAD";
    manner.gzip =
        (is_streamed || answer.body.size() >= limits::kSmallestCompressed) && accepts_gzip(request);
    manner.chunked = is_streamed && !request.is_http_1_0;
    // Where the length is not said before, only the end of the connection says that it was all.
    manner.closes =
        !keeps_connection || !request.keeps_connection || (is_streamed && !manner.chunked);

    WireAnswer wire;
    wire.closes = manner.closes;
    if (is_streamed && !manner.head) {
        wire.rest = [answer = std::move(answer), &everywhere, manner](const SendPiece& send) {
            return write_answer(answer, everywhere, manner, send);
        };
        return wire;
    }
    write_answer(answer, everywhere, manner, [&](std::string_view piece) {
        wire.bytes += piece;
        return true;
    });
    return wire;
}

}  // namespace findings
