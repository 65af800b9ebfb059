// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Passages that say the same as others, as a result shows them. Which do was found when the index
// was made (indexer/schema/repeat_file.hpp, docs/adr/0015).

#include "search/open_index.hpp"
#include "search/page.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// How often the words of a passage stand in the generation; 0 and 0 for a passage like no other.
[[nodiscard]] SameWords same_words_as(const OpenIndex& index, std::uint32_t docid);

/// `docid` and the passages that say the same, ascending.
[[nodiscard]] std::vector<std::uint32_t> passages_like(const OpenIndex& index, std::uint32_t docid);

/// `docids` (ascending) with one passage for all that say the same: the newest, of equally new ones
/// the first.
[[nodiscard]] std::vector<std::uint32_t> each_once(const OpenIndex& index,
                                                   std::span<const std::uint32_t> docids);

}  // namespace findings
