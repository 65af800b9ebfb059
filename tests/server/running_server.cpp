// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/running_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace findings::test {
namespace {

Server make_server(FakeBase& base,
                   ServeOptions options,
                   std::shared_ptr<std::vector<std::string>> log) {
    options.port = 0;
    options.log = [log = std::move(log)](std::string_view line) { log->emplace_back(line); };
    auto server = Server::create(options, base.source());
    if (!server) throw std::runtime_error(server.error().message);
    return std::move(*server);
}

httplib::Response value_of(const httplib::Result& result) {
    if (!result) throw std::runtime_error("no answer: " + httplib::to_string(result.error()));
    return *result;
}

}  // namespace

RunningServer::RunningServer(std::shared_ptr<FakeBase> base, ServeOptions options)
    : base_(std::move(base)),
      server_(make_server(*base_, std::move(options), log_)),
      thread_([this] { server_.run(); }) {}

RunningServer::~RunningServer() {
    server_.stop();
    thread_.join();
}

httplib::Response RunningServer::get(const std::string& target,
                                     const httplib::Headers& headers) const {
    httplib::Client client("127.0.0.1", port());
    return value_of(client.Get(target, headers));
}

httplib::Response RunningServer::head(const std::string& target,
                                      const httplib::Headers& headers) const {
    httplib::Client client("127.0.0.1", port());
    return value_of(client.Head(target, headers));
}

std::string RunningServer::raw(const std::string& bytes) const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        for (std::size_t sent = 0; sent < bytes.size();) {
            const auto count =
                ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) break;
            sent += static_cast<std::size_t>(count);
        }
        char buffer[4096];
        for (ssize_t count = 0; (count = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
            answer.append(buffer, static_cast<std::size_t>(count));
    }
    ::close(socket);
    return answer;
}

int status_of_raw(const std::string& answer) {
    if (!answer.starts_with("HTTP/1.1 ")) return 0;
    return std::stoi(answer.substr(9, 3));
}

}  // namespace findings::test
