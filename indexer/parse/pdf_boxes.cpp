// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_boxes.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cmath>

namespace findings::pdf {
namespace {

constexpr std::size_t kMostWords = 8;    // of a box's heading
constexpr std::size_t kFewestBoxes = 4;  // on both sides together
constexpr std::size_t kLongLine = 20;    // bytes of a line of text, and seldom of a cell

bool is_in_capitals(std::string_view text) {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto letters =
        std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return letters >= 4 && std::none_of(text.begin(), text.end(), is_small);
}

/// A line that may head a box: large, or in bold capitals. A name in bold alone may be a row's.
bool heads_box(const PdfLine& line, double body_size) {
    const bool large = line.size > body_size * 1.1;
    return has_letter(line.text) && word_count(line.text) <= kMostWords &&
           !line.text.ends_with(':') && !line.text.ends_with('.') && !rating_from_text(line.text) &&
           (large || (line.bold && is_in_capitals(line.text)));
}

struct Boxes {
    std::size_t headings = 0;  // with text below them
    std::size_t texts = 0;     // long lines
};

Lines::const_iterator first_heading(const Side& side, double body_size) {
    return std::find_if(side.lines.begin(), side.lines.end(), [&](const PdfLine& line) {
        return heads_box(line, body_size);
    });
}

/// Of a side with one column of boxes or more, from its first heading on.
Boxes boxes_of(const Side& side, double body_size) {
    Boxes boxes;
    const auto end = side.lines.end();
    for (auto line = first_heading(side, body_size); line != end; ++line) {
        if (!heads_box(*line, body_size)) {
            boxes.texts += line->text.size() >= kLongLine ? 1 : 0;
            continue;
        }
        // The next line that begins near its edge.
        const auto below = std::find_if(line + 1, end, [&](const PdfLine& other) {
            return other.y0 > line->middle() && std::abs(other.x0 - line->x0) < 3 * line->size;
        });
        boxes.headings += below != end && !heads_box(*below, body_size) ? 1 : 0;
    }
    return boxes;
}

}  // namespace

std::optional<double> top_of_boxes(const Side& left_pieces,
                                   const Side& right_pieces,
                                   double x,
                                   double body_size) {
    // Letters that are set apart part the words of a heading, too.
    const Side left = whole_lines(left_pieces), right = whole_lines(right_pieces);
    const Boxes a = boxes_of(left, body_size), b = boxes_of(right, body_size);
    const bool told = a.headings >= 1 && b.headings >= 1 &&
                      a.headings + b.headings >= kFewestBoxes && a.texts >= a.headings &&
                      b.texts >= b.headings;
    const bool at_edge =
        std::any_of(right.lines.begin(), right.lines.end(), [&](const PdfLine& line) {
            return line.x0 < x + 3 && heads_box(line, body_size);
        });
    if (!told || !at_edge) return std::nullopt;
    const double top =
        std::min(first_heading(left, body_size)->y0, first_heading(right, body_size)->y0);
    // Text beside a heading would be a column without boxes.
    const auto begins = [&](const Side& side) {
        return std::all_of(side.lines.begin(),
                           first_heading(side, body_size),
                           [&](const auto& line) { return line.middle() < top; });
    };
    return begins(left) && begins(right) ? std::optional(top) : std::nullopt;
}

}  // namespace findings::pdf
