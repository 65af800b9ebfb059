// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.hpp"

#include "server/http_checks.hpp"
#include "server/limits.hpp"
#include "server/site.hpp"
#include "server/worker_queue.hpp"

#include <httplib.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <type_traits>
#include <utility>

namespace findings {
namespace {

using HandlerResponse = httplib::Server::HandlerResponse;

// enqueue() returns void in httplib 0.11 and bool from 0.14 on; this follows whichever is
// installed.
using EnqueueResult =
    decltype(std::declval<httplib::TaskQueue&>().enqueue(std::function<void()>{}));

class BoundedQueue final : public httplib::TaskQueue {
  public:
    explicit BoundedQueue(WorkerQueue::Limits limits) : workers_(limits) {}
    EnqueueResult enqueue(std::function<void()> connection) override {
        workers_.put(std::move(connection));
        return EnqueueResult(true);  // void(true) is a valid nothing
    }
    void shutdown() override { workers_.shutdown(); }

  private:
    WorkerQueue workers_;
};

class HttpServer final : public httplib::Server {
  public:
    /// httplib listens with a backlog of 5; a second listen() on the same socket raises it.
    void raise_backlog() { ::listen(svr_sock_, limits::kListenBacklog); }

    /// Unlike httplib's stop(), also holds when run() has not begun to listen yet.
    void close_listener() {
        const socket_t socket = svr_sock_.exchange(INVALID_SOCKET);
        if (socket == INVALID_SOCKET) return;
        ::shutdown(socket, SHUT_RDWR);
        ::close(socket);
    }
};

// OWASP ASVS 5.0, 3.4: on every answer, the library's own refusals included.
// `takes_forms`: a form's request names the site it comes from only where pages may tell their
// address to their own site.
httplib::Headers headers_of_every_answer(bool takes_forms) {
    return {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action "
         "'self'; "
         "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", takes_forms ? "same-origin" : "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
        {"Accept-Ranges", "none"},
        {"Vary", "Accept-Encoding"},
    };
}

// httplib asks for pieces until it is told that there are no more; ours come all at the first asking.
void send_pieces(httplib::Response& response, Answer answer) {
    response.set_chunked_content_provider(
        answer.content_type,
        [body = std::move(answer.body), rest = std::move(answer.rest)](std::size_t /*offset*/, httplib::DataSink& sink) {
            const SendPiece send_piece = [&](std::string_view piece) {
                return piece.empty() || sink.write(piece.data(), piece.size());
            };
            if (!send_piece(body)) return false;
            if (!rest(send_piece)) return false;  // closes the connection before the last chunk
            sink.done();
            return true;
        });
}

void send(httplib::Response& response, Answer answer) {
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers) response.set_header(name, value);
    if (answer.rest) return send_pieces(response, std::move(answer));
    if (answer.status != 304) response.set_content(std::move(answer.body), answer.content_type);
}

// A server may ignore Range (RFC 9110 14.2), and we do: httplib would build each of a thousand
// overlapping ranges in memory. Brotli goes too: httplib compresses at its slowest level. The
// handler is given the library's own request as const, but the object is not: this is the only
// place before the answer is cut to ranges and compressed.
void disarm(const httplib::Request& request) {
    auto& mutable_request =
        const_cast<httplib::Request&>(request);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    mutable_request.ranges.clear();
    const bool takes_gzip =
        request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
    mutable_request.headers.erase("Accept-Encoding");
    if (takes_gzip) mutable_request.headers.emplace("Accept-Encoding", "gzip");
}

HttpMessage message_of(const httplib::Request& request) {
    HttpMessage message{.method = request.method,
                        .version = request.version,
                        .path = request.path,
                        .target = request.target,
                        .headers = {}};
    for (const auto& [name, value] : request.headers) {
        // httplib adds these four itself, and takes the client's word for them if he sends them
        // too.
        if (name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" ||
            name == "LOCAL_PORT")
            continue;
        message.headers.emplace_back(name, value);
    }
    return message;
}

}  // namespace

struct Server::Impl {
    Impl(std::unique_ptr<BackendPool> pool, const ServeOptions& options)
        : site(std::move(pool), options.log, desk_of(options), options.label_text) {
        const unsigned workers = options.workers == 0
                                     ? limits::kDefaultWorkers
                                     : std::min(options.workers, limits::kMaxWorkers);
        http.new_task_queue = [workers] {
            return new BoundedQueue(
                {workers, limits::kMaxQueuedConnections, limits::kMaxRefusedConnections});
        };
        http.set_keep_alive_max_count(limits::kRequestsPerConnection);
        http.set_keep_alive_timeout(limits::kReadTimeout.count());
        http.set_read_timeout(limits::kReadTimeout.count());
        http.set_write_timeout(limits::kWriteTimeout.count());
        http.set_payload_max_length(limits::kMaxBodyBytes);
        http.set_tcp_nodelay(
            true);  // without it each kept-alive answer waits 40 ms for a delayed ACK
        http.set_default_headers(headers_of_every_answer(!options.corrections.empty()));
        http.set_socket_options(share_nothing);
        // Every request is answered here, but for forms: no other route of httplib's is ever tried.
        http.set_pre_routing_handler(
            [this](const httplib::Request& request, httplib::Response& response) {
                disarm(request);
                if (is_form(request)) return HandlerResponse::Unhandled;  // its body is read first
                send(response, answer(request));
                return HandlerResponse::Handled;
            });
        // The pattern takes every path: the handler above has let nothing through but forms.
        http.Post(".*", [this](const httplib::Request& request, httplib::Response& response) { send(response, take(request)); });
        // httplib's own refusals (a malformed request line, a URI too long) come without a body.
        http.set_error_handler(
            httplib::Server::HandlerWithResponse([this](const auto& request, auto& response) {
                if (!response.body.empty()) return HandlerResponse::Unhandled;
                disarm(request);
                send(response, site.error_answer(request.path, response.status));
                return HandlerResponse::Handled;
            }));
        http.set_exception_handler([this](const httplib::Request& request,
                                          httplib::Response& response,
                                          std::exception_ptr thrown) {
            log_exception(request.path, std::move(thrown));
            send(response, site.error_answer(request.path, 500));
        });
    }

    static std::unique_ptr<CorrectionDesk> desk_of(const ServeOptions& options) {
        return options.corrections.empty() ? nullptr : std::make_unique<CorrectionDesk>(options.corrections);
    }

    int refusal(const httplib::Request& request) const {
        if (WorkerQueue::refusing()) return 503;
        HttpMessage message = message_of(request);
        message.takes_form = site.takes_form(request.path);
        return refusal_of(message);
    }

    bool is_form(const httplib::Request& request) const {
        return site.takes_form(request.path) && refusal(request) == 0;
    }

    Answer take(const httplib::Request& request) const {
        const std::string host = request.get_header_value("Host");
        const std::string origin = request.get_header_value("Origin");
        const std::string fetch_site = request.get_header_value("Sec-Fetch-Site");
        return site.take({.path = request.path,
                          .body = request.body,
                          .address = request.remote_addr,
                          .origin = {.host = host, .origin = origin, .fetch_site = fetch_site}});
    }

    Answer answer(const httplib::Request& request) const {
        if (const int status = refusal(request); status != 0)
            return site.error_answer(request.path, status);
        const std::string etags = request.get_header_value("If-None-Match");
        return site.answer(
            {.path = request.path, .query = query_of(request.target), .if_none_match = etags});
    }

    void log_exception(std::string_view path, std::exception_ptr thrown) const {
        try {
            std::rethrow_exception(std::move(thrown));
        } catch (const std::exception& e) {
            site.log("exception at " + std::string(path) + ": " + e.what());
        } catch (...) {  // outermost frame of a request: the server goes on
            site.log("unknown exception at " + std::string(path));
        }
    }

    // httplib's default is SO_REUSEPORT, with which a second server on the same port is no error
    // and takes half the requests.
    static void share_nothing(socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    }

    Site site;
    HttpServer http;
    int port = 0;
};

Result<Server> Server::create(const ServeOptions& options, GenerationSource source) {
    std::signal(SIGPIPE, SIG_IGN);  // a client that hangs up is no reason to die
    // Searching is work for the processor: more searchers than cores would only hold memory.
    const std::size_t searchers = std::max(2U, std::thread::hardware_concurrency());
    auto pool = BackendPool::open(std::move(source), searchers, options.log);
    if (!pool) return tl::unexpected(std::move(pool.error()));

    auto impl = std::make_unique<Impl>(std::move(*pool), options);
    errno = 0;
    impl->port = options.port == 0
                     ? impl->http.bind_to_any_port(options.host)
                     : (impl->http.bind_to_port(options.host, options.port) ? options.port : -1);
    if (impl->port <= 0) {
        const std::string reason =
            errno != 0 ? std::strerror(errno) : "not an address of this machine";
        return failure(
            ErrorKind::BadInput,
            "serve: cannot listen on " + options.host + ":" + std::to_string(options.port) + ": " +
                reason,
            "stop the program that uses this port, or choose another with --listen HOST:PORT");
    }
    impl->http.raise_backlog();
    return Server(std::move(impl));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

int Server::port() const { return impl_->port; }
void Server::run() { impl_->http.listen_after_bind(); }
void Server::stop() { impl_->http.close_listener(); }

}  // namespace findings
