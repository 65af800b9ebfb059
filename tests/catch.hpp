// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Debian 12 has Catch2 v2, Debian 13 v3: what we use has the same name in both, but for the matcher
// of substrings.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>

namespace findings::test {

inline auto contains(const std::string& part) {
#if __has_include(<catch2/catch_all.hpp>)
    return Catch::Matchers::ContainsSubstring(part);
#else
    return Catch::Matchers::Contains(part);
#endif
}

}  // namespace findings::test
