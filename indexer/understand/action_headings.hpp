// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Headings and sentences about what a provider must and should do.

#include "indexer/schema/report.hpp"

#include <optional>
#include <string_view>

namespace findings::understanding {

/// "Actions the trust MUST take", "What the provider must do", "It should": what the list below a
/// heading is. `key` is the heading as `heading_key` gives it; absent for other headings.
[[nodiscard]] std::optional<SectionRole> action_role(std::string_view key);

/// "A 'must' is something the law requires.", "A trust MUST act where it has broken a regulation.":
/// it explains the words and asks for nothing.
[[nodiscard]] bool explains_must_and_should(std::string_view text);

/// "Areas for improvement" and what else heads a list of things to do that no regulation asks for.
[[nodiscard]] bool heads_improvements(std::string_view heading);

/// "Teach all staff Makaton.", "Take action to raise the number ...": begins with what to do.
[[nodiscard]] bool begins_with_order(std::string_view text);

}  // namespace findings::understanding
