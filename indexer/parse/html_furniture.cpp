// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_furniture.hpp"

#include "indexer/parse/chrome_lines.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace findings {
namespace {

constexpr std::uint8_t kAllLink = 85;      // percent: what is left are commas and dates
constexpr std::size_t kShortBytes = 120;   // of an entry of a list of links
constexpr std::size_t kMaxElsewhere = 16;  // blocks below a heading like "Related news"
constexpr std::size_t kTeaserBytes = 400;  // text below such a heading is a teaser up to this

class FurnitureMarker {
  public:
    FurnitureMarker(std::vector<Block>& blocks, const std::vector<BlockNote>& notes)
        : blocks_(blocks), notes_(notes) {}

    void mark() {
        mark_menu_at_top();
        for (std::size_t i = 0; i < blocks_.size();) i = mark_at(i);
        mark_breadcrumb_list();
        mark_signatures();
    }

  private:
    [[nodiscard]] BlockNote note(std::size_t i) const {
        return i < notes_.size() ? notes_[i] : BlockNote{};
    }
    [[nodiscard]] bool is_link(std::size_t i) const { return note(i).link_percent >= kAllLink; }
    void furnish(std::size_t i) {
        blocks_[i].kind = BlockKind::Furniture;
        blocks_[i].level = 0;
        blocks_[i].cells.clear();
        blocks_[i].column_header = 0;
    }

    static bool has_word(std::string_view text) {
        return has_letter(text) ||
               std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }

    /// Marks what begins at `i`; returns the block after it.
    std::size_t mark_at(std::size_t i) {
        const Block& block = blocks_[i];
        if (block.kind == BlockKind::Furniture) return i + 1;
        if (block.kind == BlockKind::TableRow) return i + 1;
        const bool is_label =
            block.kind == BlockKind::Heading || block.kind == BlockKind::Paragraph;
        if (is_label && leads_elsewhere(block.text) != Elsewhere::No) {
            if (const std::size_t end = mark_elsewhere(i); end > i) return end;
        }
        if (!has_word(block.text) || is_back_link(i) ||
            (is_chrome_line(block.text) && !heads_what_comes_next(i)) ||
            is_link_remark(block.text)) {
            furnish(i);
            return i + 1;
        }
        if (is_label && is_contents_heading(block.text)) return mark_links_below(i);
        if (block.kind == BlockKind::Paragraph && note(i).link_percent > 0 &&
            (is_breadcrumb_line(block.text) || is_pagination_line(block.text) ||
             is_row_of_links(i))) {
            furnish(i);
            return i + 1;
        }
        return mark_strip(i);
    }

    /// "Next" over a sentence heads what a team plans; elsewhere it turns the page.
    [[nodiscard]] bool heads_what_comes_next(std::size_t i) const {
        if (blocks_[i].kind != BlockKind::Heading || i + 1 >= blocks_.size()) return false;
        const Block& below = blocks_[i + 1];
        const bool is_text =
            below.kind == BlockKind::Paragraph || below.kind == BlockKind::ListItem;
        return ascii_lower(blocks_[i].text) == "next" && is_text && !is_link(i + 1) &&
               ends_sentence(below.text);
    }

    static bool begins_with_arrow(std::string_view text) {
        return text.starts_with("\u2190") || text.starts_with("\u00AB") ||
               text.starts_with("\u2039") || text.starts_with("< ");
    }

    /// "\u2190 All stories" alone on its line.
    [[nodiscard]] bool is_back_link(std::size_t i) const {
        return blocks_[i].kind == BlockKind::Paragraph && note(i).links == 1 && is_link(i) &&
               begins_with_arrow(blocks_[i].text) && blocks_[i].text.size() <= kShortBytes;
    }

    /// A heading that leads elsewhere takes its section with it: links and their teasers. Returns
    /// `i` if it turns out to head text.
    std::size_t mark_elsewhere(std::size_t i) {
        const bool is_heading = blocks_[i].kind == BlockKind::Heading;
        const std::int32_t level = blocks_[i].level;
        std::size_t end = i + 1;
        bool has_link = false;
        bool is_short = true;
        bool after_list = false, after_text = false;
        // Pages lose their links when they are copied.
        const bool certain = leads_elsewhere(blocks_[i].text) == Elsewhere::Certain;
        for (; end < blocks_.size() && end - i <= kMaxElsewhere; ++end) {
            const Block& block = blocks_[end];
            if (block.kind == BlockKind::Furniture) continue;
            if (block.kind == BlockKind::TableRow) break;
            const bool ends =
                block.kind == BlockKind::Heading && (block.level <= level || !is_heading);
            if (ends && !is_link(end)) break;
            const bool is_title =
                certain && block.text.size() <= kShortBytes && !ends_sentence(block.text);
            if (!is_link(end) && !is_title && (!is_heading || block.text.size() > kTeaserBytes))
                break;
            // The article goes on below a box inside it: a teaser is one paragraph under its link.
            const bool is_text =
                block.kind == BlockKind::Paragraph && !is_link(end) && ends_sentence(block.text);
            if (is_text && (after_list || after_text)) break;
            after_list = block.kind == BlockKind::ListItem && is_link(end);
            after_text = is_text;
            has_link = has_link || note(end).link_percent > 0;
            is_short = is_short && block.text.size() <= kShortBytes;
        }
        if (end == i + 1) return i;
        const bool at_end = end == blocks_.size();
        if (!has_link && !(certain && is_short && (is_heading || at_end))) return i;
        for (std::size_t k = i; k < end; ++k) furnish(k);
        return end;
    }

    std::size_t mark_links_below(std::size_t i) {
        std::size_t end = i + 1;
        while (end < blocks_.size() &&
               (blocks_[end].kind == BlockKind::Furniture || is_contents_entry(end)))
            ++end;
        if (end == i + 1) return i + 1;
        for (std::size_t k = i; k < end; ++k) {
            if (blocks_[k].kind != BlockKind::Furniture) furnish(k);
        }
        return end;
    }

    [[nodiscard]] bool is_contents_entry(std::size_t i) const {
        const Block& block = blocks_[i];
        return block.kind != BlockKind::TableRow && block.kind != BlockKind::Heading &&
               block.text.size() <= kShortBytes && is_link(i);
    }

    /// "Home Board Services Work with us": links and nothing between them but marks.
    [[nodiscard]] bool is_row_of_links(std::size_t i) const {
        constexpr std::uint8_t kRow = 3;
        const std::string_view text = blocks_[i].text;
        // "\u2190 All stories | Submit your story"
        const bool from_home = note(i).links == 2 && (ascii_lower(text.substr(0, 5)) == "home " ||
                                                      begins_with_arrow(text));
        // Bars between short entries take up more than commas do.
        auto bars = static_cast<std::size_t>(std::count(text.begin(), text.end(), '|')) *
                    std::string_view(" | ").size();
        for (const std::string_view mark : {" \u00B7 ", " \u2022 "}) {
            for (auto at = text.find(mark); at != std::string_view::npos;
                 at = text.find(mark, at + mark.size()))
                bars += mark.size();
        }
        const bool only_bars =
            bars > 0 && text.size() * (100U - note(i).link_percent) <= (bars + 2) * 100;
        return (is_link(i) || only_bars) && (note(i).links >= kRow || from_home) &&
               !ends_sentence(text);
    }

    /// Above the first heading a list of nothing but links is the site's menu, whatever its entries
    /// are called.
    void mark_menu_at_top() {
        constexpr std::size_t kFewest = 3;
        const auto heads = std::find_if(blocks_.begin(), blocks_.end(), [](const Block& block) {
            return block.kind == BlockKind::Heading || block.kind == BlockKind::TableRow;
        });
        if (heads == blocks_.end()) return;
        const auto top = static_cast<std::size_t>(heads - blocks_.begin());
        for (std::size_t i = 0; i < top;) {
            std::size_t end = i;
            while (end < top && blocks_[end].kind == BlockKind::ListItem && is_contents_entry(end))
                ++end;
            if (end - i >= kFewest) {
                for (std::size_t k = i; k < end; ++k) furnish(k);
            }
            i = std::max(end, i + 1);
        }
    }

    /// Two entries or more in a row that are links to places on the page, or names of tabs and of
    /// places to share at.
    std::size_t mark_strip(std::size_t i) {
        std::size_t end = i;
        std::size_t named = 0;
        std::size_t linked = 0;
        for (; end < blocks_.size(); ++end) {
            const Block& block = blocks_[end];
            const bool is_word = is_navigation_word(block.text);
            const bool is_entry = is_contents_entry(end);
            if (!is_entry && !(is_word && block.kind == BlockKind::ListItem)) break;
            const bool known =
                is_word || (is_entry && note(end).to_fragment) || is_pagination_line(block.text);
            if (!known && end == i) return i + 1;
            if (known) ++named;
            if (is_entry) ++linked;
        }
        const std::size_t count = end - i;
        const std::size_t fewest = linked > 0 ? 2 : 3;
        if (count < fewest || named * 3 < count * 2) return i + 1;
        for (std::size_t k = i; k < end; ++k) furnish(k);
        return end;
    }

    /// A list at the top whose first entry is the site's home page.
    void mark_breadcrumb_list() {
        constexpr std::size_t kTopBlocks = 12;
        for (std::size_t i = 0; i < std::min(kTopBlocks, blocks_.size()); ++i) {
            if (blocks_[i].kind == BlockKind::Heading) return;
            const bool home = blocks_[i].kind == BlockKind::ListItem && is_link(i) &&
                              ascii_lower(blocks_[i].text) == "home";
            if (!home) continue;
            for (; i < blocks_.size() && blocks_[i].kind == BlockKind::ListItem &&
                   blocks_[i].text.size() <= kShortBytes;
                 ++i)
                furnish(i);
            return;
        }
    }

    /// What a writer puts below every post: the same words after two dashes.
    void mark_signatures() {
        std::map<std::string_view, std::size_t> seen;
        for (const Block& block : blocks_) {
            if (is_signature(block)) ++seen[block.text];
        }
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (is_signature(blocks_[i]) && seen[blocks_[i].text] > 1) furnish(i);
        }
    }

    static bool is_signature(const Block& block) {
        return block.kind == BlockKind::Paragraph && block.text.starts_with("--") &&
               block.text.size() <= kTeaserBytes;
    }

    std::vector<Block>& blocks_;           // NOLINT: lives inside one call
    const std::vector<BlockNote>& notes_;  // NOLINT
};

}  // namespace

void mark_furniture(std::vector<Block>& blocks, const std::vector<BlockNote>& notes) {
    FurnitureMarker(blocks, notes).mark();
}

}  // namespace findings
