// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/generation_source.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace findings {

/// Says which generation may be served: the current one, once every byte of it has been compared
/// with its manifest; until then, or if it is damaged, the one before. Thread: any function from
/// any thread.
class GenerationGuard {
  public:
    GenerationGuard(const GenerationSource& source, std::function<void(std::string_view)> log);
    GenerationGuard(const GenerationGuard&) = delete;
    GenerationGuard& operator=(const GenerationGuard&) = delete;
    ~GenerationGuard();

    /// Compares the current generation; the newest whole one before it if it is damaged. An Error
    /// if none is whole.
    [[nodiscard]] Result<std::string> choose_first();

    /// The generation to serve now. Cheap; a new current one is compared in the background.
    [[nodiscard]] std::string admitted();

    /// Why the current generation is not admitted; nothing when it is, or while it is being
    /// compared.
    [[nodiscard]] std::optional<Error> refusal() const;
    /// The generation that is being compared.
    [[nodiscard]] std::optional<std::string> verifying() const;

  private:
    void begin(const std::string& generation);
    void verify(const std::string& generation);
    void refuse(const std::string& generation, const Error& error);
    [[nodiscard]] bool was_refused_lately(const std::string& generation) const;

    const GenerationSource& source_;  // of the pool, which outlives its guard
    std::function<void(std::string_view)> log_;
    std::atomic<bool> is_stopping_ = false;
    mutable std::mutex mutex_;  // guards everything below
    std::string admitted_;
    std::optional<std::string> verifying_;
    std::string refused_;
    std::optional<Error> refusal_;
    std::chrono::steady_clock::time_point refused_at_;
    std::jthread verifier_;
};

}  // namespace findings
