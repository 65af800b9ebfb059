// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words between "from", "to" and the figures of a movement.

#include "indexer/label/measure_text.hpp"

#include <cstddef>

namespace findings::label {

/// The word "from" in front of the figure at word `i`, an "average of" or "about" between them or
/// not: "from an average of 27.4"; kNoWord for none.
[[nodiscard]] std::size_t from_ahead(const MeasureText& text, std::size_t i);

/// The first word from `at` on that is no such word: of "to about 12" the figure.
[[nodiscard]] std::size_t past_bounds(const MeasureText& text, std::size_t at);

}  // namespace findings::label
