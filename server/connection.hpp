// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/descriptor.hpp"
#include "server/request_reader.hpp"
#include "server/stream_buffer.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <span>
#include <string>

namespace findings {

/// What a connection is at; each phase has its deadline (edge_options.hpp).
enum class Phase : std::uint8_t {
    Idle,       // between two requests
    Head,       // new, or in the middle of a request's head
    Body,       // in the middle of a form
    Working,    // its request is with a worker, or its export waits for more to send
    Sending,    // the client has to take what is there
    Lingering,  // all is sent; what the client still sends is thrown away, so that it gets to read
                // the answer
};
inline constexpr std::size_t kPhases = 6;

/// One client: the bytes it has sent, as far as requests, and those it is still to be sent. Knows
/// neither clock nor epoll. Not thread-safe: the loop's own.
class Connection {
  public:
    Connection(std::uint64_t id, Descriptor socket, std::string address, RequestReader reader)
        : id_(id),
          socket_(std::move(socket)),
          address_(std::move(address)),
          reader_(std::move(reader)) {}

    enum class Progress : std::uint8_t {
        Done,     // received: something has come, or the end; sent: all
        Blocked,  // the client has to do something first
        Starved,  // the worker has to do something first
        Broken,   // the connection is of no more use
    };

    /// Reads once, as much as `buffer` holds, and gives it to the reader.
    Progress receive(std::span<char> buffer);
    /// Gives the reader what came behind the request before.
    void read_on();
    /// Reads and forgets.
    Progress discard(std::span<char> buffer);

    void answer_with(std::string bytes, std::shared_ptr<StreamBuffer> stream, bool closes);
    Progress send();
    /// Tells the client that nothing more comes.
    void end_output();
    /// Closes without waiting until the client has taken what the kernel still holds for it.
    void abort();

    [[nodiscard]] std::uint64_t id() const { return id_; }
    [[nodiscard]] int socket() const { return socket_.get(); }
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] RequestReader& reader() { return reader_; }
    [[nodiscard]] bool input_has_ended() const { return input_has_ended_; }
    [[nodiscard]] bool closes() const { return closes_; }
    /// More has come than was read: it would be a reset, not an end, to close now.
    [[nodiscard]] bool has_unread() const {
        return !unread_.empty() || reader_.state() == RequestReader::State::Refused;
    }
    [[nodiscard]] std::size_t unsent() const { return outgoing_.size() - sent_; }
    [[nodiscard]] bool is_stream() const { return stream_ != nullptr; }
    /// Since the answer began, or since forget_sent().
    [[nodiscard]] std::size_t sent_since() const { return sent_since_; }
    void forget_sent() { sent_since_ = 0; }
    unsigned requests = 0;  // answered or being answered

    // Kept by PhaseLists and by the loop.
    Phase phase = Phase::Head;
    std::list<Connection*>::iterator place{};
    std::chrono::steady_clock::time_point since{};
    std::uint32_t watched = 0;

  private:
    std::uint64_t id_;
    Descriptor socket_;
    std::string address_;
    RequestReader reader_;
    std::string unread_;
    std::string outgoing_;
    std::size_t sent_ = 0;
    std::size_t sent_since_ = 0;
    std::shared_ptr<StreamBuffer> stream_;  // shared with the thread that fills it
    bool closes_ = false;
    bool input_has_ended_ = false;
    std::size_t discarded_ = 0;
};

}  // namespace findings
