// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/own_rules.hpp"

#include "indexer/understand/board_papers.hpp"
#include "indexer/understand/control_sheets.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

bool is_titled_rules(std::string_view title) {
    constexpr auto kRules = std::to_array<std::string_view>(
        {"policy", "procedure", "procedures", "protocol", "sop", "rules"});
    constexpr auto kAboutRules = std::to_array<std::string_view>({"policy paper",
                                                                  "policy position",
                                                                  "policy brief",
                                                                  "policy report",
                                                                  "policy statement",
                                                                  "policy response",
                                                                  "policy review",
                                                                  "review of",
                                                                  "public policy",
                                                                  "government policy",
                                                                  "national policy"});
    const std::string key = folded(title);
    return !contains_any(key, kAboutRules) &&
           std::any_of(kRules.begin(), kRules.end(), [&](std::string_view word) {
               return contains_word(key, word);
           });
}

/// "5 Recommendations of the audit": what others advise, printed in the policy too.
bool stands_among_advice(const Piece& piece) {
    return std::any_of(piece.section.begin(), piece.section.end(), [](const std::string& heading) {
        return contains(folded(heading), "recommend");
    });
}

}  // namespace

bool holds_own_rules(std::span<const Block> blocks, const Report& report) {
    if (report.report_kind != "policy" || is_board_paper(blocks)) return false;
    return is_titled_rules(report.title) || control_sheet(blocks).is_sheet();
}

void bind_by_own_rules(std::vector<Piece>& pieces) {
    for (auto& piece : pieces) {
        const bool asks = piece.role == SectionRole::Recommendations && piece.reply == Reply{};
        if (!asks || stands_among_advice(piece)) continue;
        if (piece.modality == "must") piece.role = SectionRole::MustActions;
        if (piece.modality == "should") piece.role = SectionRole::ShouldActions;
    }
}

}  // namespace findings::understanding
