// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_columns.hpp"

#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace findings::pdf {

bool shares_row(const PdfLine& a, const PdfLine& b) {
    const double shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return shared > 0.5 * std::min(a.y1 - a.y0, b.y1 - b.y0);
}

void sort_by_rows(Lines& lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const PdfLine& a, const PdfLine& b) {
        return a.middle() < b.middle();
    });
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() &&
               lines[end].middle() < lines[begin].y1 - 0.25 * lines[begin].size)
            ++end;
        std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                         lines.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const PdfLine& a, const PdfLine& b) { return a.x0 < b.x0; });
        begin = end;
    }
}

double Side::bottom() const {
    double y = 0;
    for (const PdfLine& line : lines) y = std::max(y, line.y1);
    return y;
}

bool Side::is_prose() const {
    std::size_t chars = 0;
    std::size_t small = 0;
    double width = 0;
    double widest = 1;
    for (const PdfLine& line : lines) {
        chars += code_points(line.text);
        small += starts_lower(line.text) ? 1 : 0;
        width += line.x1 - line.x0;
        widest = std::max(widest, line.x1 - line.x0);
    }
    const auto count = static_cast<double>(lines.size());
    return lines.size() >= kMinColumnLines && static_cast<double>(chars) >= 18 * count &&
           static_cast<double>(small) >= 0.2 * count && width >= 0.55 * widest * count;
}

double Side::narrowest_pitch() const {
    double narrow = 1e9;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double pitch = lines[i].y0 - lines[i - 1].y0;
        if (pitch > 0.7 * lines[i].size) narrow = std::min(narrow, pitch);
    }
    return std::min(narrow, lines.empty() ? narrow : 1.6 * lines.front().size);
}

std::vector<double> Side::starts(double pitch) const {
    std::vector<double> ys;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].y0 - lines[i - 1].y0 > pitch + 0.3 * lines[i].size)
            ys.push_back(lines[i].middle());
    }
    return ys;
}

bool Side::has_columns() const {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (shares_row(lines[i - 1], lines[i])) return true;
    }
    return false;
}

double Side::right_edge() const {
    double x = 0;
    for (const PdfLine& line : lines) x = std::max(x, line.x1);
    return x;
}

namespace {

bool is_near_any(const std::vector<double>& ys, double y) {
    return std::any_of(ys.begin(), ys.end(), [y](double other) {
        return std::abs(other - y) < 2.5;
    });
}
}  // namespace

std::vector<double> common_starts(const Side& left, const Side& right) {
    const double pitch = std::min(left.narrowest_pitch(), right.narrowest_pitch());
    std::vector<double> common;
    const std::vector<double> others = right.starts(pitch);
    for (const double y : left.starts(pitch)) {
        if (is_near_any(others, y)) common.push_back(y);
    }
    return common;
}
bool is_activity_header(const std::string& text) {
    const std::string lower = ascii_lower(text);
    return lower == "regulated activity" || lower == "regulated activities";
}
namespace {

/// "Regulated activity | Regulation" above the rows of requirement notices.
bool has_activity_header(const Side& left, const Side& right) {
    return std::any_of(left.lines.begin(), left.lines.end(), [&](const PdfLine& header) {
        return is_activity_header(header.text) &&
               std::any_of(right.lines.begin(), right.lines.end(), [&](const PdfLine& line) {
                   return shares_row(header, line) &&
                          ascii_lower(line.text).starts_with("regulation");
               });
    });
}

/// Share of the lines of one side that stand on a row with a line of the other.
double share_aligned(const Side& side, const Side& other) {
    std::vector<double> ys;
    for (const PdfLine& line : other.lines) ys.push_back(line.middle());
    const auto aligned =
        std::count_if(side.lines.begin(), side.lines.end(), [&](const PdfLine& line) {
            return is_near_any(ys, line.middle());
        });
    return static_cast<double>(aligned) / static_cast<double>(side.lines.size());
}
}  // namespace

namespace {

/// Pieces joined whose gap is narrower, in font sizes.
Side joined_below(const Side& side, double most_gap) {
    Side whole{side.lines};
    sort_by_rows(whole.lines);
    Lines joined;
    for (PdfLine& line : whole.lines) {
        PdfLine* last = joined.empty() ? nullptr : &joined.back();
        const bool marker = last != nullptr && code_points(last->text) < 5;
        if (last != nullptr && shares_row(*last, line) &&
            line.x0 - last->x1 < (marker ? 4 : most_gap) * line.size) {
            (last->text += ' ') += line.text;
            last->x1 = std::max(last->x1, line.x1);
        } else {
            joined.push_back(std::move(line));
        }
    }
    return {std::move(joined)};
}

}  // namespace

Side whole_lines(const Side& side) { return joined_below(side, kPdfCellGap); }

namespace {

/// Running text, be it in several columns with narrow gutters.
bool is_prose(const Side& pieces, const Side& whole) {
    return whole.is_prose() ||
           (pieces.lines.size() >= 30 && joined_below(pieces, kPdfPieceGap).is_prose());
}

}  // namespace

bool is_running_text(const Side& pieces) { return is_prose(pieces, whole_lines(pieces)); }

namespace {

/// Whether the same gap stands above all the paragraphs that begin at one height on both sides: the
/// spacing of a text. In a table's row the shorter cell leaves more room below than the longer one.
bool is_spaced_alike(const Side& left, const Side& right, double pitch) {
    std::size_t common = 0;
    std::size_t j = 1;
    for (std::size_t i = 1; i < left.lines.size(); ++i) {
        const double y = left.lines[i].y0;
        const double gap = y - left.lines[i - 1].y0;
        if (gap <= pitch + 0.3 * left.lines[i].size) continue;
        while (j < right.lines.size() && right.lines[j].y0 < y - 2.5) ++j;
        if (j >= right.lines.size() || right.lines[j].y0 > y + 2.5) continue;
        const double other = right.lines[j].y0 - right.lines[j - 1].y0;
        if (other <= pitch + 0.3 * right.lines[j].size) continue;
        if (std::abs(gap - other) > 1.5) return false;
        ++common;
    }
    // A few rows of one height are chance where they are high, and a table where they are low.
    const std::size_t lines_each = common >= 4 ? 3 : 6;
    return common >= 2 && std::min(left.lines.size(), right.lines.size()) >= common * lines_each;
}

/// Whether the one side is text that runs on whatever the rows of the other.
bool runs_beside(const Side& text, const Side& other) {
    if (!text.is_prose() || text.lines.size() < 6 || share_aligned(other, text) > 0.6) return false;
    return !(text.has_columns() || other.has_columns()) ||
           text.starts(text.narrowest_pitch()).size() * 3 <= text.lines.size();
}

}  // namespace

Shape shape_of(const Side& left_pieces, const Side& right_pieces) {
    const Side left = whole_lines(left_pieces);
    const Side right = whole_lines(right_pieces);
    const auto labels = std::count_if(left.lines.begin(),
                                      left.lines.end(),
                                      [](const PdfLine& line) { return line.text.ends_with(':'); });
    if (static_cast<std::size_t>(labels) * 5 > left.lines.size() * 2) return Shape::Other;
    const bool activities = has_activity_header(left, right);
    const bool aligned = std::abs(left.lines.front().middle() - right.lines.front().middle()) < 2.5;
    if (activities)
        return left.has_columns() || right.has_columns() ? Shape::Other : Shape::TextTable;
    const double pitch = std::min(left.narrowest_pitch(), right.narrowest_pitch());
    const std::size_t rows = common_starts(left, right).size();
    const std::size_t begun = left.starts(pitch).size();
    const std::size_t begun_right = right.starts(pitch).size();
    // Between columns of text gaps meet by chance; a table's rows begin in all of its columns.
    const bool by_chance =
        (left.has_columns() || right.has_columns()) && rows * 3 < std::max(begun, begun_right);
    const bool table =
        aligned && !by_chance && rows >= 2 && rows * 10 >= std::min(begun, begun_right) * 7;
    const bool both = is_prose(left_pieces, left) && is_prose(right_pieces, right);
    if (both && is_spaced_alike(left, right, pitch)) return Shape::Columns;
    // Cells of one paragraph each are left to find_tables().
    if (table) return both && begun + begun_right > 3 * rows ? Shape::TextTable : Shape::Other;
    if (both) return Shape::Columns;
    // A short list beside running text may be a table's first column, or a box.
    const bool columns = runs_beside(left, right) || runs_beside(right, left);
    return columns ? Shape::Columns : Shape::Other;
}

}  // namespace findings::pdf
