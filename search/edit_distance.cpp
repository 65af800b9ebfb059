// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/edit_distance.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace findings {
namespace {

/// Distances from all of `a` to every beginning of `b`, by its length.
std::vector<std::size_t> last_row(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min(
                {last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return last_row(a, b).back(); }

std::size_t distance_to_beginning(std::string_view beginning, std::string_view text) {
    const auto row = last_row(beginning, text);
    return *std::min_element(row.begin(), row.end());
}

}  // namespace findings
