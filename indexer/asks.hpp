// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a demand or recommendation asks, apart from how it is put: "The provider must ensure that
// staff receive regular supervision. (Regulation 18)" and "The trust must make sure all staff are
// given supervision" ask the same (docs/adr/0015).

#include "indexer/schema/report.hpp"
#include "indexer/schema/tokens.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace findings {

struct Ask {
    /// hashes of the words that tell it from another, ascending, each once
    std::vector<std::uint64_t> words;
    /// hash of those that turn it: must or should, denials, numbers, names of laws
    std::uint64_t heavy = 0;
    std::uint8_t cited = 0;  // stands for the regulation that it is said to breach; 0 = none
};

/// What `passage` asks; nothing if it demands nothing, or too few words are left to tell one demand
/// from another.
[[nodiscard]] std::optional<Ask> ask_of(const Passage& passage, std::span<const Token> tokens);

/// Whether one asks all that the other asks, and hardly more. Both ascending.
[[nodiscard]] bool ask_the_same(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b);

}  // namespace findings
