// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/generation_guard.hpp"

#include "server/escape.hpp"
#include "server/limits.hpp"

#include <utility>
#include <vector>

namespace findings {

GenerationGuard::GenerationGuard(const GenerationSource& source,
                                 std::function<void(std::string_view)> log)
    : source_(source), log_(std::move(log)) {}

GenerationGuard::~GenerationGuard() {
    is_stopping_ = true;
}  // its thread is joined before the members go

Result<std::string> GenerationGuard::choose_first() {
    auto current = source_.current_generation();
    if (!current) return current;
    std::vector<std::string> candidates = {*current};
    if (source_.kept_generations) {
        for (const std::string& name : source_.kept_generations()) {
            if (name < *current) candidates.push_back(name);
        }
    }
    std::optional<Error> first_error;
    for (const std::string& name : candidates) {
        const auto verified = source_.verify ? source_.verify(name, {}) : Result<void>();
        const std::lock_guard lock(mutex_);
        if (verified) return admitted_ = name;
        if (!first_error) {
            first_error = verified.error();
            refuse(name, verified.error());
        }
    }
    return tl::unexpected(*first_error);
}

std::string GenerationGuard::admitted() {
    const auto current = source_.current_generation();
    const std::lock_guard lock(mutex_);
    if (!current) {
        // The link itself is unreadable: say so, go on with what is open.
        if (!refusal_) refuse({}, current.error());
    } else if (*current == admitted_) {
        refusal_.reset();
    } else if (!verifying_ && !was_refused_lately(*current)) {
        begin(*current);
    }
    return admitted_;
}

std::optional<Error> GenerationGuard::refusal() const {
    const std::lock_guard lock(mutex_);
    return refusal_;
}

std::optional<std::string> GenerationGuard::verifying() const {
    const std::lock_guard lock(mutex_);
    return verifying_;
}

void GenerationGuard::begin(const std::string& generation) {
    if (!source_.verify) {
        admitted_ = generation;
        refusal_.reset();
        return;
    }
    verifying_ = generation;
    // The thread before has left the lock for good when `verifying_` is empty: joining it here
    // waits for nothing.
    verifier_ = std::jthread([this, generation] { verify(generation); });
}

void GenerationGuard::verify(const std::string& generation) {
    const auto verified = source_.verify(generation, [this] { return is_stopping_.load(); });
    // One that has been replaced meanwhile may have been deleted while it was read: nobody wants it
    // any more.
    const bool is_wanted = !is_stopping_ && source_.current_generation() == generation;
    const std::lock_guard lock(mutex_);
    verifying_.reset();
    if (verified) {
        admitted_ = generation;
        refusal_.reset();
    } else if (is_wanted) {
        refuse(generation, verified.error());
    }
}

void GenerationGuard::refuse(const std::string& generation, const Error& error) {
    refused_ = generation;
    refusal_ = error;
    refused_at_ = std::chrono::steady_clock::now();
    if (log_) log_(escape_log(error.message + (error.hint.empty() ? "" : "; " + error.hint)));
}

bool GenerationGuard::was_refused_lately(const std::string& generation) const {
    return refusal_ && refused_ == generation &&
           std::chrono::steady_clock::now() - refused_at_ < limits::kVerifyRetry;
}

}  // namespace findings
