// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How strongly a text asks.

#include <string>
#include <string_view>

namespace findings::understanding {

/// "should", "must", "need", "recommend" as a text asks; empty when it asks nothing.
[[nodiscard]] std::string modality_in(std::string_view text);

/// "... must be seen within a day": a rule. "need to", "have to" tell of a state as often, and what
/// somebody said of a duty is none.
[[nodiscard]] bool binds(std::string_view text);

}  // namespace findings::understanding
