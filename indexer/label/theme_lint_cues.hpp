// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/theme_lint.hpp"

#include <vector>

namespace findings::label {

/// Adds to `notes` which cues of `theme` can add nothing beside its other cues and the near misses:
/// the rules "empty-cue", "covered-cue", "common-word", "duplicate-cue" and "shadowed-cue".
void lint_cues(const Taxonomy& taxonomy, const Theme& theme, std::vector<LintNote>& notes);

}  // namespace findings::label
