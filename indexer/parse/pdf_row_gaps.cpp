// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_row_gaps.hpp"

#include <algorithm>

namespace findings::pdf {

double slight_gap(std::span<const RowGap> gaps) {
    constexpr double kLeast = 1.2;  // points; what is less may be rounding
    constexpr double kUneven = 0.6;
    if (gaps.empty()) return -1;
    const auto [least, most] =
        std::minmax_element(gaps.begin(), gaps.end(), [](const RowGap& a, const RowGap& b) {
            return a.points < b.points;
        });
    const double narrow = least->points, wide = most->points;
    if (wide - narrow < kLeast) return -1;
    const double limit = (narrow + wide) / 2;
    bool goes_on = false;
    for (const RowGap& gap : gaps) {
        const bool is_wide = gap.points > limit;
        const double uneven = is_wide ? wide - gap.points : gap.points - narrow;
        if (uneven > kUneven || (is_wide && !gap.begins)) return -1;
        goes_on = goes_on || (!is_wide && gap.small);
    }
    return goes_on ? limit : -1;
}

}  // namespace findings::pdf
