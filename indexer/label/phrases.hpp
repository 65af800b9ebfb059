// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The grammar of findings as data: how negation, contrast, requirement and boiler-plate are worded,
// in any theme; a table a topic (phrases_*.cpp). Words of the themes and of praise and blame are
// data of corpus/taxonomy.json.

#include "indexer/label/rules.hpp"

#include <span>
#include <string_view>

namespace findings::label {

/// A phrase of the grammar: what the words mean in any theme.
struct GrammarPhrase {
    RuleType type;
    std::string_view phrase;
};

[[nodiscard]] std::span<const GrammarPhrase> polarity_phrases();
[[nodiscard]] std::span<const GrammarPhrase> demand_phrases();
[[nodiscard]] std::span<const GrammarPhrase> source_phrases();
[[nodiscard]] std::span<const GrammarPhrase> boilerplate_phrases();
[[nodiscard]] std::span<const GrammarPhrase> voice_phrases();

/// Words that open a recommendation: "Publish ...", "Train ...".
[[nodiscard]] std::span<const std::string_view> imperative_verbs();

/// Words too common to be a cue by themselves; none of them is a misspelling to be mended.
[[nodiscard]] std::span<const std::string_view> common_words();

}  // namespace findings::label
