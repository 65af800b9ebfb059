// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pipeline.hpp"

#include <functional>

namespace findings {

/// SIGINT and SIGTERM as a descriptor instead of an end: children inherit the block, and this
/// process decides when to stop.
class StopSignal {
  public:
    StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;
    ~StopSignal();
    [[nodiscard]] int descriptor() const { return fd_; }
    /// Whether somebody has asked to stop.
    [[nodiscard]] bool came() const;

  private:
    int fd_ = -1;
};

/// Runs the indexer, then again after each change below its roots, until a signal comes. `run`
/// makes one run and prints what it did; its result is the exit code if the first run could not be
/// made.
int watch_folders(IndexOptions& options, const StopSignal& stop, const std::function<int()>& run);

}  // namespace findings
