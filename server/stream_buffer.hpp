// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace findings {

/// Between a thread that makes a long answer and the loop that sends it: holds
/// limits::kStreamBytes at most, and makes the writer wait for the reader. The deadline is the
/// loop's, which gives up on a client that does not read.
class StreamBuffer {
  public:
    enum class State : std::uint8_t { Open, Finished, BrokenOff };

    /// `wake`: called when there is something for the loop to do again.
    explicit StreamBuffer(std::function<void()> wake) : wake_(std::move(wake)) {}

    /// Waits for room. False when nobody reads any more. Thread: the writer's.
    [[nodiscard]] bool write(std::string_view piece);
    void finish(State state);

    /// All that is there. Thread: the loop's.
    [[nodiscard]] std::string take();
    /// Not Open, and everything has been taken.
    [[nodiscard]] State state_at_end();
    /// The client is gone: the writer is told with its next piece.
    void give_up();

  private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable has_room_;
    std::string bytes_;
    State state_ = State::Open;
    bool given_up_ = false;
};

}  // namespace findings
