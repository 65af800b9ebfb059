// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace findings {

/// What the interval of a lift is made from: findings with both values, with either, and all of
/// them; and over the reports, sums of the squares and products of the same four counts of each
/// report.
struct LiftCounts {
    double both = 0, row = 0, column = 0, all = 0;
    double both_both = 0, both_row = 0, both_column = 0, both_all = 0, row_column = 0;
    double row_row = 0, column_column = 0, row_all = 0, column_all = 0, all_all = 0;
};

struct Lift {
    double expected = 0, lift = 0, low = 0, high = 0;
};

/// How much more often two values meet than if they had nothing to do with each other, with an
/// interval of 95 %.
[[nodiscard]] Lift lift_of(const LiftCounts& counts);

}  // namespace findings
