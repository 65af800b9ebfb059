// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#ifdef FINDINGS_COVERAGE
extern "C" void __gcov_dump();   // NOLINT(bugprone-reserved-identifier): GCC's own
extern "C" void __gcov_reset();  // NOLINT(bugprone-reserved-identifier): GCC's own
#endif

namespace findings {

/// A coverage build writes its counts now: a worker is ended by a signal, after which nobody can.
inline void note_coverage() {
#ifdef FINDINGS_COVERAGE
    __gcov_dump();
    __gcov_reset();
#endif
}

/// Ends a forked child at once: destructors and exit handlers are its parent's. A coverage build
/// first writes its counts, which it would otherwise do in an exit handler.
[[noreturn]] inline void end_process(int code) {
    note_coverage();
    ::_exit(code);
}

}  // namespace findings
