// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/open_index.hpp"
#include "search/ranking.hpp"

namespace findings {

/// `docid` and the passages that say the same with nearly the same words, ascending. Looked for among those that `words`,
/// which set it apart, find best.
[[nodiscard]] std::vector<std::uint32_t> same_words_as(const OpenIndex& index, std::uint32_t docid, std::span<const WeightedStem> words);

}  // namespace findings
