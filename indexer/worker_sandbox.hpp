// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace findings {

/// Whether this build can lock its workers down; sanitizers need more system calls and memory than
/// we allow.
[[nodiscard]] bool sandbox_is_available();

/// Makes every library load what it loads lazily: character sets, fonts, digests. Afterwards no
/// file can be opened.
void preload_readers();

/// Gives up every right a reader does not need: limits, no new privileges, no core dumps, system
/// calls by allow-list. False if the kernel refused; then the process must not read anything.
[[nodiscard]] bool lock_down(std::uint64_t memory_bytes);

}  // namespace findings
