// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A PDF as positioned words, and what is made of them step by step: words -> lines -> furniture and
// tables -> blocks. Coordinates are points from the top left corner.

#include "indexer/schema/report.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace findings {

// Gaps between words of one line, in font sizes.
inline constexpr double kPdfPieceGap = 0.75;  // wider: perhaps a gutter, perhaps justified text
inline constexpr double kPdfCellGap = 1.6;    // wider: no justified text

struct PdfWord {
    std::string text;  // as the PDF reader gives it
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    double size = 0;  // of the font, points; the height of the box when the font does not say
    bool bold = false;
    bool space_after = true;
};

struct PdfPage {
    std::int32_t number = 0;  // 1-based
    double width = 0;
    double height = 0;
    std::string label;           // of the file's page labels, when it differs from the number
    std::vector<PdfWord> words;  // in reading order
    std::vector<PdfWord> turned_words;  // in another direction than most; their page is turned too
};

/// Words side by side without a wide gap: a line of text, or one line of a table's cell.
struct PdfLine {
    std::string text;  // cleaned
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    double size = 0;    // of most of its characters
    bool bold = false;  // nearly all of it
    bool furniture = false;
    std::int32_t table = -1;  // index into PdfPageLines::tables
    /// column, or part of the page between columns; counted in reading order
    std::int32_t region = 0;
    bool starts_cell = false;  // at the edge of a table's column: no rest of the piece before it
    double column_x1 = 0;      // right edge of a table's cell; 0: the lines of the region tell

    [[nodiscard]] double middle() const { return (y0 + y1) / 2; }
};

struct PdfTable {
    struct Row {
        std::vector<std::string> cells;
        bool header = false;
    };
    std::vector<Row> rows;
    bool labels = false;  // two columns of "Provider:" and value: lines of text, no table
};

struct PdfPageLines {
    std::int32_t number = 0;
    double width = 0;
    double height = 0;
    std::string label;  // as printed, or of the file; empty if neither
    std::vector<PdfLine> lines;
    std::vector<std::string> turned;  // lines in another direction: read, but no running text
    std::vector<PdfTable> tables;
};

/// Sizes that most of the text has; everything else is judged against them.
struct PdfMeasures {
    double body_size = 10;
    double line_pitch = 12;             // from one line of body text to the next
    std::vector<double> heading_sizes;  // larger than body text, largest first
    std::vector<double> prose_sizes;    // larger too, but of running text: tables outweigh it
};

[[nodiscard]] PdfPageLines pdf_lines(const PdfPage& page);
[[nodiscard]] PdfMeasures measure(const std::vector<PdfPageLines>& pages);
/// Marks running headers and footers, and takes page labels from them.
void mark_furniture(std::vector<PdfPageLines>& pages);
/// What the page after it has to know of a table with numbered rows.
struct PdfNumberedTable {
    std::size_t columns = 0;  // with that of the numbers
    int last_number = 0;
    double number_x0 = 0;  // where numbers stand
    double number_x1 = 0;
    double size = 0;  // of the type
};
/// Takes tables with numbered rows and cells in the middle of their rows out of the lines; one line
/// with its `table` stands for each. `open`: the table that the page before ended with; left for
/// the next page. Requires: furniture is marked, lines are not ordered.
void find_numbered_tables(PdfPageLines& page, std::optional<PdfNumberedTable>& open);
/// What the pages before tell of a page's columns: left edges, in points.
struct PdfEdges {
    std::vector<double> gutters;  // of columns of running text, on any page before
    std::vector<double> tables;   // of a table's columns that hold text, on the page before
};
/// Puts the lines of a page in reading order: columns one after the other, tables row by row; joins
/// the pieces of a line. Takes `edges` of the pages before and leaves those for the next. Requires:
/// furniture is marked; it comes last.
void order_lines(PdfPageLines& page, const PdfMeasures& measures, PdfEdges& edges);
/// Finds tables and moves their lines into PdfPageLines::tables. Requires: lines are ordered.
void find_tables(PdfPageLines& page);
/// The blocks of the document, in reading order. Requires: lines are ordered, furniture and tables
/// marked.
void write_blocks(ParsedDocument& document,
                  const std::vector<PdfPageLines>& pages,
                  const PdfMeasures& measures);

/// Mends what PDF makers do to words, judged by the rest of the document: "fi rst", "specifed",
/// "as- sessment", and letters printed twice on covers ("Foundation oundation Trust rust").
void repair_words(ParsedDocument& document);

/// From the lines of all pages to the document's blocks: all of the above, in order.
void lay_out(ParsedDocument& document, std::vector<PdfPageLines>& pages);

}  // namespace findings
