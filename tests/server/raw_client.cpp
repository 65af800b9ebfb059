// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/raw_client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <utility>

namespace findings::test {

RawClient::RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{20, 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("no connection to the server");
}

void RawClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return;  // refused before all was sent
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void RawClient::end_input() const { ::shutdown(socket_.get(), SHUT_WR); }

bool RawClient::receive() {
    char buffer[16384];
    const auto count = ::recv(socket_.get(), buffer, sizeof buffer, 0);
    if (count > 0) received_.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
}

std::string RawClient::read_all() {
    while (receive()) {
    }
    return std::exchange(received_, {});
}

std::string RawClient::read(std::size_t bytes) {
    while (received_.size() < bytes && receive()) {
    }
    std::string first = received_.substr(0, bytes);
    received_.erase(0, first.size());
    return first;
}

std::string RawClient::read_answer() {
    constexpr std::string_view kEnd = "\r\n\r\n", kLength = "Content-Length: ";
    while (received_.find(kEnd) == std::string::npos && receive()) {
    }
    const auto end = received_.find(kEnd);
    if (end == std::string::npos) return std::exchange(received_, {});
    const auto length = std::string_view(received_).substr(0, end).find(kLength);
    const std::size_t body =
        length == std::string::npos ? 0 : std::stoul(received_.substr(length + kLength.size()));
    return read(end + kEnd.size() + body);
}

int status_of_raw(const std::string& answer) {
    if (!answer.starts_with("HTTP/1.1 ")) return 0;
    return std::stoi(answer.substr(9, 3));
}

}  // namespace findings::test
