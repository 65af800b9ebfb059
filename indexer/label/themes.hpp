// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/label/rules.hpp"
#include "indexer/schema/report.hpp"

namespace findings::label {

/// Themes of a passage, best first, parents included, each with the cues that made it. `heading` is the reading of
/// its section trail: it supplies context to weak cues and raises what the text says, but makes no theme alone.
[[nodiscard]] std::vector<ThemeLabel> themes_of(const Passage& passage,
                                                const Reading& reading,
                                                const Reading& heading,
                                                const RuleBook& book);

}  // namespace findings::label
