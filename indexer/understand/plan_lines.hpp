// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Action plans printed downwards: a line for each column, the label in front.

#include "indexer/understand/piece.hpp"
#include "indexer/understand/plan_columns.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings::understanding {

/// "Lead: ward manager" or the two cells "Lead | ward manager": one line of a plan printed
/// downwards.
[[nodiscard]] std::optional<std::pair<PlanColumn, std::string>> labelled_line(const Piece& piece);

/// Three lines or more in a row, an action among them, make a plan printed downwards: the end of
/// the run that begins at `first`, or `first` where none does.
[[nodiscard]] std::size_t labelled_run(const std::vector<Piece>& pieces, std::size_t first);

/// Paragraphs into which a reader joined the lines of a plan are taken apart again; what stands
/// before the first label is what was found.
void part_inline_labels(std::vector<Piece>& pieces);

}  // namespace findings::understanding
