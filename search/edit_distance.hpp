// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace findings {

/// Bytes to change, add, leave out or swap with their neighbour to make one text of the other
/// (optimal string alignment).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The same from `beginning` to whatever beginning of `text` is nearest.
[[nodiscard]] std::size_t distance_to_beginning(std::string_view beginning, std::string_view text);

}  // namespace findings
