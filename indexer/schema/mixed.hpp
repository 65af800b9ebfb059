// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The other half of a mixed finding: a good one with a concern in it, a concern with something good
// in it. A label like the others, kept as the cue that made it.

#include "indexer/schema/report.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace findings {

/// Begins the rule of such a cue; "good" or "concern" follows. Its words are those of that half;
/// both halves have one.
inline constexpr std::string_view kMixedRule = "mixed-";

/// What else the finding holds, Good or Concern; nothing where its words are of one mind.
[[nodiscard]] inline std::optional<Polarity> mixed_of(const Passage& passage) {
    const auto& cues = passage.other_cues;
    if (std::none_of(cues.begin(), cues.end(), [](const Cue& cue) {
            return cue.rule.starts_with(kMixedRule);
        }))
        return std::nullopt;
    if (passage.polarity == Polarity::Good) return Polarity::Concern;
    if (passage.polarity == Polarity::Concern) return Polarity::Good;
    return std::nullopt;  // a reader corrected it
}

[[nodiscard]] constexpr std::string_view mixed_in_words(Polarity other_half) {
    return other_half == Polarity::Concern ? "with a concern in it" : "with something good in it";
}

}  // namespace findings
