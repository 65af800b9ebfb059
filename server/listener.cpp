// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/listener.hpp"

#include "server/limits.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string_view>
#include <sys/socket.h>

namespace findings {
namespace {

struct FreeAddresses {
    void operator()(addrinfo* addresses) const { ::freeaddrinfo(addresses); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

// "[::1]" is how an address with colons is written before a port.
std::string without_brackets(const std::string& host) {
    return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

Addresses addresses_of(const std::string& host, int port) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    addrinfo* found = nullptr;
    const std::string name = without_brackets(host);
    ::getaddrinfo(name.empty() ? nullptr : name.c_str(),
                  std::to_string(port).c_str(),
                  &hints,
                  &found);
    return Addresses(found);
}

Descriptor listen_on(const addrinfo& address) {
    Descriptor socket(::socket(address.ai_family,
                               address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC,
                               address.ai_protocol));
    if (!socket.is_open()) return {};
    // Not SO_REUSEPORT: with it a second server on the same port is no error and takes half the
    // requests.
    const int yes = 1;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (::bind(socket.get(), address.ai_addr, address.ai_addrlen) != 0) return {};
    if (::listen(socket.get(), limits::kListenBacklog) != 0) return {};
    return socket;
}

int port_of(const Descriptor& socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
    return ntohs(address.ss_family == AF_INET6
                     ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                     : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

std::string text_of(const sockaddr_storage& address, socklen_t size) {
    std::array<char, NI_MAXHOST> text{};
    if (::getnameinfo(reinterpret_cast<const sockaddr*>(&address),
                      size,
                      text.data(),
                      text.size(),
                      nullptr,
                      0,
                      NI_NUMERICHOST) != 0)
        return "unknown";
    std::string_view name = text.data();
    constexpr std::string_view kMapped = "::ffff:";  // an IPv4 address at a socket for both kinds
    if (name.starts_with(kMapped) && name.find('.') != std::string_view::npos)
        name.remove_prefix(kMapped.size());
    return std::string(name);
}

}  // namespace

Result<Listener> listen_at(const std::string& host, int port) {
    errno = 0;
    const Addresses addresses = addresses_of(host, port);
    for (const addrinfo* address = addresses.get(); address != nullptr;
         address = address->ai_next) {
        Descriptor socket = listen_on(*address);
        if (!socket.is_open()) continue;
        const int bound = port_of(socket);
        return Listener{std::move(socket), bound};
    }
    const std::string reason =
        addresses && errno != 0 ? std::strerror(errno) : "not an address of this machine";
    return failure(
        ErrorKind::BadInput,
        "serve: cannot listen on " + host + ":" + std::to_string(port) + ": " + reason,
        "stop the program that uses this port, or choose another with --listen HOST:PORT");
}

Arrival accept_from(const Descriptor& listener) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    Arrival arrival;
    arrival.socket = Descriptor(::accept4(listener.get(),
                                          reinterpret_cast<sockaddr*>(&address),
                                          &size,
                                          SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!arrival.socket.is_open()) {
        arrival.error = errno;
        return arrival;
    }
    // Without it the second answer of a connection waits 40 ms for a delayed acknowledgement.
    const int yes = 1;
    ::setsockopt(arrival.socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    // What the kernel keeps for a client that does not read; it would grow to 4 MB.
    const int bytes = limits::kSocketBufferBytes;
    ::setsockopt(arrival.socket.get(), SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    arrival.address = text_of(address, size);
    return arrival;
}

}  // namespace findings
