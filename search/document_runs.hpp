// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace findings {

/// Documents as runs of neighbouring ids, [first, one after the last), ascending and apart from
/// each other.
using DocumentRuns = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// `docids`: ascending.
[[nodiscard]] DocumentRuns runs_of(std::span<const std::uint32_t> docids);

/// Adds [first, end) behind the runs there are; joins it to the last one if they touch.
void add_run(DocumentRuns& runs, std::uint32_t first, std::uint32_t end);

}  // namespace findings
