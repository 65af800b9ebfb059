// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace findings {

/// Threads that serve connections, with a bounded queue: httplib's own grows without end.
/// When it is full, further connections go to one thread that runs them with refusing() true, so
/// that they get a 503; when that is full too, put() waits, and the kernel's backlog takes the
/// rest.
class WorkerQueue {
  public:
    struct Limits {
        std::size_t workers;
        std::size_t queued;
        std::size_t refused;
    };
    explicit WorkerQueue(Limits limits);
    WorkerQueue(const WorkerQueue&) = delete;
    WorkerQueue& operator=(const WorkerQueue&) = delete;
    ~WorkerQueue();

    void put(std::function<void()> connection);
    /// Runs what is queued and ends the threads.
    void shutdown();

    /// Whether the calling thread is the one that only refuses.
    [[nodiscard]] static bool refusing();

  private:
    struct Lane {
        std::deque<std::function<void()>> waiting;
        std::size_t capacity = 0;
        std::condition_variable filled;
    };
    void run(Lane& lane);

    std::mutex mutex_;
    std::condition_variable drained_;  // room in the lane of refusals
    Lane served_;
    Lane refused_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace findings
