// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/improvement_boxes.hpp"

#include "indexer/understand/contacts.hpp"
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

/// Line ends of a cell as blanks: readers of formats keep them or not.
std::string on_one_line(std::string_view text) {
    std::string line(trimmed(text));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// "Area for improvement 1 Ref: ...": a kind of demand and its number.
bool opens_box(std::string_view head) {
    const std::string key = folded(head.substr(0, 60));
    for (const std::string_view start :
         {"area for improvement ", "requirement ", "recommendation "}) {
        if (key.starts_with(start) && key.size() > start.size())
            return is_digit(key[start.size()]) && contains(head, "Ref:") &&
                   (contains(head, "Stated:") || contains(head, "To be completed by"));
    }
    return false;
}

/// Where what is demanded begins.
std::size_t demand_at(std::string_view text) {
    constexpr std::array<std::string_view, 4> kSubjects = {"The registered ",
                                                           "The provider ",
                                                           "The responsible ",
                                                           "The manager "};
    std::size_t at = std::string_view::npos;
    for (const auto subject : kSubjects) at = std::min(at, text.find(subject));
    return at;
}

std::optional<ImprovementBox> box_of(const std::vector<std::string>& cells) {
    if (cells.empty() || cells.size() > 3 || !opens_box(on_one_line(cells.front())))
        return std::nullopt;
    ImprovementBox box;
    std::string text;
    for (const auto& cell : cells) {
        if (is_improvement_verdict(cell))
            box.verdict = on_one_line(cell);
        else
            text += (text.empty() ? "" : " ") + on_one_line(cell);
    }
    const auto begin = demand_at(text);
    if (begin == std::string::npos) return std::nullopt;
    box.head = trimmed(std::string_view(text).substr(0, begin));
    auto end = text.size();
    for (const std::string_view label :
         {" Ref:", " Response by ", " Action taken as confirmed", " Action taken by "})
        end = std::min(end, text.find(label, begin));
    box.demand = trimmed(std::string_view(text).substr(begin, end - begin));
    const auto rest = trimmed(std::string_view(text).substr(end));
    const auto colon = rest.rfind(": ");
    box.label = trimmed(rest.substr(0, colon == std::string_view::npos ? colon : colon + 1));
    if (colon != std::string_view::npos) box.response = trimmed(rest.substr(colon + 2));
    return box;
}

/// "Regulation 21 (1) (b)" of "Ref: Regulation 21 (1) (b) Stated: First time".
std::string reference_of(std::string_view head) {
    const auto at = head.find("Ref:");
    if (at == std::string_view::npos) return {};
    const auto rest = head.substr(at + 4);
    return std::string(trimmed(rest.substr(0, std::min(rest.find("Stated"), rest.find("To be ")))));
}

class Writer {
  public:
    explicit Writer(std::vector<Piece>& out) : out_(out) {}

    void write(const ImprovementBox& box, Piece row) {
        const bool past = !box.verdict.empty() || row.role == SectionRole::History ||
                          contains(box.label, "Action taken as confirmed");
        const std::string reference = reference_of(box.head);
        row.block.kind = BlockKind::Paragraph;
        row.block.cells.clear();
        row.columns.clear();
        push(row, box.head, SectionRole::Boilerplate);
        if (!reference.empty())
            row.section.push_back(contains(reference, "Regulation") ? cited_from(reference, box.law)
                                                                    : reference);
        const bool of_standard =
            !contains(reference, "Regulation") && contains(reference, "Standard");
        Piece demand = row;
        read_due(box.head, demand);
        demand.reply.text = past ? std::string() : without_names(box.response);
        push(demand,
             box.demand,
             past ? SectionRole::History
                  : (of_standard ? SectionRole::ShouldActions : SectionRole::MustActions));
        push(row, box.label, SectionRole::Boilerplate);
        push(row, without_names(box.response), past ? SectionRole::History : SectionRole::Response);
        push(row, box.verdict, SectionRole::History);
    }

  private:
    static void read_due(std::string_view head, Piece& piece) {
        constexpr std::string_view kLabel = "To be completed by:";
        const auto at = head.find(kLabel);
        if (at == std::string_view::npos) return;
        const auto value = trimmed(head.substr(at + kLabel.size()));
        piece.due_text = value;
        if (const auto dates = dates_in(value, true); !dates.empty() && !dates.front().is_period)
            piece.due = dates.front().to;
    }

    void push(const Piece& row, std::string text, SectionRole role) {
        if (text.empty()) return;
        Piece piece = row;
        piece.block.text = std::move(text);
        piece.role = role;
        out_.push_back(std::move(piece));
    }

    std::vector<Piece>& out_;
};

/// "Action required to ensure compliance with The Nursing Homes Regulations (Northern Ireland)
/// 2005": the law that the boxes below cite.
bool names_law_of_boxes(std::string_view text) {
    return text.size() < 260 && contains(text, "ensure compliance with");
}

}  // namespace

void demote_box_labels(std::vector<Block>& blocks) {
    const bool any = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.text.starts_with("Stated:") || contains(block.text, " Stated: ");
    });
    if (!any) return;
    constexpr auto kLabels =
        std::to_array<std::string_view>({"area for improvement ",
                                         "areas for improvement from the last",
                                         "response by registered ",
                                         "validation of",
                                         "action required to ensure compliance",
                                         "action taken as confirmed",
                                         "ref: regulation",
                                         "ref: standard",
                                         "stated: ",
                                         "to be completed by"});
    for (auto& block : blocks) {
        if (block.kind == BlockKind::Heading && starts_with_any(folded(block.text), kLabels))
            block.kind = BlockKind::Paragraph;
    }
}

bool is_improvement_verdict(std::string_view cell) {
    constexpr std::array<std::string_view, 6> kVerdicts =
        {"met", "not met", "partially met", "carried forward", "no longer", "not assessed"};
    return cell.size() < 80 && starts_with_any(folded(cell), kVerdicts);
}

void write_improvement_box(const ImprovementBox& box, Piece row, std::vector<Piece>& out) {
    Writer(out).write(box, std::move(row));
}

void read_improvement_boxes(std::vector<Piece>& pieces) {
    const bool any = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        return piece.block.kind == BlockKind::TableRow && !piece.block.cells.empty() &&
               opens_box(on_one_line(piece.block.cells.front()));
    });
    if (!any) return;
    std::vector<Piece> out;
    out.reserve(pieces.size());
    std::string law;
    for (auto& piece : pieces) {
        if (names_law_of_boxes(piece.block.text)) {
            law = named_regulations(piece.block.text);
            piece.role = SectionRole::Boilerplate;
        }
        auto box = piece.block.kind == BlockKind::TableRow && piece.role != SectionRole::Personal
                       ? box_of(piece.block.cells)
                       : std::nullopt;
        if (!box) {
            out.push_back(std::move(piece));
            continue;
        }
        box->law = law;
        write_improvement_box(*box, std::move(piece), out);
    }
    pieces = std::move(out);
}

}  // namespace findings::understanding
