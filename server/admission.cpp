// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admission.hpp"

#include "server/http_answer.hpp"
#include "server/limits.hpp"

#include <algorithm>
#include <sys/resource.h>
#include <sys/socket.h>

namespace findings {

std::size_t connections_allowed(std::size_t wanted) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return wanted;
    const std::size_t granted = files.rlim_cur;
    return std::min(
        wanted,
        granted > 2 * limits::kReservedFiles ? granted - limits::kReservedFiles : granted / 2);
}

bool Admission::connect(const std::string& peer, Clock::time_point now) {
    return is_exempt(peer) || clients_.connect(peer, now);
}

void Admission::disconnect(const std::string& peer) {
    if (!is_exempt(peer)) clients_.disconnect(peer);
}

bool Admission::request(const HttpRequest& request, Clock::time_point now) {
    const bool is_counted = !handlers_.is_free(request.path) &&
                            (options_.limits_loopback || !is_loopback(request.client));
    return !is_counted || clients_.request(request.client, now);
}

void Admission::turn_away(const Arrival& arrival, int status) {
    std::string& bytes = turned_away_[status];  // made once
    if (bytes.empty())
        bytes = wire_answer(handlers_.refuse({}, status), {}, handlers_.everywhere, false).bytes;
    // One attempt: whether the client gets it is up to the client.
    [[maybe_unused]] const ssize_t sent =
        ::send(arrival.socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

// All who come by a proxy come from its address.
bool Admission::is_exempt(const std::string& peer) const {
    if (std::ranges::find(options_.proxies, peer) != options_.proxies.end()) return true;
    return !options_.limits_loopback && is_loopback(peer);
}

}  // namespace findings
