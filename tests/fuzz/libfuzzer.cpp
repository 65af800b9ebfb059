// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled once a target, with FUZZ_TARGET its function.
#include "tests/fuzz/targets.hpp"

#include <cstdint>

// What fontconfig keeps of its configuration for good, poppler asked it to.
extern "C" const char*
__lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): the sanitizer's own
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    findings::fuzz::FUZZ_TARGET({reinterpret_cast<const std::byte*>(bytes), size});
    return 0;
}
