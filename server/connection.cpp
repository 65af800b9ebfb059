// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection.hpp"

#include "server/limits.hpp"

#include <cerrno>
#include <string_view>
#include <sys/socket.h>
#include <utility>

namespace findings {
namespace {

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

Connection::Progress Connection::receive(std::span<char> buffer) {
    const ssize_t count = ::recv(socket(), buffer.data(), buffer.size(), 0);
    if (count < 0) return would_block() ? Progress::Blocked : Progress::Broken;
    if (count == 0) input_has_ended_ = true;
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    // One buffer at most: nothing is received while something is left from before.
    unread_ = bytes.substr(reader_.read(bytes));
    return Progress::Done;
}

void Connection::read_on() { unread_.erase(0, reader_.read(unread_)); }

Connection::Progress Connection::discard(std::span<char> buffer) {
    const ssize_t count = ::recv(socket(), buffer.data(), buffer.size(), 0);
    if (count < 0) return would_block() ? Progress::Blocked : Progress::Broken;
    discarded_ += static_cast<std::size_t>(count);
    return count == 0 || discarded_ > limits::kMaxDiscardedBytes ? Progress::Done
                                                                 : Progress::Blocked;
}

void Connection::answer_with(std::string bytes, std::shared_ptr<StreamBuffer> stream, bool closes) {
    outgoing_ = std::move(bytes);
    sent_ = 0;
    sent_since_ = 0;
    stream_ = std::move(stream);
    closes_ = closes;
}

Connection::Progress Connection::send() {
    // Others have to get their turn, however fast this one reads.
    for (std::size_t turn = 0; turn < limits::kSentInOneTurn;) {
        if (sent_ == outgoing_.size()) {
            outgoing_ = stream_ ? stream_->take() : std::string{};
            sent_ = 0;
            if (outgoing_.empty()) {
                const auto state =
                    stream_ ? stream_->state_at_end() : StreamBuffer::State::Finished;
                if (state == StreamBuffer::State::Open) return Progress::Starved;
                stream_.reset();
                return state == StreamBuffer::State::Finished ? Progress::Done : Progress::Broken;
            }
        }
        const ssize_t count =
            ::send(socket(), outgoing_.data() + sent_, outgoing_.size() - sent_, MSG_NOSIGNAL);
        if (count < 0) return would_block() ? Progress::Blocked : Progress::Broken;
        const auto bytes = static_cast<std::size_t>(count);
        sent_ += bytes;
        sent_since_ += bytes;
        turn += bytes;
    }
    return Progress::Blocked;
}

void Connection::end_output() { ::shutdown(socket(), SHUT_WR); }

void Connection::abort() {
    if (stream_) stream_->give_up();
    if (unsent() > 0) {
        const linger at_once{1, 0};
        ::setsockopt(socket(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    socket_.close();
}

}  // namespace findings
