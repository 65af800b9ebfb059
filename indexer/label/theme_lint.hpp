// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is wrong with a theme file that can be read: cues that can add nothing, and names that lead
// nowhere.

#include "indexer/label/taxonomy.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

enum class Severity : std::uint8_t { Error, Warning, Info };
[[nodiscard]] std::string_view to_word(Severity severity);

struct LintNote {
    Severity severity = Severity::Warning;
    /// "duplicate-cue", "shared-cue", "shadowed-cue", "covered-cue", "common-word", "empty-cue",
    /// "silent-cue", "no-definition", "unknown-related", "unknown-regulation", "unknown-statement"
    std::string rule;
    std::string theme;    // id
    std::string cue;      // cue or name as written; may be empty
    std::string message;  // what to know and to do
};

/// Faults of the file itself, by theme in its order. Cues are compared as PhraseBook matches them:
/// choices spelt out, case, plurals and hyphens folded.
[[nodiscard]] std::vector<LintNote> lint(const Taxonomy& taxonomy);

/// Strong cues, patterns and weak cues that fire in none of the texts.
[[nodiscard]] std::vector<LintNote> silent_cues(const Taxonomy& taxonomy,
                                                const std::vector<std::string>& texts);

}  // namespace findings::label
