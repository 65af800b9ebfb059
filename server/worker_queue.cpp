// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/worker_queue.hpp"

#include <utility>

namespace findings {

WorkerQueue::WorkerQueue(Limits limits) : capacity_(limits.queued) {
    for (std::size_t i = 0; i < limits.workers; ++i) threads_.emplace_back([this] { run(); });
}

WorkerQueue::~WorkerQueue() { shutdown(); }

bool WorkerQueue::put(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= capacity_ + idle_) return false;
        waiting_.push_back(std::move(task));
    }
    filled_.notify_one();
    return true;
}

void WorkerQueue::run() {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            ++idle_;
            filled_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
            --idle_;
            if (stopping_) return;
            task = std::move(waiting_.front());
            waiting_.pop_front();
        }
        task();
    }
}

void WorkerQueue::shutdown() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        waiting_.clear();
    }
    filled_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

}  // namespace findings
