// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_edges.hpp"

#include "indexer/parse/line_shape.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace findings::pdf {
namespace {

constexpr double kMarkerGap = 4;  // from a marker to its text at most, in font sizes

bool stands_beside(const PdfLine& left, const PdfLine& right) {
    return left.x1 < right.x0 && std::min(left.y1, right.y1) - std::max(left.y0, right.y0) > 2;
}

/// "12." or a bullet, with its text beside it in the same column.
bool is_marker_of(const PdfLine& marker, const PdfLine& text) {
    return shares_row(marker, text) && text.x0 > marker.x1 - 1 &&
           text.x0 - marker.x1 < kMarkerGap * marker.size &&
           (is_bare_bullet(marker.text) || list_marker(marker.text + " x"));
}

/// A column may have all its lines set in but for one heading, and begins where the heading does.
void add_edges_of_headings(std::vector<double>& edges, const std::vector<double>& bold) {
    constexpr double kLeast = 10, kMost = 48;  // that lists are set in, points
    const std::vector<double> texts = edges;
    for (const double x : bold) {
        const bool heads = std::any_of(texts.begin(), texts.end(), [x](double text) {
            return text - x > kLeast && text - x < kMost;
        });
        const bool known = std::any_of(edges.begin(), edges.end(), [x](double edge) {
            return std::abs(edge - x) < 3;
        });
        if (heads && !known) edges.push_back(x);
    }
    std::sort(edges.begin(), edges.end());
}

}  // namespace

std::vector<double> edges_of(const Lines& sorted) {
    std::vector<double> found;
    std::vector<double> bold;  // the same of bold lines only
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const PdfLine& line = sorted[i];
        bool beside = false;
        bool marked = false;
        const auto look_at = [&](const PdfLine& other) {
            beside = beside || stands_beside(other, line);
            marked = marked || is_marker_of(other, line);
        };
        for (std::size_t j = i; j-- > 0 && !marked && sorted[j].y1 > line.y0 - 40;)
            look_at(sorted[j]);
        for (std::size_t j = i + 1; j < sorted.size() && !marked && sorted[j].y0 < line.y1; ++j)
            look_at(sorted[j]);
        if (!beside || marked) continue;
        found.push_back(line.x0);
        if (line.bold) bold.push_back(line.x0);
    }
    std::sort(found.begin(), found.end());
    std::vector<double> edges;
    for (std::size_t begin = 0; begin < found.size();) {
        std::size_t end = begin;
        while (end < found.size() && found[end] - found[begin] < 3) ++end;
        if (end - begin >= kMinColumnLines - 1) edges.push_back(found[begin]);
        begin = end;
    }
    add_edges_of_headings(edges, bold);
    return edges;
}

bool begins_at(const Lines& whole, double x) {
    constexpr std::size_t kFewestAlike = 3;
    constexpr double kMostPadding = 16;     // points
    constexpr std::size_t kManyLines = 40;  // of several columns of text, and seldom of a form
    double right_edge = x;
    for (const PdfLine& line : whole) right_edge = std::max(right_edge, line.x1);
    std::size_t all = 0;
    std::size_t aligned = 0;
    std::size_t items = 0;
    std::map<long, std::size_t> set_in;  // points from the edge -> lines
    for (const PdfLine& line : whole) {
        if (whole.size() >= kManyLines && line.x0 - x > 0.45 * (right_edge - x)) continue;
        ++all;
        items += list_marker(line.text) ? 1 : 0;
        if (line.x0 < x + 3)
            ++aligned;
        else if (line.x0 < x + kMarkerGap * line.size)
            ++set_in[std::lround(line.x0 - x)];
    }
    // Items of a list hang; the text of a box stands a little in from its column's edge.
    const bool is_list = items >= 2;
    const bool has_text_at_edge = aligned >= 2;
    for (const auto& [points, lines] : set_in) {
        const bool boxed = static_cast<double>(points) < kMostPadding;
        if (has_text_at_edge && (is_list || boxed) && lines >= kFewestAlike) aligned += lines;
    }
    return aligned * 5 >= all * 2;
}

bool headings_begin_at(const Lines& left, const Lines& right, double x) {
    constexpr double kClose = 3;
    double edge = x;
    for (const PdfLine& line : left) edge = std::min(edge, line.x0);
    const auto is_set_in = [](const PdfLine& line, double from, double by) {
        return std::abs(line.x0 - from - by) < kClose;
    };
    const auto first = std::find_if(right.begin(), right.end(), [&](const PdfLine& line) {
        return line.x0 > x + kClose;
    });
    if (first == right.end()) return false;
    const double by = first->x0 - x;
    const auto alike = std::count_if(left.begin(), left.end(), [&](const PdfLine& line) {
        return is_set_in(line, edge, by);
    });
    const bool fits = std::all_of(right.begin(), right.end(), [&](const PdfLine& line) {
        const bool heads = is_set_in(line, x, 0) && (line.bold || line.size > first->size + 0.6);
        return heads || is_set_in(line, x, by);
    });
    return fits && alike >= 2 && by < kMarkerGap * first->size;
}

bool lists_begin_at(const Lines& left, const Lines& right, double x) {
    constexpr double kClose = 3;
    constexpr std::ptrdiff_t kFewest = 3;       // lines of the left side at its edge, and set in
    constexpr std::ptrdiff_t kFewestRight = 2;  // at the edge that is looked at
    const auto first = std::find_if(right.begin(), right.end(), [&](const PdfLine& line) {
        return line.x0 > x + kClose;
    });
    if (first == right.end()) return false;
    const double by = first->x0 - x;
    if (by >= kMarkerGap * first->size) return false;
    double edge = x;
    for (const PdfLine& line : left) edge = std::min(edge, line.x0);
    const auto begin_at = [](const Lines& lines, double place) {
        return std::count_if(lines.begin(), lines.end(), [&](const PdfLine& line) {
            return std::abs(line.x0 - place) < kClose;
        });
    };
    const auto at_edge = begin_at(right, x);
    const auto fits = at_edge + begin_at(right, x + by);
    return at_edge >= kFewestRight && begin_at(left, edge) >= kFewest &&
           begin_at(left, edge + by) >= kFewest &&
           fits * 10 >= static_cast<std::ptrdiff_t>(right.size()) * 9;
}

}  // namespace findings::pdf
