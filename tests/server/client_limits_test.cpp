// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/client_limits.hpp"

#include "server/limits.hpp"
#include "tests/catch.hpp"

using namespace findings;
using namespace std::chrono_literals;

TEST_CASE("client limits: a client is an address, of IPv6 a network", "[server][limits]") {
    ClientLimits clients({.connections = 1, .requests_per_second = 10, .request_burst = 3});
    const auto start = ClientLimits::Clock::now();
    CHECK(clients.connect("192.0.2.1", start));
    CHECK_FALSE(clients.connect("192.0.2.1", start));
    CHECK(clients.connect("192.0.2.2", start));
    CHECK(clients.connect("2001:db8::1", start));
    CHECK_FALSE(clients.connect("2001:db8::ffff:2", start));
    CHECK(clients.connect("2001:db8:0:1::1", start));
    clients.disconnect("192.0.2.1");
    CHECK(clients.connect("192.0.2.1", start));

    for (int i = 0; i < 3; ++i) CHECK(clients.request("192.0.2.9", start));
    CHECK_FALSE(clients.request("192.0.2.9", start));
    CHECK(clients.request("192.0.2.8", start));
    CHECK(clients.request("192.0.2.9", start + 150ms));
    CHECK_FALSE(clients.request("192.0.2.9", start + 150ms));
}

TEST_CASE("client limits: however many clients there are, a fixed number is known",
          "[server][limits]") {
    ClientLimits clients({.connections = 1, .requests_per_second = 1, .request_burst = 1});
    const auto start = ClientLimits::Clock::now();
    const auto address = [](std::size_t i) {
        return std::to_string(i / 65536 + 1) + '.' + std::to_string(i / 256 % 256) + '.' +
               std::to_string(i % 256) + ".1";
    };
    std::size_t connected = 0;
    for (std::size_t i = 0; i < limits::kMaxClientsKnown; ++i)
        connected += clients.connect(address(i), start) ? 1 : 0;
    CHECK(connected == limits::kMaxClientsKnown);
    CHECK(clients.connect("192.0.2.1", start));  // the others share one allowance
    CHECK_FALSE(clients.connect("192.0.2.2", start));
    clients.disconnect("192.0.2.1");
    CHECK(clients.connect("192.0.2.2", start));
    for (std::size_t i = 0; i < limits::kMaxClientsKnown; ++i) clients.disconnect(address(i));
    CHECK(clients.connect("192.0.2.3", start + 5s));  // the quiet ones were forgotten
}

TEST_CASE("client limits: only a proxy of ours is believed whom it speaks for", "[server]") {
    const std::vector<std::string> proxies = {"10.0.0.1"};
    CHECK(client_behind("10.0.0.1", "192.0.2.7", proxies) == "192.0.2.7");
    CHECK(client_behind("10.0.0.1", "1.2.3.4, 192.0.2.7", proxies) ==
          "192.0.2.7");  // the first was the client's own word
    CHECK(client_behind("10.0.0.1", "2001:db8::1", proxies) == "2001:db8::1");
    CHECK(client_behind("10.0.0.1", "", proxies) == "10.0.0.1");
    CHECK(client_behind("10.0.0.1", "<script>", proxies) == "10.0.0.1");
    CHECK(client_behind("10.0.0.2", "192.0.2.7", proxies) == "10.0.0.2");
}
