// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/prepare.hpp"

#include "indexer/understand/chrome_blocks.hpp"
#include "indexer/understand/demand_sentences.hpp"
#include "indexer/understand/end_matter.hpp"
#include "indexer/understand/hosted_transcripts.hpp"
#include "indexer/understand/improvement_boxes.hpp"
#include "indexer/understand/inline_heads.hpp"
#include "indexer/understand/joined_lines.hpp"
#include "indexer/understand/mail_frame.hpp"
#include "indexer/understand/mail_lines.hpp"
#include "indexer/understand/old_care_reports.hpp"
#include "indexer/understand/page_buttons.hpp"
#include "indexer/understand/page_links.hpp"
#include "indexer/understand/page_lists.hpp"
#include "indexer/understand/signatures.hpp"
#include "indexer/understand/table_titles.hpp"
#include "indexer/understand/typed_lines.hpp"
#include "indexer/understand/typed_lists.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <span>

namespace findings::understanding {
namespace {

bool is_bare_marker(const Block& block) {
    if (block.kind != BlockKind::Paragraph || block.text.size() > 3) return false;
    const std::string key = folded(block.text);
    return key == "-" || key == "*" || key == "o" || key == "\u2022" || key == "\u00b7";
}

/// "(Regulation 15(1)(c)) The trust must ...": the end of the demand above, whose last line it
/// shares in a narrow column.
void give_back_citation(std::vector<Block>& before, Block& block) {
    const auto begin = citation_in_front(block.text);
    if (begin == 0 || before.empty()) return;
    std::string& above = before.back().text;
    const bool asks = contains(above, " must ") || contains(above, " should ");
    if (!asks || before.back().kind == BlockKind::TableRow || above.ends_with(')')) return;
    above += ' ';
    above += trimmed(std::string_view(block.text).substr(0, begin));
    block.text.erase(0, begin);
}

/// "(Regulation 17(2)(c))" that a reader gave as a line of its own belongs to the requirement above
/// it.
bool is_citation_of_line_above(const Block& block, std::span<const Block> before) {
    if (before.empty() ||
        (block.kind != BlockKind::Paragraph && block.kind != BlockKind::ListItem) ||
        block.text.size() > 200)
        return false;
    const auto& above = before.back();
    // Without a bracket only behind a demand that cites nothing yet: a notice has the regulation on
    // a line of its own, too.
    const bool of_demand = block.text.starts_with("Regulation ") &&
                           (contains(above.text, " must ") || contains(above.text, " should ")) &&
                           !contains(above.text, "egulation ");
    if ((!of_demand && !(block.text.starts_with('(') && block.kind == BlockKind::Paragraph)) ||
        !is_citation_alone(block.text))
        return false;
    const bool text = above.kind == BlockKind::ListItem ||
                      (above.kind == BlockKind::Paragraph && above.text.size() > 40);
    return text && !is_citation_alone(above.text);
}

/// "5,214 people" set large over "were restrained in March 2025.": a card of a page of statistics,
/// one sentence in two blocks.
bool goes_on_from_figure(const Block& block, std::span<const Block> before) {
    constexpr std::size_t kLongestFigure = 48;
    if (before.empty() || block.kind != BlockKind::Paragraph ||
        before.back().kind != BlockKind::Paragraph || block.text.size() < 12)
        return false;
    const std::string_view figure = before.back().text;
    const bool lower = block.text.front() >= 'a' && block.text.front() <= 'z';
    return lower && figure.size() <= kLongestFigure &&
           (is_digit(figure.front()) || figure.starts_with("\u00a3")) && word_count(figure) <= 6 &&
           !ends_sentence(figure) && !figure.ends_with(':') && !figure.ends_with(',');
}

/// "Home Latest news Ward reopens" over "Ward reopens": the trail of a page, whose marks were lost.
bool is_trail_over(const Block& above, const Block& block) {
    constexpr std::size_t kShortestTitle = 20;
    constexpr std::size_t kLongestTrail = 260;
    const std::string_view trail = above.text;
    return above.kind != BlockKind::TableRow && block.kind != BlockKind::TableRow &&
           block.text.size() >= kShortestTitle && trail.size() <= kLongestTrail &&
           trail.size() > block.text.size() + 3 && trail.ends_with(block.text) &&
           trail[trail.size() - block.text.size() - 1] == ' ';
}

/// "3.1 New arrivals waited ...": numbers of paragraphs, as inquiries and inspectorates print them,
/// are marks and no figures.
void read_paragraph_numbers(std::vector<Block>& blocks) {
    constexpr std::size_t kFewest = 3;
    const auto number_bytes = [](const Block& block) -> std::size_t {
        if (block.kind != BlockKind::Paragraph || !block.marker.empty() || block.text.size() < 40)
            return 0;
        const std::string_view text = block.text;
        std::size_t at = 0, points = 0;
        while (at < text.size() && at < 9 && (is_digit(text[at]) || text[at] == '.'))
            points += text[at++] == '.' ? 1U : 0U;
        const bool sound = at >= 3 && points >= 1 && is_digit(text.front()) &&
                           is_digit(text[at - 1]) && at + 1 < text.size() && text[at] == ' ' &&
                           is_upper(text[at + 1]);
        return sound ? at : 0;
    };
    const auto numbered = static_cast<std::size_t>(
        std::count_if(blocks.begin(), blocks.end(), [&](const Block& block) {
            return number_bytes(block) != 0;
        }));
    if (numbered < kFewest) return;
    for (auto& block : blocks) {
        const auto bytes = number_bytes(block);
        if (bytes == 0) continue;
        block.marker = block.text.substr(0, bytes);
        block.text = std::string(trimmed(std::string_view(block.text).substr(bytes)));
    }
}

}  // namespace

std::vector<Block> prepared_blocks(const ParsedDocument& document) {
    std::vector<Block> blocks;
    blocks.reserve(document.blocks.size());
    std::string marker;
    for (const auto& source : document.blocks) {
        if (trimmed(source.text).empty()) continue;
        if (is_bare_marker(source)) {
            marker = source.text;
            continue;
        }
        Block block = source;
        if (!marker.empty() && block.kind == BlockKind::Paragraph) {
            block.kind = BlockKind::ListItem;
            block.level = 1;
        }
        marker.clear();
        if (block.kind == BlockKind::Paragraph)
            block.text = std::string(without_buttons(source.text));
        if (block.kind != BlockKind::Furniture && is_chrome(block))
            block.kind = BlockKind::Furniture;
        if (blocks.size() == 1 && is_trail_over(blocks.back(), block))
            blocks.back().kind = BlockKind::Furniture;
        const bool twice = !blocks.empty() && blocks.back().kind != BlockKind::Furniture &&
                           block.kind != BlockKind::Furniture && blocks.back().text == block.text &&
                           block.kind != BlockKind::TableRow && block.text.size() > 20;
        if (twice) {
            if (block.kind == BlockKind::Heading) blocks.back() = std::move(block);
            continue;
        }
        if (document.media_type != MediaType::Pdf && goes_on_from_figure(block, blocks)) {
            blocks.back().text += ' ' + block.text;
            continue;
        }
        if (is_citation_of_line_above(block, blocks)) {
            blocks.back().text += ' ' + block.text;
            continue;
        }
        give_back_citation(blocks, block);
        blocks.push_back(std::move(block));
    }
    free_titles_of_tables(blocks);
    read_hosted_transcript(blocks);
    part_joined_lines(blocks);
    part_inline_heads(blocks);
    read_rated_lines(blocks);
    hide_mail_head(blocks);
    demote_signatures(blocks);
    demote_box_labels(blocks);
    part_typed_lines(blocks);
    if (document.media_type == MediaType::PlainText) hide_page_numbers(blocks);
    read_typed_lists(blocks);
    read_paragraph_numbers(blocks);
    hide_contents(blocks);
    hide_question_tabs(blocks);
    hide_end_matter(blocks);
    hide_imprint(blocks);
    hide_page_links(blocks);
    return blocks;
}

}  // namespace findings::understanding
