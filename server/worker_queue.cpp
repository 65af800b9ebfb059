// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/worker_queue.hpp"

#include <utility>

namespace findings {
namespace {

thread_local bool this_thread_refuses = false;

}  // namespace

WorkerQueue::WorkerQueue(Limits limits) {
    served_.capacity = limits.queued;
    refused_.capacity = limits.refused;
    for (std::size_t i = 0; i < limits.workers; ++i)
        threads_.emplace_back([this] { run(served_); });
    threads_.emplace_back([this] {
        this_thread_refuses = true;
        run(refused_);
    });
}

WorkerQueue::~WorkerQueue() { shutdown(); }

bool WorkerQueue::refusing() { return this_thread_refuses; }

void WorkerQueue::put(std::function<void()> connection) {
    std::unique_lock lock(mutex_);
    const auto has_room = [](const Lane& lane) { return lane.waiting.size() < lane.capacity; };
    drained_.wait(lock, [&] { return has_room(served_) || has_room(refused_); });
    Lane& lane = has_room(served_) ? served_ : refused_;
    lane.waiting.push_back(std::move(connection));
    lane.filled.notify_one();
}

void WorkerQueue::run(Lane& lane) {
    for (;;) {
        std::function<void()> connection;
        {
            std::unique_lock lock(mutex_);
            lane.filled.wait(lock, [&] { return stopping_ || !lane.waiting.empty(); });
            if (lane.waiting.empty()) return;
            connection = std::move(lane.waiting.front());
            lane.waiting.pop_front();
        }
        drained_.notify_one();
        connection();
    }
}

void WorkerQueue::shutdown() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    served_.filled.notify_all();
    refused_.filled.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

}  // namespace findings
