// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the first lines of a paper say that it is, where the words of its text speak for other kinds
// or for none.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

/// "NATIONAL AUDIT OF ..." (thematic), "Commissioning intentions 2026/27" (policy), "Quick
/// reference guide" (guidance), "PRACTICE SHARE | No. 31" (case-study). Empty where no line says
/// so, or where `kind`, which the text speaks for, is another family's.
[[nodiscard]] std::string kind_of_masthead(std::span<const Block> blocks,
                                           std::string_view title,
                                           std::string_view kind);

}  // namespace findings::understanding
