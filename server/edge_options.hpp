// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/client_limits.hpp"
#include "server/limits.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace findings {

/// What the edge allows; the defaults are those of limits.hpp, and tests take smaller ones.
struct EdgeOptions {
    ClientAllowance client{limits::kConnectionsPerClient,
                           limits::kRequestsPerSecond,
                           limits::kRequestBurst};
    bool limits_loopback = false;      // clients on this machine too: often all readers, by a proxy
    std::vector<std::string> proxies;  // addresses whose X-Forwarded-For is believed

    std::size_t connections = limits::kMaxConnections;
    std::size_t unsent_bytes = limits::kMaxUnsentBytes;
    std::size_t queued_requests = limits::kMaxQueuedRequests;
    unsigned requests_per_connection = limits::kRequestsPerConnection;

    std::chrono::milliseconds idle_time = limits::kIdleTime;
    std::chrono::milliseconds head_time = limits::kHeadTime;
    std::chrono::milliseconds body_time = limits::kBodyTime;
    std::chrono::milliseconds send_time = limits::kSendTime;
    std::chrono::milliseconds linger_time = limits::kLingerTime;
    std::chrono::milliseconds drain_time = limits::kDrainTime;
};

}  // namespace findings
