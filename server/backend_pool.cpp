// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backend_pool.hpp"

#include "server/limits.hpp"

#include <utility>

namespace findings {

Result<std::unique_ptr<BackendPool>> BackendPool::open(GenerationSource source,
                                                       std::size_t size,
                                                       std::function<void(std::string_view)> log) {
    // private constructor
    std::unique_ptr<BackendPool> pool(new BackendPool(std::move(source), size, std::move(log)));
    const auto generation = pool->guard_.choose_first();
    if (!generation) return tl::unexpected(generation.error());
    auto first = pool->open_session(*generation);
    if (!first) return tl::unexpected(std::move(first.error()));
    pool->idle_.push_back(std::move(*first));
    return pool;
}

Result<BackendPool::Session> BackendPool::open_session(const std::string& generation) {
    auto backend = source_.open(generation);
    if (!backend) return tl::unexpected(std::move(backend.error()));
    auto themes = ThemeTree::parse((*backend)->summary().taxonomy_json);
    if (!themes) return tl::unexpected(std::move(themes.error()));
    return Session{std::move(*backend), std::move(*themes)};
}

BackendPool::Lease BackendPool::lease() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return !idle_.empty() || unopened_ > 0; });
    if (idle_.empty()) {
        --unopened_;
        lock.unlock();
        auto opened = open_session(guard_.admitted());
        if (opened) return Lease(*this, std::move(*opened));
        note_failure({}, opened.error());
        lock.lock();
        ++unopened_;
        // The first backend is never closed, only replaced: one comes back for certain.
        freed_.wait(lock, [&] { return !idle_.empty(); });
    }
    Session session = std::move(idle_.back());
    idle_.pop_back();
    lock.unlock();
    return Lease(*this, refreshed(std::move(session)));
}

BackendPool::Session BackendPool::refreshed(Session session) {
    const std::string generation = guard_.admitted();
    if (generation == session.backend->summary().generation) {
        note_success();
        return session;
    }
    if (!may_open(generation)) return session;
    auto opened = open_session(generation);
    if (!opened) {
        note_failure(generation, opened.error());
        return session;
    }
    note_success();
    return std::move(*opened);
}

bool BackendPool::may_open(const std::string& generation) const {
    const std::lock_guard lock(mutex_);
    return !failure_ || failed_generation_ != generation ||
           std::chrono::steady_clock::now() - failed_at_ >= limits::kReopenRetry;
}

void BackendPool::note_failure(const std::string& generation, const Error& error) {
    const std::lock_guard lock(mutex_);
    failed_generation_ = generation;
    failure_ = error;
    failed_at_ = std::chrono::steady_clock::now();
}

void BackendPool::note_success() {
    const std::lock_guard lock(mutex_);
    failure_.reset();
}

std::shared_ptr<SearchBackend> BackendPool::open_own() {
    const auto give_up = [this] { --own_; };
    if (++own_ > limits::kMaxStreams) return give_up(), nullptr;
    auto opened = source_.open(guard_.admitted());
    if (!opened) return give_up(), nullptr;
    // The pool outlives every answer: the server waits for its connections.
    return {opened->release(), [give_up](SearchBackend* backend) {
                delete backend;  // NOLINT(cppcoreguidelines-owning-memory): what shared_ptr calls
                                 // to delete
                give_up();
            }};
}

std::optional<Error> BackendPool::behind() const {
    if (auto refused = guard_.refusal()) return refused;
    const std::lock_guard lock(mutex_);
    return failure_;
}

void BackendPool::give_back(Session session) {
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(session));
    }
    freed_.notify_one();
}

BackendPool::Lease::~Lease() {
    if (pool_ != nullptr) pool_->give_back(std::move(session_));
}

}  // namespace findings
