// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pipeline.hpp"

#include <chrono>
#include <string>

namespace findings {

/// One line on stderr that is drawn over itself while a run goes on; a line every ten seconds if
/// stderr is no terminal.
class ProgressBar {
  public:
    ProgressBar();
    void show(const IndexProgress& progress);
    /// Wipes the line, so that the summary stands alone.
    void finish();

  private:
    [[nodiscard]] std::string line(const IndexProgress& progress, int columns) const;
    using Clock = std::chrono::steady_clock;
    bool is_terminal_ = false;
    bool is_drawn_ = false;
    Clock::time_point phase_started_;
    Clock::time_point last_drawn_;
    std::string phase_;
    std::uint64_t failures_ = 0;
};

}  // namespace findings
