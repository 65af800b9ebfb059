// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/requirement_tables.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/named_regulations.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

enum class Column { Number, Standard, Regulation, Requirement, Advice, Due };

using Columns = std::vector<Column>;

constexpr std::string_view kUsualLaw = "Care Homes Regulations 2001";

std::optional<Column> column_of(std::string_view head) {
    const std::string key = folded(trimmed(head, " .:*"));
    constexpr auto kNumbers = std::to_array<std::string_view>({"no", "number", "#"});
    if (std::find(kNumbers.begin(), kNumbers.end(), key) != kNumbers.end()) return Column::Number;
    if (key.size() > 60) return std::nullopt;
    if (contains(key, "good practice") || key == "recommendation" || key == "recommendations")
        return Column::Advice;
    if (key.starts_with("timescale") || key.starts_with("time scale")) return Column::Due;
    if (key == "requirement" || key == "requirements") return Column::Requirement;
    if (key.starts_with("regulation")) return Column::Regulation;
    if (key.starts_with("standard") || key == "refer to standard" || key == "refer to")
        return Column::Standard;
    return std::nullopt;
}

bool has(const Columns& columns, Column wanted) {
    return std::find(columns.begin(), columns.end(), wanted) != columns.end();
}

/// The columns of "No. | Standard | Regulation | Requirement | Timescale for action"; empty for any
/// other row.
Columns columns_of_head(const std::vector<std::string>& cells) {
    Columns columns;
    for (const auto& cell : cells) {
        const auto column = column_of(cell);
        if (!column) return {};
        columns.push_back(*column);
    }
    const bool of_demands = has(columns, Column::Requirement) && has(columns, Column::Regulation);
    const bool of_advice = has(columns, Column::Advice) && has(columns, Column::Standard);
    return of_demands || of_advice ? columns : Columns{};
}

/// "12", "12.", empty for anything that is no number of a row.
std::string row_number(std::string_view cell) {
    const auto number = trimmed(cell, " .");
    const bool sound = !number.empty() && number.size() <= 3 &&
                       std::all_of(number.begin(), number.end(), is_digit);
    return sound ? std::string(number) : std::string();
}

/// "OP9", "YA 20", "OP7, OP8", "9": standards by their number.
bool is_standard(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty() || cell.size() > 24 || !is_digit(cell.back())) return false;
    const auto letters = static_cast<std::size_t>(std::count_if(cell.begin(), cell.end(), is_upper));
    return letters >= 2 && is_upper(cell.front()) &&
           std::all_of(cell.begin(), cell.end(), [](char c) {
               return is_upper(c) || is_digit(c) || c == ' ' || c == ',' || c == '.' || c == '&';
           });
}

bool is_day(std::string_view cell) {
    const auto date = first_date(cell.substr(0, 40));
    return date && date->begin < 4 && cell.size() < 80;
}

/// The columns of a row whose head was lost: "1 | OP9 | 13(2) | ... | 31/10/07", "1 | OP12 | ...".
Columns columns_of_row(const std::vector<std::string>& cells) {
    if (cells.size() < 3 || row_number(cells[0]).empty() || !is_standard(cells[1])) return {};
    const auto regulation = trimmed(cells[2]);
    if (cells.size() == 5 && is_day(cells.back()) && !regulation.empty() &&
        is_digit(regulation.front()))
        return {Column::Number,
                Column::Standard,
                Column::Regulation,
                Column::Requirement,
                Column::Due};
    if (cells.size() == 3) return {Column::Number, Column::Standard, Column::Advice};
    return {};
}

struct Row {
    std::string number, standard, regulation, text, due;
    bool is_advice = false;
};

void join(std::string& text, std::string_view more) {
    more = trimmed(more);
    if (more.empty()) return;
    if (!text.empty()) text += ' ';
    text += more;
    std::replace(text.begin(), text.end(), '\n', ' ');
}

Row row_of(const std::vector<std::string>& cells, const Columns& columns) {
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        switch (columns[i]) {
            case Column::Number:
                row.number = row_number(cells[i]);
                break;
            case Column::Standard:
                join(row.standard, cells[i]);
                break;
            case Column::Regulation:
                join(row.regulation, cells[i]);
                break;
            case Column::Advice:
                row.is_advice = true;
                [[fallthrough]];
            case Column::Requirement:
                join(row.text, cells[i]);
                break;
            case Column::Due:
                join(row.due, cells[i]);
                break;
        }
    }
    return row;
}

/// Sentences that say what the tables are for.
bool explains_tables(std::string_view text) {
    constexpr auto kStarts = std::to_array<std::string_view>(
        {"this section sets out the actions",
         "this section tells you about the actions",
         "the registered provider(s) must comply with",
         "the registered provider must comply with the given",
         "the registered person(s) must comply with",
         "these requirements were set at the previous inspection",
         "they are related to ",
         "these recommendations relate to",
         "these recommendations are taken from",
         "these are the recommendations we have made",
         "these are the requirements that we have made",
         "are there any outstanding requirements",
         "requirements and recommendations identified"});
    return starts_with_any(folded(text.substr(0, 120)), kStarts);
}

class Reader {
  public:
    Reader(std::vector<Piece>& out, std::string law) : out_(out), law_(std::move(law)) {}

    void read(Piece piece) {
        const auto& cells = piece.block.cells;
        if (piece.block.kind != BlockKind::TableRow) {
            if (piece.block.kind == BlockKind::Heading) columns_.clear();
            open_ = false;
            if (explains_tables(piece.block.text)) piece.role = SectionRole::Boilerplate;
            out_.push_back(std::move(piece));
            return;
        }
        if (auto head = columns_of_head(cells); !head.empty()) {
            columns_ = std::move(head);
            open_ = false;
            piece.role = SectionRole::Boilerplate;
            out_.push_back(std::move(piece));
            return;
        }
        if (auto own = columns_of_row(cells); !own.empty() && columns_.size() != own.size())
            columns_ = std::move(own);
        if (columns_.empty() || columns_.size() != cells.size()) {
            out_.push_back(std::move(piece));
            return;
        }
        Row row = row_of(cells, columns_);
        write(std::move(row), std::move(piece));
    }

  private:
    void write(Row row, Piece piece) {
        if (row.number.empty() && open_) {
            Piece& above = out_.back();
            join(above.block.text, row.text);
            set_due(above, above.due_text + (row.due.empty() ? "" : ' ' + row.due));
            return;
        }
        piece.block.kind = BlockKind::Paragraph;
        piece.block.cells.clear();
        piece.columns.clear();
        if (row.text.empty()) return;
        open_ = true;
        piece.block.text = std::move(row.text);
        piece.number = std::move(row.number);
        piece.role = row.is_advice ? SectionRole::ShouldActions : SectionRole::MustActions;
        if (auto cited = cited_from(row.regulation, law_); !cited.empty())
            piece.section.push_back(std::move(cited));
        else if (!row.standard.empty())
            piece.section.push_back("Standard " + row.standard);
        set_due(piece, std::move(row.due));
        out_.push_back(std::move(piece));
    }

    static void set_due(Piece& piece, std::string text) {
        piece.due_text = trimmed(text);
        if (const auto date = first_date(piece.due_text)) piece.due = date->to;
    }

    std::vector<Piece>& out_;
    std::string law_;
    Columns columns_;
    bool open_ = false;  // the last piece is a row that the next may go on with
};

/// The law that the text over the first table names.
std::string law_over(const std::vector<Piece>& pieces, std::size_t table) {
    for (std::size_t i = table; i-- > 0;) {
        if (auto law = named_regulations(pieces[i].block.text); !law.empty()) return law;
    }
    return std::string(kUsualLaw);
}

}  // namespace

void read_requirement_tables(std::vector<Piece>& pieces) {
    const auto first = std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return piece.block.kind == BlockKind::TableRow &&
               (!columns_of_head(piece.block.cells).empty() ||
                !columns_of_row(piece.block.cells).empty());
    });
    if (first == pieces.end()) return;
    std::vector<Piece> out;
    out.reserve(pieces.size());
    Reader reader(out, law_over(pieces, static_cast<std::size_t>(first - pieces.begin())));
    for (auto& piece : pieces) reader.read(std::move(piece));
    pieces = std::move(out);
}

}  // namespace findings::understanding
