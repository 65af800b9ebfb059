// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "server/descriptor.hpp"

#include <string>

namespace findings {

/// A socket that connections arrive at; does not block.
struct Listener {
    Descriptor socket;
    int port = 0;
};

/// `host`: a name or address of this machine; "" for all of them. `port` 0: any free one.
[[nodiscard]] Result<Listener> listen_at(const std::string& host, int port);

/// A connection that has arrived, and the address it came from ("192.0.2.7", "2001:db8::7").
struct Arrival {
    Descriptor socket;
    std::string address;
    int error = 0;  // errno if there is no socket
};

[[nodiscard]] Arrival accept_from(const Descriptor& listener);

}  // namespace findings
