// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/edge_options.hpp"
#include "server/http_answer.hpp"
#include "server/http_request.hpp"
#include "server/listener.hpp"
#include "server/request_reader.hpp"

#include <functional>
#include <memory>
#include <string_view>

namespace findings {

/// What the edge asks of the server behind it.
struct EdgeHandlers {
    /// Answers a whole and valid request. Called in a worker; may throw.
    std::function<Answer(const HttpRequest& request)> answer;
    /// The answer to a request that is refused, as far as it was read. Called in the loop: has to
    /// be quick.
    std::function<Answer(const HttpRequest& so_far, int status)> refuse;
    /// Called for what answer() has thrown, before refuse() with status 500.
    std::function<void(const HttpRequest& request, std::string_view what)> log_failure;
    RequestReader::TakesForm takes_form;
    /// Not counted against a client: what a page loads by itself, and what a supervisor asks.
    std::function<bool(std::string_view path)> is_free;
    HeaderFields everywhere;  // of every answer
};

/// The asynchronous edge before synchronous handlers: one thread (run()) holds all connections,
/// enforces every limit on them and sends the answers; workers see nothing but whole and valid
/// requests, and no client can make one wait, but for an export, which has threads of its own
/// (docs/adr/0023). One request of a connection is answered at a time, in the order in which they
/// came.
class Edge {
  public:
    /// `workers`: threads that call answer(); 0 = two a core, four at least.
    Edge(Listener listener, EdgeOptions options, EdgeHandlers handlers, unsigned workers);
    Edge(const Edge&) = delete;
    Edge& operator=(const Edge&) = delete;
    ~Edge();

    /// Until stop(), and then until what is being answered has been sent, or the time for it is
    /// over.
    void run();
    /// Thread: any, before or during run(); not from a signal handler.
    void stop();

  private:
    class Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace findings
