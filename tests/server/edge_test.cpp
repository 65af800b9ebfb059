// SPDX-License-Identifier: GPL-3.0-or-later

// The edge over the wire, before handlers of the test's own: what clients may do, and what they
// cannot.

#include "server/limits.hpp"
#include "tests/catch.hpp"
#include "tests/server/running_edge.hpp"

#include <atomic>
#include <chrono>
#include <thread>

using namespace findings;
using namespace std::chrono_literals;
using namespace findings::test;

TEST_CASE("edge: one connection takes several requests", "[server][edge]") {
    const RunningEdge edge;
    RawClient client = edge.client();
    client.send(get("/one"));
    const std::string first = client.read_answer();
    CHECK(status_of_raw(first) == 200);
    CHECK_THAT(first, contains("Connection: keep-alive\r\n"));
    CHECK_THAT(first, contains("X-Everywhere: yes\r\n"));
    client.send(get("/two", "Connection: close\r\n"));
    const std::string second = client.read_all();
    CHECK(body_of(second) == "/two ");
    CHECK_THAT(second, contains("Connection: close\r\n"));
}

TEST_CASE("edge: requests sent ahead are answered in their order", "[server][edge]") {
    const RunningEdge edge;
    RawClient client = edge.client();
    const std::string form =
        "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b";
    client.send(get("/1") + form + get("/3") + "HEAD /4 HTTP/1.1\r\nHost: x\r\n\r\n" + get("/5"));
    client.end_input();
    CHECK(body_of(client.read_answer()) == "/1 ");
    CHECK(body_of(client.read_answer()) == "/form a=b");
    CHECK(body_of(client.read_answer()) == "/3 ");
    const std::string rest = client.read_all();  // the answer to HEAD has no body
    CHECK(rest.find("/4 ") == std::string::npos);
    CHECK(body_of(body_of(rest)) == "/5 ");
}

TEST_CASE("edge: after a refusal nothing more is read from the connection", "[server][edge]") {
    const RunningEdge edge;
    for (const std::string refused :
         {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\n",
          "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}) {
        RawClient client = edge.client();
        client.send(refused + get("/hidden"));
        const std::string answers = client.read_all();
        CHECK(status_of_raw(answers) >= 400);
        CHECK(answers.find("HTTP/1.1 ") == answers.rfind("HTTP/1.1 "));
    }
}

TEST_CASE("edge: the refusal of what never ends is still read", "[server][edge]") {
    const RunningEdge edge;
    RawClient client = edge.client();
    client.send("GET /" + std::string(300'000, 'a'));
    CHECK(status_of_raw(client.read_all()) == 414);
}

TEST_CASE("edge: a connection ends after so many requests", "[server][edge][limits]") {
    EdgeOptions options;
    options.requests_per_connection = 2;
    const RunningEdge edge(options);
    RawClient client = edge.client();
    client.send(get("/1") + get("/2") + get("/3"));
    CHECK_THAT(client.read_answer(), contains("keep-alive"));
    const std::string last = client.read_all();
    CHECK_THAT(last, contains("Connection: close"));
    CHECK(body_of(last) == "/2 ");
}

TEST_CASE("edge: who is silent or slow is cut, and others are answered meanwhile",
          "[server][edge][limits]") {
    EdgeOptions options;
    options.head_time = 200ms;
    options.body_time = 200ms;
    options.idle_time = 200ms;
    const RunningEdge edge(options);
    RawClient silent = edge.client(), slow = edge.client(), idle = edge.client(),
              half = edge.client();
    slow.send("GET / HT");
    half.send(
        "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: "
        "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na");
    idle.send(get("/idle"));
    CHECK(status_of_raw(idle.read_answer()) == 200);
    RawClient other = edge.client();
    other.send(get("/other"));
    CHECK(status_of_raw(other.read_answer()) == 200);
    CHECK(silent.read_all().empty());
    CHECK(status_of_raw(slow.read_all()) == 408);
    CHECK(status_of_raw(half.read_all()) == 408);
    CHECK(idle.read_all().empty());
}

TEST_CASE("edge: a request that is cut short is answered as malformed", "[server][edge]") {
    const RunningEdge edge;
    RawClient client = edge.client();
    client.send("GET / HTTP/1.1\r\nHo");
    client.end_input();
    CHECK(status_of_raw(client.read_all()) == 400);
}

TEST_CASE("edge: what waits over the queue gets 503", "[server][edge][limits]") {
    EdgeOptions options;
    options.queued_requests = 1;
    RunningEdge edge(options, 1);
    RawClient running = edge.client();
    running.send(get("/gate"));
    edge.gate.wait_for_waiting(1);
    // Which of the three comes first is not said: one waits, the others are refused.
    std::vector<std::thread> clients;
    std::atomic<int> refused = 0, answered = 0;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back([&] {
            RawClient client = edge.client();
            client.send(get("/waits"));
            const std::string answer = client.read_answer();
            if (status_of_raw(answer) == 200) ++answered;
            if (status_of_raw(answer) == 503 &&
                answer.find("Retry-After: 5\r\n") != std::string::npos)
                ++refused;
        });
    }
    while (refused < 2) std::this_thread::yield();
    edge.gate.open();
    for (std::thread& client : clients) client.join();
    CHECK(answered == 1);
    CHECK(refused == 2);
    CHECK(status_of_raw(running.read_answer()) == 200);
}

TEST_CASE("edge: an exception is a 500 that does not tell, and a line for the log",
          "[server][edge]") {
    RunningEdge edge;
    RawClient client = edge.client();
    client.send(get("/throws"));
    const std::string answer = client.read_all();
    CHECK(status_of_raw(answer) == 500);
    CHECK(answer.find("secret") == std::string::npos);
    CHECK(edge.failure == "secret of the house");
}

TEST_CASE("edge: no value can begin another header", "[server][edge]") {
    const RunningEdge edge;
    RawClient client = edge.client();
    client.send(get("/injects"));
    CHECK_THAT(client.read_answer(), contains("Location: /aSet-Cookie: a=b\r\n"));
}

TEST_CASE("edge: a stream comes whole, in chunks or up to the end of the connection",
          "[server][edge]") {
    const RunningEdge edge;
    const std::string whole = "/stream " + std::string(2'000'000, 'b');
    RawClient chunked = edge.client();
    chunked.send(get("/stream", "Connection: close\r\n"));
    const std::string answer = chunked.read_all();
    CHECK_THAT(answer.substr(0, 500), contains("Transfer-Encoding: chunked\r\n"));
    CHECK(without_chunks(body_of(answer)) == whole);

    RawClient plain = edge.client();
    plain.send("GET /stream HTTP/1.0\r\n\r\n");
    CHECK(body_of(plain.read_all()) == whole);

    RawClient compressed = edge.client();
    compressed.send(get("/stream", "Connection: close\r\nAccept-Encoding: gzip\r\n"));
    const std::string small = compressed.read_all();
    CHECK_THAT(small.substr(0, 500), contains("Content-Encoding: gzip\r\n"));
    CHECK(small.size() < whole.size() / 10);
}

TEST_CASE("edge: a stream that breaks off is seen to have broken off", "[server][edge]") {
    const RunningEdge edge;
    RawClient client = edge.client();
    client.send(get("/breaks"));
    CHECK_FALSE(client.read_all().ends_with("0\r\n\r\n"));
}

TEST_CASE("edge: an export waits for its reader, and gives up one that does not read",
          "[server][edge][limits]") {
    EdgeOptions options;
    options.send_time = 300ms;
    RunningEdge edge(options);
    RawClient client = edge.client();
    client.send(get("/endless"));
    while (!edge.stream_is_over) std::this_thread::yield();
    // What it made went into our buffer and into the kernel's two, and no further.
    CHECK(edge.streamed < (16U << 20));
    RawClient other = edge.client();
    other.send(get("/other"));
    CHECK(status_of_raw(other.read_answer()) == 200);
}

TEST_CASE("edge: clients that do not take their answers hold a fixed memory together",
          "[server][edge][limits]") {
    EdgeOptions options;
    options.unsent_bytes = 6U << 20;
    const RunningEdge edge(options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(edge.client());
        clients.back().send(get("/large"));
        CHECK(clients.back().read(100).size() == 100);  // the answer is on its way
    }
    CHECK(clients.front().read_all().size() < (4U << 20));  // cut
    CHECK(clients.back().read(4U << 20).size() == (4U << 20));
}

TEST_CASE("edge: one client has so many connections", "[server][edge][limits]") {
    EdgeOptions options;
    options.limits_loopback = true;
    options.client.connections = 2;
    const RunningEdge edge(options);
    RawClient first = edge.client(), second = edge.client();
    first.send(get("/1"));
    second.send(get("/2"));
    CHECK(status_of_raw(first.read_answer()) == 200);
    CHECK(status_of_raw(second.read_answer()) == 200);
    RawClient third = edge.client();
    CHECK(status_of_raw(third.read_all()) == 429);
    second.send(get("/2", "Connection: close\r\n"));
    CHECK(status_of_raw(second.read_all()) == 200);
    RawClient fourth = edge.client();
    fourth.send(get("/4"));
    CHECK(status_of_raw(fourth.read_answer()) == 200);
}

TEST_CASE("edge: one client asks so fast", "[server][edge][limits]") {
    EdgeOptions options;
    options.limits_loopback = true;
    options.client = {.connections = 0, .requests_per_second = 1, .request_burst = 2};
    const RunningEdge edge(options);
    const auto status = [&](const std::string& target) {
        RawClient client = edge.client();
        client.send(get(target));
        return status_of_raw(client.read_answer());
    };
    int refused = 0;
    for (int i = 0; i < 20; ++i) refused += status("/a") == 429 ? 1 : 0;
    CHECK(refused > 0);
    CHECK(status("/free/style.css") == 200);

    // the default: readers behind a proxy of this machine are not one client
    options.limits_loopback = false;
    const RunningEdge open(options);
    for (int i = 0; i < 20; ++i) {
        RawClient client = open.client();
        client.send(get("/a"));
        CHECK(status_of_raw(client.read_answer()) == 200);
    }
}

TEST_CASE("edge: when all connections are taken, the one that has been silent longest makes room",
          "[server][edge][limits]") {
    EdgeOptions options;
    options.connections = 2;
    const RunningEdge edge(options);
    RawClient silent = edge.client(), later = edge.client();
    RawClient third = edge.client();
    third.send(get("/3"));
    CHECK(status_of_raw(third.read_answer()) == 200);
    CHECK(silent.read_all().empty());
    RawClient fourth = edge.client();
    fourth.send(get("/4"));
    CHECK(status_of_raw(fourth.read_answer()) == 200);
}

TEST_CASE("edge: stopping answers what is running, closes what is idle, and refuses the rest",
          "[server][edge]") {
    RunningEdge edge({}, 4);
    std::vector<RawClient> running, idle;
    for (int i = 0; i < 100; ++i) {
        idle.push_back(edge.client());
        if (i % 2 == 0) continue;  // these have not asked anything yet
        idle.back().send(get("/idle"));
        CHECK(status_of_raw(idle.back().read_answer()) == 200);
    }
    for (int i = 0; i < 50; ++i) {
        running.push_back(edge.client());
        running.back().send(get("/gate"));
    }
    edge.gate.wait_for_waiting(4);
    edge.stop();
    for (RawClient& client : idle) CHECK(client.read_all().empty());
    edge.gate.open();
    for (RawClient& client : running) CHECK(status_of_raw(client.read_all()) == 200);
    edge.stop_and_wait();
    CHECK_THROWS(edge.client());
}

TEST_CASE("edge: stopping does not wait for ever", "[server][edge][limits]") {
    EdgeOptions options;
    options.drain_time = 100ms;
    RunningEdge edge(options);
    RawClient client = edge.client();
    client.send(get("/endless"));
    CHECK(client.read(1000).size() == 1000);
    edge.stop_and_wait();
    SUCCEED();
}
