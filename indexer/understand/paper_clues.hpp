// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Evidence for kinds of papers that organisations write about their own work: quality accounts,
// examples shared with others, improvement projects.

#include "indexer/understand/kind_clues.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {

inline constexpr auto kPaperClues = std::to_array<Clue>({
    // A provider's yearly account of itself is no report of the regulator's, whose form has nearly
    // the same name.
    Clue{Where::Title, "quality account", "report", 4},
    Clue{Where::Opening, "quality account", "report", 2},
    // The rules for reviews, and no review.
    Clue{Where::Title, "multi-agency policy", "policy", 18},
    Clue{Where::Title, "review policy", "policy", 18},
    Clue{Where::Title, "review protocol", "policy", 18},
    Clue{Where::Title, "review procedure", "policy", 18},
    // What a commissioner and a provider agree on is rules between the two, whatever plan it asks
    // for.
    Clue{Where::Title, "standard contract", "policy", 9},
    Clue{Where::Title, "local quality requirements", "policy", 9},
    Clue{Where::Title, "service specification", "policy", 9},
    Clue{Where::Title, "quality schedule", "policy", 9},
    Clue{Where::Title, "service level agreement", "policy", 9},
    Clue{Where::Opening, "contract reference", "policy", 6},
    Clue{Where::Opening, "standard contract 20", "policy", 6},
    Clue{Where::Opening, "contract number", "policy", 5},
    Clue{Where::Opening, "shared learning database", "case-study", 8},
    Clue{Where::Title, "shared learning", "case-study", 5},
    Clue{Where::Heading, "reasons for implementing your project", "case-study", 5},
    Clue{Where::Heading, "how did you implement the project", "case-study", 5},
    Clue{Where::Title, "quality improvement project", "case-study", 6},
    Clue{Where::Title, "qi project", "case-study", 5},
    Clue{Where::Title, "improvement story", "case-study", 5},
    Clue{Where::Opening, "improvement project to ", "case-study", 4},
    Clue{Where::Text, "change ideas through pdsa", "case-study", 3},
    Clue{Where::Text, "one of our change ideas", "case-study", 3},
    Clue{Where::Heading, "change ideas", "case-study", 3},
    Clue{Where::Heading, "driver diagram", "case-study", 3},
    Clue{Where::Heading, "pdsa", "case-study", 3},
});

/// Two tables as one; ties go by the order.
template <std::size_t A, std::size_t B>
constexpr std::array<Clue, A + B> joined(const std::array<Clue, A>& first,
                                         const std::array<Clue, B>& second) {
    std::array<Clue, A + B> all{};
    std::copy(first.begin(), first.end(), all.begin());
    std::copy(second.begin(), second.end(), all.begin() + A);
    return all;
}

inline constexpr auto kAllKindClues = joined(kKindClues, kPaperClues);

}  // namespace findings::understanding
