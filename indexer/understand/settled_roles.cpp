// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/settled_roles.hpp"

#include "indexer/understand/action_headings.hpp"
#include "indexer/understand/actions_asked.hpp"
#include "indexer/understand/demand_sentences.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/lead_ins.hpp"
#include "indexer/understand/line_meaning.hpp"
#include "indexer/understand/open_headings.hpp"
#include "indexer/understand/personal.hpp"
#include "indexer/understand/question_rows.hpp"
#include "indexer/understand/signatures.hpp"
#include "indexer/understand/words.hpp"

#include <string_view>
#include <utility>

namespace findings::understanding {

SectionRole settled_role(const Piece& piece, const SectionOptions& options, bool personal) {
    const std::string_view text = piece.block.text;
    if (personal || (options.report_kind == "mha-visit" && is_about_one_patient(piece.block)))
        return SectionRole::Personal;
    if (is_not_assessed_text(text)) return SectionRole::NotAssessed;
    if (text == options.source_line ||
        (text.ends_with(':') && lead_in_role(text) == SectionRole::RatingReasons) ||
        is_boilerplate_text(text) || is_verdict_text(text) || is_label_line(text) ||
        is_signature(text) || (piece.block.kind != BlockKind::TableRow && rated_group(piece.block)))
        return SectionRole::Boilerplate;
    const bool names_group =
        is_action_list(piece.role) && piece.block.kind != BlockKind::ListItem && text.size() < 60 &&
        !ends_sentence(text) && word_count(text) <= 6 && !action_in_words(piece.block);
    if (names_group) return SectionRole::Boilerplate;
    if (is_past_demand_text(text) ||
        (piece.block.kind != BlockKind::ListItem && is_history_text(text)))
        return SectionRole::History;
    const bool inspection = is_inspection_kind(options.report_kind);
    if (inspection && piece.role == SectionRole::Body && piece.block.kind == BlockKind::ListItem &&
        !piece.section.empty() && heads_improvements(piece.section.back()) &&
        begins_with_order(text))
        return SectionRole::ShouldActions;
    if (inspection && (piece.role == SectionRole::Body || piece.role == SectionRole::Findings ||
                       piece.role == SectionRole::Breach))
        return action_in_words(piece.block).value_or(piece.role);
    return piece.role;
}

std::vector<Piece> runs_of(Piece piece, std::optional<SectionRole> section) {
    const bool may_ask = piece.role != SectionRole::Personal &&
                         piece.role != SectionRole::Boilerplate &&
                         piece.role != SectionRole::NotAssessed;
    // Under "What the service has done to meet requirements" old demands are told again.
    const bool told_again = section == SectionRole::History && piece.role == SectionRole::History;
    std::vector<Piece> out;
    if (!may_ask || told_again || piece.block.kind != BlockKind::Paragraph) {
        out.push_back(std::move(piece));
        return out;
    }
    const auto runs = demand_runs(piece.block);
    const bool listed = is_action_list(section);
    for (const auto& run : runs) {
        Piece part = piece;
        part.block.text = run.text;
        // The paragraph may have got its role from its first sentence only.
        const auto outer = is_action_list(piece.role) && !listed && runs.size() > 1
                               ? section.value_or(SectionRole::Body)
                               : piece.role;
        part.role = run.role.value_or(outer);
        if (is_action_list(part.role) && listed && part.role != SectionRole::History)
            part.role = *section;
        out.push_back(std::move(part));
    }
    return out;
}

}  // namespace findings::understanding
