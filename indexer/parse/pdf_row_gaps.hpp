// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of a table that hardly stand apart: what their gaps and words tell together.

#include <span>

namespace findings::pdf {

/// A line of a table and the one above it, over all columns.
struct RowGap {
    double points = 0;    // between them
    bool small = false;   // a cell begins in small letters
    bool begins = false;  // the first column has text, and no cell begins in small letters
};

/// Above which gap a row begins, where gaps have two sizes only, the smaller stand above lines that
/// go on in small letters, and the wider above none; -1 where they tell nothing. Cost: linear.
[[nodiscard]] double slight_gap(std::span<const RowGap> gaps);

}  // namespace findings::pdf
