// SPDX-License-Identifier: GPL-3.0-or-later

// HtmlBlocks: what runs within a block, words and the marks around them.

#include "indexer/parse/chrome_lines.hpp"
#include "indexer/parse/html_blocks.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <utility>

namespace findings {

void HtmlBlocks::open_inline(const HtmlElement& element) {
    Inline marks;
    marks.begin = piece_.text.size();
    marks.bold = is_bold(element);
    marks.unseen = element.is_unseen;
    marks.quote = element.name == "q";
    // Old anchors have a name instead of an address.
    if (element.name == "a" && (element.has("href") || !element.has("name"))) {
        marks.link = true;
        marks.fragment = element.attribute("href").starts_with('#');
    }
    if (marks.link) ++link_depth_;
    if (marks.fragment) ++fragment_depth_;
    if (marks.bold) ++bold_depth_;
    if (marks.unseen) ++unseen_depth_;
    if (marks.quote) text("\u201C");
    opened_.push_back({false, marks});
}

void HtmlBlocks::close_inline(const Inline& marks) {
    if (marks.quote) text("\u201D");
    if (marks.link) --link_depth_;
    if (marks.fragment) --fragment_depth_;
    if (marks.bold) --bold_depth_;
    if (marks.unseen) --unseen_depth_;
    const std::size_t bytes = piece_.text.size() - std::min(marks.begin, piece_.text.size());
    constexpr std::size_t kLongestRemark = 80;
    if (marks.link && bytes > 0) ++piece_.link_count;
    if (!(marks.unseen || marks.link) || bytes == 0 || bytes > kLongestRemark) return;
    // What is said of a link, and a "Read more" behind a text, are none of the text.
    std::string said = clean_line(std::string_view(piece_.text).substr(marks.begin));
    const bool is_remark = marks.unseen && is_link_remark(said);
    const bool is_residue =
        !trim(std::string_view(piece_.text).substr(0, marks.begin)).empty() && is_chrome_line(said);
    if (!is_remark && !is_residue) return;
    piece_.text.resize(marks.begin);
    if (marks.unseen) piece_.unseen -= std::min(bytes, piece_.unseen);
    if (marks.link || link_depth_ > 0) piece_.links -= std::min(bytes, piece_.links);
    residue_.push_back(std::move(said));
}

void HtmlBlocks::text(std::string_view text, std::uint64_t offset) {
    if (text.empty()) return;
    if (!has_offset_ && !trim(text).empty()) {
        offset_ = offset;
        has_offset_ = true;
    }
    const std::size_t before = piece_.text.size();
    if (in_pre()) {
        piece_.text += text;
    } else {
        append_piece(piece_.text, text);
    }
    const std::size_t bytes = piece_.text.size() - std::min(before, piece_.text.size());
    if (link_depth_ > 0) piece_.links += bytes;
    if (fragment_depth_ > 0) piece_.fragments += bytes;
    if (unseen_depth_ > 0) piece_.unseen += bytes;
    if (piece_.bold_ended) return;
    if (bold_depth_ > 0) {
        piece_.bold_prefix = piece_.text.size();
    } else if (bytes > 1 ||
               (bytes == 1 && piece_.text.back() != ' ' && piece_.text.back() != ':')) {
        piece_.bold_ended = true;
    }
}

void HtmlBlocks::line_break() {
    std::string& text = piece_.text;
    while (!text.empty() && text.back() == ' ') text.pop_back();
    // Two in a row are how old pages part paragraphs.
    if (!in_pre() && !text.empty() && text.back() == '\n') return flush();
    if (!text.empty() || in_pre()) text += '\n';
}

}  // namespace findings
