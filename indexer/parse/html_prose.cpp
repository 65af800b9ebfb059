// SPDX-License-Identifier: GPL-3.0-or-later
// How the text of one block of a page is written: headings that are only set in bold, bullets that
// are only typed, terms with their descriptions.
#include "indexer/parse/html_blocks.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kMaxLabelledChars = 200;  // longer descriptions are prose of their own

/// Calls `use` with each line and whether another follows.
template <class Use>
void for_each_line(std::string_view text, const Use& use) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        use(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

/// One line that begins with a dash may be an afterthought; several are a list.
bool all_lines_are_bullets(std::string_view text) {
    std::size_t lines = 0;
    bool all = true;
    bool dashes = false;
    for_each_line(text, [&](std::string_view line) {
        line = trim(line);
        if (line.empty()) return;
        ++lines;
        all = all && typed_bullet_length(line) > 0;
        dashes = dashes || line.front() == '-' || line.front() == '*' ||
                 line.starts_with("\u2013") || line.starts_with("\u2014");
    });
    return all && lines > 0 && (lines > 1 || !dashes);
}

}  // namespace

/// Only running text: a bold line of a list or table is a bold line.
bool HtmlBlocks::may_be_heading(const Block& block) const {
    return block.kind == BlockKind::Paragraph && term_.empty() &&
           innermost(Role::Item) == nullptr && innermost(Role::Description) == nullptr;
}

void HtmlBlocks::write_prose(Block block, const Piece& piece) {
    const BlockNote note{static_cast<std::uint8_t>(std::min<std::size_t>(
                             piece.links * 100 / std::max<std::size_t>(trim(piece.text).size(), 1),
                             100)),
                         piece.fragments > 0 && piece.fragments * 10 >= piece.links * 9,
                         block.kind == BlockKind::ListItem,
                         static_cast<std::uint8_t>(std::min<std::size_t>(piece.link_count, 255))};
    std::string_view text = piece.text;
    if (may_be_heading(block) && piece.bold_prefix > 0 && note.link_percent < 50) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string first = clean_line(text.substr(0, end));
        if (piece.bold_prefix + 1 >= end && is_title_shaped(first)) {
            const std::int32_t level = heading_level_;
            Block heading = block;
            heading.kind = BlockKind::Heading;
            heading.level = std::min(level + 1, 6);
            heading.text = first;
            write(std::move(heading), note);
            heading_level_ = level;  // the next one stands beside it
            text.remove_prefix(std::min(end + 1, text.size()));
            if (trim(text).empty()) return;
        }
    }
    const bool is_prose = block.kind == BlockKind::Paragraph && term_.empty();
    if (is_prose && all_lines_are_bullets(text)) {
        for_each_line(text, [&](std::string_view line) {
            line = trim(line);
            if (line.empty()) return;
            Block item = block;
            item.kind = BlockKind::ListItem;
            item.level = 1;
            item.text = line.substr(typed_bullet_length(line));
            write(std::move(item), note);
        });
        return;
    }
    block.text = text;
    write_with_term(std::move(block), note);
}

void HtmlBlocks::write_with_term(Block block, BlockNote note) {
    if (!term_.empty()) {
        std::string term = std::exchange(term_, {});
        if (block.kind == BlockKind::Paragraph && code_points(block.text) <= kMaxLabelledChars) {
            block.text =
                term + (term.ends_with(':') || term.ends_with('?') ? " " : ": ") + block.text;
        } else {
            Block label = block;
            label.text = std::move(term);
            write(std::move(label), note);
        }
    }
    write(std::move(block), note);
}

void HtmlBlocks::write_pre(const Block& block) {
    for (std::size_t begin = 0; begin < block.text.size();) {
        std::size_t end = block.text.find("\n\n", begin);
        if (end == std::string::npos) end = block.text.size();
        Block part = block;
        part.text = block.text.substr(begin, end - begin);
        write(std::move(part));
        begin = end + 2;
    }
}

}  // namespace findings
