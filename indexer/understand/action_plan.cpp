// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/action_plan.hpp"

#include "indexer/understand/contacts.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

enum class Column {
    None,
    Ref,
    Finding,
    Demand,
    Regulation,
    Code,
    Action,
    Owner,
    Due,
    Evidence,
    Status
};
constexpr std::size_t kColumns = 11;

struct ColumnWords {
    Column column;
    std::string_view words;  // in the folded head; a trailing blank stands for the end of a word
};

// The first that fits is taken: an "action owner" is an owner, the "evidence of completion" is
// evidence.
constexpr std::array kHeads = {ColumnWords{Column::Evidence, "evidence"},
                               ColumnWords{Column::Evidence, "assurance"},
                               ColumnWords{Column::Evidence, "how will we know"},
                               ColumnWords{Column::Evidence, "how we will know"},
                               ColumnWords{Column::Evidence, "success"},
                               ColumnWords{Column::Evidence, "monitor"},
                               ColumnWords{Column::Evidence, "how it will be checked"},
                               ColumnWords{Column::Evidence, "measure"},
                               ColumnWords{Column::Evidence, "proof"},
                               ColumnWords{Column::Status, "status"},
                               ColumnWords{Column::Status, "brag "},
                               ColumnWords{Column::Evidence, "intended outcome"},
                               ColumnWords{Column::Evidence, "expected outcome"},
                               ColumnWords{Column::Action, "planned improvement"},
                               ColumnWords{Column::Action, "task"},
                               ColumnWords{Column::Finding, "needs to improve"},
                               ColumnWords{Column::Finding, "shortfall"},
                               ColumnWords{Column::Finding, "you told us"},
                               ColumnWords{Column::Finding, "cqc told us"},
                               ColumnWords{Column::Finding, "we were told"},
                               ColumnWords{Column::Action, "we have done"},
                               ColumnWords{Column::Action, "mitigation"},
                               ColumnWords{Column::Status, "rag "},
                               ColumnWords{Column::Status, "progress"},
                               ColumnWords{Column::Status, "on track"},
                               ColumnWords{Column::Status, "update"},
                               ColumnWords{Column::Status, "position"},
                               ColumnWords{Column::Owner, "owner"},
                               ColumnWords{Column::Owner, "lead "},
                               ColumnWords{Column::Owner, "responsib"},
                               ColumnWords{Column::Owner, "accountable"},
                               ColumnWords{Column::Owner, "by whom"},
                               ColumnWords{Column::Owner, "who "},
                               ColumnWords{Column::Owner, "executive"},
                               ColumnWords{Column::Owner, "sro "},
                               ColumnWords{Column::Owner, "person "},
                               ColumnWords{Column::Due, "due"},
                               ColumnWords{Column::Due, "by when"},
                               ColumnWords{Column::Due, "deadline"},
                               ColumnWords{Column::Due, "timescale"},
                               ColumnWords{Column::Due, "date"},
                               ColumnWords{Column::Due, "completion"},
                               ColumnWords{Column::Due, "complete by"},
                               ColumnWords{Column::Due, "when "},
                               ColumnWords{Column::Due, "timeframe"},
                               ColumnWords{Column::Due, "target "},
                               ColumnWords{Column::Regulation, "regulation"},
                               ColumnWords{Column::Code, "code of practice"},
                               ColumnWords{Column::Code, "cop "},
                               ColumnWords{Column::Code, "code ref"},
                               ColumnWords{Column::Code, "code para"},
                               ColumnWords{Column::Code, "mha "},
                               ColumnWords{Column::Code, "mha section"},
                               ColumnWords{Column::Regulation, "reg "},
                               ColumnWords{Column::Regulation, "legislation"},
                               ColumnWords{Column::Code, "code "},
                               ColumnWords{Column::Ref, "ref "},
                               ColumnWords{Column::Ref, "reference"},
                               ColumnWords{Column::Ref, "no "},
                               ColumnWords{Column::Ref, "no. "},
                               ColumnWords{Column::Ref, "number"},
                               ColumnWords{Column::Ref, "id "},
                               ColumnWords{Column::Ref, "# "},
                               ColumnWords{Column::Ref, "item "},
                               ColumnWords{Column::Finding, "you said"},
                               ColumnWords{Column::Finding, "action the provider must"},
                               ColumnWords{Column::Finding, "must do"},
                               ColumnWords{Column::Finding, "should do"},
                               ColumnWords{Column::Finding, "must/should"},
                               ColumnWords{Column::Action, "action"},
                               ColumnWords{Column::Action, "we will"},
                               ColumnWords{Column::Action, "response"},
                               ColumnWords{Column::Action, "we did"},
                               ColumnWords{Column::Action, "will be done"},
                               ColumnWords{Column::Action, "plan "},
                               ColumnWords{Column::Action, "steps"},
                               ColumnWords{Column::Action, "what is being done"},
                               ColumnWords{Column::Action, "milestone"},
                               ColumnWords{Column::Action, "improvement needed to"},
                               ColumnWords{Column::Finding, "improvement needed "},
                               ColumnWords{Column::Action, "are doing"},
                               ColumnWords{Column::Finding, "found"},
                               ColumnWords{Column::Finding, "finding"},
                               ColumnWords{Column::Finding, "issue"},
                               ColumnWords{Column::Finding, "concern"},
                               ColumnWords{Column::Finding, "area for improvement"},
                               ColumnWords{Column::Finding, "requirement"},
                               ColumnWords{Column::Finding, "recommendation"},
                               ColumnWords{Column::Finding, "cqc said"},
                               ColumnWords{Column::Finding, "breach"},
                               ColumnWords{Column::Finding, "not met"},
                               ColumnWords{Column::Finding, "not being met"},
                               ColumnWords{Column::Finding, "description"},
                               ColumnWords{Column::Finding, "gap "},
                               ColumnWords{Column::Finding, "should address"},
                               ColumnWords{Column::Finding, "what was wrong"},
                               ColumnWords{Column::Finding, "area "},
                               ColumnWords{Column::Finding, "what the regulator"},
                               ColumnWords{Column::Finding, "learning"},
                               ColumnWords{Column::Finding, "lesson"},
                               ColumnWords{Column::Finding, "problem"}};

/// "Responsi ble officer": in a narrow column a long word of the head goes over the line.
Column column_of_broken(std::string key) {
    constexpr std::size_t kLong = 8;
    std::erase(key, ' ');
    for (const auto& head_words : kHeads) {
        if (head_words.words.size() >= kLong && !contains(head_words.words, " ") &&
            key.starts_with(head_words.words))
            return head_words.column;
    }
    return Column::None;
}

/// What a head says its column holds. Heads are short; a sentence is none.
Column column_of(std::string_view head) {
    if (head.size() > 70 || head.empty()) return Column::None;
    std::string key = folded(head);
    std::replace_if(
        key.begin(),
        key.end(),
        [](char c) { return c == '/' || c == ':' || c == '?' || c == '.' || c == '('; },
        ' ');
    key = " " + key + " ";
    for (const auto& head_words : kHeads) {
        const bool begins_word = contains(key, " " + std::string(head_words.words));
        if (begins_word) return head_words.column;
    }
    return column_of_broken(std::move(key));
}

using Layout = std::vector<Column>;

constexpr std::array<std::string_view, 4> kDemandHeads = {"improvement needed",
                                                          "requirement",
                                                          "recommendation",
                                                          "must"};

/// The columns of a plan: an action with somebody, some day or some state to it.
std::optional<Layout> layout_of(const std::vector<std::string>& cells) {
    if (cells.size() < 2) return std::nullopt;
    Layout layout;
    std::array<int, kColumns> seen{};
    int known = 0;
    for (const auto& cell : cells) {
        Column column = column_of(cell);
        // "Finding | Improvement needed": what was found and what is asked for are two.
        if (column == Column::Finding && seen[static_cast<std::size_t>(Column::Finding)] > 0 &&
            contains_any(folded(cell), kDemandHeads))
            column = Column::Demand;
        // "Date" and "Target date", "Progress" and "RAG": the second is joined to the first by the
        // reader of the row.
        if (column != Column::None && seen[static_cast<std::size_t>(column)]++ == 0) ++known;
        layout.push_back(column);
    }
    const auto has = [&](Column column) { return seen[static_cast<std::size_t>(column)] > 0; };
    // "You said | We did": what was found and what was done about it.
    const bool is_pair = has(Column::Finding) && has(Column::Action) && cells.size() <= 3;
    const bool is_plan =
        is_pair || (has(Column::Action) && known >= 3 &&
                    (has(Column::Owner) || has(Column::Due) || has(Column::Status)));
    return is_plan ? std::optional(layout) : std::nullopt;
}

/// One line of a plan, by column.
struct Entry {
    std::array<std::string, kColumns> texts;
    [[nodiscard]] std::string& operator[](Column column) {
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
        const bool goes_on = entry[Column::Finding].empty() && entry[Column::Ref].empty() &&
                             !entry[Column::Action].empty();
        if (goes_on) {
            entry[Column::Ref] = last_[Column::Ref],
            entry[Column::Regulation] = entry[Column::Regulation].empty()
                                            ? last_[Column::Regulation]
                                            : entry[Column::Regulation];
            if (entry[Column::Code].empty()) entry[Column::Code] = last_[Column::Code];
        }
        Piece piece = row;
        piece.columns.clear();
        piece.block.kind = BlockKind::Paragraph;
        piece.block.cells.clear();
        piece.block.marker = entry[Column::Ref];
        piece.due_text = entry[Column::Due];
        piece.due = date_of(entry[Column::Due]);
        piece.reply = {entry[Column::Ref],
                       without_names(entry[Column::Action]),
                       role_of_owner(entry[Column::Owner]),
                       without_names(entry[Column::Status]),
                       without_names(entry[Column::Evidence])};
        if (!entry[Column::Regulation].empty())
            piece.section.push_back(regulation_line(entry[Column::Regulation]));
        if (!entry[Column::Code].empty()) piece.section.push_back(entry[Column::Code]);
        // "Safe", "Domain 2": a word or two that no column names is where the line stands.
        if (const auto& other = entry[Column::None]; !other.empty() && word_count(other) <= 8)
            piece.section.push_back(std::exchange(entry[Column::None], {}));
        if (!entry[Column::Finding].empty())
            push(piece,
                 without_names(entry[Column::Finding]),
                 tells_learning_ ? SectionRole::Findings : role_of_finding(entry[Column::Finding]));
        if (!entry[Column::Demand].empty())
            push(piece,
                 without_names(entry[Column::Demand]),
                 role_of_finding(entry[Column::Demand]));
        const std::string action = piece.reply.text, evidence = piece.reply.evidence,
                          status = piece.reply.status;
        piece.reply.text.clear();
        if (!action.empty()) push(piece, action, SectionRole::Response);
        if (word_count(evidence) >= 6) push(piece, evidence, SectionRole::Response);
        if (word_count(status) >= 6) push(piece, status, SectionRole::Response);
        if (!entry[Column::None].empty())
            push(piece, without_names(entry[Column::None]), SectionRole::Body);
        if (!goes_on) last_ = entry;
    }

  private:
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

Entry entry_of(const std::vector<std::string>& cells, const Layout& layout) {
    Entry entry;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Column column = i < layout.size() ? layout[i] : Column::None;
        add(entry[column],
            cells[i],
            column == Column::Owner ? ", " : (column == Column::None ? " | " : "; "));
    }
    return entry;
}

/// "Lead: ward manager" or the two cells "Lead | ward manager": one line of a plan printed
/// downwards.
std::optional<std::pair<Column, std::string>> labelled_line(const Piece& piece) {
    std::string_view label, value;
    if (piece.block.kind == BlockKind::TableRow) {
        if (piece.block.cells.size() != 2) return std::nullopt;
        label = piece.block.cells[0], value = piece.block.cells[1];
    } else {
        const auto colon = piece.block.text.find(':');
        if (colon == std::string::npos || colon > 50 || colon + 1 >= piece.block.text.size())
            return std::nullopt;
        label = std::string_view(piece.block.text).substr(0, colon),
        value = std::string_view(piece.block.text).substr(colon + 1);
        if (word_count(label) > 6) return std::nullopt;
    }
    const Column column = column_of(label);
    if (column == Column::None || trimmed(value).empty()) return std::nullopt;
    return std::pair{column, std::string(trimmed(value))};
}

/// Three lines or more in a row, an action among them, make a plan printed downwards.
std::size_t labelled_run(const std::vector<Piece>& pieces, std::size_t first) {
    std::size_t end = first, known = 0;
    bool has_action = false, has_other = false, has_finding = false;
    while (end < pieces.size()) {
        const auto line = labelled_line(pieces[end]);
        if (!line) break;
        has_finding = has_finding || line->first == Column::Finding;
        has_action = has_action || line->first == Column::Action;
        has_other = has_other || line->first == Column::Owner || line->first == Column::Due ||
                    line->first == Column::Status;
        ++known, ++end;
    }
    const bool is_pair =
        has_finding && has_action && pieces[first].block.kind != BlockKind::TableRow;
    return (known >= 3 && has_action && has_other) || is_pair ? end : first;
}

/// A label in running text and what stands before it: "CQC said: ... We will: ... By when: ...".
struct InlineLabel {
    std::size_t begin = 0;  // of the label's first word
    std::size_t colon = 0;
};

std::vector<InlineLabel> inline_labels(std::string_view text) {
    std::vector<InlineLabel> labels;
    for (auto colon = text.find(':'); colon != std::string_view::npos;
         colon = text.find(':', colon + 1)) {
        auto begin = colon;
        while (begin > 0 && colon - begin < 50 && text[begin - 1] != '.' &&
               text[begin - 1] != ';' && text[begin - 1] != '\n' && text[begin - 1] != ':' &&
               text[begin - 1] != '|')
            --begin;
        while (begin < colon && (text[begin] == ' ' || text[begin] == ')')) ++begin;
        const auto label = text.substr(begin, colon - begin);
        if (!label.empty() && is_upper(label.front()) && word_count(label) <= 6 &&
            column_of(label) != Column::None)
            labels.push_back({begin, colon});
    }
    return labels;
}

/// Paragraphs into which a reader joined the lines of a plan are taken apart again; what stands
/// before the first label is what was found.
void part_inline_labels(std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    out.reserve(pieces.size());
    for (auto& piece : pieces) {
        const std::string text = piece.block.text;
        const bool prose =
            piece.block.kind == BlockKind::Paragraph || piece.block.kind == BlockKind::ListItem;
        const auto labels = prose && text.size() < 4000 && piece.role != SectionRole::Personal
                                ? inline_labels(text)
                                : std::vector<InlineLabel>{};
        const bool acts = std::any_of(labels.begin(), labels.end(), [&](const auto& label) {
            return column_of(
                       std::string_view(text).substr(label.begin, label.colon - label.begin)) ==
                   Column::Action;
        });
        const auto before =
            labels.empty() ? std::string_view{}
                           : trimmed(std::string_view(text).substr(0, labels.front().begin), " .");
        if (!acts || (labels.size() < 2 && word_count(before) < 3)) {
            out.push_back(std::move(piece));
            continue;
        }
        const auto push = [&](std::string words) {
            Piece line = piece;
            line.block.kind = BlockKind::Paragraph;
            line.block.text = std::move(words);
            out.push_back(std::move(line));
        };
        if (word_count(before) >= 3)
            push("Finding: " +
                 std::string(trimmed(std::string_view(text).substr(0, labels.front().begin))));
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto end = i + 1 < labels.size() ? labels[i + 1].begin : text.size();
            push(std::string(
                trimmed(std::string_view(text).substr(labels[i].begin, end - labels[i].begin))));
        }
    }
    pieces = std::move(out);
}

bool is_header_words(const std::vector<std::string>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](const auto& cell) {
        return cell.size() <= 70;
    });
}

}  // namespace

bool has_action_plan(std::span<const Piece> pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        const auto layout =
            piece.block.kind == BlockKind::TableRow && is_header_words(piece.block.cells)
                ? layout_of(piece.block.cells)
                : std::nullopt;
        const auto has = [&](Column column) {
            return std::find(layout->begin(), layout->end(), column) != layout->end();
        };
        return layout && has(Column::Finding) && has(Column::Action) && has(Column::Owner) &&
               has(Column::Due);
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
    std::optional<Layout> layout, before_page;  // a table may go on over the page without its head
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
        if (is_row && is_header_words(cells)) {
            if (auto found = layout_of(cells)) {
                layout = std::move(found);
                reader.note_head(cells);
                piece.role = SectionRole::Boilerplate;
                out.push_back(std::move(piece));
                continue;
            }
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
            const bool starts = (line.first == Column::Ref || line.first == Column::Finding ||
                                 line.first == Column::Action) &&
                                !entry[line.first].empty();
            if (starts) reader.write(std::exchange(entry, {}), first);
            add(entry[line.first], line.second, "; ");
        }
        reader.write(std::move(entry), first);
        --i;
    }
    pieces = std::move(out);
}

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
            heads = cells;
        } else if (heads.size() == cells.size()) {
            piece.columns = heads;
        }
        in_table = true;
    }
}

}  // namespace findings::understanding
