// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/client_limits.hpp"
#include "server/edge.hpp"
#include "server/edge_options.hpp"
#include "server/http_request.hpp"
#include "server/listener.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace findings {

/// How many connections the descriptors of this process allow; takes all that the system grants.
[[nodiscard]] std::size_t connections_allowed(std::size_t wanted);

/// Who may connect to the edge, and who may ask. Not thread-safe: the loop's own.
class Admission {
  public:
    using Clock = std::chrono::steady_clock;

    /// Both must outlive it.
    Admission(const EdgeOptions& options, const EdgeHandlers& handlers)
        : options_(options), handlers_(handlers), clients_(options.client) {}

    /// False if who comes from there has all the connections it may have.
    [[nodiscard]] bool connect(const std::string& peer, Clock::time_point now);
    /// Of one whom connect() let in.
    void disconnect(const std::string& peer);
    /// False if the client of the request asks faster than it may.
    [[nodiscard]] bool request(const HttpRequest& request, Clock::time_point now);

    /// Without having read anything: who has too many connections gets no more of our time than
    /// this.
    void turn_away(const Arrival& arrival, int status);

  private:
    [[nodiscard]] bool is_exempt(const std::string& peer) const;

    const EdgeOptions& options_;
    const EdgeHandlers& handlers_;
    ClientLimits clients_;
    // what is sent with a status to those who are not let in
    std::map<int, std::string> turned_away_;
};

}  // namespace findings
