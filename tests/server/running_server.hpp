// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/server.hpp"
#include "tests/server/fake_backend.hpp"
#include "tests/server/raw_client.hpp"

#include <httplib.h>

#include <memory>
#include <string>
#include <thread>

namespace findings::test {

/// The real server on a free port, and a client for it.
class RunningServer {
  public:
    explicit RunningServer(std::shared_ptr<FakeBase> base, ServeOptions options = {});
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer();

    [[nodiscard]] int port() const { return server_.port(); }
    httplib::Response get(const std::string& target, const httplib::Headers& headers = {}) const;
    httplib::Response head(const std::string& target, const httplib::Headers& headers = {}) const;
    /// Sends the bytes as they are and gives everything that comes back.
    [[nodiscard]] std::string raw(const std::string& bytes) const;
    [[nodiscard]] const std::vector<std::string>& log() const { return *log_; }

  private:
    std::shared_ptr<FakeBase> base_;
    std::shared_ptr<std::vector<std::string>> log_ = std::make_shared<std::vector<std::string>>();
    Server server_;
    std::thread thread_;
};

}  // namespace findings::test
