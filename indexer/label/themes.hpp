// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

namespace findings::label {

/// By number of theme: whether the headings above a passage name it. `heading`: the reading of its section trail.
[[nodiscard]] std::vector<bool> themes_of_heading(const Reading& heading, const RuleBook& book);

/// Themes of a passage, best first, parents included, each with the cues that made it. `of_heading`, themes_of_heading()
/// of its section trail, supplies context to weak cues and raises what the text says, but makes no theme alone.
[[nodiscard]] std::vector<ThemeLabel> themes_of(const Passage& passage,
                                                const Reading& reading,
                                                const std::vector<bool>& of_heading,
                                                const RuleBook& book);

}  // namespace findings::label
