// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/cover_columns.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kCover = 24;         // blocks
constexpr std::size_t kLongestLabel = 60;  // bytes
constexpr std::size_t kMostDays = 6;

bool is_label_alone(std::string_view cell) {
    return cell.ends_with(':') && cell.size() <= kLongestLabel && !contains(cell, "\n");
}

/// The cell of a row that stands below cell `which` of a row with `count` of them: the last below
/// the last, whatever became of those on its left.
std::string_view cell_below(const Block& row, std::size_t which, std::size_t count) {
    if (which + 1 == count)
        return row.cells.empty() ? std::string_view() : trimmed(row.cells.back());
    return which < row.cells.size() ? trimmed(row.cells[which]) : std::string_view();
}

}  // namespace

std::vector<std::string> labels_over_days(std::span<const Block> blocks) {
    std::vector<std::string> texts;
    blocks = blocks.first(std::min(blocks.size(), kCover));
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        const auto& cells = blocks[at].cells;
        for (std::size_t which = 0; which < cells.size(); ++which) {
            if (!is_label_alone(trimmed(cells[which]))) continue;
            std::string text(trimmed(cells[which]));
            for (std::size_t next = at + 1; next < blocks.size() && next <= at + kMostDays;
                 ++next) {
                const auto below = cell_below(blocks[next], which, cells.size());
                if (!whole_date(below)) break;
                text.append("\n").append(below);
            }
            if (contains(text, "\n")) texts.push_back(std::move(text));
        }
    }
    return texts;
}

}  // namespace findings::understanding
