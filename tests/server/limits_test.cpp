// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/limits.hpp"

#include "server/http_checks.hpp"
#include "server/params.hpp"
#include "server/worker_queue.hpp"
#include "tests/catch.hpp"
#include "tests/server/running_server.hpp"

using namespace findings;
using findings::test::RunningServer;
using findings::test::small_base;
using findings::test::status_of_raw;

namespace {

const ThemeTree kNoThemes;

std::size_t problems_of(const std::string& query) {
    return read_search(parse_parameters(query), kNoThemes).problems.size();
}

HttpMessage plain_get() {
    return {.method = "GET",
            .version = "HTTP/1.1",
            .path = "/",
            .target = "/",
            .headers = {{"Host", "x"}}};
}

std::string repeated(const std::string& text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("limits: parameters at the limit are read, one above is refused", "[server][limits]") {
    CHECK(problems_of("q=" + std::string(limits::kMaxQueryBytes, 'a')) == 0);
    CHECK(problems_of("q=" + std::string(limits::kMaxQueryBytes + 1, 'a')) == 1);
    CHECK(problems_of("service=" + std::string(limits::kMaxFilterBytes, 'a')) == 0);
    CHECK(problems_of("service=" + std::string(limits::kMaxFilterBytes + 1, 'a')) == 1);
    CHECK(problems_of("per_page=" + std::to_string(limits::kMaxPageSize)) == 0);
    CHECK(problems_of("per_page=" + std::to_string(limits::kMaxPageSize + 1)) == 1);
    CHECK(problems_of("per_page=0") == 1);
    const std::string last_page =
        std::to_string(limits::kMaxResultDepth / limits::kDefaultPageSize);
    const std::string page_too_far =
        std::to_string(limits::kMaxResultDepth / limits::kDefaultPageSize + 1);
    CHECK(problems_of("page=" + last_page) == 0);
    CHECK(problems_of("page=" + page_too_far) == 1);
    CHECK(problems_of(repeated("a&", limits::kMaxParameters)) ==
          limits::kMaxParameters);  // each unknown
    CHECK(problems_of(repeated("a&", limits::kMaxParameters + 1)) == limits::kMaxParameters + 1);
    std::string values;
    for (std::size_t i = 0; i < limits::kMaxFilterValues; ++i)
        values += "service=" + std::to_string(i) + "&";
    CHECK(problems_of(values) == 0);
    CHECK(problems_of(values + "service=one&region=more") == 1);
}

TEST_CASE("limits: the head of a request", "[server][limits]") {
    HttpMessage message = plain_get();
    const std::string path(limits::kMaxPathBytes + 1, '/');
    message.path = std::string_view(path).substr(1);
    CHECK(refusal_of(message) == 0);
    message.path = path;
    CHECK(refusal_of(message) == 414);

    message = plain_get();
    const std::string target(limits::kMaxRequestTargetBytes + 1, 'a');
    message.target = std::string_view(target).substr(1);
    CHECK(refusal_of(message) == 0);
    message.target = target;
    CHECK(refusal_of(message) == 414);

    message = plain_get();
    while (message.headers.size() < limits::kMaxHeaders) message.headers.emplace_back("A", "b");
    CHECK(refusal_of(message) == 0);
    message.headers.emplace_back("A", "b");
    CHECK(refusal_of(message) == 431);

    message = plain_get();
    const std::string value(limits::kMaxHeaderBytes - 5 - 1,
                            'a');  // with "Host", "x" and a name of one byte
    message.headers.emplace_back("A", value);
    CHECK(refusal_of(message) == 0);
    message.headers.emplace_back("A", "");
    CHECK(refusal_of(message) == 431);
}

TEST_CASE("refusal_of: what a read-only server has no use for", "[server][limits]") {
    const auto with = [](std::string_view name, std::string_view value) {
        HttpMessage message = plain_get();
        message.headers.emplace_back(name, value);
        return refusal_of(message);
    };
    CHECK(with("Transfer-Encoding", "chunked") == 501);
    CHECK(with("transfer-encoding", "identity") == 501);
    CHECK(with("Content-Encoding", "gzip") == 415);
    CHECK(with("Content-Length", "0") == 0);
    CHECK(with("Content-Length", "1") == 400);
    CHECK(with("host", "y") == 400);
    HttpMessage message = plain_get();
    message.headers.clear();
    CHECK(refusal_of(message) == 400);
    message.version = "HTTP/1.0";
    CHECK(refusal_of(message) == 0);
    message = plain_get();
    for (const std::string_view method :
         {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PRI", "get"}) {
        message.method = method;
        CHECK(refusal_of(message) == 405);
    }
    message.method = "HEAD";
    CHECK(refusal_of(message) == 0);
}

TEST_CASE("limits over the wire: long lines, many headers, bodies", "[server][limits]") {
    const RunningServer server(small_base());
    const std::string end = " HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string prefix = "GET /search?q=";
    const auto filled = [&](std::size_t size) {
        return prefix + std::string(size + 4 - prefix.size(), 'a') + end;
    };
    CHECK(status_of_raw(server.raw(filled(limits::kMaxRequestTargetBytes))) ==
          422);  // read, and q is too long
    CHECK(status_of_raw(server.raw(filled(limits::kMaxRequestTargetBytes + 1))) == 414);
    CHECK(status_of_raw(server.raw(filled(9000))) == 414);  // httplib's own limit
    CHECK(server.raw(filled(9000)).find("<h1") != std::string::npos);
    const auto with_headers = [&](std::size_t count) {
        return "GET / HTTP/1.1\r\nHost: x\r\n" + repeated("A: b\r\n", count - 1) + "\r\n";
    };
    CHECK(status_of_raw(server.raw(with_headers(limits::kMaxHeaders))) == 200);
    CHECK(status_of_raw(server.raw(with_headers(limits::kMaxHeaders + 1))) == 431);
    CHECK(status_of_raw(server.raw(
              "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) == 501);
    CHECK(status_of_raw(server.raw("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx")) ==
          400);
    CHECK(status_of_raw(server.raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nxx")) ==
          405);
    CHECK(status_of_raw(server.raw("GET / HTTP/1.1\r\n\r\n")) == 400);
    CHECK(status_of_raw(server.raw("NONSENSE\r\n\r\n")) == 400);
}

TEST_CASE("WorkerQueue: one connection over the queue is run by the thread that refuses",
          "[server][limits]") {
    std::mutex mutex;
    mutex.lock();  // holds the only worker
    std::atomic<int> served = 0;
    std::atomic<int> refused = 0;
    std::atomic<bool> worker_is_busy = false;
    const auto connection = [&] {
        if (WorkerQueue::refusing()) {
            ++refused;
            return;
        }
        worker_is_busy = true;
        const std::lock_guard lock(mutex);
        ++served;
    };
    WorkerQueue queue({.workers = 1, .queued = 2, .refused = 8});
    queue.put(connection);
    while (!worker_is_busy) std::this_thread::yield();
    queue.put(connection);
    queue.put(connection);  // at the limit: waits
    queue.put(connection);  // one above: refused, though nobody is free
    while (refused == 0) std::this_thread::yield();
    CHECK(refused == 1);
    CHECK(served == 0);
    mutex.unlock();
    queue.shutdown();
    CHECK(served == 3);
}

TEST_CASE("limits: queues and workers stay below what select() can watch", "[server][limits]") {
    CHECK(limits::kMaxWorkers + limits::kMaxQueuedConnections + limits::kMaxRefusedConnections <
          1000);
}
