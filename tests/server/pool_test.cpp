// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backend_pool.hpp"
#include "tests/catch.hpp"
#include "tests/server/running_server.hpp"

#include <thread>

using namespace findings;
using findings::test::RunningServer;
using findings::test::small_base;

TEST_CASE("pool: a backend is used again while its generation is current", "[server]") {
    const auto base = small_base();
    const auto pool = BackendPool::open(base->source(), 2).value();
    for (int i = 0; i < 5; ++i) CHECK(pool->lease().generation() == "000001");
    CHECK(base->opened == 1);
}

TEST_CASE("pool: the next lease after a publication is on the new generation", "[server]") {
    const auto base = small_base();
    const auto pool = BackendPool::open(base->source(), 2).value();
    const auto before = pool->lease();
    base->publish("000002");
    CHECK(pool->lease().generation() == "000002");
    CHECK(before.generation() == "000001");  // a running request stays on its snapshot
    CHECK_FALSE(pool->behind());
}

TEST_CASE("pool: a generation that cannot be opened leaves the one before in service", "[server]") {
    const auto base = small_base();
    const auto pool = BackendPool::open(base->source(), 2).value();
    base->open_fails = true;
    base->publish("000002");
    CHECK(pool->lease().generation() == "000001");
    REQUIRE(pool->behind());
    CHECK(pool->behind()->message == "MANIFEST of 000002 does not match");
    const int tried = base->opened;
    CHECK(pool->lease().generation() == "000001");
    CHECK(base->opened == tried);  // not at every request

    base->open_fails = false;
    base->publish("000003");
    CHECK(pool->lease().generation() == "000003");
    CHECK_FALSE(pool->behind());
}

TEST_CASE("pool: a base that cannot be opened at the start is an error", "[server]") {
    const auto base = small_base();
    base->open_fails = true;
    const auto pool = BackendPool::open(base->source(), 2);
    REQUIRE_FALSE(pool);
    CHECK(pool.error().kind == ErrorKind::IndexStale);
}

TEST_CASE("pool: more threads than backends wait for each other", "[server]") {
    const auto base = small_base();
    const auto pool = BackendPool::open(base->source(), 2).value();
    std::atomic<int> in_use = 0;
    std::atomic<int> most = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 50; ++k) {
                const auto lease = pool->lease();
                const int now = ++in_use;
                int seen = most;
                while (now > seen && !most.compare_exchange_weak(seen, now)) {
                }
                std::this_thread::yield();
                --in_use;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(most <= 2);
    CHECK(base->opened <= 2);
}

TEST_CASE("server: publications under load fail no request and never go back", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    std::atomic<bool> done = false;
    std::thread publisher([&] {
        for (int i = 2; i <= 40; ++i) {
            base->publish(std::string(i < 10 ? "00000" : "0000") + std::to_string(i));
            std::this_thread::yield();
        }
        done = true;
    });
    std::string last;
    int requests = 0;
    while (!done || requests < 20) {
        const auto answer = server.get("/healthz/ready");
        ++requests;
        CHECK(answer.status == 200);
        const auto at = answer.body.find("\"generation\":\"") + 14;
        const std::string generation = answer.body.substr(at, 6);
        CHECK(generation >= last);
        last = generation;
    }
    publisher.join();
    CHECK(server.get("/healthz/ready").body.find("000040") != std::string::npos);
}

TEST_CASE("server: ready tells when it is behind", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    base->open_fails = true;
    base->publish("000002");
    CHECK(server.get("/search").status == 200);
    const auto ready = server.get("/healthz/ready");
    CHECK(ready.status == 200);
    CHECK(ready.body.find("\"generation\":\"000001\"") != std::string::npos);
    CHECK(ready.body.find("\"behind\":{\"reason\":\"MANIFEST of 000002") != std::string::npos);
}

TEST_CASE("server: a port in use is said clearly", "[server]") {
    const auto base = small_base();
    const RunningServer server(base);
    ServeOptions options;
    options.port = server.port();
    const auto second = Server::create(options, base->source());
    REQUIRE_FALSE(second);
    CHECK(second.error().message == "serve: cannot listen on 127.0.0.1:" +
                                        std::to_string(server.port()) + ": Address already in use");
    CHECK_FALSE(second.error().hint.empty());
}

TEST_CASE("server: stop before run, and run returns at once", "[server]") {
    const auto base = small_base();
    ServeOptions options;
    options.port = 0;
    auto server = Server::create(options, base->source()).value();
    server.stop();
    server.run();
    SUCCEED();
}
