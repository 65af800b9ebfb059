// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.hpp"

#include "server/edge.hpp"
#include "server/listener.hpp"
#include "server/site.hpp"

#include <algorithm>
#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace findings {
namespace {

// OWASP ASVS 5.0, 3.4: on every answer, refusals included.
// `takes_forms`: a form's request names the site it comes from only where pages may tell their
// address to their own site.
HeaderFields headers_of_every_answer(bool takes_forms) {
    return {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src "
         "'self'; form-action "
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

std::unique_ptr<CorrectionDesk> desk_of(const ServeOptions& options) {
    return options.corrections.empty() ? nullptr
                                       : std::make_unique<CorrectionDesk>(options.corrections);
}

}  // namespace

struct Server::Impl {
    Impl(std::unique_ptr<BackendPool> pool, const ServeOptions& options, Listener listener)
        : site(std::move(pool), options.log, desk_of(options), options.label_text),
          port(listener.port),
          edge(std::move(listener),
               options.edge,
               handlers(!options.corrections.empty()),
               options.workers) {}

    EdgeHandlers handlers(bool takes_forms) const {
        return {.answer = [this](const HttpRequest& request) { return answer(request); },
                .refuse = [this](const HttpRequest& so_far,
                                 int status) { return site.error_answer(so_far.path, status); },
                .log_failure =
                    [this](const HttpRequest& request, std::string_view what) {
                        site.log("exception at " + request.path + ": " + std::string(what));
                    },
                .takes_form = [this](std::string_view path) { return site.takes_form(path); },
                .is_free =
                    [](std::string_view path) {
                        return path.starts_with("/assets/") || path.starts_with("/healthz/");
                    },
                .everywhere = headers_of_every_answer(takes_forms)};
    }

    // The edge lets nothing through but GET and HEAD, and POST where a form is taken.
    Answer answer(const HttpRequest& request) const {
        if (request.method == "POST") {
            const RequestOrigin origin{.host = request.header("host"),
                                       .origin = request.header("origin"),
                                       .fetch_site = request.header("sec-fetch-site")};
            return site.take({.path = request.path,
                              .body = request.body,
                              .address = request.client,
                              .origin = origin});
        }
        return site.answer({.path = request.path,
                            .query = query_of(request.target),
                            .if_none_match = request.header("if-none-match")});
    }

    Site site;
    int port;
    Edge edge;  // last: ends before the site that its handlers use
};

Result<Server> Server::create(const ServeOptions& options, GenerationSource source) {
    std::signal(SIGPIPE, SIG_IGN);  // a client that hangs up is no reason to die
    // Searching is work for the processor: more searchers than cores would only hold memory.
    const std::size_t searchers = std::max(2U, std::thread::hardware_concurrency());
    auto pool = BackendPool::open(std::move(source), searchers, options.log);
    if (!pool) return tl::unexpected(std::move(pool.error()));
    auto listener = listen_at(options.host, options.port);
    if (!listener) return tl::unexpected(std::move(listener.error()));
    return Server(std::make_unique<Impl>(std::move(*pool), options, std::move(*listener)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

int Server::port() const { return impl_->port; }
void Server::run() { impl_->edge.run(); }
void Server::stop() { impl_->edge.stop(); }

}  // namespace findings
