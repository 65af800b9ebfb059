// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Headings over recommendations that are named by whose they are or how they came about: "Single
// agency recommendations", "Agreed actions".

#include <string_view>

namespace findings::understanding {

/// Whether a heading, folded, opens a list of recommendations by another name than that alone.
[[nodiscard]] bool names_recommendations(std::string_view key);

}  // namespace findings::understanding
