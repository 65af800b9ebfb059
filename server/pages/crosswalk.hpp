// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/json_of.hpp"
#include "server/theme_tree.hpp"

#include <string>

namespace findings::pages {

/// A row for each framework that the theme was mapped to on the day of the report: key questions,
/// quality statements, regulations. Those of which passages are found are links to them.
[[nodiscard]] Json crosswalk_view(const ThemeEntry& theme,
                                  const Report& report,
                                  const ThemeTree& themes);

/// Which day's frameworks those are, as a sentence.
[[nodiscard]] std::string crosswalk_day_in_words(const Report& report);

}  // namespace findings::pages
