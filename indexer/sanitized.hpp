// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace findings {

// Sanitizers map terabytes, and a coverage build writes its counts to files: neither can be locked
// down.
#if defined(__has_feature)
#define FINDINGS_HAS_FEATURE(name) __has_feature(name)  // clang's way to say it
#else
#define FINDINGS_HAS_FEATURE(name) 0
#endif
#if FINDINGS_HAS_FEATURE(address_sanitizer) || defined(__SANITIZE_ADDRESS__) || \
    defined(__SANITIZE_THREAD__) || defined(FINDINGS_COVERAGE)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace findings
