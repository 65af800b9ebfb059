// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/open_index.hpp"
#include "search/ranking.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// Weights of theme ordinals; all together 1.
using ThemeWeights = std::map<std::uint32_t, double>;

/// What a passage is about: its themes, of which one that has a sub-theme here counts little.
[[nodiscard]] ThemeWeights themes_of_passage(const ColumnsView& columns, std::uint32_t docid);
/// The same for themes by id; those that this generation does not have are passed over.
[[nodiscard]] ThemeWeights themes_by_id(const ColumnsView& columns,
                                        std::span<const std::string> ids);
/// What a text is about, by vote of the passages whose words are most like it.
[[nodiscard]] ThemeWeights voted_themes(const OpenIndex& index,
                                        std::span<const WeightedStem> words);

/// What a text is about, by its labels and by the vote: a label that is seconded counts for more,
/// and of two the rarer one says more. Without labels the vote decides.
[[nodiscard]] ThemeWeights seconded(const ColumnsView& columns,
                                    const ThemeWeights& labelled,
                                    const ThemeWeights& voted);

}  // namespace findings
