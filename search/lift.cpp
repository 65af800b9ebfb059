// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/lift.hpp"

#include <algorithm>
#include <cmath>

namespace findings {
namespace {

constexpr double kNormal95 = 1.959964;

/// Variance of log(lift) if every finding came by itself (delta method over the four cells of a 2 x
/// 2 table). Half a finding is added to each of the four, so that it exists where a cell is empty.
struct Adjusted {
    double log_lift = 0, variance = 0;
};

Adjusted adjusted(const LiftCounts& counts) {
    const double both = counts.both + 0.5, row = counts.row + 1, column = counts.column + 1,
                 all = counts.all + 2;
    const double lift = both * all / (row * column);
    return {std::log(lift), std::max(0.0, 1 / both - 1 / row - 1 / column + (2 * lift - 1) / all)};
}

/// The same with whole reports as the units: findings of one report are not independent of each
/// other. A report's influence on the logarithm is both/B - row/R - column/C + all/N of its own
/// counts; the variance is the sum of the squares.
double variance_over_reports(const LiftCounts& counts) {
    if (counts.both == 0) return 0;
    const double b = 1 / counts.both, r = -1 / counts.row, c = -1 / counts.column,
                 n = 1 / counts.all;
    return b * b * counts.both_both + r * r * counts.row_row + c * c * counts.column_column +
           n * n * counts.all_all +
           2 * (b * r * counts.both_row + b * c * counts.both_column + b * n * counts.both_all +
                r * c * counts.row_column + r * n * counts.row_all + c * n * counts.column_all);
}

}  // namespace

Lift lift_of(const LiftCounts& counts) {
    Lift lift;
    if (counts.all == 0 || counts.row == 0 || counts.column == 0) return lift;
    lift.expected = counts.row * counts.column / counts.all;
    lift.lift = counts.both / lift.expected;
    const Adjusted middle = adjusted(counts);
    const double reach =
        kNormal95 * std::sqrt(std::max(middle.variance, variance_over_reports(counts)));
    // The interval lies around the adjusted value; with few findings that is not quite the one
    // shown.
    lift.low = std::min(lift.lift, std::exp(middle.log_lift - reach));
    lift.high = std::max(lift.lift, std::exp(middle.log_lift + reach));
    return lift;
}

}  // namespace findings
