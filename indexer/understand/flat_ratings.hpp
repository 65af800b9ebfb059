// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ratings whose table lost its cells: labels and ratings in one run of words, in the same order.

#include "indexer/understand/piece.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::understanding {

/// Names of the columns ("safe", ..., "overall") when the text is the head of a grid, four of them
/// at least; empty for others.
[[nodiscard]] std::vector<std::string> flat_grid_head(std::string_view text);

struct FlatRow {
    std::string_view name;  // what stands in front of the ratings; may be empty
    /// as printed, to the end of the text; empty when something else stands among them
    std::vector<std::string_view> ratings;
};
[[nodiscard]] FlatRow flat_grid_row(std::string_view text);

/// A ratings block whose lines ran together: all labels in one cell, all ratings in the other, in
/// the same order. Empty when there are not as many of the one as of the other.
[[nodiscard]] std::vector<std::pair<std::string, Rating>> merged_ratings(std::string_view labels,
                                                                         std::string_view ratings);

/// "Overall rating for this location Are services safe? Good Good Are services caring? Good ...":
/// from the first label on, as many ratings as labels are taken for theirs in order. Ratings
/// already known stay.
void read_flattened_ratings(std::span<const Piece> pieces, Report& report);

}  // namespace findings::understanding
