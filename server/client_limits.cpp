// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/client_limits.hpp"

#include "server/limits.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

namespace findings {
namespace {

constexpr std::string_view kAllOthers;  // shared by new clients while too many are known

// An IPv6 address as the network it is in; others as they are.
std::string key_of(std::string_view address) {
    std::string text(address.substr(0, address.find('%')));
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return std::string(address);
    constexpr std::size_t kNetworkBytes = 8;
    return "net:" + std::string(bytes.begin(), bytes.begin() + kNetworkBytes);
}

bool is_address(const std::string& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

}  // namespace

bool ClientLimits::connect(std::string_view address, Clock::time_point now) {
    if (allowance_.connections == 0) return true;
    Client& client = client_at(address, now);
    if (client.connections >= allowance_.connections) return false;
    ++client.connections;
    return true;
}

void ClientLimits::disconnect(std::string_view address) {
    if (allowance_.connections == 0) return;
    auto found = clients_.find(key_of(address));
    if (found == clients_.end() || found->second.connections == 0)
        found = clients_.find(std::string(kAllOthers));
    if (found != clients_.end() && found->second.connections > 0) --found->second.connections;
}

bool ClientLimits::request(std::string_view address, Clock::time_point now) {
    if (allowance_.requests_per_second == 0) return true;
    Client& client = client_at(address, now);
    client.requests_left = requests_left(client, now);
    client.refilled = now;
    if (client.requests_left < 1) return false;
    client.requests_left -= 1;
    return true;
}

double ClientLimits::requests_left(const Client& client, Clock::time_point now) const {
    const double seconds = std::chrono::duration<double>(now - client.refilled).count();
    return std::min<double>(allowance_.request_burst,
                            client.requests_left + seconds * allowance_.requests_per_second);
}

ClientLimits::Client& ClientLimits::client_at(std::string_view address, Clock::time_point now) {
    const std::string key = key_of(address);
    if (const auto found = clients_.find(key); found != clients_.end()) return found->second;
    if (clients_.size() >= limits::kMaxClientsKnown) forget_the_quiet(now);
    const bool has_room = clients_.size() < limits::kMaxClientsKnown;
    const Client fresh{0, static_cast<double>(allowance_.request_burst), now};
    return clients_.try_emplace(has_room ? key : std::string(kAllOthers), fresh).first->second;
}

// Those that have no connection and may ask as much as anybody new. It looks at every one, so not
// at each arrival.
void ClientLimits::forget_the_quiet(Clock::time_point now) {
    if (now - last_forgetting_ < std::chrono::seconds(1)) return;
    last_forgetting_ = now;
    std::erase_if(clients_, [&](const auto& entry) {
        return entry.second.connections == 0 &&
               requests_left(entry.second, now) >= allowance_.request_burst;
    });
}

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1";
}

std::string client_behind(const std::string& peer,
                          std::string_view forwarded_for,
                          const std::vector<std::string>& proxies) {
    if (std::ranges::find(proxies, peer) == proxies.end()) return peer;
    const auto comma = forwarded_for.rfind(',');
    if (comma != std::string_view::npos) forwarded_for.remove_prefix(comma + 1);
    std::string last;
    for (const char c : forwarded_for) {
        if (c != ' ' && c != '\t') last += c;
    }
    return is_address(last) ? last : peer;
}

}  // namespace findings
