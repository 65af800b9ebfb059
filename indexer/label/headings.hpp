// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/words.hpp"

#include <string_view>
#include <vector>

namespace findings::label {

/// Theme ids that old sub-headings stand for (domain notes 10.2), whatever era; a prior, no label.
[[nodiscard]] std::vector<std::string_view> heading_priors(const WordText& heading);
/// Whether some sub-heading stands for the theme.
[[nodiscard]] bool is_of_headings(std::string_view theme);

}  // namespace findings::label
