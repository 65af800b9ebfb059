// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/descriptor.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <sys/epoll.h>

namespace findings {

/// Waits for many descriptors at once. Each has a key, by which its events tell what they are of.
/// Errors and the end of both directions are always told, whatever is watched.
class Epoll {
  public:
    Epoll() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}

    /// Watches until there is something to read.
    void add(int fd, std::uint64_t key) { control(EPOLL_CTL_ADD, fd, key, EPOLLIN); }
    void watch(int fd, std::uint64_t key, std::uint32_t events) {
        control(EPOLL_CTL_MOD, fd, key, events);
    }

    /// What has happened; none after `wait_ms` without anything, or when a signal came. They hold
    /// until the next call.
    [[nodiscard]] std::span<const epoll_event> wait(int wait_ms) {
        const int count =
            ::epoll_wait(epoll_.get(), events_.data(), static_cast<int>(events_.size()), wait_ms);
        return std::span(events_).first(static_cast<std::size_t>(std::max(count, 0)));
    }

  private:
    void control(int how, int fd, std::uint64_t key, std::uint32_t events) {
        epoll_event event{};
        event.events = events;
        event.data.u64 = key;
        ::epoll_ctl(epoll_.get(), how, fd, &event);
    }

    Descriptor epoll_;
    std::array<epoll_event, 256> events_{};
};

}  // namespace findings
