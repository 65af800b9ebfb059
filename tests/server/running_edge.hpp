// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/edge.hpp"
#include "tests/catch.hpp"
#include "tests/server/raw_client.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace findings::test {

/// Something that requests wait for.
class Gate {
  public:
    void wait() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait(lock, [&] { return is_open_; });
    }
    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }
    void wait_for_waiting(int count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return waiting_ >= count; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int waiting_ = 0;
    bool is_open_ = false;
};

/// An edge on a free port. Its paths: /gate waits, /throws, /stream, /endless, /free/…; others say
/// their target.
class RunningEdge {
  public:
    explicit RunningEdge(EdgeOptions options = {}, unsigned workers = 2) {
        auto listener = listen_at("127.0.0.1", 0);
        REQUIRE(listener.has_value());
        port_ = listener->port;
        EdgeHandlers handlers;
        handlers.answer = [this](const HttpRequest& request) { return answer(request); };
        handlers.refuse = [](const HttpRequest&, int status) {
            return Answer{status, "text/plain", "refused", {{"Retry-After", "5"}}};
        };
        handlers.log_failure = [this](const HttpRequest&, std::string_view what) {
            failure = what;
        };
        handlers.takes_form = [](std::string_view path) { return path == "/form"; };
        handlers.is_free = [](std::string_view path) { return path.starts_with("/free/"); };
        handlers.everywhere = {{"X-Everywhere", "yes"}};
        edge_ = std::make_unique<Edge>(std::move(*listener),
                                       std::move(options),
                                       std::move(handlers),
                                       workers);
        thread_ = std::thread([this] { edge_->run(); });
    }
    RunningEdge(const RunningEdge&) = delete;
    RunningEdge& operator=(const RunningEdge&) = delete;
    ~RunningEdge() {
        gate.open();
        stop_and_wait();
    }

    [[nodiscard]] RawClient client() const { return RawClient(port_); }
    void stop() { edge_->stop(); }
    void stop_and_wait() {
        edge_->stop();
        if (thread_.joinable()) thread_.join();
    }

    Gate gate;
    std::atomic<std::size_t> streamed = 0;
    std::atomic<bool> stream_is_over = false;
    std::string failure;  // read after the answer

  private:
    Answer answer(const HttpRequest& request) {
        if (request.path == "/gate") gate.wait();
        if (request.path == "/throws") throw std::runtime_error("secret of the house");
        if (request.path == "/injects")
            return {200, "text/plain", "", {{"Location", "/a\r\nSet-Cookie: a=b"}}};
        if (request.path == "/large") return {200, "text/plain", std::string(4U << 20, 'a'), {}};
        Answer answer{200, "text/plain", request.target + ' ' + request.body, {}};
        if (request.path == "/stream" || request.path == "/endless" || request.path == "/breaks") {
            answer.rest = [this, path = request.path](const SendPiece& send) {
                return stream(path, send);
            };
        }
        return answer;
    }

    bool stream(const std::string& path, const SendPiece& send) {
        const std::string piece(1000, 'b');
        bool is_wanted = true;
        for (std::size_t i = 0; is_wanted && (path == "/endless" || i < 2000); ++i) {
            is_wanted = send(piece);
            streamed += piece.size();
        }
        stream_is_over = true;
        return is_wanted && path != "/breaks";
    }

    int port_ = 0;
    std::unique_ptr<Edge> edge_;
    std::thread thread_;
};

/// A request for `target`, with further fields of the head, each with its line end.
[[nodiscard]] std::string get(const std::string& target, const std::string& fields = {});

/// What follows the head of an answer.
[[nodiscard]] std::string body_of(const std::string& answer);

/// A body that was sent in chunks, put together.
[[nodiscard]] std::string without_chunks(std::string_view body);

}  // namespace findings::test
