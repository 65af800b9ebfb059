// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/ocr.hpp"

#include <cstdint>

namespace findings {

/// Whether this build can lock its workers down; sanitizers need more system calls and memory than
/// we allow.
[[nodiscard]] bool sandbox_is_available();

/// Makes every library load what it loads lazily: character sets, fonts, digests. Afterwards no
/// file can be opened. Null: this worker recognises nothing.
void preload_readers(Recogniser* recogniser);

/// Gives up every right a reader does not need: limits, no new privileges, no core dumps, root,
/// network, files, system calls but for a short list; `socket` is all it may talk on. False if the
/// kernel refused; then the process must not read anything.
[[nodiscard]] bool lock_down(int socket, std::uint64_t memory_bytes);

/// The second layer, as far as this kernel and this user get it; lock_down() calls both.
bool enter_landlock();  // false: not available; the list of system calls refuses the same
void leave_privileges();

}  // namespace findings
