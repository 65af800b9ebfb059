// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/parse/pdf_row_gaps.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

// columns whose lines are longer than this on average are columns of prose
constexpr std::size_t kProseChars = 24;
constexpr std::size_t kMinRows = 3;

/// Lines of a page that stand side by side.
struct VisualRow {
    double y0 = 0;
    double y1 = 0;
    std::vector<std::size_t> lines;  // indices, left to right
};

struct Span {
    double x0 = 0;
    double x1 = 0;
};

/// A label of two lines that is set in the middle of its row stands half a line above and half a
/// line below the value: three rows by their heights, one by what they say.
void join_centred(const PdfPageLines& page, std::vector<VisualRow>& rows) {
    const auto alone = [&](std::size_t i) { return rows[i].lines.size() == 1; };
    const auto line = [&](std::size_t i) -> const PdfLine& {
        return page.lines[rows[i].lines.front()];
    };
    std::size_t kept = 0;
    const auto keep = [&](VisualRow row) { rows[kept++] = std::move(row); };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + 2 >= rows.size() || !alone(i) || !alone(i + 1) || !alone(i + 2)) {
            keep(std::move(rows[i]));
            continue;
        }
        const PdfLine& above = line(i);
        const PdfLine& between = line(i + 1);
        const PdfLine& below = line(i + 2);
        const double pitch = below.middle() - above.middle();
        const bool one_label = std::abs(above.x0 - below.x0) < 1 && above.size == below.size &&
                               pitch > 0.9 * above.size && pitch < 1.6 * above.size;
        const bool centred =
            std::abs(between.middle() - (above.middle() + below.middle()) / 2) < 0.2 * above.size;
        const double gap = above.size;
        const bool beside = between.x0 > std::max(above.x1, below.x1) + gap ||
                            between.x1 + gap < std::min(above.x0, below.x0);
        VisualRow row = std::move(rows[i]);
        if (one_label && centred && beside) {
            row.lines.push_back(rows[i + 1].lines.front());
            row.lines.push_back(rows[i + 2].lines.front());
            row.y1 = rows[i + 2].y1;
            i += 2;
        }
        keep(std::move(row));
    }
    rows.resize(kept);
}

/// Of the lines [begin, end).
std::vector<VisualRow> visual_rows(const PdfPageLines& page, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> order;
    for (std::size_t i = begin; i < end; ++i) {
        if (!page.lines[i].furniture && page.lines[i].table < 0) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const PdfLine& left = page.lines[a];
        const PdfLine& right = page.lines[b];
        return left.middle() != right.middle() ? left.middle() < right.middle()
                                               : left.x0 < right.x0;
    });
    std::vector<VisualRow> rows;
    for (const std::size_t i : order) {
        const PdfLine& line = page.lines[i];
        const bool same = !rows.empty() && line.middle() < rows.back().y1 - 0.25 * line.size &&
                          line.middle() > rows.back().y0;
        if (!same) rows.push_back({line.y0, line.y1, {}});
        rows.back().lines.push_back(i);
    }
    join_centred(page, rows);
    for (VisualRow& row : rows) {
        std::sort(row.lines.begin(), row.lines.end(), [&](std::size_t a, std::size_t b) {
            return page.lines[a].x0 < page.lines[b].x0;
        });
        // The two lines of a label begin at the same place but for what printing makes of it.
        for (std::size_t i = 1; i < row.lines.size(); ++i) {
            const PdfLine& left = page.lines[row.lines[i - 1]];
            const PdfLine& right = page.lines[row.lines[i]];
            if (right.x0 - left.x0 <= 1 && right.middle() < left.middle())
                std::swap(row.lines[i - 1], row.lines[i]);
        }
    }
    return rows;
}

/// Joins a span to the columns it touches.
void add_span(std::vector<Span>& columns, Span span) {
    std::erase_if(columns, [&](const Span& column) {
        if (column.x1 < span.x0 - 1 || column.x0 > span.x1 + 1) return false;
        span.x0 = std::min(span.x0, column.x0);
        span.x1 = std::max(span.x1, column.x1);
        return true;
    });
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const Span& column) {
        return column.x0 > span.x0;
    });
    columns.insert(at, span);
}

class TableFinder {
  public:
    /// Looks at the lines [begin, end) of the page.
    TableFinder(PdfPageLines& page, std::size_t begin, std::size_t end)
        : page_(page), rows_(visual_rows(page, begin, end)) {}

    void find() {
        for (std::size_t i = 0; i < rows_.size();) {
            if (!is_multiple(i)) {
                ++i;
                continue;
            }
            const auto [columns, end] = region_from(i);
            if (!take(columns, i, end)) {
                ++i;
                while (i < end && is_multiple(i)) ++i;  // each start of one region is tried once
            } else {
                i = end;
            }
        }
    }

  private:
    /// Bullet and text, or number and text, are one line of a list.
    [[nodiscard]] bool is_multiple(std::size_t i) const {
        const std::vector<std::size_t>& lines = rows_[i].lines;
        if (lines.size() < 2) return false;
        if (lines.size() > 2) return true;
        const std::string& first = page_.lines[lines.front()].text;
        return !is_bare_bullet(first) && !list_marker(first + " x") &&
               section_depth(first + " X") == 0;
    }

    [[nodiscard]] double size_of(std::size_t i) const {
        return page_.lines[rows_[i].lines.front()].size;
    }

    [[nodiscard]] Span span_of(std::size_t line) const {
        return {page_.lines[line].x0, page_.lines[line].x1};
    }

    /// Whether the span begins in a column and ends before the next.
    static bool is_inside(const std::vector<Span>& columns, Span span) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const bool last = c + 1 == columns.size();
            const double end = !last ? columns[c + 1].x0 - 1 : c > 0 ? span.x1 : columns[c].x1 + 2;
            if (span.x0 >= columns[c].x0 - 2 && span.x1 <= end) return true;
        }
        return false;
    }

    /// Whether the row goes on with the table over a wide gap: each piece at its column's edge.
    [[nodiscard]] bool stands_in(const std::vector<Span>& columns,
                                 std::size_t i,
                                 double gap) const {
        const std::vector<std::size_t>& lines = rows_[i].lines;
        const double most = lines.size() > 2                          ? 5
                            : lines.size() == 2 && columns.size() > 2 ? 3.5
                                                                      : 0;
        return gap < most * size_of(i) &&
               std::all_of(lines.begin(), lines.end(), [&](std::size_t line) {
                   return std::any_of(columns.begin(), columns.end(), [&](const Span& column) {
                       return std::abs(column.x0 - page_.lines[line].x0) < 3;
                   });
               });
    }

    struct Region {
        std::vector<Span> columns;
        std::size_t end = 0;  // the row after the last one
    };

    /// The table that begins at the row, as far as rows go on with it.
    [[nodiscard]] Region region_from(std::size_t begin) const {
        Region region;
        std::vector<Span> columns;
        for (std::size_t i = begin; i < rows_.size(); ++i) {
            const double gap = i == begin ? 0 : rows_[i].y0 - rows_[i - 1].y1;
            if (gap > 2.5 * size_of(i) && !stands_in(columns, i, gap)) break;
            if (is_multiple(i)) {
                std::vector<Span> joined = columns;
                for (const std::size_t line : rows_[i].lines) add_span(joined, span_of(line));
                if (joined.size() < 2 ||
                    (!columns.empty() && joined.size() < columns.size() && i > begin + 1))
                    break;
                columns = std::move(joined);
                region = {columns, i + 1};
            } else {
                const Span span = span_of(rows_[i].lines.front());
                const bool inside = is_inside(columns, span);
                // A cell's first line may stand alone above those of its row that are centred.
                const bool before_all = columns.size() > 2 && span.x1 < columns[0].x0 - 1;
                const bool in_later =
                    before_all || (columns.size() > 2 && span.x0 > columns[1].x0 - 2);
                if (!(inside || before_all) || gap > (in_later ? 3.5 : 1.2) * size_of(i)) break;
                add_span(columns, span);
            }
        }
        const double slight = slight_gap(region.columns, begin, region.end);
        while (region.end < rows_.size() && goes_on_below(region, slight)) ++region.end;
        return region;
    }

    /// Whether the row after the region is the next line of one of its last cells.
    [[nodiscard]] bool goes_on_below(const Region& region, double slight) const {
        const VisualRow& row = rows_[region.end];
        if (row.lines.size() != 1) return false;
        const PdfLine& line = page_.lines[row.lines.front()];
        const std::vector<Span>& columns = region.columns;
        if (!is_inside(columns, {line.x0, line.x1})) return false;
        const double gap = row.y0 - rows_[region.end - 1].y1;
        const bool later_column = columns.size() > 1 && line.x0 >= columns[1].x0 - 2;
        if (later_column) return gap <= 0.6 * line.size;
        // In the first column only what is as near as the lines of one cell.
        if (gap < slight) return true;
        const std::vector<std::size_t>& above = rows_[region.end - 1].lines;
        return std::any_of(above.begin(), above.end(), [&](std::size_t i) {
            const PdfLine& before = page_.lines[i];
            return std::abs(before.x0 - line.x0) < 1 && before.size == line.size &&
                   before.bold == line.bold && line.y0 - before.y0 < 1.3 * line.size &&
                   !starts_upper(line.text);
        });
    }

    static std::size_t column_at(const std::vector<Span>& columns, const PdfLine& line) {
        std::size_t best = 0;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (line.x0 >= columns[c].x0 - 2) best = c;
        }
        return best;
    }

    [[nodiscard]] bool is_prose(const std::vector<Span>& columns,
                                std::size_t begin,
                                std::size_t end) const {
        std::vector<std::size_t> chars(columns.size());
        std::vector<std::size_t> lines(columns.size());
        std::size_t markers = 0;
        std::size_t small = 0;  // lines that go on from the one before
        for (std::size_t i = begin; i < end; ++i) {
            for (const std::size_t at : rows_[i].lines) {
                const PdfLine& line = page_.lines[at];
                const std::size_t column = column_at(columns, line);
                chars[column] += code_points(line.text);
                ++lines[column];
                small += starts_lower(line.text) ? 1 : 0;
                if (column == 0 && (is_bare_bullet(line.text) || line.text.size() < 3)) ++markers;
            }
        }
        if (columns.size() == 2 && markers * 2 > lines[0]) return true;
        if (small * 6 < std::accumulate(lines.begin(), lines.end(), std::size_t{0})) return false;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (lines[c] > 0 && chars[c] < kProseChars * lines[c]) return false;
        }
        return true;
    }

    /// Pieces of running text with wide spaces: most cells begin in small letters.
    static bool is_cut_text(const PdfTable& table) {
        std::size_t words = 0;
        std::size_t small = 0;
        for (const PdfTable::Row& row : table.rows) {
            for (const std::string& cell : row.cells) {
                words += starts_lower(cell) || starts_upper(cell) ? 1 : 0;
                small += starts_lower(cell) ? 1 : 0;
            }
        }
        return small * 2 > words && words > 2;
    }

    bool take(const std::vector<Span>& columns, std::size_t begin, std::size_t end) {
        std::size_t multiple = 0;
        for (std::size_t i = begin; i < end; ++i) multiple += is_multiple(i) ? 1 : 0;
        const bool few = multiple < (columns.size() > 2 ? kMinRows - 1 : kMinRows);
        // "Date of visit: | ..." over "Date of publication: | ...": two rows of labels are a table,
        // too.
        const bool labels =
            columns.size() == 2 && multiple + 1 == kMinRows && row_gap(begin, end) >= 0;
        if (columns.size() < 2 || (few && !labels)) return false;
        if (row_gap(begin, end) < 0 && is_prose(columns, begin, end)) return false;
        PdfTable table = build(columns, begin, end);
        if (is_cut_text(table) || (few && !(table.labels && table.rows.size() == 2))) return false;
        const auto number = static_cast<std::int32_t>(page_.tables.size());
        for (std::size_t i = begin; i < end; ++i) {
            for (const std::size_t line : rows_[i].lines) page_.lines[line].table = number;
        }
        page_.tables.push_back(std::move(table));
        return true;
    }

    /// Whether gaps tell the rows apart; else a row begins wherever the first column has text.
    [[nodiscard]] double row_gap(std::size_t begin, std::size_t end) const {
        double narrow = 1e9;
        double wide = 0;
        for (std::size_t i = begin + 1; i < end; ++i) {
            const double gap = std::max(0.0, rows_[i].y0 - rows_[i - 1].y1);
            narrow = std::min(narrow, gap);
            wide = std::max(wide, gap);
        }
        return wide - narrow > 0.35 * size_of(begin) ? (wide + narrow) / 2 : -1;
    }

    /// The same of rows that are set apart by a point or two only.
    [[nodiscard]] double slight_gap(const std::vector<Span>& columns,
                                    std::size_t begin,
                                    std::size_t end) const {
        std::vector<pdf::RowGap> gaps;
        for (std::size_t i = begin + 1; i < end; ++i) {
            const auto& lines = rows_[i].lines;
            const bool small = std::any_of(lines.begin(), lines.end(), [&](std::size_t line) {
                return starts_lower(page_.lines[line].text);
            });
            const bool first = column_at(columns, page_.lines[lines.front()]) == 0;
            gaps.push_back({rows_[i].y0 - rows_[i - 1].y1, small, first && !small});
        }
        return pdf::slight_gap(gaps);
    }

    /// "responsive? | improvement" below "Are services | Requires": the second lines of two cells.
    [[nodiscard]] bool goes_on_in_cells(std::size_t i) const {
        const std::vector<std::size_t>& lines = rows_[i].lines;
        return lines.size() > 1 && std::all_of(lines.begin(), lines.end(), [&](std::size_t line) {
                   return starts_lower(page_.lines[line].text);
               });
    }

    PdfTable build(const std::vector<Span>& columns, std::size_t begin, std::size_t end) const {
        PdfTable table;
        const double clear_gap = row_gap(begin, end);
        const double gap_limit = clear_gap < 0 ? slight_gap(columns, begin, end) : clear_gap;
        bool all_bold = true;
        const auto finish_row = [&] {
            if (!table.rows.empty()) table.rows.back().header = all_bold && table.rows.size() == 1;
            all_bold = true;
        };
        for (std::size_t i = begin; i < end; ++i) {
            const bool has_first = column_at(columns, page_.lines[rows_[i].lines.front()]) == 0;
            const bool far = i > begin && rows_[i].y0 - rows_[i - 1].y1 > gap_limit;
            if (i == begin || (gap_limit < 0 ? has_first && !goes_on_in_cells(i) : far)) {
                finish_row();
                table.rows.emplace_back().cells.resize(columns.size());
            }
            for (const std::size_t at : rows_[i].lines) {
                const PdfLine& line = page_.lines[at];
                std::string& cell = table.rows.back().cells[column_at(columns, line)];
                if (!cell.empty()) cell += ' ';
                cell += line.text;
                all_bold = all_bold && line.bold;
            }
        }
        finish_row();
        if (table.rows.size() == 1) table.rows.front().header = false;
        table.labels =
            columns.size() == 2 &&
            std::all_of(table.rows.begin(), table.rows.end(), [](const PdfTable::Row& row) {
                return row.cells.front().ends_with(':') || row.cells.front().empty();
            });
        return table;
    }

    PdfPageLines& page_;
    std::vector<VisualRow> rows_;
};

}  // namespace

void find_tables(PdfPageLines& page) {
    for (std::size_t begin = 0; begin < page.lines.size();) {
        std::size_t end = begin + 1;
        while (end < page.lines.size() && page.lines[end].region == page.lines[begin].region) ++end;
        TableFinder(page, begin, end).find();
        begin = end;
    }
}

}  // namespace findings
