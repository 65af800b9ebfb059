// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/heading_lines.hpp"

#include "indexer/understand/case_parts.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/lead_ins.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/question_parts.hpp"
#include "indexer/understand/question_rows.hpp"
#include "indexer/understand/ratings.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::understanding {
namespace {

bool ends_sentence_without_question(std::string_view text) {
    return ends_sentence(text) && !text.ends_with('?');
}

/// "Elm Infirmary, where the inspectors called (Image: Herald staff)": stands below a picture.
bool credits_a_picture(std::string_view text) {
    return contains_any(folded(text),
                        std::array<std::string_view, 8>{"image:",
                                                        "photo:",
                                                        "picture:",
                                                        "(image ",
                                                        "(photo ",
                                                        "(picture ",
                                                        "photograph:",
                                                        "credit:"});
}

/// Short enough and on one line; titles of standards and names with a bracket at their end are
/// longer.
bool is_candidate(const Block& block) {
    if (block.kind != BlockKind::Paragraph || contains(block.text, "\n")) return false;
    // Lines of the label of a box in an improvement plan.
    constexpr auto kLabels =
        std::to_array<std::string_view>({"Stated:", "To be completed by", "Ref: "});
    if (starts_with_any(block.text, kLabels)) return false;
    const bool long_title = block.text.size() <= 220 &&
                            (block.text.ends_with(')') || block.text.starts_with("Outcome ") ||
                             part_of_question(heading_key(block.text)) != KeyQuestion::None);
    return block.text.size() <= 120 || (long_title && heading_meaning(block.text).known);
}

}  // namespace

HeadingLines::HeadingLines(std::span<const Block> blocks, const SectionOptions& options)
    : blocks_(blocks), options_(options) {
    native_headings_ = std::count_if(blocks.begin(), blocks.end(), [](const Block& b) {
        return b.kind == BlockKind::Heading;
    });
}

const Block* HeadingLines::next(std::size_t index) const {
    for (std::size_t i = index + 1; i < blocks_.size(); ++i) {
        if (blocks_[i].kind != BlockKind::Furniture) return &blocks_[i];
    }
    return nullptr;
}

std::optional<std::int32_t> HeadingLines::level_of(std::size_t index,
                                                   const OpenHeadings& open,
                                                   bool is_first) const {
    const Block& block = blocks_[index];
    if (!is_candidate(block) || block.text == options_.source_line ||
        ends_sentence_without_question(block.text) || is_verdict_text(block.text))
        return std::nullopt;
    const auto meaning = heading_meaning(block.text);
    if (names_topic(index)) return kInnermost - 1;
    if (names_group(index, open) || names_part(index) || titles_box(index) ||
        names_rated_group(index))
        return kInnermost;
    const bool lead_in = block.text.ends_with(':') && !meaning.known;
    if (lead_in || is_label_line(block.text) || lead_in_role(block.text) == SectionRole::However)
        return std::nullopt;
    if (meaning.known && may_open(index, meaning)) {
        if (is_box(meaning.role)) return kInnermost;
        if (native_headings_ == 0 || options_.flat_headings) return meaning.level;
        // Below the heading it stands under, and beside an earlier paragraph of the same standing.
        return meaning.level >= 4 || !meaning.core_service.empty()
                   ? kInnermost
                   : std::max(open.native_level() + 1, 4 + meaning.level);
    }
    return !meaning.known && looks_like_heading(index, open, is_first) ? std::optional(kInnermost)
                                                                       : std::nullopt;
}

/// A key question followed at once by its rating is a line of a ratings block, unless the source
/// has no headings.
bool HeadingLines::may_open(std::size_t index, const HeadingMeaning& meaning) const {
    const Block* below = next(index);
    if (below == nullptr) return false;
    if (!meaning.core_service.empty() && below->kind == BlockKind::TableRow)
        return false;  // a cell that fell out of its table
    // "Are services safe? - Good" above or below another such line: one of a list.
    const auto rates = [](const Block& block) {
        return block.kind != BlockKind::TableRow && rates_a_part(block.text);
    };
    if (rates(blocks_[index]) && (is_below_rated_line(index) || rates(*below))) return false;
    if (meaning.question == KeyQuestion::None || native_headings_ == 0 || options_.flat_headings)
        return true;
    if (follows_rated_question(index)) return false;
    if (rating_suffix_bytes(blocks_[index].text) != 0) return is_statement(below);
    // A rating, and then what was found: the question is the heading of both.
    return !rating_in_cell(below->text) || is_prose_after_next(index);
}

bool HeadingLines::is_below_rated_line(std::size_t index) const {
    while (index > 0) {
        const Block& block = blocks_[--index];
        if (block.kind == BlockKind::Furniture) continue;
        return block.kind != BlockKind::TableRow && rates_a_part(block.text);
    }
    return false;
}

bool HeadingLines::follows_rated_question(std::size_t index) const {
    const Block* above = nullptr;
    bool rated = false;
    while (index > 0) {
        const Block& block = blocks_[--index];
        if (block.kind == BlockKind::Furniture) continue;
        const bool rating = block.kind != BlockKind::TableRow && rating_in_cell(block.text);
        if (rating && !rated) {
            rated = true;
            continue;
        }
        above = &block;
        break;
    }
    if (above == nullptr) return false;
    if (above->kind == BlockKind::TableRow)
        return !rated && above->cells.size() >= 2 && rating_in_cell(above->cells.back()) &&
               names_what_is_rated(above->cells.front());
    return names_what_is_rated(above->text) && (rated || is_rated_line(above->text));
}

/// "The service was not always safe."
bool HeadingLines::is_statement(const Block* block) const {
    constexpr std::size_t kShortest = 20;  // bytes
    return block != nullptr && block->kind != BlockKind::TableRow && block->text.ends_with('.') &&
           block->text.size() >= kShortest;
}

/// "Trust wide", "In surgery:", "Elm Hospital - Critical care" over items of a MUST list, printed
/// as plain lines.
bool HeadingLines::names_group(std::size_t index, const OpenHeadings& open) const {
    const Block* below = next(index);
    if (!is_action_list(open.role()) || below == nullptr || below->kind != BlockKind::ListItem ||
        open.personal())
        return false;
    return is_trust_wide(blocks_[index].text) || !service_of_group(blocks_[index].text).empty();
}

/// "Seclusion" over a box of a visit, printed as a plain line.
bool HeadingLines::names_topic(std::size_t index) const {
    const Block& block = blocks_[index];
    const Block* below = next(index);
    return options_.report_kind == "mha-visit" && below != nullptr &&
           below->kind != BlockKind::TableRow && block.text.size() <= 50 &&
           is_heading_shaped(block.text) && heading_key(below->text).starts_with("we found");
}

/// "Aim", "Tips for others" over the text of a practice case, printed as plain lines.
bool HeadingLines::names_part(std::size_t index) const {
    const Block& block = blocks_[index];
    const Block* below = next(index);
    if (below == nullptr || below->kind == BlockKind::TableRow || block.text.size() > 50 ||
        !is_heading_shaped(block.text))
        return false;
    const bool is_case = options_.report_kind == "case-study" && native_headings_ <= 1;
    return is_case && !part_of_heading(block.text).empty() && word_count(block.text) <= 6 &&
           below->text.size() > block.text.size();
}

/// "Older people", its rating, and then what was found of it.
bool HeadingLines::names_rated_group(std::size_t index) const {
    const Block* below = next(index);
    return !population_group(blocks_[index].text).empty() && below != nullptr &&
           rating_in_cell(below->text) && is_prose_after_next(index);
}

/// "At a glance" over the items of a box, printed as a plain line.
bool HeadingLines::titles_box(std::size_t index) const {
    constexpr auto kTitles = std::to_array<std::string_view>({"at a glance",
                                                              "key facts",
                                                              "quick facts",
                                                              "in summary",
                                                              "in short",
                                                              "key points",
                                                              "key messages",
                                                              "key learning",
                                                              "learning points"});
    const Block* below = next(index);
    const std::string key = heading_key(blocks_[index].text);
    return below != nullptr && below->kind == BlockKind::ListItem &&
           std::find(kTitles.begin(), kTitles.end(), key) != kTitles.end();
}

bool HeadingLines::is_prose_after_next(std::size_t index) const {
    bool skipped = false;
    for (std::size_t i = index + 1; i < blocks_.size(); ++i) {
        if (blocks_[i].kind == BlockKind::Furniture) continue;
        if (std::exchange(skipped, true))
            return blocks_[i].kind != BlockKind::TableRow &&
                   (blocks_[i].text.size() > 100 || is_statement(&blocks_[i]));
    }
    return false;
}

bool HeadingLines::looks_like_heading(std::size_t index,
                                      const OpenHeadings& open,
                                      bool is_first) const {
    const Block* below = next(index);
    if (below == nullptr || !is_heading_shaped(blocks_[index].text)) return false;
    if (below->kind != BlockKind::Paragraph && below->kind != BlockKind::ListItem) return false;
    if (is_first && open.empty() && options_.title.empty()) return false;
    if (credits_a_picture(blocks_[index].text)) return false;
    // "Former resident, Elm House" below what she said.
    if (index > 0 && blocks_[index - 1].kind == BlockKind::Quote) return false;
    return below->text.size() >= 80 && below->text.ends_with('.');
}

}  // namespace findings::understanding
