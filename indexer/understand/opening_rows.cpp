// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/opening_rows.hpp"

#include "indexer/understand/headings.hpp"
#include "indexer/understand/standard_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>

namespace findings::understanding {

OpeningRows::OpeningRows(std::span<const Block> blocks,
                         const HeadingLines& lines,
                         const SectionOptions& options)
    : blocks_(blocks),
      lines_(lines),
      options_(options),
      inspection_(is_inspection_kind(options.report_kind)) {}

std::string_view OpeningRows::standard(std::size_t index) const {
    const auto name = options_.framework == "outcomes-2010" ? standard_judged(blocks_[index])
                                                            : std::string_view{};
    if (name.empty()) return {};
    constexpr std::size_t kNear = 4;  // blocks: the standard in full, then the judgement
    std::size_t near = 0;
    for (std::size_t i = index + 1; i < blocks_.size() && near < kNear; ++i) {
        if (blocks_[i].kind == BlockKind::Furniture) continue;
        if (!standard_judged(blocks_[i]).empty()) return {};
        if (heading_key(blocks_[i].text) == "our judgement") return name;
        ++near;
    }
    return {};
}

std::optional<RatedGroup> OpeningRows::group(std::size_t index) const {
    auto group = inspection_ ? rated_group(blocks_[index]) : std::nullopt;
    if (group && !group->texts.empty()) return group;
    return group && is_text_of_rated_row(index) && !names_what_is_rated(lines_.next(index)->text)
               ? group
               : std::nullopt;
}

std::optional<QuestionRow> OpeningRows::question(std::size_t index) const {
    auto question = inspection_ ? question_row(blocks_[index]) : std::nullopt;
    if (!question || !question->texts.empty()) return question;
    return is_text_of_rated_row(index) ? question : std::nullopt;
}

bool OpeningRows::is_domain(std::size_t index) const {
    const Block& block = blocks_[index];
    const Block* next = lines_.next(index);
    return options_.report_kind == "mha-visit" && block.kind == BlockKind::TableRow &&
           next != nullptr && next->kind == BlockKind::TableRow && block.text.size() < 90 &&
           !contains(block.text, " | ") && heading_meaning(block.text).known;
}

/// What was found stands below the row, and the row is none of a table of ratings.
bool OpeningRows::is_text_of_rated_row(std::size_t index) const {
    constexpr std::size_t kLeastText = 35;  // bytes; shorter lines are names or ratings
    const Block* next = lines_.next(index);
    if (next == nullptr || lines_.follows_rated_question(index) || follows_rated_row(index))
        return false;
    // Some readers give a row of one cell as a paragraph.
    return next->kind == BlockKind::TableRow
               ? std::count_if(next->cells.begin(),
                               next->cells.end(),
                               [](const auto& cell) { return !cell.empty(); }) <= 1
               : next->kind == BlockKind::Paragraph && next->text.size() > kLeastText;
}

/// "Overall | Good" right above.
bool OpeningRows::follows_rated_row(std::size_t index) const {
    for (std::size_t i = index; i > 0;) {
        const Block& above = blocks_[--i];
        if (above.kind == BlockKind::Furniture) continue;
        return above.kind == BlockKind::TableRow && above.cells.size() >= 2 &&
               is_decision(above.cells.back()) &&
               folded(above.cells.front().substr(0, 40)).starts_with("overall");
    }
    return false;
}

}  // namespace findings::understanding
