// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A site on which people tell of their care and services answer: a story, about whom, and the
// responses below it. Each is a post.

#include "indexer/understand/piece.hpp"

#include <span>
#include <vector>

namespace findings::understanding {

[[nodiscard]] bool is_patient_story(std::span<const Block> blocks);

/// Kind of source and the service that the story is about. Requires: is_patient_story().
void read_story_facts(std::span<const Block> blocks, Report& report);

/// The story and its responses with their authors and days. Requires: is_patient_story().
[[nodiscard]] std::vector<Piece> story_pieces(std::span<const Block> blocks,
                                              std::string_view title);

}  // namespace findings::understanding
