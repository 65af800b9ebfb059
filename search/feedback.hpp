// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Relevance feedback: a text is searched twice. The words that set the best passages of the first
// search apart join the text for the second, so that "reduce prone restraint" also finds what
// speaks of holds and of the floor.

#include "search/open_index.hpp"
#include "search/ranking.hpp"
#include "search/stemmer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace findings {

/// The words of a text that tell most, at most kTextWords, rarest and most frequent first. Stop
/// words and words that no passage holds are left out.
[[nodiscard]] std::vector<WeightedStem> telling_words(const OpenIndex& index,
                                                      const Stemmer& stemmer,
                                                      std::string_view text);

/// The words that set a passage apart, at most `limit`.
[[nodiscard]] std::vector<WeightedStem> telling_words(const OpenIndex& index,
                                                      std::uint32_t docid,
                                                      std::size_t limit);

/// `query`, which weighs as much as `words` words, with the words of the passages that it finds
/// best. A first passage that stands out counts for nearly all of them; a long text, which says by
/// itself what it means, takes in less.
[[nodiscard]] TextQuery with_feedback(const OpenIndex& index,
                                      const TextQuery& query,
                                      double words,
                                      bool is_prose);

}  // namespace findings
