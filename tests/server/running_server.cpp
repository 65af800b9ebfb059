// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/running_server.hpp"

#include <stdexcept>

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
    RawClient client(port());
    client.send(bytes);
    client.end_input();  // the server would wait for another request
    return client.read_all();
}

}  // namespace findings::test
