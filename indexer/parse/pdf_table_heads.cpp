// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/pdf_table_heads.hpp"

#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace findings::pdf {
namespace {

constexpr auto kNumberHeads = std::to_array<std::string_view>(
    {"no", "no.", "#", "ref", "ref.", "number", "item", "rec", "rec.", "nr", "nr."});

// What may stand behind it in the same piece of a line.
constexpr auto kColumnHeads = std::to_array<std::string_view>(
    {"standard", "standard(s)", "regulation", "regulation(s)", "requirement", "recommendation"});

bool is_one_of(const auto& words, std::string_view word) {
    const std::string key = ascii_lower(word);
    return std::find(words.begin(), words.end(), key) != words.end();
}

/// Left to right, lines of one cell from the top.
void sort_heads(const PdfPageLines& page, std::vector<std::size_t>& lines) {
    std::sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) {
        return page.lines[a].y0 < page.lines[b].y0;
    });
}

/// Calls `take` with each word of the line and its middle, as if all letters were equally wide.
void each_word(const PdfLine& line, const auto& take) {
    const std::string_view text = line.text;
    const double per_byte =
        (line.x1 - line.x0) / static_cast<double>(std::max<std::size_t>(text.size(), 1));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        take(text.substr(at, end - at), line.x0 + per_byte * static_cast<double>(at + end) / 2);
        at = end + 1;
    }
}

}  // namespace

bool heads_numbers(std::string_view text) {
    const auto space = text.find(' ');
    if (!is_one_of(kNumberHeads, text.substr(0, space))) return false;
    if (space == std::string_view::npos) return true;
    const auto rest = text.substr(space + 1);
    return is_one_of(kColumnHeads, rest.substr(0, rest.find(' ')));
}

double end_of_number_head(const PdfLine& line) {
    const auto space = line.text.find(' ');
    if (space == std::string::npos) return line.x1;
    return line.x0 +
           (line.x1 - line.x0) * static_cast<double>(space) / static_cast<double>(line.text.size());
}

void add_head_lines(const PdfPageLines& page,
                    const PdfLine& first_number,
                    std::vector<std::size_t>& heads) {
    const PdfLine& first = page.lines[heads.front()];
    const double reach = 1.15 * first.size;  // three lines at most
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const PdfLine& line = page.lines[i];
        if (line.furniture || line.table >= 0 || line.x0 < first.x1 ||
            std::find(heads.begin(), heads.end(), i) != heads.end())
            continue;
        const double away = std::abs(line.middle() - first.middle());
        if (away < reach && away < 0.5 * std::abs(line.middle() - first_number.middle()))
            heads.push_back(i);
    }
}

std::vector<Column> head_columns(const PdfPageLines& page, const std::vector<std::size_t>& heads) {
    std::vector<Column> columns;
    for (const std::size_t i : heads) {
        Column column{page.lines[i].x0, page.lines[i].x1};
        std::erase_if(columns, [&](const Column& other) {
            if (other.x1 < column.x0 || other.x0 > column.x1) return false;
            column = {std::min(column.x0, other.x0), std::max(column.x1, other.x1)};
            return true;
        });
        columns.push_back(column);
    }
    std::sort(columns.begin(), columns.end(), [](const Column& a, const Column& b) {
        return a.x0 < b.x0;
    });
    return columns;
}

std::vector<std::string> head_cells(const PdfPageLines& page,
                                    const std::vector<std::size_t>& heads,
                                    const std::vector<Column>& columns) {
    std::vector<std::string> cells(columns.size() + 1);
    const auto add = [&](std::size_t cell, std::string_view text) {
        if (!cells[cell].empty()) cells[cell] += ' ';
        cells[cell] += text;
    };
    std::vector<std::size_t> lines = heads;
    sort_heads(page, lines);
    const auto spans = head_columns(page, heads);
    const bool one_each = spans.size() == cells.size();
    for (const std::size_t i : lines) {
        const PdfLine& line = page.lines[i];
        if (one_each) {
            const auto at = std::find_if(spans.begin(), spans.end(), [&](const Column& span) {
                return line.x0 <= span.x1;
            });
            add(static_cast<std::size_t>(at - spans.begin()), line.text);
            continue;
        }
        each_word(line, [&](std::string_view word, double middle) {
            const auto behind = std::find_if(columns.begin(), columns.end(), [&](const Column& c) {
                return c.x0 > middle;
            });
            add(static_cast<std::size_t>(behind - columns.begin()), word);
        });
    }
    return cells;
}

}  // namespace findings::pdf
