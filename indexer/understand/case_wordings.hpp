// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Headings that authors of practice cases word as they like: "What the ward tried", "The hard
// parts", "Why it began".

#include <string_view>

namespace findings::understanding {

/// Part that a heading's key opens where the table of usual headings knows none; empty for others.
[[nodiscard]] std::string_view part_of_wording(std::string_view heading_key);

}  // namespace findings::understanding
