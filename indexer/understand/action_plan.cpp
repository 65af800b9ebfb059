// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/action_plan.hpp"

#include "indexer/understand/contacts.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/demand_subjects.hpp"
#include "indexer/understand/plan_columns.hpp"
#include "indexer/understand/plan_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

/// One line of a plan, by column.
struct Entry {
    std::array<std::string, kPlanColumns> texts;
    std::optional<SectionRole> asked;  // "MUST" in a column of its own
    [[nodiscard]] std::string& operator[](PlanColumn column) {
        return texts[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] bool empty() const {
        return std::all_of(texts.begin(), texts.end(), [](const auto& text) {
            return text.empty();
        });
    }
};

void add(std::string& field, std::string_view text, std::string_view joint) {
    text = trimmed(text);
    if (text.empty()) return;
    if (!field.empty()) field += joint;
    field += text;
}

/// "31 March 2025", "end of May 2024", "30/06/2022": a day or month when there is one.
PartialDate date_of(std::string_view text) {
    const auto dates = dates_in(text, true);
    return dates.empty() || dates.front().is_period ? PartialDate{} : dates.front().to;
}

class PlanReader {
  public:
    explicit PlanReader(std::vector<Piece>& out) : out_(out) {}

    /// "Learning | Action | Owner": a review's plan says what was learned, which asks for nothing.
    void note_head(const std::vector<std::string>& cells) {
        tells_learning_ = std::any_of(cells.begin(), cells.end(), [](const auto& cell) {
            const std::string key = folded(cell);
            return key.starts_with("learning") || key.starts_with("lesson");
        });
    }

    void write(Entry entry, const Piece& row) {
        if (entry.empty()) return;
        // A finding that spans several rows is printed once.
        const bool goes_on = entry[PlanColumn::Finding].empty() && entry[PlanColumn::Ref].empty() &&
                             !entry[PlanColumn::Action].empty();
        if (goes_on) {
            entry[PlanColumn::Ref] = last_[PlanColumn::Ref],
            entry[PlanColumn::Regulation] = entry[PlanColumn::Regulation].empty()
                                                ? last_[PlanColumn::Regulation]
                                                : entry[PlanColumn::Regulation];
            if (entry[PlanColumn::Code].empty()) entry[PlanColumn::Code] = last_[PlanColumn::Code];
        }
        Piece piece = row;
        piece.columns.clear();
        piece.block.kind = BlockKind::Paragraph;
        piece.block.cells.clear();
        piece.block.marker = entry[PlanColumn::Ref];
        piece.due_text = entry[PlanColumn::Due];
        piece.due = date_of(entry[PlanColumn::Due]);
        piece.reply = {entry[PlanColumn::Ref],
                       without_names(entry[PlanColumn::Action]),
                       role_of_owner(entry[PlanColumn::Owner]),
                       without_names(entry[PlanColumn::Status]),
                       without_names(entry[PlanColumn::Evidence])};
        if (!entry[PlanColumn::Regulation].empty())
            piece.section.push_back(regulation_line(entry[PlanColumn::Regulation]));
        if (!entry[PlanColumn::Code].empty()) piece.section.push_back(entry[PlanColumn::Code]);
        // "Safe", "Domain 2": a word or two that no column names is where the line stands.
        if (const auto& other = entry[PlanColumn::None]; !other.empty() && word_count(other) <= 8)
            piece.section.push_back(std::exchange(entry[PlanColumn::None], {}));
        if (!entry[PlanColumn::Finding].empty())
            push(piece,
                 without_names(entry[PlanColumn::Finding]),
                 tells_learning_              ? SectionRole::Findings
                 : entry.asked                ? *entry.asked
                 : found_beside_demand(entry) ? SectionRole::Findings
                                              : role_of_finding(entry[PlanColumn::Finding]));
        if (!entry[PlanColumn::Demand].empty())
            push(piece,
                 without_names(entry[PlanColumn::Demand]),
                 role_of_finding(entry[PlanColumn::Demand]));
        const std::string action = piece.reply.text, evidence = piece.reply.evidence,
                          status = piece.reply.status;
        piece.reply.text.clear();
        if (!action.empty()) push(piece, action, SectionRole::Response);
        if (says_something(evidence)) push(piece, evidence, SectionRole::Response);
        if (word_count(status) >= 6) push(piece, status, SectionRole::Response);
        if (!entry[PlanColumn::None].empty())
            push(piece, without_names(entry[PlanColumn::None]), SectionRole::Body);
        if (!goes_on) last_ = entry;
    }

  private:
    /// "Risk/finding/issue" beside "Improvement needed": the second asks, the first says what was
    /// wrong.
    static bool found_beside_demand(Entry& entry) {
        return !entry[PlanColumn::Demand].empty() &&
               asked_by_inspectors(entry[PlanColumn::Finding]).empty();
    }

    /// What the plan answers is worded as the regulator's MUST or SHOULD, or as what was wrong.
    static SectionRole role_of_finding(std::string_view text) {
        const std::string key = folded(text.substr(0, 200));
        if (contains_word(key, "must")) return SectionRole::MustActions;
        return contains_word(key, "should") ? SectionRole::ShouldActions
                                            : SectionRole::ActionStatement;
    }
    /// "12 (2)(a)", "12, 17" under "Regulation" are regulations: the trail says so in words.
    static std::string regulation_line(const std::string& text) {
        constexpr std::size_t kLongest = 60;
        if (text.empty() || text.size() > kLongest) return text;
        std::string line;
        for (const auto part : split_on(text, ",")) {
            const std::string number = bare_regulation(trimmed(part, " ;."));
            if (number.empty()) return text;
            line += (line.empty() ? "Regulation " : ", Regulation ") + number;
        }
        return line;
    }

    /// "12(2)(a)" of "12 (2) (a)"; empty for what is no bare number of a regulation.
    static std::string bare_regulation(std::string_view text) {
        const auto digits = text.find_first_not_of("0123456789");
        const auto end = digits == std::string_view::npos ? text.size() : digits;
        if (end == 0 || end > 2) return {};
        std::string number(text);
        std::erase(number, ' ');
        const auto rest = std::string_view(number).substr(end);
        const auto open = rest.starts_with('A') ? rest.substr(1) : rest;
        const bool sound =
            open.empty() || (open.starts_with('(') &&
                             open.find_first_not_of("()0123456789abcdefghijklmnopqrstuvwxyz") ==
                                 std::string_view::npos);
        return sound ? number : std::string();
    }
    /// A sentence, or figures: "11 of 16 plans rewritten", "Audit at 94%".
    static bool says_something(std::string_view evidence) {
        constexpr std::size_t kFewestWords = 6;
        const bool counts = contains(evidence, "%") || contains(evidence, " of ");
        return word_count(evidence) >= kFewestWords ||
               (counts && std::any_of(evidence.begin(), evidence.end(), is_digit));
    }
    void push(const Piece& row, std::string text, SectionRole role) {
        Piece piece = row;
        piece.block.text = std::move(text);
        piece.role = role;
        out_.push_back(std::move(piece));
    }

    std::vector<Piece>& out_;
    Entry last_;
    bool tells_learning_ = false;
};

/// "MUST", "Should do": how strongly the line is asked for, where a column says nothing else.
std::optional<SectionRole> strength_alone(std::string_view cell) {
    const std::string key = folded(trimmed(cell, " .:"));
    if (key == "must" || key == "must do" || key == "must-do") return SectionRole::MustActions;
    if (key == "should" || key == "should do" || key == "should-do")
        return SectionRole::ShouldActions;
    return std::nullopt;
}

/// A dash or "n/a" fills a cell that has nothing to say.
bool says_nothing(std::string_view cell) {
    constexpr std::size_t kLongest = 6;
    if (cell.size() > kLongest) return false;
    const std::string key = folded(trimmed(cell, " ."));
    return key == "-" || key == "\u2013" || key == "\u2014" || key == "--" || key == "n/a" ||
           key == "na";
}

Entry entry_of(const std::vector<std::string>& cells, const PlanLayout& layout) {
    constexpr std::size_t kMostWordsOfState = 4;
    Entry entry;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        PlanColumn column = i < layout.size() ? layout[i] : PlanColumn::None;
        const bool may_be_strength = column == PlanColumn::None || column == PlanColumn::Finding;
        if (const auto asked = may_be_strength ? strength_alone(cells[i]) : std::nullopt) {
            entry.asked = asked;
            continue;
        }
        // "Outcome of the visit: Passed" behind what was done is how far it got, not where.
        if (column == PlanColumn::None && !entry[PlanColumn::Action].empty() &&
            word_count(cells[i]) <= kMostWordsOfState)
            column = PlanColumn::Status;
        // "On track" is a state, "Two of three posts filled; the third is out to advert" tells of
        // what there is to show.
        if (column == PlanColumn::Progress)
            column = word_count(cells[i]) < kMostWordsOfState && !ends_sentence(cells[i])
                         ? PlanColumn::Status
                         : PlanColumn::Evidence;
        if (says_nothing(cells[i])) continue;
        add(entry[column],
            cells[i],
            column == PlanColumn::Owner ? ", " : (column == PlanColumn::None ? " | " : "; "));
    }
    return entry;
}

/// A sentence across the table, "M5 is overdue because two supervisors left.": no line of the plan.
bool is_aside(const std::vector<std::string>& cells, const PlanLayout& layout) {
    constexpr std::size_t kFewestWords = 4;
    const auto filled = [](const std::string& cell) { return !trimmed(cell).empty(); };
    const auto only = std::find_if(cells.begin(), cells.end(), filled);
    if (only == cells.end() || std::any_of(only + 1, cells.end(), filled) ||
        word_count(*only) < kFewestWords)
        return false;
    const auto at = static_cast<std::size_t>(only - cells.begin());
    const PlanColumn column = at < layout.size() ? layout[at] : PlanColumn::None;
    return column == PlanColumn::Ref || column == PlanColumn::Regulation ||
           column == PlanColumn::Owner || column == PlanColumn::Due;
}

}  // namespace

bool has_action_plan(std::span<const Piece> pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        const auto layout =
            piece.block.kind == BlockKind::TableRow ? plan_layout(piece.block.cells) : std::nullopt;
        const auto has = [&](PlanColumn column) {
            return std::find(layout->begin(), layout->end(), column) != layout->end();
        };
        return layout && has(PlanColumn::Finding) && has(PlanColumn::Action) &&
               has(PlanColumn::Owner) && has(PlanColumn::Due);
    });
}

void read_action_plans(std::vector<Piece>& pieces, bool labelled_lines) {
    const bool any = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return piece.block.kind == BlockKind::TableRow;
    });
    if (!any && !labelled_lines) return;
    if (labelled_lines) part_inline_labels(pieces);
    std::vector<Piece> out;
    out.reserve(pieces.size());
    PlanReader reader(out);
    std::optional<PlanLayout> layout;
    std::optional<PlanLayout> before_page;  // a table may go on over the page without its head
    std::int32_t page = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        const bool is_row = piece.block.kind == BlockKind::TableRow;
        if (layout && is_row) before_page = layout, page = piece.block.page_number;
        const bool goes_on = is_row && !layout && before_page && page > 0 &&
                             piece.block.page_number - page == 1 &&
                             piece.block.cells.size() == before_page->size();
        if (goes_on) layout = before_page;
        if (piece.role == SectionRole::Personal || (!is_row && !labelled_lines)) {
            layout.reset();
            out.push_back(std::move(piece));
            continue;
        }
        const auto& cells = piece.block.cells;
        if (is_row) {
            if (auto found = plan_layout(cells)) {
                layout = std::move(found);
                reader.note_head(cells);
                piece.role = SectionRole::Boilerplate;
                out.push_back(std::move(piece));
                continue;
            }
        }
        if (is_row && layout && is_aside(cells, *layout)) {
            piece.block.kind = BlockKind::Paragraph;
            piece.block.cells.clear();
            out.push_back(std::move(piece));
            continue;
        }
        if (is_row && layout && cells.size() + 1 >= layout->size() &&
            cells.size() <= layout->size() + 1) {
            reader.write(entry_of(cells, *layout), piece);
            continue;
        }
        if (!is_row) layout.reset();
        const std::size_t end = labelled_lines || is_row ? labelled_run(pieces, i) : i;
        if (end == i) {
            out.push_back(std::move(piece));
            continue;
        }
        Entry entry;
        const Piece first = pieces[i];
        for (; i < end; ++i) {
            auto line = *labelled_line(pieces[i]);
            const bool starts =
                (line.first == PlanColumn::Ref || line.first == PlanColumn::Finding ||
                 line.first == PlanColumn::Action) &&
                !entry[line.first].empty();
            if (starts) reader.write(std::exchange(entry, {}), first);
            add(entry[line.first], line.second, "; ");
        }
        reader.write(std::move(entry), first);
        --i;
    }
    pieces = std::move(out);
}

namespace {

/// Heads are kept with each row below them: what is no head would be kept as often.
bool may_head_columns(const std::vector<std::string>& cells) {
    constexpr std::size_t kMostCells = 200, kMostBytes = 4000;
    std::size_t bytes = 0;
    for (const auto& cell : cells) bytes += cell.size();
    return cells.size() <= kMostCells && bytes <= kMostBytes;
}

}  // namespace

void note_columns(std::vector<Piece>& pieces) {
    std::vector<std::string> heads;
    bool in_table = false;
    for (auto& piece : pieces) {
        if (piece.block.kind != BlockKind::TableRow) {
            heads.clear(), in_table = false;
            continue;
        }
        const auto& cells = piece.block.cells;
        const bool words_only =
            cells.size() > 1 && std::none_of(cells.begin() + 1, cells.end(), [](const auto& cell) {
                const auto text = trimmed(cell);
                return text.empty() || text.size() > 60 ||
                       (is_digit(text.front()) && !contains(text, "/") && text.size() != 4) ||
                       text.starts_with("\u00a3");
            });
        if (piece.block.column_header == 1 || (!in_table && words_only)) {
            heads = may_head_columns(cells) ? cells : std::vector<std::string>{};
        } else if (heads.size() == cells.size()) {
            piece.columns = heads;
        }
        in_table = true;
    }
}

}  // namespace findings::understanding
