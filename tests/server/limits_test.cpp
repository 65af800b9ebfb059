// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/limits.hpp"

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
    // each unknown
    CHECK(problems_of(repeated("a&", limits::kMaxParameters)) == limits::kMaxParameters);
    CHECK(problems_of(repeated("a&", limits::kMaxParameters + 1)) == limits::kMaxParameters + 1);
    std::string values;
    for (std::size_t i = 0; i < limits::kMaxFilterValues; ++i)
        values += "service=" + std::to_string(i) + "&";
    CHECK(problems_of(values) == 0);
    CHECK(problems_of(values + "service=one&region=more") == 1);
}

TEST_CASE("limits over the wire: long lines, many headers, bodies", "[server][limits]") {
    const RunningServer server(small_base());
    const std::string end = " HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string prefix = "GET /search?q=";
    const auto filled = [&](std::size_t size) {
        return prefix + std::string(size + 4 - prefix.size(), 'a') + end;
    };
    // read, and q is too long
    CHECK(status_of_raw(server.raw(filled(limits::kMaxRequestTargetBytes))) == 422);
    CHECK(status_of_raw(server.raw(filled(limits::kMaxRequestTargetBytes + 1))) == 414);
    CHECK(status_of_raw(server.raw(filled(9000))) == 414);
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

TEST_CASE("WorkerQueue: one task over the queue is refused at once", "[server][limits]") {
    std::mutex mutex;
    mutex.lock();  // holds the only worker
    std::atomic<int> done = 0;
    std::atomic<bool> worker_is_busy = false;
    const auto task = [&] {
        worker_is_busy = true;
        const std::lock_guard lock(mutex);
        ++done;
    };
    WorkerQueue queue({.workers = 1, .queued = 2});
    CHECK(queue.put(task));
    while (!worker_is_busy) std::this_thread::yield();
    CHECK(queue.put(task));
    CHECK(queue.put(task));        // at the limit: waits
    CHECK_FALSE(queue.put(task));  // one above
    CHECK(done == 0);
    mutex.unlock();
    while (done < 3) std::this_thread::yield();
    CHECK(queue.put(task));
    queue.shutdown();
    CHECK_FALSE(queue.put(task));
}
