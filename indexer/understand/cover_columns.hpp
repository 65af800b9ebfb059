// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Covers with the address on the left and the days on the right come as rows of a table, in which a
// label's days stand in the same column of the next rows.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace findings::understanding {

/// The labels that stand alone in a cell of the cover, each with the days below it: "Date of
/// inspection visit:" with "12 January 2021" and "14 January 2021" in the rows that follow. One
/// text a label, its days on lines of their own.
[[nodiscard]] std::vector<std::string> labels_over_days(std::span<const Block> blocks);

}  // namespace findings::understanding
