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

/// Threads that do what is put into their queue, which is bounded: who asks is told at once when it
/// is full.
class WorkerQueue {
  public:
    struct Limits {
        std::size_t workers;
        std::size_t queued;
    };
    explicit WorkerQueue(Limits limits);
    WorkerQueue(const WorkerQueue&) = delete;
    WorkerQueue& operator=(const WorkerQueue&) = delete;
    ~WorkerQueue();

    /// False when the queue is full. Thread: any.
    [[nodiscard]] bool put(std::function<void()> task);
    /// Ends the threads when they have done what they are at; what waits is dropped.
    void shutdown();

  private:
    void run();

    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<std::function<void()>> waiting_;
    std::size_t capacity_;
    std::size_t idle_ = 0;  // threads that wait for a task
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace findings
