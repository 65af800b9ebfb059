// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/limits.hpp"
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/html_furniture.hpp"
#include "indexer/parse/leader_lines.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/parse/text_columns.hpp"
#include "indexer/parse/text_headings.hpp"
#include "indexer/parse/text_lines.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

constexpr std::size_t kMaxWrapWidth = 130;  // longer lines are paragraphs, not wrapped ones

/// Width the author's editor wrapped at; 0 when the lines are not wrapped.
std::size_t wrap_width(const std::vector<TextLine>& lines) {
    std::vector<std::size_t> widths;
    std::size_t longer = 0;
    for (const TextLine& line : lines) {
        if (line.width > kMaxWrapWidth) ++longer;
        if (line.width >= kMinWrapWidth && line.width <= kMaxWrapWidth)
            widths.push_back(line.width);
    }
    if (widths.size() < 8 || longer * 4 > widths.size()) return 0;
    std::sort(widths.begin(), widths.end());
    return widths[widths.size() * 9 / 10];
}

class TextReader {
  public:
    TextReader(ParsedDocument& document, std::vector<TextLine> lines)
        : blocks_(document),
          lines_(std::move(lines)),
          wrap_width_(wrap_width(lines_)),
          headings_(lines_, wrap_width_) {
        chunk_widths_.resize(lines_.size());
        for (std::size_t i = lines_.size(); i-- > 0;) {
            const bool goes_on = i + 1 < lines_.size() && !lines_[i + 1].text.empty();
            chunk_widths_[i] = std::max(lines_[i].width, goes_on ? chunk_widths_[i + 1] : 0);
        }
        paged_ = !lines_.empty() && lines_.back().page > 1;
    }

    void read() {
        for (std::size_t i = 0; i < lines_.size() && !blocks_.is_full();) i = read_at(i);
    }

  private:
    [[nodiscard]] bool is_blank(std::size_t i) const { return findings::is_blank(lines_, i); }

    /// Reads one block that begins at `i`; returns the line after it.
    std::size_t read_at(std::size_t i) {
        const TextLine& line = lines_[i];
        if (line.text.empty()) return i + 1;
        if (is_rule(line.text)) return i + 1;
        if (line.is_running || is_running_line(line.text) || is_contents_line(line.text)) {
            return add(BlockKind::Furniture, i, line.text, 0), i + 1;
        }
        if (line.is_field) return add(BlockKind::Paragraph, i, line.text, 0), i + 1;
        if (const std::size_t end = end_of_table(i); end > i) return read_table(i, end);
        if (const auto words = headings_.decorated_words(i); !words.empty())
            return read_decorated(i, words);
        if (const std::int32_t level = headings_.underlined_level(i); level > 0) {
            undecorated_ = level;
            return add(BlockKind::Heading, i, line.text, level), i + 2;
        }
        if (is_bare_bullet(line.text) && i + 1 < lines_.size()) {
            const std::size_t text = is_blank(i + 1) ? next_text(lines_, i) : i + 1;
            if (text < lines_.size() && !is_bare_bullet(lines_[text].text))
                return read_item(i, text, {});
        }
        if (const std::int32_t level = headings_.level(i, seen_heading_); level > 0) {
            undecorated_ = below_capitals(line.text, level);
            return add(BlockKind::Heading, i, line.text, undecorated_), i + 1;
        }
        if (const auto marker = list_marker(line.text)) return read_item(i, i, *marker);
        return read_paragraph(i);
    }

    /// A part of what is underlined or set in capitals; "-- end of copy --" is none.
    std::size_t read_decorated(std::size_t i, std::string_view words) {
        constexpr std::int32_t kDeepest = 4;
        if (ascii_lower(words.substr(0, 4)).starts_with("end"))
            return add(BlockKind::Furniture, i, lines_[i].text, 0), i + 1;
        const std::int32_t level = std::min(undecorated_ + 1, kDeepest);
        return add(BlockKind::Heading, i, std::string(words), level), i + 1;
    }

    /// "1. Rights" below "WHAT WE FOUND" is a part of it: what is printed in capitals stands over
    /// what is numbered.
    std::int32_t below_capitals(std::string_view text, std::int32_t level) {
        const std::int32_t depth = section_depth(text);
        if (depth == 0) {
            capitals_ = is_all_capitals(text) ? level : 0;
            return level;
        }
        return capitals_ > 0 ? capitals_ + depth : level;
    }

    /// Lines in a row that are cut into as many short cells. Two cells may be a name and its value
    /// once; three times they are a table.
    [[nodiscard]] std::size_t end_of_table(std::size_t i) const {
        const std::size_t columns = lines_[i].cells.size();
        if (columns < 2) return i;
        std::size_t rows = 0;
        std::size_t end = i;
        for (; end < lines_.size() &&
               (lines_[end].cells.size() == columns || is_table_rule(lines_[end].text));
             ++end) {
            if (lines_[end].cells.size() == columns) ++rows;
        }
        const std::size_t fewest = columns > 2 ? 2 : 3;
        return rows >= fewest ? end : i;
    }

    static bool is_table_rule(std::string_view text) {
        return text.size() >= 3 && text.find_first_not_of("|-+=: ") == std::string_view::npos;
    }

    std::size_t read_table(std::size_t i, std::size_t end) {
        for (std::size_t row = i; row < end; ++row) {
            if (lines_[row].cells.empty()) continue;
            Block block;
            block.kind = BlockKind::TableRow;
            block.cells = lines_[row].cells;
            const bool ruled = row + 1 < end && is_table_rule(lines_[row + 1].text);
            block.column_header = row == i && ruled ? 1 : 0;
            place(block, row);
            blocks_.add(std::move(block));
        }
        return end;
    }

    /// Whether line i+1 goes on where line i had to break.
    [[nodiscard]] bool wraps(std::size_t i, std::size_t chunk_width) const {
        if (is_blank(i) || is_blank(i + 1)) return false;
        const TextLine& line = lines_[i];
        const TextLine& after = lines_[i + 1];
        if (list_marker(after.text) || is_bare_bullet(after.text) || after.is_running ||
            after.is_field || is_running_line(after.text))
            return false;
        if (headings_.underlined_level(i + 1) > 0 || is_rule(after.text)) return false;
        if (is_title_over_date(i)) return false;
        if (is_page_number(after.text) && ends_sentence(line.text)) return false;
        if (opens_with_its_date(line.text, after.text) || begins_clause(line.text, after.text) ||
            turns_to_list(line.text, after.text) || is_word_below_year(line.text, after.text))
            return false;
        const bool goes_on = starts_lower(after.text) && !ends_sentence(line.text);
        if (goes_on && (line.width >= 30 || line.text.ends_with('-'))) return true;
        if (is_label_line(after.text) && is_label_line(line.text)) return false;
        if (has_field_name(after.text) && is_among_fields(i + 1)) return false;
        // "Finding: ... too little." over "Regulation: 14": a record, one field a line.
        if (has_field_name(line.text) && has_field_name(after.text) && ends_sentence(line.text))
            return false;
        const std::size_t width = std::max(chunk_width, wrap_width_);
        if (width > kMaxWrapWidth || line.width < kMinWrapWidth) return false;
        return line.width + 1 + code_points(after.text.substr(0, after.text.find(' '))) > width;
    }

    /// "12" below the last sentence of a page.
    static bool is_page_number(std::string_view text) {
        return text.size() <= 3 &&
               std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }

    /// "Commissioning for outcomes: dementia" / "Paper for the Quality Committee, 9 July 2024": a
    /// title and its particulars.
    [[nodiscard]] bool is_title_over_date(std::size_t i) const {
        const bool pair = (i == 0 || is_blank(i - 1)) && is_blank(i + 2);
        const std::string& after = lines_[i + 1].text;
        const bool dated =
            after.size() > 4 &&
            std::all_of(after.end() - 4, after.end(), [](char c) { return c >= '0' && c <= '9'; });
        return pair && dated && is_title_shaped(lines_[i].text) && starts_upper(after) &&
               word_count(after) <= 10;
    }

    /// "4.1 ... ten days." / "4.2 Fewer ...": clauses of a paper stand on lines of their own,
    /// without a blank line between.
    static bool begins_clause(std::string_view line, std::string_view after) {
        const auto ends = line.empty() ? ' ' : line.back();
        const bool is_over = ends == '.' || ends == ';' || ends == ':' || ends == '?';
        return is_over && section_depth(after) > 1;
    }

    /// "Due date: 1 April 2020", "Owner: Deputy manager": a name of three words at most before the
    /// colon.
    static bool has_field_name(std::string_view line) {
        const std::size_t colon = line.find(": ");
        return colon != std::string_view::npos && colon >= 3 && colon <= 24 && starts_upper(line) &&
               word_count(line.substr(0, colon)) <= 3;
    }

    /// Whether most lines between two blank ones begin with the name of a field: the particulars
    /// below a title, one a line.
    [[nodiscard]] bool is_among_fields(std::size_t i) const {
        constexpr std::size_t kFewest = 3;
        constexpr std::size_t kMost =
            24;  // lines: no longer list is looked at for each of its lines
        std::size_t first = i, count = 0, fields = 0;
        while (first > 0 && !is_blank(first - 1) && i - first <= kMost) --first;
        for (std::size_t at = first; !is_blank(at) && count <= kMost; ++at, ++count)
            fields += has_field_name(lines_[at].text) ? 1U : 0U;
        return count <= kMost && fields >= kFewest && fields * 2 > count;
    }

    /// The date over a post or a letter, not the end of a sentence: "... published in" / "March
    /// 2024".
    static bool opens_with_its_date(std::string_view line, std::string_view after) {
        constexpr std::array<std::string_view, 10> kGoOn =
            {" in", " on", " of", " to", " and", " from", " until", " since", " by", ","};
        const bool goes_on = std::any_of(kGoOn.begin(), kGoOn.end(), [&](std::string_view end) {
            return line.ends_with(end);
        });
        const bool is_bare =
            !after.empty() && after.back() >= '0' && after.back() <= '9' && word_count(after) <= 4;
        return !goes_on && is_bare && is_date_line(after);
    }

    /// "Page last updated: 12 May 2022" over "Categories": the line of days is over.
    static bool is_word_below_year(std::string_view line, std::string_view after) {
        const bool year =
            line.size() > 5 && line[line.size() - 5] == ' ' &&
            std::all_of(line.end() - 4, line.end(), [](char c) { return c >= '0' && c <= '9'; });
        return year && starts_upper(after) && word_count(after) == 1 && !ends_sentence(after) &&
               (is_label_line(line) || line.find(": ") != std::string_view::npos);
    }

    /// "However:", "In both wards:" behind a sentence that is over: a line over what follows.
    static bool turns_to_list(std::string_view line, std::string_view after) {
        constexpr std::size_t kMostWords = 4;
        return ends_sentence(line) && (after.ends_with(':') || after.ends_with(';')) &&
               starts_upper(after) && word_count(after) <= kMostWords;
    }

    void join(std::string& text, std::size_t i) const {
        const std::string& more = lines_[i].text;
        if (text.ends_with('-') && text.size() > 1 && text[text.size() - 2] != ' ') {
            if (!hyphen_is_part_of_word(text, more)) text.pop_back();
        } else {
            text += ' ';
        }
        text += more;
    }

    std::size_t read_paragraph(std::size_t i) {
        const std::size_t width = chunk_widths_[i];
        std::string text = lines_[i].text;
        std::size_t at = i;
        for (; wraps(at, width); ++at) join(text, at + 1);
        add(BlockKind::Paragraph, i, std::move(text), 0);
        return at + 1;
    }

    std::size_t read_item(std::size_t i, std::size_t first, const ListMarker& marker) {
        const std::size_t width = chunk_widths_[first];
        std::string text = lines_[first].text.substr(marker.length);
        std::size_t at = first;
        for (; !is_blank(at + 1); ++at) {
            const TextLine& after = lines_[at + 1];
            const bool hangs = after.indent > lines_[i].indent && !list_marker(after.text) &&
                               !is_bare_bullet(after.text);
            // What goes on does not stand left of its bullet.
            const bool outdents = after.indent < lines_[i].indent;
            if (!hangs && (outdents || !wraps(at, width))) break;
            join(text, at + 1);
        }
        Block block;
        block.kind = BlockKind::ListItem;
        block.level = list_depth(i);
        block.marker = marker.marker;
        block.text = std::move(text);
        place(block, i);
        blocks_.add(std::move(block));
        last_item_end_ = at + 1;
        return at + 1;
    }

    /// Depth by indentation against the items just before; a paragraph between two items ends the
    /// list.
    std::int32_t list_depth(std::size_t i) {
        const bool continues = !indents_.empty() && previous_text(lines_, i) < last_item_end_;
        if (!continues) indents_.clear();
        while (!indents_.empty() && indents_.back() >= lines_[i].indent) indents_.pop_back();
        indents_.push_back(lines_[i].indent);
        return static_cast<std::int32_t>(std::min<std::size_t>(indents_.size(), 9));
    }

    void place(Block& block, std::size_t i) const {
        block.offset = lines_[i].offset;
        block.page_number = paged_ ? lines_[i].page : 0;
    }

    void add(BlockKind kind, std::size_t i, std::string text, std::int32_t level) {
        Block block;
        block.kind = kind;
        block.level = level;
        block.text = std::move(text);
        place(block, i);
        if (kind == BlockKind::Heading) seen_heading_ = true;
        blocks_.add(std::move(block));
    }

    BlockList blocks_;
    std::vector<TextLine> lines_;
    std::vector<std::size_t> chunk_widths_;  // widest from each line to the next blank one
    std::size_t wrap_width_ = 0;
    TextHeadings headings_;
    std::vector<std::size_t> indents_;  // of the open list levels
    std::size_t last_item_end_ = 0;
    std::int32_t undecorated_ = 0;  // level of the last heading without marks around it
    std::int32_t capitals_ = 0;     // level of the open heading when it is in capitals
    bool seen_heading_ = false;
    bool paged_ = false;
};

}  // namespace

Result<ParsedDocument> parse_text(Bytes bytes) {
    ParsedDocument document;
    document.media_type = MediaType::PlainText;
    const DecodedText decoded = decode_text(bytes);
    if (!decoded.exact) add_warning(document, "some bytes are not valid in the text's encoding");
    std::vector<TextLine> lines = text_lines(decoded);
    read_leader_lines(lines);
    join_broken_rows(lines);
    if (lines.size() > kMaxTextLines)
        return failure(ErrorKind::TooLarge,
                       "holds more than " + std::to_string(kMaxTextLines) + " lines of text",
                       "split the file");
    document.title = subject_of(lines);
    if (!lines.empty() && lines.back().page > 1) document.page_count = lines.back().page;
    TextReader(document, std::move(lines)).read();
    mark_furniture(document.blocks, {});
    return finished(std::move(document));
}

}  // namespace findings
