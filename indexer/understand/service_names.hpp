// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Core services and population groups, in every spelling that reports print.

#include <cstddef>
#include <string_view>

namespace findings::understanding {

/// Canonical core-service name for a heading or label that is nothing but one of its spellings;
/// empty for others.
[[nodiscard]] std::string_view core_service_name(std::string_view text);

/// A core service named at this place of a folded sentence, in words that cannot mean something
/// else ("surgery" can).
struct ServiceMention {
    std::string_view name;  // canonical
    std::size_t bytes = 0;  // 0 = none
};
[[nodiscard]] ServiceMention core_service_at(std::string_view folded_sentence, std::size_t at);

/// The core service that a line over a group of actions names, with or without its place: "In
/// surgery:", "Elm Hospital - Critical care"; empty for others.
[[nodiscard]] std::string_view service_of_group(std::string_view text);

/// One of the population groups that general practices were rated for, in its usual name; empty for
/// others.
[[nodiscard]] std::string_view population_group(std::string_view text);

}  // namespace findings::understanding
