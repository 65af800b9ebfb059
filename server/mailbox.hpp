// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/descriptor.hpp"
#include "server/stream_buffer.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <sys/eventfd.h>
#include <utility>
#include <vector>

namespace findings {

/// What a worker has for a connection; without an answer: its stream has more, or has ended.
struct Letter {
    std::uint64_t connection = 0;
    bool has_answer = false;
    bool closes = true;
    std::string bytes{};
    std::shared_ptr<StreamBuffer> stream{};
};

/// From workers to the loop, which waits at a descriptor. Thread: post() and ring() any.
class Mailbox {
  public:
    Mailbox() : bell_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

    void post(Letter letter) {
        bool is_first = false;
        {
            const std::lock_guard lock(mutex_);
            is_first = letters_.empty();
            letters_.push_back(std::move(letter));
        }
        if (is_first) ring();
    }
    void ring() { ::eventfd_write(bell_.get(), 1); }

    [[nodiscard]] int bell() const { return bell_.get(); }
    [[nodiscard]] std::vector<Letter> take() {
        eventfd_t ignored = 0;
        ::eventfd_read(bell_.get(), &ignored);
        const std::lock_guard lock(mutex_);
        return std::exchange(letters_, {});
    }

  private:
    Descriptor bell_;
    std::mutex mutex_;
    std::vector<Letter> letters_;
};

}  // namespace findings
