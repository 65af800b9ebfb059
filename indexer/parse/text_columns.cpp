// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/text_columns.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kSlack = 2;  // characters that a cell may stand beside its column
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kFewestRowsOfPairs = 3;  // two columns may be a name and its value
constexpr std::size_t kMostLines = 100;        // looked at for the columns of a table

using Columns = std::vector<std::size_t>;

/// One line of the table: what it has to say in each column.
struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
    bool goes_on = false;  // from the row above
};

bool is_near(std::size_t one, std::size_t other) {
    return one <= other + kSlack && other <= one + kSlack;
}

std::optional<std::size_t> column_at(const Columns& columns, std::size_t start) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (is_near(columns[i], start)) return i;
    }
    return std::nullopt;
}

bool has_columns(const TextLine& line, const Columns& columns) {
    return line.starts.size() == columns.size() &&
           std::equal(columns.begin(), columns.end(), line.starts.begin(), is_near);
}

bool begins_lower(std::string_view text) {
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

/// The line's cells under `columns`; nothing when it is no line of that table.
std::optional<Row> row_of(const std::vector<TextLine>& lines,
                          std::size_t at,
                          const Columns& columns) {
    const TextLine& line = lines[at];
    Row row{at, std::vector<std::string>(columns.size()), false};
    if (line.starts.empty()) {
        const auto column = line.cells.empty() ? column_at(columns, line.indent) : std::nullopt;
        const bool fits = column && (*column + 1 == columns.size() ||
                                     line.indent + line.width < columns[*column + 1]);
        // Text below a table begins where its first column does.
        if (!fits || (*column == 0 && !begins_lower(line.text))) return std::nullopt;
        row.cells[*column] = line.text;
    }
    for (std::size_t i = 0; i < line.starts.size(); ++i) {
        const auto column = column_at(columns, line.starts[i]);
        if (!column || !row.cells[*column].empty()) return std::nullopt;
        row.cells[*column] = line.cells[i];
    }
    row.goes_on = row.cells.front().empty() || begins_lower(row.cells.front());
    return row;
}

/// Columns that enough lines from `first` on share; none for other texts.
Columns columns_from(const std::vector<TextLine>& lines, std::size_t first) {
    Columns columns;
    std::size_t end = first;
    for (; end < lines.size() && end < first + kMostLines && !lines[end].text.empty(); ++end) {
        if (lines[end].starts.size() > columns.size()) columns = lines[end].starts;
    }
    if (columns.size() < 2) return {};
    std::size_t rows = 0;
    for (std::size_t at = first; at < end; ++at) rows += has_columns(lines[at], columns) ? 1U : 0U;
    const std::size_t fewest = columns.size() > 2 ? kFewestRows : kFewestRowsOfPairs;
    return rows >= fewest ? columns : Columns{};
}

/// The rows of the table that begins at `first`, a line of text or its rule each.
std::vector<Row> rows_from(const std::vector<TextLine>& lines,
                           std::size_t first,
                           const Columns& columns) {
    std::vector<Row> rows;
    for (std::size_t at = first; at < lines.size(); ++at) {
        const bool is_gap =
            lines[at].text.empty() && at + 1 < lines.size() && lines[at + 1].starts.size() > 1;
        if (is_gap || (is_rule(lines[at].text) && lines[at].starts.empty())) continue;
        if (lines[at].text.empty()) break;
        auto row = row_of(lines, at, columns);
        // Behind a gap another table begins with a head of its own.
        if (!row || (row->goes_on && lines[at - 1].text.empty() && !rows.empty())) break;
        if (rows.empty()) row->goes_on = false;
        rows.push_back(std::move(*row));
    }
    return rows;
}

void add_below(std::string& cell, const std::string& more) {
    if (cell.ends_with('-') && !hyphen_is_part_of_word(cell, more))
        cell.pop_back();
    else if (!cell.empty() && !more.empty() && !cell.ends_with('-'))
        cell += ' ';
    cell += more;
}

void write_row(TextLine& line, std::vector<std::string> cells, const Columns& columns) {
    line.text.clear();
    for (const auto& cell : cells) add_below(line.text, cell);
    line.width = code_points(line.text);
    line.cells = std::move(cells);
    line.starts = columns;
}

/// Writes each row into its first line. What parts rows goes, so that they are one table; a line
/// of dashes stays, for the row above it is the head.
void join(std::vector<TextLine>& lines, const std::vector<Row>& rows, const Columns& columns) {
    for (std::size_t at = rows.front().line; at < rows.back().line; ++at)
        lines[at].is_joined =
            lines[at].text.empty() ||
            (is_rule(lines[at].text) && lines[at].text.find_first_of("_*~") != std::string::npos);
    for (std::size_t i = 0; i < rows.size();) {
        auto cells = rows[i].cells;
        std::size_t next = i + 1;
        for (; next < rows.size() && rows[next].goes_on; ++next) {
            for (std::size_t k = 0; k < cells.size(); ++k) add_below(cells[k], rows[next].cells[k]);
            lines[rows[next].line].is_joined = true;
        }
        write_row(lines[rows[i].line], std::move(cells), columns);
        i = next;
    }
}

/// "|         | improvement | |" below a row of as many cells between bars.
bool goes_on_between_bars(const TextLine& above, const TextLine& line) {
    if (!line.starts.empty() || !above.starts.empty() || line.cells.size() < 2 ||
        line.cells.size() != above.cells.size() || !line.cells.front().empty())
        return false;
    std::size_t said = 0;
    for (std::size_t i = 1; i < line.cells.size(); ++i) {
        if (line.cells[i].empty()) continue;
        if (!begins_lower(line.cells[i]) || above.cells[i].empty()) return false;
        ++said;
    }
    return said > 0;
}

}  // namespace

void join_broken_rows(std::vector<TextLine>& lines) {
    bool any = false;
    for (std::size_t at = 0; at < lines.size();) {
        if (at > 0 && goes_on_between_bars(lines[at - 1], lines[at])) {
            // The row may be broken over three lines: the next one is held against this.
            auto cells = lines[at - 1].cells;
            for (std::size_t k = 0; k < cells.size(); ++k) add_below(cells[k], lines[at].cells[k]);
            write_row(lines[at], std::move(cells), {});
            lines[at].offset = lines[at - 1].offset;
            lines[at - 1].is_joined = any = true;
        }
        const Columns columns = lines[at].starts.size() < 2 ? Columns{} : columns_from(lines, at);
        const auto rows = columns.empty() ? std::vector<Row>{} : rows_from(lines, at, columns);
        const bool broken =
            std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.goes_on; });
        if (broken) {
            join(lines, rows, columns);
            any = true;
        }
        at = rows.empty() ? at + 1 : rows.back().line + 1;
    }
    if (any) std::erase_if(lines, [](const TextLine& line) { return line.is_joined; });
}

}  // namespace findings
