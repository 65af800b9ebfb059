// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/pdf_bands.hpp"
#include "indexer/parse/pdf_boxes.hpp"
#include "indexer/parse/pdf_columns.hpp"
#include "indexer/parse/pdf_edges.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/parse/pdf_rows.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace findings {
namespace {

using namespace pdf;

constexpr int kMaxDepth = 8;  // of columns in columns; no page has more

Side row_of(const Side& side, double from, double to) {
    Side row;
    std::copy_if(side.lines.begin(),
                 side.lines.end(),
                 std::back_inserter(row.lines),
                 [&](const PdfLine& line) { return line.middle() >= from && line.middle() < to; });
    return row;
}

/// A gutter, and the lines above, on both sides, and below.
struct Cut {
    Lines above;
    Side left;
    Side right;
    Lines below;
    double x = 0;  // where the right side begins
    Shape shape = Shape::Other;
    bool boxes = false;  // each side is boxes one below the other: no heading is over both
};

class Orderer {
  public:
    Orderer(double body_size, PdfEdges& edges)
        : body_size_(body_size),
          gutters_(edges.gutters),
          tables_(edges.tables),
          tables_before_(std::exchange(edges.tables, {})) {}

    Lines ordered(Lines lines) {
        lines_on_page_ = lines.size();
        cut(std::move(lines), 0, 0);
        return std::move(out_);
    }

  private:
    void write(Lines lines, double right_edge) {
        if (lines.empty()) return;
        sort_by_rows(lines);
        join_pieces(lines);
        part_centred_cells(lines);
        ++region_;
        for (PdfLine& line : lines) {
            line.region = region_;
            line.column_x1 = right_edge;
            out_.push_back(std::move(line));
        }
    }

    void cut(Lines lines, int depth, double right_edge) {
        std::optional<Cut> best = depth < kMaxDepth ? best_cut(lines) : std::nullopt;
        if (!best) {
            write(std::move(lines), right_edge);
            return;
        }
        cut(std::move(best->above), depth + 1, 0);
        if (best->shape == Shape::Columns) {
            remember(*best);
            for (Band& band : bands_in(*best)) {
                write(std::move(band.heading), 0);
                cut(std::move(band.left.lines), depth + 1, 0);
                cut(std::move(band.right.lines), depth + 1, 0);
            }
        } else {
            cut_rows(*best, depth);
        }
        cut(std::move(best->below), depth + 1, 0);
    }

    [[nodiscard]] std::vector<Band> bands_in(const Cut& columns) const {
        if (columns.boxes) return {Band{{}, columns.left, columns.right}};
        return bands_of(columns.left, columns.right, body_size_);
    }

    /// A table whose cells hold paragraphs: row by row, the left cell and then the right one.
    void cut_rows(const Cut& cut_here, int depth) {
        std::vector<double> ys = row_starts(cut_here);
        ys.push_back(1e9);
        double from = -1e9;
        for (const double y : ys) {
            Side left = row_of(cut_here.left, from, y - 2.5);
            Side right = row_of(cut_here.right, from, y - 2.5);
            from = y - 2.5;
            if (left.lines.size() <= 1 && right.lines.size() <= 1) {
                std::move(right.lines.begin(), right.lines.end(), std::back_inserter(left.lines));
                write(std::move(left.lines), 0);
            } else {
                cut(std::move(left.lines), depth + 1, cut_here.left.right_edge());
                cut(std::move(right.lines), depth + 1, cut_here.right.right_edge());
            }
        }
    }

    static std::vector<double> row_starts(const Cut& cut_here) {
        std::vector<double> ys = common_starts(cut_here.left, cut_here.right);
        for (const PdfLine& line : cut_here.left.lines) {
            if (!is_activity_header(line.text)) continue;
            ys.push_back(line.middle());
            ys.push_back(line.y1 + 3);
        }
        for (const PdfLine& line : cut_here.right.lines) {
            if (line.text.size() > 12 && line.text.starts_with("Regulation ") &&
                line.text[11] >= '0' && line.text[11] <= '9')
                ys.push_back(top_of_row(cut_here, line) + 3);
        }
        std::sort(ys.begin(), ys.end());
        ys.erase(std::unique(ys.begin(),
                             ys.end(),
                             [](double a, double b) { return std::abs(a - b) < 6; }),
                 ys.end());
        return ys;
    }

    /// Top of the lines of both sides that stand about this one without a gap: cells are centred.
    static double top_of_row(const Cut& cut_here, const PdfLine& line) {
        double top = line.y0;
        for (bool moved = true; moved;) {
            moved = false;
            for (const PdfLine& other : cut_here.left.lines) {
                const bool touches = other.y0 < top - 1 && other.y1 > top - 0.4 * line.size;
                if (touches && !is_activity_header(other.text)) {
                    top = other.y0;
                    moved = true;
                }
            }
        }
        return top;
    }

    /// Columns that are filled on one page stand in the same places on the next, be they short.
    void remember(const Cut& columns) {
        constexpr std::size_t kFewestLines = 16;
        constexpr std::size_t kMostGutters = 8;
        const bool sure =
            columns.left.lines.size() >= kFewestLines &&
            columns.right.lines.size() >= kFewestLines &&
            (columns.left.lines.size() + columns.right.lines.size()) * 5 >= lines_on_page_ * 3 &&
            is_running_text(columns.left) && is_running_text(columns.right);
        if (sure && !is_known(columns.x) && gutters_.size() < kMostGutters)
            gutters_.push_back(columns.x);
    }

    static bool is_near_any(const std::vector<double>& edges, double x) {
        return std::any_of(edges.begin(), edges.end(), [x](double known) {
            return std::abs(known - x) < 2;
        });
    }
    [[nodiscard]] bool is_known(double x) const { return is_near_any(gutters_, x); }

    [[nodiscard]] std::optional<Cut> best_cut(Lines& lines) const {
        if (lines.size() < (gutters_.empty() ? 2 * kMinColumnLines : kMinColumnLines + 1))
            return std::nullopt;
        std::stable_sort(lines.begin(), lines.end(), [](const PdfLine& a, const PdfLine& b) {
            return a.y0 < b.y0;
        });
        std::optional<Cut> best;
        std::vector<double> edges = edges_of(lines);
        edges.insert(edges.end(), gutters_.begin(), gutters_.end());
        for (const double x : edges) {
            const std::size_t fewest = is_known(x) ? kMinColumnLines + 1 : 2 * kMinColumnLines;
            for (std::size_t begin = 0; begin < lines.size();) {
                std::size_t end = begin;
                while (end < lines.size() && !crosses(lines[end], x)) ++end;
                if (end - begin >= fewest) {
                    std::optional<Cut> here = cut_at(lines, begin, end, x);
                    const auto size = [](const Cut& c) {
                        return c.left.lines.size() + c.right.lines.size();
                    };
                    if (here && (!best || size(*here) > size(*best))) best = std::move(here);
                }
                begin = end + 1;
            }
        }
        return best;
    }

    static bool crosses(const PdfLine& line, double x) {
        return line.x0 < x - 2 && line.x1 > x - 0.2 * line.size;
    }

    [[nodiscard]] std::optional<Cut> cut_at(const Lines& lines,
                                            std::size_t begin,
                                            std::size_t end,
                                            double x) const {
        Cut here;
        here.x = x;
        for (std::size_t i = begin; i < end; ++i)
            (lines[i].x0 < x - 2 ? here.left : here.right).lines.push_back(lines[i]);
        const std::size_t fewest_right = is_known(x) ? 1 : kMinColumnLines;
        if (here.left.lines.size() < kMinColumnLines || here.right.lines.size() < fewest_right)
            return std::nullopt;
        const Lines left = whole_lines(here.left).lines;
        const auto markers = std::count_if(left.begin(), left.end(), [](const PdfLine& line) {
            return code_points(line.text) < 6;
        });
        if (static_cast<std::size_t>(markers) * 2 > left.size()) return std::nullopt;
        here.above.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(begin));
        take_headings_above(here);
        if (end < lines.size()) take_headings_below(here);
        const auto rest = lines.begin() + static_cast<std::ptrdiff_t>(end);
        here.below.insert(here.below.end(), rest, lines.end());
        if (here.left.lines.size() < kMinColumnLines || here.right.lines.size() < fewest_right)
            return std::nullopt;
        if (const auto top = top_of_boxes(here.left, here.right, x, body_size_)) {
            take_lines_above(here, *top);
            here.shape = Shape::Columns;
            here.boxes = true;
            return here;
        }
        const Lines right = whole_lines(here.right).lines;
        if (!begins_at(right, x) && !headings_begin_at(left, right, x) &&
            !lists_begin_at(left, right, x))
            return std::nullopt;
        here.shape = shape_of(here.left, here.right);
        if (here.shape != Shape::Columns && goes_on_beside(here)) here.shape = Shape::Columns;
        if (here.shape == Shape::Other && are_columns(bands_of(here.left, here.right, body_size_)))
            here.shape = Shape::Columns;
        if (here.shape == Shape::Other) return std::nullopt;
        if (here.shape == Shape::Columns && is_table(here)) return std::nullopt;
        return here;
    }

    /// Whether the sides are columns that a page before has, or the right one holds the last lines
    /// of a text that fills the left one.
    [[nodiscard]] bool goes_on_beside(const Cut& here) const {
        if (!is_known(here.x) || !is_running_text(here.left)) return false;
        if (is_running_text(here.right)) return true;
        const Side right = whole_lines(here.right);
        return right.lines.size() < 2 * kMinColumnLines && !right.has_columns() &&
               right.lines.front().y0 < here.left.lines.front().y1 + 2;
    }

    /// Whether the first row is three bold names or more, no larger than what stands below: the
    /// head of a table, however much text its cells hold.
    static bool has_head_row(const Cut& here) {
        const PdfLine& first = here.left.lines.front();
        const double size = here.right.lines.back().size;
        std::size_t names = 0;
        bool bold = true;
        for (const Lines* lines : {&here.left.lines, &here.right.lines}) {
            for (const PdfLine& line : *lines) {
                if (!shares_row(first, line)) continue;
                ++names;
                bold = bold && line.bold && line.size < size + 0.6 && word_count(line.text) <= 6;
            }
        }
        return bold && names >= 3 && !here.right.lines.back().bold;
    }

    /// Whether the sides are columns of a table that begins here, or on the page before.
    bool is_table(const Cut& here) const {
        const bool table = is_near_any(tables_before_, here.x) || has_head_row(here);
        if (table && !is_near_any(tables_, here.x)) tables_.push_back(here.x);
        return table;
    }

    [[nodiscard]] bool is_heading(const PdfLine& line) const {
        return line.bold || line.size > body_size_ * 1.1;
    }

    /// Headings over all columns that are too short to cross the gutter.
    void take_headings_above(Cut& here) const {
        Lines& left = here.left.lines;
        const double top = here.right.lines.front().y0;
        const auto stands_apart = [&] {
            return is_heading(left.front()) || left[1].y0 - left.front().y1 > left.front().size;
        };
        while (left.size() > 1 && left.front().y1 < top - 1 && stands_apart()) {
            here.above.push_back(std::move(left.front()));
            left.erase(left.begin());
        }
    }

    /// Lines under a title that are too short to cross the gutter.
    static void take_lines_above(Cut& here, double y) {
        for (Lines* side : {&here.left.lines, &here.right.lines}) {
            const auto first = std::find_if(side->begin(), side->end(), [y](const PdfLine& line) {
                return line.middle() >= y;
            });
            here.above.insert(here.above.end(), side->begin(), first);
            side->erase(side->begin(), first);
        }
    }

    void take_headings_below(Cut& here) const {
        Lines& left = here.left.lines;
        const double bottom = here.right.bottom();
        while (left.size() > 1 && left.back().y0 > bottom && is_heading(left.back())) {
            here.below.insert(here.below.begin(), std::move(left.back()));
            left.pop_back();
        }
    }

    double body_size_;
    std::vector<double>& gutters_;  // of columns on this page and those before
    std::vector<double>& tables_;   // of this page's tables
    std::vector<double> tables_before_;
    std::size_t lines_on_page_ = 0;
    std::int32_t region_ = 0;
    Lines out_;
};

}  // namespace

void order_lines(PdfPageLines& page, const PdfMeasures& measures, PdfEdges& edges) {
    Lines text;
    Lines furniture;
    for (PdfLine& line : page.lines) (line.furniture ? furniture : text).push_back(std::move(line));
    page.lines = Orderer(measures.body_size, edges).ordered(std::move(text));
    sort_by_rows(furniture);
    for (PdfLine& line : furniture) {
        PdfLine* last = page.lines.empty() ? nullptr : &page.lines.back();
        const bool same = last != nullptr && last->furniture && shares_row(*last, line);
        if (same && (line.x0 - last->x1 < kPdfCellGap * line.size ||
                     is_running_line(last->text + ' ' + line.text))) {
            (last->text += ' ') += line.text;
            last->x1 = line.x1;
        } else {
            page.lines.push_back(std::move(line));
        }
    }
}

}  // namespace findings
