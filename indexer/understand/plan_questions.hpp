// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Heads of an action plan's columns that ask: "What are we going to do?", "How will we show it?".

#include "indexer/understand/plan_columns.hpp"

#include <string_view>

namespace findings::understanding {

/// What a head worded as a question, with or without its mark, says that its column holds; None for
/// other heads. Takes the folded head between two blanks.
[[nodiscard]] PlanColumn asked_column(std::string_view key);

}  // namespace findings::understanding
