// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_bands.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace findings::pdf {
namespace {

/// Lines of the left side that may be a heading over both, and where the right side goes on.
struct HeadingRun {
    std::size_t begin = 0;  // in the left side
    std::size_t end = 0;
    std::size_t right = 0;  // first line of the right side below
};

bool is_beside(const PdfLine& line, const Side& right) {
    return std::any_of(right.lines.begin(), right.lines.end(), [&](const PdfLine& other) {
        return other.y0 < line.y1 && other.y1 > line.y0;
    });
}

bool is_large_alone(const PdfLine& line, const Side& right, double body_size) {
    return line.size > body_size * 1.1 && has_letter(line.text) && !is_beside(line, right);
}

/// The next large lines of the left side, at `from` or below, with nothing beside them.
std::optional<HeadingRun> next_run(const Side& left,
                                   const Side& right,
                                   std::size_t from,
                                   double body_size) {
    const auto large = [&](std::size_t i) {
        return is_large_alone(left.lines[i], right, body_size);
    };
    HeadingRun run{from, from, 0};
    while (run.begin < left.lines.size() && !large(run.begin)) ++run.begin;
    if (run.begin == left.lines.size()) return std::nullopt;
    run.end = run.begin;
    while (run.end < left.lines.size() && large(run.end)) ++run.end;
    const double bottom = left.lines[run.end - 1].y1;
    while (run.right < right.lines.size() && right.lines[run.right].y0 < bottom) ++run.right;
    return run;
}

/// Whether the heading has another line above or below, which then stands beside the right side.
bool is_part_of_heading(const HeadingRun& run, const Side& left) {
    const auto adjoins = [](const PdfLine& upper, const PdfLine& lower) {
        return std::abs(upper.size - lower.size) < 0.6 && upper.bold == lower.bold &&
               lower.y0 - upper.y0 < 1.7 * upper.size;
    };
    const auto& lines = left.lines;
    return (run.begin > 0 && adjoins(lines[run.begin - 1], lines[run.begin])) ||
           (run.end < lines.size() && adjoins(lines[run.end - 1], lines[run.end]));
}

/// Whether both sides begin anew below the run, and what is read before it fits: the band's left
/// side goes on in its right one, and no sentence goes on past the heading.
bool is_over_both(const HeadingRun& run,
                  const Side& left,
                  const Side& right,
                  const Band& above,
                  double body_size) {
    if (run.end == left.lines.size() || run.right == right.lines.size()) return false;
    if (above.left.lines.empty() || above.right.lines.empty()) return false;
    if (is_part_of_heading(run, left)) return false;
    const PdfLine& left_below = left.lines[run.end];
    const PdfLine& right_below = right.lines[run.right];
    if (std::abs(left_below.y0 - right_below.y0) > body_size) return false;
    const bool left_ended = ends_sentence(above.left.lines.back().text);
    if (left_ended && starts_lower(above.right.lines.front().text)) return false;
    const bool right_ended = ends_sentence(above.right.lines.back().text);
    return right_ended || !starts_lower(right_below.text);
}

void add(Side& side, const Side& from, std::size_t begin, std::size_t end) {
    side.lines.insert(side.lines.end(),
                      from.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                      from.lines.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

std::vector<Band> bands_of(const Side& left, const Side& right, double body_size) {
    std::vector<Band> bands(1);
    std::size_t left_done = 0, right_done = 0;
    for (std::size_t from = 0;;) {
        const auto run = next_run(left, right, from, body_size);
        if (!run) break;
        Band above = bands.back();
        add(above.left, left, left_done, run->begin);
        if (run->right > right_done) add(above.right, right, right_done, run->right);
        from = run->end;
        if (!is_over_both(*run, left, right, above, body_size)) continue;
        bands.back() = std::move(above);
        Side heading;
        add(heading, left, run->begin, run->end);
        bands.push_back({std::move(heading.lines), {}, {}});
        left_done = run->end, right_done = run->right;
    }
    add(bands.back().left, left, left_done, left.lines.size());
    add(bands.back().right, right, right_done, right.lines.size());
    return bands;
}

bool are_columns(const std::vector<Band>& bands) {
    if (bands.size() < 2) return false;
    std::size_t columns = 0, others = 0;
    for (const Band& band : bands) {
        const bool tells =
            band.left.lines.size() >= kMinColumnLines && band.right.lines.size() >= kMinColumnLines;
        if (tells) ++(shape_of(band.left, band.right) == Shape::Columns ? columns : others);
    }
    return columns > 0 && others == 0;
}

}  // namespace findings::pdf
