// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Titles in the properties of a file that are the page's own words cut short.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

/// Whether `stated` is what the first lines of the document say, cut down to the name of a file:
/// "NAFWH R2 summary" over "The First Week Home: summary of the second round", "Ashdene plan report
/// 5" over "Ashdene Court Hospital" and "Improvement plan: progress report 5". Never where a line
/// holds it whole.
[[nodiscard]] bool is_short_for_page(std::string_view stated,
                                     std::string_view printed,
                                     std::span<const Block> blocks);

/// "Ashdene Court Hospital: Improvement plan: progress report 5": the place that is printed largest
/// with the line below it that says what the paper is; else `printed`.
[[nodiscard]] std::string with_kind_of_paper(std::string_view printed,
                                             std::span<const Block> blocks);

}  // namespace findings::understanding
