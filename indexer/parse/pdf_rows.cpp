// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_rows.hpp"

#include "indexer/parse/line_shape.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace findings::pdf {
namespace {

/// Whether `next` is the line below `first` in the same cell.
bool is_next_line(const PdfLine& first, const PdfLine& next) {
    const double pitch = next.y0 - first.y0;
    return std::abs(first.x0 - next.x0) < 2 && pitch > 0.5 * first.size &&
           pitch < 1.6 * first.size && std::abs(first.size - next.size) < 0.6 &&
           first.bold == next.bold;
}

/// Whether the lines nearby leave the gap between two pieces open too: then it parts cells.
bool is_gutter(const Lines& lines, std::size_t left, double from, double to) {
    const PdfLine& here = lines[left];
    const auto is_open_at = [&](std::size_t i) {
        const PdfLine& a = lines[i];
        const PdfLine& b = lines[i + 1];
        const double shared = std::min(b.x0, to) - std::max(a.x1, from);
        return !shares_row(a, here) && shares_row(a, b) &&
               shared > std::min(0.3 * here.size, 0.8 * (to - from));
    };
    for (std::size_t i = left + 1; i + 1 < lines.size() && lines[i].y0 < here.y1 + 4 * here.size;
         ++i) {
        if (is_open_at(i)) return true;
    }
    for (std::size_t i = left; i-- > 0 && lines[i].y1 > here.y0 - 4 * here.size;) {
        if (is_open_at(i)) return true;
    }
    return false;
}

/// Whether the lines are set to both edges: then wide gaps say nothing.
bool is_justified(const Lines& lines, double right_edge) {
    std::size_t full = 0;
    double left_edge = right_edge;
    for (const PdfLine& line : lines) left_edge = std::min(left_edge, line.x0);
    for (const PdfLine& line : lines) {
        if (right_edge - line.x1 < 2 && line.x1 - line.x0 > 0.8 * (right_edge - left_edge)) ++full;
    }
    return full >= kMinColumnLines;
}

}  // namespace

void join_pieces(Lines& lines) {
    std::vector<bool> joins(lines.size(), false);
    double right_edge = 0;
    for (const PdfLine& line : lines) right_edge = std::max(right_edge, line.x1);
    const bool justified = is_justified(lines, right_edge);
    std::vector<double> row_ends(lines.size());
    for (std::size_t i = lines.size(); i-- > 0;) {
        const bool goes_on = i + 1 < lines.size() && shares_row(lines[i], lines[i + 1]) &&
                             lines[i + 1].x0 > lines[i].x1;
        row_ends[i] = goes_on ? row_ends[i + 1] : lines[i].x1;
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const PdfLine& left = lines[i - 1];
        const PdfLine& right = lines[i];
        const bool set_out = justified && right_edge - row_ends[i] < 2;
        const double gap = right.x0 - left.x1;
        const double size = std::max(left.size, right.size);
        joins[i] = shares_row(left, right) && gap > -0.6 * size && gap < kPdfCellGap * size &&
                   !is_bare_bullet(left.text) && !right.starts_cell &&
                   (gap < 0.2 * size || set_out || !is_gutter(lines, i - 1, left.x1, right.x0));
    }
    Lines joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        PdfLine& line = lines[i];
        if (!joins[i]) {
            joined.push_back(std::move(line));
            continue;
        }
        PdfLine& last = joined.back();
        if (line.text.size() > last.text.size()) last.size = line.size;
        last.bold = last.bold && line.bold;
        (last.text += ' ') += line.text;
        last.x1 = std::max(last.x1, line.x1);
        last.y0 = std::min(last.y0, line.y0);
        last.y1 = std::max(last.y1, line.y1);
    }
    lines = std::move(joined);
}

void part_centred_cells(Lines& lines) {
    constexpr std::ptrdiff_t kMostCells = 4;
    const auto end = lines.end();
    for (auto first = lines.begin(); first != end; ++first) {
        const auto last = first + std::min<std::ptrdiff_t>(end - first, kMostCells + 2);
        const auto next = std::find_if(first + 1, last, [&](const PdfLine& line) {
            return is_next_line(*first, line);
        });
        if (next == last || next == first + 1) continue;
        const auto all_between = [&](auto holds) { return std::all_of(first + 1, next, holds); };
        const bool offset = all_between([&](const PdfLine& cell) {
            return std::abs(cell.middle() - first->middle()) > 0.25 * first->size &&
                   std::abs(cell.middle() - next->middle()) > 0.25 * first->size;
        });
        if (!offset) continue;
        if (all_between([&](const PdfLine& cell) {
                return cell.x0 > std::max(first->x1, next->x1) + first->size;
            })) {
            std::rotate(first + 1, next, next + 1);
        } else if (all_between([&](const PdfLine& cell) {
                       return cell.x1 < std::min(first->x0, next->x0) - first->size;
                   })) {
            const auto cells = next - first - 1;
            std::rotate(first, first + 1, next);
            first -= std::min<std::ptrdiff_t>(first - lines.begin(), cells > 0 ? 2 : 0);
        }
    }
}

}  // namespace findings::pdf
