// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answer_cache.hpp"

#include <algorithm>

namespace findings {
namespace {

// An entry without a body costs memory, too.
constexpr std::size_t kOverhead = 512;

}  // namespace

std::optional<Answer> AnswerCache::find(std::string_view etag) {
    const std::lock_guard lock(mutex_);
    const auto at = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
        return kept.etag == etag;
    });
    if (at == kept_.end()) return std::nullopt;
    kept_.splice(kept_.begin(), kept_, at);
    return kept_.front().answer;
}

void AnswerCache::keep(std::string_view etag, const Answer& answer) {
    if (answer.status != 200 || answer.rest || answer.body.size() > kLargestBody) return;
    const std::lock_guard lock(mutex_);
    // Two may have made it at the same time.
    if (std::any_of(kept_.begin(), kept_.end(), [&](const Kept& kept) {
            return kept.etag == etag;
        }))
        return;
    kept_.push_front({std::string(etag), answer});
    bytes_ += answer.body.size() + kOverhead;
    while (bytes_ > kBytes) {
        bytes_ -= kept_.back().answer.body.size() + kOverhead;
        kept_.pop_back();
    }
}

}  // namespace findings
