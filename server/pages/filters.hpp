// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/page.hpp"
#include "server/json_of.hpp"

#include <string>
#include <vector>

namespace findings::pages {

// The filter panel of a search and what is chosen in it.

/// One group a facet that has values, with counts.
[[nodiscard]] Json facet_groups(const SearchPage& page, const ThemeTree& themes);
/// One chosen filter, and the search that remains without it.
struct Chip {
    std::string label;
    SearchRequest without;
};
[[nodiscard]] std::vector<Chip> chips_of(const SearchRequest& request, const ThemeTree& themes);
/// What is chosen, each with the search that remains without it.
[[nodiscard]] Json chips_view(const SearchRequest& request, const ThemeTree& themes);
/// Parts of the search that the form's boxes do not show, so that Apply keeps them.
[[nodiscard]] Json hidden_inputs(const SearchRequest& request);

}  // namespace findings::pages
