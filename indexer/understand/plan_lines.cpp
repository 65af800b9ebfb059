// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/plan_lines.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <string_view>

namespace findings::understanding {
namespace {

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
            plan_column(label) != PlanColumn::None)
            labels.push_back({begin, colon});
    }
    return labels;
}

}  // namespace

std::optional<std::pair<PlanColumn, std::string>> labelled_line(const Piece& piece) {
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
    const PlanColumn column = plan_column(label);
    if (column == PlanColumn::None || trimmed(value).empty()) return std::nullopt;
    return std::pair{column, std::string(trimmed(value))};
}

std::size_t labelled_run(const std::vector<Piece>& pieces, std::size_t first) {
    std::size_t end = first, known = 0;
    bool has_action = false, has_other = false, has_finding = false;
    while (end < pieces.size()) {
        const auto line = labelled_line(pieces[end]);
        if (!line) break;
        has_finding = has_finding || line->first == PlanColumn::Finding;
        has_action = has_action || line->first == PlanColumn::Action;
        has_other = has_other || line->first == PlanColumn::Owner ||
                    line->first == PlanColumn::Due || line->first == PlanColumn::Status;
        ++known, ++end;
    }
    const bool is_pair =
        has_finding && has_action && pieces[first].block.kind != BlockKind::TableRow;
    return (known >= 3 && has_action && has_other) || is_pair ? end : first;
}

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
            return plan_column(
                       std::string_view(text).substr(label.begin, label.colon - label.begin)) ==
                   PlanColumn::Action;
        });
        const auto before =
            labels.empty() ? std::string_view{}
                           : trimmed(std::string_view(text).substr(0, labels.front().begin), " .");
        if (!acts || (labels.size() < 2 && word_count(before) < 3)) {
            out.push_back(std::move(piece));
            continue;
        }
        const auto push = [&](const std::string& words) {
            Piece line = piece_with_text(piece, words);
            line.block.kind = BlockKind::Paragraph;
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

}  // namespace findings::understanding
