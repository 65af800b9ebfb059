// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "indexer/worker.hpp"

#include <cstdint>

namespace findings {

/// Who is to blame when a worker ends in the middle of a file.
enum class Blame : std::uint8_t {
    File,     // the file went over a limit, or broke a reader that had read nothing else
    Earlier,  // perhaps a file that the same worker had read before: it is read once more, in a
              // fresh one
    Outside,  // somebody killed the process: that says nothing about the file
    Memory,   // killed from outside, and large: perhaps by the kernel, which was short of memory
    Sandbox,  // the worker never began: no file is to blame
};

struct Death {
    Blame blame = Blame::File;
    Error cause;  // in words for the ledger
};

/// `status` as wait4 gives it; `peak_bytes` of memory; `files` that the worker had been given, this
/// one included.
[[nodiscard]] Death death_of(int status,
                             std::int64_t peak_bytes,
                             std::uint32_t files,
                             const WorkerLimits& limits);

}  // namespace findings
