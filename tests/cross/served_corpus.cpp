// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cross/served_corpus.hpp"

#include "tests/cross/corpus_index.hpp"

#include <stdexcept>

namespace findings::test {
namespace {

Server make_server() {
    ServeOptions options;
    options.index_dirs = {corpus_index().index_dir()};
    options.port = 0;
    options.log = [](std::string_view) {};
    auto server = Server::create(options);
    if (!server) throw std::runtime_error(server.error().message);
    return std::move(*server);
}

}  // namespace

ServedCorpus::ServedCorpus() : server_(make_server()), thread_([this] { server_.run(); }) {}

ServedCorpus::~ServedCorpus() {
    server_.stop();
    thread_.join();
}

httplib::Response ServedCorpus::get(const std::string& target,
                                    const httplib::Headers& headers) const {
    httplib::Client client("127.0.0.1", server_.port());
    const auto result = client.Get(target, headers);
    if (!result) throw std::runtime_error("no answer: " + httplib::to_string(result.error()));
    return *result;
}

}  // namespace findings::test
