// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/pdf_column_ends.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/parse/pdf_printed_line.hpp"
#include "indexer/parse/pdf_sentences.hpp"
#include "indexer/parse/pdf_type.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

constexpr std::size_t kMaxHeadingLines = 4;

/// Reads the lines of all pages in order and writes blocks; a paragraph may go on over the end of a
/// page.
class LayoutReader {
  public:
    LayoutReader(ParsedDocument& document, const PdfMeasures& measures)
        : blocks_(document), measures_(measures) {}

    void read(const PdfPageLines& page) {
        page_ = &page;
        page_begins_ = true;
        const std::size_t notes = pdf::first_note(page, measures_);
        std::vector<bool> written(page.tables.size(), false);
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const PdfLine& line = page.lines[i];
            if (line.table >= 0) {
                const auto table = static_cast<std::size_t>(line.table);
                if (!written[table]) write_table(page.tables[table]);
                written[table] = true;
                previous_ = nullptr;
                continue;
            }
            const bool is_note = i >= notes && !line.furniture;
            const pdf::PrintedLine printed = pdf::printed_line(page, i);
            i = printed.last;
            is_note ? read_note(printed.line) : read_line(printed.line);
        }
        if (previous_ != nullptr && !page_begins_) last_column_ = pdf::column_of(page, last_);
        // Furniture stands at the edges; it never parts a paragraph.
        for (const PdfLine& line : page.lines) {
            if (line.furniture) pending_.push_back(block_on_page(BlockKind::Furniture, line.text));
        }
        for (const std::string& text : page.turned)
            pending_.push_back(block_on_page(BlockKind::Furniture, text));
    }

    void finish() {
        flush();
        write_pending_before(INT32_MAX);
    }

  private:
    [[nodiscard]] Block block_on_page(BlockKind kind, std::string text) const {
        Block block;
        block.kind = kind;
        block.text = std::move(text);
        block.page_number = page_->number;
        block.page_label = page_->label;
        return block;
    }

    void read_line(const PdfLine& line) {
        if (line.furniture || line.text.empty()) return;
        if (is_contents_line(line.text)) {
            flush();
            blocks_.add(block_on_page(BlockKind::Furniture, line.text));
            return;
        }
        if (goes_on(line)) {
            append(line);
        } else {
            flush();
            begin(line);
        }
        remember(line);
    }

    void read_note(const PdfLine& line) {
        const bool begins =
            note_page_ != page_->number || (line.text.front() >= '0' && line.text.front() <= '9');
        note_page_ = page_->number;
        if (begins) {
            pending_.push_back(block_on_page(BlockKind::Paragraph, line.text));
        } else {
            (pending_.back().text += ' ') += line.text;
        }
    }

    void remember(const PdfLine& line) {
        last_ = line;
        previous_ = &last_;
        page_begins_ = false;
    }

    [[nodiscard]] bool first_word_fits(const PdfLine& before, const PdfLine& line) const {
        return pdf::first_word_fits(before, pdf::column_of(*page_, before).x1, line);
    }

    /// Whether the open block goes on at the head of the next column or page.
    [[nodiscard]] bool goes_on_in_column(const PdfLine& line) const {
        if (open_.kind != BlockKind::Paragraph && open_.kind != BlockKind::ListItem) return false;
        if (list_marker(line.text) || is_bare_bullet(line.text) ||
            pdf::heading_level(line, measures_) > 0)
            return false;
        return pdf::goes_on_in_column({last_,
                                       page_begins_ ? last_column_ : pdf::column_of(*page_, last_),
                                       line,
                                       pdf::column_of(*page_, line),
                                       open_.text,
                                       open_.kind == BlockKind::ListItem,
                                       hang_});
    }

    [[nodiscard]] bool goes_on(const PdfLine& line) const {
        if (open_.text.empty()) return false;
        if (page_begins_) return open_.text.size() > 40 && goes_on_in_column(line);
        if (previous_ == nullptr) return false;
        if (waits_for_item_) return !is_bare_bullet(line.text);
        const PdfLine& before = *previous_;
        // "found that families had been told in" / "47. Complaints fell": a number that ends a
        // sentence marks no item.
        const bool goes_on_anyway = open_.kind == BlockKind::Paragraph &&
                                    !ends_sentence(open_.text) &&
                                    (starts_lower(line.text) ||
                                     (!line.text.empty() && pdf::ends_in_small_word(open_.text) &&
                                      (line.text.front() >= '0' && line.text.front() <= '9')));
        if (list_marker(line.text) && !goes_on_anyway) return false;
        if (is_bare_bullet(line.text)) return false;
        if (ends_sentence(open_.text) && pdf::begins_numbered_part(line.text)) return false;
        const bool same_type = std::abs(line.size - before.size) < 0.8 && line.bold == before.bold;
        const double pitch = line.y0 - before.y0;
        const bool next_column = pitch < -line.size || leaves_column(line, pitch);
        if (open_.kind == BlockKind::Heading) {
            const bool close = !next_column && pitch < 1.7 * std::max(line.size, before.size);
            const bool fits = first_word_fits(before, line);
            return same_type && close && open_lines_ < kMaxHeadingLines &&
                   section_depth(line.text) == 0 &&
                   open_.text.size() + line.text.size() < pdf::kMaxHeadingChars &&
                   (!fits || (pdf::is_large(line, measures_) &&
                              pdf::heading_level(line, measures_) == open_.level));
        }
        if (pdf::heading_level(line, measures_) > 0 && !(before.bold && same_type)) return false;
        const bool in_cell = line.column_x1 > 0;
        if (in_cell && (begins_notice_part(line.text) || open_.text.ends_with(':'))) return false;
        const double set_in = line.x0 - line_x0_;
        if (open_.text.ends_with(':') && !next_column && line.column_x1 <= 0 && set_in > 12 &&
            set_in < 60)
            return false;
        const bool broken = !ends_sentence(open_.text) &&
                            (starts_lower(line.text) || pdf::ends_in_small_word(open_.text));
        if (unmarked_item_ && !next_column) return goes_on_unmarked(before, line);
        if (next_column) return goes_on_in_column(line);
        const double usual =
            std::max(measures_.line_pitch * line.size / measures_.body_size, 1.05 * line.size);
        if (pitch > 1.42 * usual) return false;
        if (broken) return true;
        if (stands_apart(line, pitch)) return false;
        // Bold words may end a paragraph or begin it, but a change at the line's start is a new
        // one.
        if (std::abs(line.size - before.size) > 1.2 ||
            (line.bold != before.bold && ends_sentence(open_.text)))
            return false;
        if (is_label_line(line.text) && is_label_line(before.text)) return false;
        // "We found:"
        const bool introduces = line.text.ends_with(':') && word_count(line.text) <= 8;
        if (introduces && ends_sentence(open_.text)) return false;
        const bool hangs = open_.kind == BlockKind::ListItem && line.x0 > item_x0_ + 4;
        if (hangs)
            return !(ends_sentence(open_.text) && first_word_fits(before, line) &&
                     pitch > 1.2 * usual);
        // Below an item whose lines hung, a line at the margin is no more of it.
        if (open_.kind == BlockKind::ListItem && line.x0 < item_x0_ + 2 &&
            (ends_sentence(open_.text) || before.x0 > item_x0_ + 4))
            return false;
        return !first_word_fits(before, line);
    }

    /// Bullets that a browser drew as circles are no text: what is left of a list are lines set in
    /// below a line that ends with a colon.
    [[nodiscard]] bool begins_unmarked_item(const PdfLine& line) const {
        if (line.column_x1 > 0 || previous_ == nullptr || lead_in_x0_ < 0) return false;
        const double set_in = line.x0 - lead_in_x0_;
        return line.region == last_.region && set_in > 12 && set_in < 60;
    }

    [[nodiscard]] bool goes_on_unmarked(const PdfLine& before, const PdfLine& line) const {
        if (std::abs(line.x0 - item_x0_) > 3) return false;
        const bool next_item = ends_sentence(open_.text) && !starts_lower(line.text);
        // A list whose items begin with capitals has none that begins small.
        if (starts_lower(line.text) && starts_upper(open_.text) && !ends_sentence(open_.text))
            return true;
        return !next_item && !first_word_fits(before, line);
    }

    /// Whether the line stands in another region and not right below the one before.
    [[nodiscard]] bool leaves_column(const PdfLine& line, double pitch) const {
        if (line.region == last_.region) return false;
        const bool below = pitch > 0.7 * line.size && pitch < 1.6 * line.size &&
                           std::abs(line.x0 - last_.x0) < 30 && line.x0 < last_.x1;
        return !below || line.column_x1 > 0 || last_.column_x1 > 0;
    }

    /// Whether a sentence ends above and the gap is wider than any between the paragraph's lines.
    [[nodiscard]] bool stands_apart(const PdfLine& line, double pitch) const {
        constexpr double kUneven = 1.8;  // points by which lines of one paragraph may differ
        return open_.kind == BlockKind::Paragraph && open_lines_ > 1 && widest_pitch_ > 0 &&
               pitch > widest_pitch_ + kUneven && ends_sentence(open_.text) &&
               starts_upper(line.text);
    }

    void begin(const PdfLine& line) {
        widest_pitch_ = 0;
        open_ = block_on_page(BlockKind::Paragraph, line.text);
        open_lines_ = 1, is_bold_ = line.bold;
        unmarked_item_ = false;
        if (const std::int32_t level = pdf::heading_level(line, measures_); level > 0) {
            open_.kind = BlockKind::Heading;
            open_.level = level;
        } else if (const auto marker = list_marker(line.text)) {
            open_.kind = BlockKind::ListItem;
            open_.marker = marker->marker;
            open_.text = line.text.substr(marker->length);
            open_.level = list_depth(line);
            item_x0_ = line.x0;
        } else if (is_bare_bullet(line.text)) {
            open_.kind = BlockKind::ListItem;
            open_.level = list_depth(line);
            item_x0_ = line.x0;
            waits_for_item_ = true;
        } else if (begins_unmarked_item(line)) {
            open_.kind = BlockKind::ListItem;
            open_.level = 1;
            item_x0_ = line.x0;
            unmarked_item_ = true;
        }
        line_x0_ = line.x0;
    }

    /// A list keeps its depths in the next column.
    void follow_list(const PdfLine& line) {
        const bool moved = page_begins_ || leaves_column(line, line.y0 - last_.y0);
        if (!moved || item_indents_.empty()) return;
        const pdf::Column from = page_begins_ ? last_column_ : pdf::column_of(*page_, last_);
        const double right = pdf::column_of(*page_, line).x0 - from.x0;
        // On the next page of one column the margin is the same, however its lines are set in.
        if (std::abs(right) < 60) return;
        for (double& indent : item_indents_) indent += right;
    }

    /// Keeps in mind where the lines of an item hang, and follows it into the next column.
    void follow_item(const PdfLine& line) {
        if (open_.kind != BlockKind::ListItem) return;
        const bool moved = page_begins_ || leaves_column(line, line.y0 - last_.y0) ||
                           line.y0 < last_.y0 - line.size;
        if (!moved) {
            if (line.x0 > item_x0_ && line.y0 > last_.y1 - 0.5 * line.size)
                hang_ = line.x0 - item_x0_;
            return;
        }
        follow_list(line);
        const double hung = unmarked_item_ ? 0 : std::max(hang_, last_.x0 - item_x0_);
        item_x0_ = line.x0 - std::max(hung, 0.0);
    }

    void append(const PdfLine& line) {
        ++open_lines_, is_bold_ = is_bold_ && line.bold;
        widest_pitch_ = std::max(widest_pitch_, line.y0 - last_.y0);
        follow_item(line);
        if (std::exchange(waits_for_item_, false)) {
            open_.text = line.text;
            return;
        }
        const bool hyphen = open_.text.ends_with('-') && open_.text.size() > 1 &&
                            open_.text[open_.text.size() - 2] != ' ';
        if (hyphen && !hyphen_is_part_of_word(open_.text, line.text)) {
            // "assess- ment": whether the hyphen belongs to the word, repair_words() judges by the
            // whole text.
            open_.text += ' ';
        } else if (!hyphen) {
            open_.text += ' ';
        }
        open_.text += line.text;
    }

    /// The depth of a list's item by where it begins; a list keeps its depths in the next column.
    std::int32_t list_depth(const PdfLine& line) {
        const double x0 = line.x0;
        if (!after_item_) item_indents_.clear();
        if (previous_ != nullptr) follow_list(line);
        while (!item_indents_.empty() && item_indents_.back() > x0 - 4) item_indents_.pop_back();
        item_indents_.push_back(x0);
        return static_cast<std::int32_t>(std::min<std::size_t>(item_indents_.size(), 9));
    }

    void flush() {
        if (open_.text.empty()) return;
        if (std::exchange(waits_for_item_, false)) open_.text.clear();
        if (open_.kind == BlockKind::Paragraph && is_bold_ && open_lines_ > 1 &&
            pdf::is_heading_question(open_.text))
            open_.kind = BlockKind::Heading, open_.level = pdf::bold_level(measures_);
        // Words in bold that make a sentence are no heading.
        const bool sentence =
            open_lines_ > 1 && !pdf::is_large(last_, measures_) && open_.text.ends_with('.');
        const bool in_cell = last_.column_x1 > 0 && pdf::is_sentence_in_cell(open_.text);
        if (open_.kind == BlockKind::Heading &&
            (sentence || in_cell || pdf::is_whole_quotation(open_.text))) {
            open_.kind = BlockKind::Paragraph;
            open_.level = 0;
        }
        after_item_ = open_.kind == BlockKind::ListItem;
        if (open_.text.ends_with(':'))
            lead_in_x0_ = line_x0_;
        else if (!unmarked_item_)
            lead_in_x0_ = -1;
        write_pending_before(open_.page_number);
        blocks_.add(std::exchange(open_, {}));
    }

    void write_pending_before(std::int32_t page_number) {
        const auto later = std::find_if(pending_.begin(), pending_.end(), [&](const Block& block) {
            return block.page_number >= page_number;
        });
        for (auto block = pending_.begin(); block != later; ++block) blocks_.add(std::move(*block));
        pending_.erase(pending_.begin(), later);
    }

    void write_table(const PdfTable& table) {
        flush();
        write_pending_before(page_->number);
        for (const PdfTable::Row& row : table.rows) {
            Block block = block_on_page(BlockKind::TableRow, {});
            if (table.labels) {
                block.kind = BlockKind::Paragraph;
                block.text = row.cells.front() + ' ' + row.cells.back();
            } else {
                block.cells = row.cells;
                block.column_header = row.header ? 1 : 0;
            }
            blocks_.add(std::move(block));
        }
    }

    BlockList blocks_;
    const PdfMeasures& measures_;
    const PdfPageLines* page_ = nullptr;
    Block open_;
    std::size_t open_lines_ = 0;
    bool is_bold_ = false;     // all of them
    double widest_pitch_ = 0;  // between lines of the open block
    PdfLine last_;
    pdf::Column last_column_;            // of the last line of the page before
    double hang_ = -1;                   // of the last item that had two lines
    const PdfLine* previous_ = nullptr;  // last_, unless a table or nothing stands before
    bool page_begins_ = true;
    bool after_item_ = false;
    bool waits_for_item_ = false;  // a bullet stood alone on its line
    double item_x0_ = 0;
    bool unmarked_item_ = false;
    double line_x0_ = 0;      // where the open block's first line begins
    double lead_in_x0_ = -1;  // the same of the line with a colon above a list; -1 = no list
    std::vector<double> item_indents_;
    std::vector<Block> pending_;  // footnotes and furniture of the page just read
    std::int32_t note_page_ = 0;  // page whose footnotes have begun
};

}  // namespace

void write_blocks(ParsedDocument& document,
                  const std::vector<PdfPageLines>& pages,
                  const PdfMeasures& measures) {
    LayoutReader reader(document, measures);
    for (const PdfPageLines& page : pages) reader.read(page);
    reader.finish();
}

void lay_out(ParsedDocument& document, std::vector<PdfPageLines>& pages) {
    mark_furniture(pages);
    const PdfMeasures measures = measure(pages);
    PdfEdges edges;
    std::optional<PdfNumberedTable> numbered;
    for (PdfPageLines& page : pages) {
        find_numbered_tables(page, numbered);
        order_lines(page, measures, edges);
        find_tables(page);
    }
    write_blocks(document, pages, measures);
    repair_words(document);
}

}  // namespace findings
