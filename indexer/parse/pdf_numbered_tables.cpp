// SPDX-License-Identifier: GPL-3.0-or-later
// Tables whose rows are numbered and whose cells are set in the middle of their rows: the first
// line of one cell stands above the number of its row, and lines of two cells are on no common
// height.
#include "indexer/parse/pdf_page.hpp"
#include "indexer/parse/pdf_table_heads.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

constexpr std::size_t kFewestRows = 2;

using pdf::Column;

/// Lines of one column without a wide gap between them: what stands in one cell.
struct Chunk {
    double y0 = 0;
    double y1 = 0;
    std::size_t lines = 0;
    std::string text;

    [[nodiscard]] double middle() const { return (y0 + y1) / 2; }
};

/// "3", "3.", "R3": the number of a row; 0 for other texts.
int row_number(std::string_view text) {
    if (text.starts_with('R')) text.remove_prefix(1);
    if (text.ends_with('.') || text.ends_with(')')) text.remove_suffix(1);
    if (text.empty() || text.size() > 2) return 0;
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

class NumberedTable {
  public:
    explicit NumberedTable(const PdfPageLines& page) : page_(page) {}

    /// Reads the table below the line that names the column of numbers; false where there is none,
    /// or none of this kind.
    bool read_below(std::size_t head) {
        const PdfLine& first = line(head);
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            if (is_text(i) && std::abs(line(i).middle() - first.middle()) < 0.5 * first.size &&
                line(i).x0 >= first.x0)
                heads_.push_back(i);
        }
        std::sort(heads_.begin(), heads_.end(), [&](std::size_t a, std::size_t b) {
            return line(a).x0 < line(b).x0;
        });
        if (heads_.size() < 2) return false;
        top_ = first.middle();
        size_ = first.size;
        number_x0_ = first.x0 - 2 * first.size;
        const double head_x1 = pdf::end_of_number_head(first);
        number_x1_ = std::min(line(heads_[1]).x0, head_x1 + first.size);
        if (!find_numbers(kFewestRows)) return false;
        pdf::add_head_lines(page_, line(numbers_.front()), heads_);
        const auto spans = pdf::head_columns(page_, heads_);
        // Heads of several columns may stand in one line without a wide space between them.
        const bool apart = head_x1 >= first.x1;
        if (apart && spans.size() < 3) return false;
        column_count_ = apart ? spans.size() : 0;
        return find_body() && find_columns() && fill() && is_centred_;
    }

    /// Reads what is left of a table of the page before, at the top of this one.
    bool read_rest(const PdfNumberedTable& before) {
        size_ = before.size;
        number_x0_ = before.number_x0;
        number_x1_ = before.number_x1;
        column_count_ = before.columns;
        if (!find_numbers(1) || row_number(line(numbers_.front()).text) != before.last_number + 1)
            return false;
        return find_body() && find_columns() && fill();
    }

    /// What a page after this one has to know of the table.
    [[nodiscard]] PdfNumberedTable rest() const {
        return {column_count_,
                row_number(line(numbers_.back()).text),
                number_x0_,
                number_x1_,
                size_};
    }

    [[nodiscard]] const PdfTable& table() const { return table_; }
    /// The lines that the table took: its head's and its cells'.
    [[nodiscard]] std::vector<std::size_t> lines() const {
        std::vector<std::size_t> all = heads_;
        all.insert(all.end(), numbers_.begin(), numbers_.end());
        all.insert(all.end(), body_.begin(), body_.end());
        return all;
    }

  private:
    [[nodiscard]] const PdfLine& line(std::size_t i) const { return page_.lines[i]; }
    [[nodiscard]] bool is_text(std::size_t i) const {
        return !line(i).furniture && line(i).table < 0;
    }

    /// 1, 2, 3 below the head, one below the other.
    bool find_numbers(std::size_t fewest) {
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const bool below = is_text(i) && line(i).y0 > top_ && line(i).x0 < number_x1_ &&
                               line(i).x1 > number_x0_ && line(i).x0 > number_x0_ - size_;
            if (below && row_number(line(i).text) > 0) numbers_.push_back(i);
        }
        std::sort(numbers_.begin(), numbers_.end(), [&](std::size_t a, std::size_t b) {
            return line(a).y0 < line(b).y0;
        });
        std::size_t kept = 0;
        while (kept < numbers_.size() &&
               row_number(line(numbers_[kept]).text) ==
                   row_number(line(numbers_.front()).text) + static_cast<int>(kept) &&
               std::abs(line(numbers_[kept]).x0 - line(numbers_.front()).x0) < size_)
            ++kept;
        numbers_.resize(kept);
        return kept >= fewest;
    }

    /// What stands right of the numbers, down to the first line that begins left of it.
    bool find_body() {
        const double left = line(numbers_.front()).x1;
        double bottom = page_.height;
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const bool is_number = std::find(numbers_.begin(), numbers_.end(), i) != numbers_.end();
            const bool is_below = line(i).middle() > top_ + size_;
            if (is_text(i) && !is_number && is_below && line(i).x0 <= left)
                bottom = std::min(bottom, line(i).y0);
        }
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const bool is_head = std::find(heads_.begin(), heads_.end(), i) != heads_.end();
            if (is_text(i) && !is_head && line(i).x0 > left && line(i).middle() > top_ &&
                line(i).y0 < bottom)
                body_.push_back(i);
        }
        std::erase_if(numbers_, [&](std::size_t i) { return line(i).y0 > bottom; });
        return !numbers_.empty();
    }

    /// As many columns as the head names, each with a gutter that no line crosses.
    bool find_columns() {
        for (const std::size_t i : body_) {
            Column column{line(i).x0, line(i).x1};
            std::erase_if(columns_, [&](const Column& other) {
                if (other.x1 < column.x0 || other.x0 > column.x1) return false;
                column = {std::min(column.x0, other.x0), std::max(column.x1, other.x1)};
                return true;
            });
            columns_.push_back(column);
        }
        std::sort(columns_.begin(), columns_.end(), [](const Column& a, const Column& b) {
            return a.x0 < b.x0;
        });
        if (column_count_ == 0 && columns_.size() > 1) column_count_ = columns_.size() + 1;
        return columns_.size() + 1 == column_count_;
    }

    [[nodiscard]] std::vector<std::size_t> lines_of(const Column& column) const {
        std::vector<std::size_t> lines;
        for (const std::size_t i : body_) {
            if (line(i).x0 >= column.x0 && line(i).x1 <= column.x1) lines.push_back(i);
        }
        std::sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) {
            return line(a).y0 < line(b).y0;
        });
        return lines;
    }

    void add_line(Chunk& chunk, std::size_t i) const {
        chunk.y1 = line(i).y1;
        ++chunk.lines;
        if (!chunk.text.empty()) chunk.text += ' ';
        chunk.text += line(i).text;
    }

    /// The cells of a column by their gaps, or by their numbers where no gap tells them apart.
    [[nodiscard]] std::vector<Chunk> cells_of(const Column& column) const {
        auto chunks = chunks_of(column);
        const bool all_told = std::all_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
            return row_of(chunk).has_value();
        });
        if (all_told) return chunks;
        auto centred = chunks_around_numbers(column);
        return centred.empty() ? chunks : centred;
    }

    /// Rows without space between them: as many lines to a number as stand evenly above and below
    /// it. Empty where that does not come out.
    [[nodiscard]] std::vector<Chunk> chunks_around_numbers(const Column& column) const {
        const auto lines = lines_of(column);
        std::vector<Chunk> chunks;
        std::size_t next = 0;
        for (const std::size_t number : numbers_) {
            if (next == lines.size()) return {};
            Chunk chunk{line(lines[next]).y0, 0, 0, {}};
            double off = 1e9;
            while (next < lines.size()) {
                Chunk longer = chunk;
                add_line(longer, lines[next]);
                const double away = std::abs(longer.middle() - line(number).middle());
                if (away > off) break;
                off = away;
                chunk = std::move(longer);
                ++next;
            }
            if (off > 0.3 * line(number).size) return {};
            chunks.push_back(std::move(chunk));
        }
        return next == lines.size() ? chunks : std::vector<Chunk>{};
    }

    [[nodiscard]] std::vector<Chunk> chunks_of(const Column& column) const {
        const auto lines = lines_of(column);
        double pitch = 1e9;  // from line to line of one cell
        for (std::size_t k = 1; k < lines.size(); ++k)
            pitch = std::min(pitch, line(lines[k]).y0 - line(lines[k - 1]).y0);
        std::vector<Chunk> chunks;
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const PdfLine& here = line(lines[k]);
            const double step = k == 0 ? 1e9 : here.y0 - line(lines[k - 1]).y0;
            if (step > 1.2 * std::min(pitch, 1.6 * here.size))
                chunks.push_back({here.y0, 0, 0, {}});
            add_line(chunks.back(), lines[k]);
        }
        return chunks;
    }

    /// The row whose number stands beside the chunk, else the nearest; nothing where two do.
    [[nodiscard]] std::optional<std::size_t> row_of(const Chunk& chunk) const {
        std::optional<std::size_t> beside;
        std::size_t nearest = 0;
        for (std::size_t row = 0; row < numbers_.size(); ++row) {
            const double middle = line(numbers_[row]).middle();
            if (middle > chunk.y0 && middle < chunk.y1) {
                if (beside) return std::nullopt;
                beside = row;
            }
            if (std::abs(middle - chunk.middle()) <
                std::abs(line(numbers_[nearest]).middle() - chunk.middle()))
                nearest = row;
        }
        return beside ? beside : nearest;
    }

    bool fill() {
        const std::size_t head_rows = heads_.empty() ? 0 : 1;
        table_.rows.resize(numbers_.size() + head_rows);
        if (head_rows > 0) table_.rows.front().header = true;
        if (head_rows > 0) table_.rows.front().cells = pdf::head_cells(page_, heads_, columns_);
        for (std::size_t row = 0; row < numbers_.size(); ++row) {
            table_.rows[row + head_rows].cells.resize(column_count_);
            table_.rows[row + head_rows].cells.front() = line(numbers_[row]).text;
        }
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            for (const Chunk& chunk : cells_of(columns_[c])) {
                const auto row = row_of(chunk);
                if (!row) return false;
                const PdfLine& number = line(numbers_[*row]);
                // Where every cell begins at the height of its number other ways tell the rows as
                // well.
                is_centred_ = is_centred_ || (chunk.lines > 1 && number.middle() < chunk.y1 &&
                                              number.y0 > chunk.y0 + 0.3 * number.size);
                std::string& cell = table_.rows[*row + head_rows].cells[c + 1];
                if (!cell.empty()) cell += ' ';
                cell += chunk.text;
            }
        }
        return std::all_of(table_.rows.begin(), table_.rows.end(), [](const auto& row) {
            return !row.cells[1].empty();
        });
    }

    const PdfPageLines& page_;  // NOLINT: lives inside one call
    std::vector<std::size_t> heads_, numbers_, body_;
    double top_ = 0;                        // of the head
    double size_ = 0;                       // of the head's type
    double number_x0_ = 0, number_x1_ = 0;  // where a number may stand
    std::size_t column_count_ = 0;          // with that of the numbers
    bool is_centred_ = false;
    std::vector<Column> columns_;  // without that of the numbers
    PdfTable table_;
};

/// One line stands for the whole table until it is written.
void take(PdfPageLines& page, const NumberedTable& found) {
    std::vector<std::size_t> lines = found.lines();
    PdfLine stands_for = page.lines[lines.front()];
    stands_for.table = static_cast<std::int32_t>(page.tables.size());
    for (const std::size_t i : lines) stands_for.x1 = std::max(stands_for.x1, page.lines[i].x1);
    page.tables.push_back(found.table());
    std::sort(lines.rbegin(), lines.rend());
    for (const std::size_t i : lines)
        page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(i));
    page.lines.push_back(std::move(stands_for));
}

/// Whether nothing but furniture stands below the table.
bool ends_page(const PdfPageLines& page) {
    const PdfLine& table = page.lines.back();
    return std::none_of(page.lines.begin(), page.lines.end() - 1, [&](const PdfLine& line) {
        return !line.furniture && line.y0 > table.y0;
    });
}

}  // namespace

void find_numbered_tables(PdfPageLines& page, std::optional<PdfNumberedTable>& open) {
    if (const auto before = std::exchange(open, std::nullopt)) {
        if (NumberedTable rest(page); rest.read_rest(*before)) {
            const PdfNumberedTable columns = rest.rest();
            take(page, rest);
            if (ends_page(page)) open = columns;
        }
    }
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const PdfLine& line = page.lines[i];
        if (line.furniture || line.table >= 0 || !pdf::heads_numbers(line.text)) continue;
        NumberedTable table(page);
        if (!table.read_below(i)) continue;
        const PdfNumberedTable columns = table.rest();
        take(page, table);
        if (ends_page(page)) open = columns;
        i = 0;
    }
}

}  // namespace findings
