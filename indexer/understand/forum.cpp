// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/forum.hpp"

#include <algorithm>

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

/// A line of a block with the block it came from: post heads may share a block with other lines.
struct Line {
    const Block* block = nullptr;
    std::string_view text;
    bool whole_block = false;
};

std::vector<Line> lines_of(std::span<const Block> blocks) {
    std::vector<Line> lines;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        const auto parts = split_lines(block.text);
        const bool has_head = std::any_of(parts.begin(), parts.end(), [](auto part) { return whole_date(part).has_value(); });
        if (parts.size() == 1 || !has_head) {
            lines.push_back({&block, block.text, true});
            continue;
        }
        for (const auto part : parts) {
            if (!part.empty()) lines.push_back({&block, part, false});
        }
    }
    return lines;
}

bool is_author(std::string_view text) {
    return !text.empty() && text.size() < 40 && word_count(text) <= 4 && is_upper(text.front()) && !ends_sentence(text) &&
           std::none_of(text.begin(), text.end(), is_digit);
}

/// "Posted by Sam Ash on 3 May 2012", "Sam Ash, 3 May 2012", "Sam Ash | 3 May 2012"
std::optional<std::pair<std::string, PartialDate>> one_line_head(std::string_view text) {
    if (text.size() > 90) return std::nullopt;
    const auto date = first_date(text);
    if (!date || date->from.day == 0) return std::nullopt;
    const auto after = trimmed(text.substr(date->end), " .:,0123456789apm");
    auto before = trimmed(text.substr(0, date->begin), " ,|-:");
    for (const std::string_view start : {"Posted by ", "By ", "From "}) {
        if (before.starts_with(start)) before = trimmed(before.substr(start.size()));
    }
    for (const std::string_view end : {" on", " wrote", " \u2013", " \u00b7"}) {
        if (before.ends_with(end)) before = trimmed(before.substr(0, before.size() - end.size()));
    }
    if (!after.empty() || !is_author(before)) return std::nullopt;
    return std::pair{std::string(before), date->from};
}

struct Post {
    std::vector<std::string> section;
    std::string author;
    PartialDate date;
};

}  // namespace

std::vector<Piece> forum_pieces(std::span<const Block> blocks, std::string_view title) {
    std::vector<Piece> pieces;
    std::optional<Post> post;
    const auto lines = lines_of(blocks);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto text = lines[i].text;
        if (const auto date = whole_date(text); date && i + 1 < lines.size() && is_author(lines[i + 1].text)) {
            post = Post{{std::string(text), std::string(lines[i + 1].text)}, std::string(lines[i + 1].text), date->from};
            ++i;
            continue;
        }
        if (auto head = one_line_head(text)) {
            post = Post{{std::string(text)}, head->first, head->second};
            continue;
        }
        if (!post && folded(text) == folded(title)) continue;
        Piece piece;
        piece.block = *lines[i].block;
        if (piece.block.kind == BlockKind::Heading) piece.block.kind = BlockKind::Paragraph;
        piece.block.text = text;
        const bool bare_url = text.starts_with("http") && !contains(text, " ");
        piece.role = post && !bare_url ? SectionRole::Post : SectionRole::Boilerplate;
        if (post) piece.section = post->section, piece.author = post->author, piece.date = post->date;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

}  // namespace findings::understanding
