// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace findings {

/// How much one client may ask for at a time; 0 = as much as it likes.
struct ClientAllowance {
    unsigned connections = 0;
    unsigned requests_per_second = 0;
    unsigned request_burst = 0;  // at once, after a rest
};

/// Counts connections and requests by client. A client is an IPv4 address, or the network (/64) of
/// an IPv6 address, of which everybody has as many as there are grains of sand. Not thread-safe:
/// the loop's own.
class ClientLimits {
  public:
    using Clock = std::chrono::steady_clock;

    explicit ClientLimits(ClientAllowance allowance) : allowance_(allowance) {}

    /// False if the client has all the connections it may have; otherwise it has one more.
    [[nodiscard]] bool connect(std::string_view address, Clock::time_point now);
    void disconnect(std::string_view address);
    /// False if the client asks faster than it may: the request is not counted then.
    [[nodiscard]] bool request(std::string_view address, Clock::time_point now);

  private:
    struct Client {
        unsigned connections = 0;
        double requests_left = 0;
        Clock::time_point refilled;
    };
    Client& client_at(std::string_view address, Clock::time_point now);
    [[nodiscard]] double requests_left(const Client& client, Clock::time_point now) const;
    void forget_the_quiet(Clock::time_point now);

    ClientAllowance allowance_;
    std::unordered_map<std::string, Client> clients_;
    Clock::time_point last_forgetting_{};
};

/// "127.0.0.1", "::1" and the like: this machine.
[[nodiscard]] bool is_loopback(std::string_view address);

/// Who asks behind `peer`: what it says in X-Forwarded-For (the last entry, the one it wrote
/// itself) if `peer` is one of our proxies, and otherwise `peer`, whatever it says.
[[nodiscard]] std::string client_behind(const std::string& peer,
                                        std::string_view forwarded_for,
                                        const std::vector<std::string>& proxies);

}  // namespace findings
