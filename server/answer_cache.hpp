// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answer.hpp"

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// The answers given last, by ETag: one generation, build and address make one answer. For what
/// goes through the whole index and that many ask for, as the home page; a search is quicker than
/// it is likely to be asked again. Thread: any.
class AnswerCache {
  public:
    [[nodiscard]] std::optional<Answer> find(std::string_view etag);
    /// Keeps it if it can be kept: whole, successful and not too large. What was asked for longest
    /// ago makes room.
    void keep(std::string_view etag, const Answer& answer);

    static constexpr std::size_t kBytes = 4 << 20;  // of all bodies
    static constexpr std::size_t kLargestBody = kBytes / 4;

  private:
    struct Kept {
        std::string etag;
        Answer answer;
    };

    std::mutex mutex_;
    std::list<Kept> kept_;  // asked for last first; a few dozen
    std::size_t bytes_ = 0;
};

}  // namespace findings
