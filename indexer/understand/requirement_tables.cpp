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
    const auto letters =
        static_cast<std::size_t>(std::count_if(cell.begin(), cell.end(), is_upper));
    return letters >= 2 && is_upper(cell.front()) &&
           std::all_of(cell.begin(), cell.end(), [](char c) {
               return is_upper(c) || is_digit(c) || c == ' ' || c == ',' || c == '.' || c == '&';
           });
}

/// "31/10/07", "With immediate effect", "Ongoing".
bool is_due(std::string_view cell) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"immediate", "with immediate", "ongoing", "on-going", "at all times", "within ", "from "});
    const auto date = first_date(cell.substr(0, 40));
    return cell.size() < 80 && ((date && date->begin < 4) || starts_with_any(folded(cell), kWords));
}

/// "13(2)", "12(1)(a)&(b),", "17": part of the numbers of regulations.
bool is_of_regulation(std::string_view word) {
    int depth = 0;
    for (const char c : word) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        const bool sound = is_digit(c) || c == '(' || c == ')' || c == ',' || c == '&' ||
                           (depth > 0 && c >= 'a' && c <= 'z');
        if (!sound) return false;
    }
    return !word.empty() && word.size() < 30;
}

/// Where the day at the end of a line begins: "... before. 31/10/07"; its size where none stands.
std::size_t due_at_end(std::string_view text) {
    const auto dates = dates_in(text);
    if (dates.empty() || dates.back().end < trimmed(text, " .").size()) return text.size();
    const auto before = trimmed(text.substr(0, dates.back().begin));
    return ends_sentence(before) ? dates.back().begin : text.size();
}

/// The cells of a row that a copy printed as a line: "1 OP9 13(2) The temperature must be recorded.
/// 30/11/07"; empty for other lines.
std::vector<std::string> cells_of_line(const Block& block) {
    std::string line = block.marker.empty() ? block.text : block.marker + ' ' + block.text;
    const auto words = split_on(std::string_view(line).substr(0, 120), " ");
    if (words.size() < 4 || row_number(words[0]).empty()) return {};
    std::size_t next = 2;
    std::string standard(words[1]);
    if (!is_standard(standard)) standard.append(" ").append(words[next++]);
    if (!is_standard(standard)) return {};
    std::string regulation;
    for (; next < words.size() && is_of_regulation(words[next]); ++next)
        regulation.append(regulation.empty() ? "" : " ").append(words[next]);
    if (next == words.size() || !is_upper(words[next].front())) return {};
    const auto begin = static_cast<std::size_t>(words[next].data() - line.data());
    const std::string text = line.substr(begin);
    if (regulation.empty()) return {std::string(words[0]), standard, text};
    const auto due = due_at_end(text);
    return {std::string(words[0]), standard, regulation, text.substr(0, due), text.substr(due)};
}

/// The columns of a row whose head was lost: "1 | OP9 | 13(2) | ... | 31/10/07", "1 | OP12 | ...".
Columns columns_of_row(const std::vector<std::string>& cells) {
    if (cells.size() < 3 || row_number(cells[0]).empty() || !is_standard(cells[1])) return {};
    const auto regulation = trimmed(cells[2]);
    if (cells.size() == 5 && (is_due(cells.back()) || trimmed(cells.back()).empty()) &&
        !regulation.empty() && is_digit(regulation.front()))
        return {Column::Number,
                Column::Standard,
                Column::Regulation,
                Column::Requirement,
                Column::Due};
    if (cells.size() == 3) return {Column::Number, Column::Standard, Column::Advice};
    return {};
}

/// "1 YA6 15 (1)(2) | ... | 30/04/08": narrow columns that a reader took for one are parted again.
std::vector<std::string> parted_cells(const std::vector<std::string>& cells) {
    if (cells.size() < 2 || cells.size() > 3) return cells;
    std::string first = cells.front();
    std::replace(first.begin(), first.end(), '\n', ' ');
    const auto words = split_on(first, " ");
    if (words.size() < 2 || row_number(words[0]).empty()) return cells;
    std::size_t next = 2;
    std::string standard(words[1]);
    if (!is_standard(standard) && words.size() > 2) standard.append(" ").append(words[next++]);
    if (!is_standard(standard)) return cells;
    std::string regulation;
    for (; next < words.size() && is_of_regulation(words[next]); ++next)
        regulation.append(regulation.empty() ? "" : " ").append(words[next]);
    if (next < words.size()) return cells;
    std::vector<std::string> parted = {std::string(words[0]), standard};
    if (!regulation.empty()) parted.push_back(std::move(regulation));
    parted.insert(parted.end(), cells.begin() + 1, cells.end());
    return parted;
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
    constexpr auto kStarts =
        std::to_array<std::string_view>({"this section sets out the actions",
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
        if (piece.block.kind != BlockKind::TableRow) return read_line(std::move(piece));
        // A head that a new page repeats does not end the row above it.
        if (auto head = columns_of_head(cells); !head.empty()) {
            if (head != columns_) last_.reset();
            columns_ = std::move(head);
            piece.role = SectionRole::Boilerplate;
            out_.push_back(std::move(piece));
            return;
        }
        piece.block.cells = parted_cells(cells);
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
    void read_line(Piece piece) {
        if (piece.block.kind == BlockKind::Heading) columns_.clear();
        if (piece.block.kind != BlockKind::Furniture) last_.reset();
        const auto cells = cells_of_line(piece.block);
        if (const auto columns = columns_of_row(cells); !columns.empty()) {
            Row row = row_of(cells, columns);
            return write(std::move(row), std::move(piece));
        }
        if (explains_tables(piece.block.text)) piece.role = SectionRole::Boilerplate;
        out_.push_back(std::move(piece));
    }

    void write(Row row, Piece piece) {
        if (row.number.empty() && last_) {
            Piece& above = out_[*last_];
            join(above.block.text, row.text);
            set_due(above, above.due_text + (row.due.empty() ? "" : ' ' + row.due));
            return;
        }
        piece.block.kind = BlockKind::Paragraph;
        piece.block.cells.clear();
        piece.columns.clear();
        if (row.text.empty()) return;
        last_ = out_.size();
        piece.block.text = std::move(row.text);
        piece.block.marker.clear();
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
    std::optional<std::size_t> last_;  // the row that one without a number goes on with
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
        return (piece.block.kind == BlockKind::TableRow &&
                (!columns_of_head(piece.block.cells).empty() ||
                 !columns_of_row(parted_cells(piece.block.cells)).empty())) ||
               !columns_of_row(cells_of_line(piece.block)).empty();
    });
    if (first == pieces.end()) return;
    std::vector<Piece> out;
    out.reserve(pieces.size());
    Reader reader(out, law_over(pieces, static_cast<std::size_t>(first - pieces.begin())));
    for (auto& piece : pieces) reader.read(std::move(piece));
    pieces = std::move(out);
}

}  // namespace findings::understanding
