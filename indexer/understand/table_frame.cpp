// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/table_frame.hpp"

#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/saf_scores.hpp"
#include "indexer/understand/visit_boxes.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

/// "Critical care | Good | Staffing followed national standards on every shift.": the last cell is
/// a finding.
bool tells_reasons(const Block& row) {
    return row.cells.size() >= 2 && row.cells.back().size() > 60 && ends_sentence(row.cells.back());
}

/// "Year | Share (%)" over rows of figures or texts, though no reader marked it as the head.
bool heads_table(const Block& row, const Block* above, const Block* next) {
    constexpr std::size_t kLongestHead = 40;
    const bool is_first = above == nullptr || above->kind != BlockKind::TableRow;
    if (!is_first || row.cells.size() < 2 || next == nullptr || next->kind != BlockKind::TableRow ||
        next->cells.size() != row.cells.size())
        return false;
    const auto is_name = [&](const std::string& cell) {
        return !cell.empty() && cell.size() <= kLongestHead && !is_digit(cell.front()) &&
               !ends_sentence(cell) && !cell.ends_with(':');
    };
    const bool value_below =
        std::any_of(next->cells.begin() + 1, next->cells.end(), [&](const std::string& cell) {
            return !cell.empty() && (is_digit(cell.front()) || cell.size() > kLongestHead);
        });
    // The head of the first column may be empty.
    return std::all_of(row.cells.begin() + 1, row.cells.end(), is_name) &&
           (row.cells.front().empty() || is_name(row.cells.front())) && value_below;
}

}  // namespace

std::string caption_over_table(const Block& block, const Block* next) {
    constexpr std::size_t kLongestCaption = 200;
    constexpr std::array<std::string_view, 3> kStarts = {"table ", "figure ", "chart "};
    const std::string key = folded(block.text.substr(0, 10));
    const bool captions = block.kind == BlockKind::Paragraph &&
                          block.text.size() <= kLongestCaption && next != nullptr &&
                          next->kind == BlockKind::TableRow &&
                          std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
                              return key.starts_with(start) && key.size() > start.size() &&
                                     is_digit(key[start.size()]);
                          });
    return captions ? block.text : std::string{};
}

bool frames_table(const Block& row, const Block* above, const Block* next) {
    const bool score_row = row.cells.size() == 2 && is_score_line(row.text);
    const bool rating_row = folded(row.text.substr(0, 40)).starts_with("overall rating for") ||
                            (row.text.size() < 300 && !tells_reasons(row) &&
                             std::any_of(row.cells.begin(), row.cells.end(), is_verdict_text));
    const bool label_row =
        row.cells.size() == 2 && is_label_line(row.cells[0] + ": " + row.cells[1]);
    const bool header = row.column_header == 1 ||
                        folded(row.text) == "regulated activity | regulation" ||
                        heads_table(row, above, next);
    return header || rating_row || score_row || label_row || goes_on_from_labels(row, above);
}

}  // namespace findings::understanding
