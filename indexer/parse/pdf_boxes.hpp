// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Posters and leaflets: boxes in columns, each a heading over a few lines, a list or a small table.

#include "indexer/parse/pdf_columns.hpp"

#include <optional>

namespace findings::pdf {

/// Where boxes one below the other begin on both sides: each side begins with a heading there and
/// there are more of them over text. What stands at the same height on the other side is chance,
/// and no row. `x`: where the right side
/// and a heading of it begin. Empty where the sides are something else.
[[nodiscard]] std::optional<double> top_of_boxes(const Side& left,
                                                 const Side& right,
                                                 double x,
                                                 double body_size);

}  // namespace findings::pdf
