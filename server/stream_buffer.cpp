// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/stream_buffer.hpp"

#include "server/limits.hpp"

#include <algorithm>
#include <utility>

namespace findings {

bool StreamBuffer::write(std::string_view piece) {
    while (!piece.empty()) {
        bool was_empty = false;
        {
            std::unique_lock lock(mutex_);
            has_room_.wait(lock, [&] { return given_up_ || bytes_.size() < limits::kStreamBytes; });
            if (given_up_) return false;
            was_empty = bytes_.empty();
            const std::size_t fits = std::min(piece.size(), limits::kStreamBytes - bytes_.size());
            bytes_ += piece.substr(0, fits);
            piece.remove_prefix(fits);
        }
        if (was_empty) wake_();
    }
    return true;
}

void StreamBuffer::finish(State state) {
    {
        const std::lock_guard lock(mutex_);
        state_ = state;
    }
    wake_();
}

std::string StreamBuffer::take() {
    std::string taken;
    {
        const std::lock_guard lock(mutex_);
        taken = std::exchange(bytes_, {});
    }
    has_room_.notify_one();
    return taken;
}

StreamBuffer::State StreamBuffer::state_at_end() {
    const std::lock_guard lock(mutex_);
    return bytes_.empty() ? state_ : State::Open;
}

void StreamBuffer::give_up() {
    {
        const std::lock_guard lock(mutex_);
        given_up_ = true;
    }
    has_room_.notify_one();
}

}  // namespace findings
