// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/generation_guard.hpp"
#include "server/theme_tree.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings {

/// A fixed number of backends, each lent to one thread at a time. Before it is lent, a backend that
/// is not on the generation that the guard admits is replaced by one that is; if that cannot be
/// opened, the old one goes on answering. Thread: all functions may be called from any thread.
class BackendPool {
  public:
    /// Opens the first backend, so that a base that cannot be read is known at the start. `log` is
    /// told when a generation is refused.
    [[nodiscard]] static Result<std::unique_ptr<BackendPool>>
    open(GenerationSource source, std::size_t size, std::function<void(std::string_view)> log = {});

    struct Session {
        std::unique_ptr<SearchBackend> backend;
        ThemeTree themes;  // read once a generation, not once a request
    };

    /// A backend on loan; goes back when destroyed.
    class Lease {
      public:
        Lease(BackendPool& pool, Session session) : pool_(&pool), session_(std::move(session)) {}
        Lease(Lease&& other) noexcept
            : pool_(std::exchange(other.pool_, nullptr)), session_(std::move(other.session_)) {}
        Lease& operator=(Lease&&) = delete;
        ~Lease();

        [[nodiscard]] SearchBackend& backend() const { return *session_.backend; }
        [[nodiscard]] const ThemeTree& themes() const { return session_.themes; }
        [[nodiscard]] const std::string& generation() const {
            return session_.backend->summary().generation;
        }

      private:
        BackendPool* pool_;
        Session session_;
    };

    /// Waits while all are lent.
    [[nodiscard]] Lease lease();

    /// One beside those that are lent, for an answer that takes long to send; nullptr while
    /// limits::kMaxStreams are open.
    [[nodiscard]] std::shared_ptr<SearchBackend> open_own();

    /// Why the current generation is not the one that answers; nothing when it is.
    [[nodiscard]] std::optional<Error> behind() const;
    /// A new generation that is being compared with its manifest; the one before answers meanwhile.
    [[nodiscard]] std::optional<std::string> verifying() const { return guard_.verifying(); }

  private:
    BackendPool(GenerationSource source,
                std::size_t size,
                std::function<void(std::string_view)> log)
        : source_(std::move(source)),
          guard_(source_, std::move(log)),
          unopened_(size > 1 ? size - 1 : 0) {}

    [[nodiscard]] Result<Session> open_session(const std::string& generation);
    [[nodiscard]] Session refreshed(Session session);
    [[nodiscard]] bool may_open(const std::string& generation) const;
    void note_failure(const std::string& generation, const Error& error);
    void note_success();
    void give_back(Session session);

    GenerationSource source_;
    GenerationGuard guard_;
    std::atomic<std::size_t> own_ = 0;  // backends of open_own() that live
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<Session> idle_;
    std::size_t unopened_;  // backends that may still be opened besides the first
    std::string failed_generation_;
    std::optional<Error> failure_;
    std::chrono::steady_clock::time_point failed_at_;
};

}  // namespace findings
