// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Opening what a worker is to read: in the parent, which hands the descriptor over.

#include "indexer/schema/result.hpp"
#include "indexer/schema/source_file.hpp"
#include "indexer/worker.hpp"

#include <unistd.h>
#include <utility>

namespace findings {

class UniqueFd {
  public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : fd_(fd) {}
    UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~UniqueFd() {
        if (fd_ >= 0) close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_ = -1;
};

/// An open regular file of the size it was listed with.
[[nodiscard]] Result<UniqueFd> open_source(const SourceFile& file, const WorkerLimits& limits);

}  // namespace findings
