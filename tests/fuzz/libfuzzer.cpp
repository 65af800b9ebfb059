// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled once a target, with FUZZ_TARGET its function.
#include "tests/fuzz/targets.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    findings::fuzz::FUZZ_TARGET({reinterpret_cast<const std::byte*>(bytes), size});
    return 0;
}
