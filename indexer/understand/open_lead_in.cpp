// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/open_lead_in.hpp"

#include "indexer/understand/lead_ins.hpp"
#include "indexer/understand/open_headings.hpp"

#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestLeadIn = 240;
constexpr std::size_t kShortLeadIn = 70;  // "Inspectors found:" says nothing by itself

}  // namespace

void OpenLeadIn::describe(Piece& piece) const {
    const bool is_item = piece.block.kind == BlockKind::ListItem;
    if (role_ && (is_item || *role_ == SectionRole::However || *role_ == SectionRole::Breach)) {
        piece.role = *role_;
    }
    if (is_item && !text_.empty()) piece.section.push_back(text_);
}

void OpenLeadIn::note(Piece& paragraph, const LeadInPlace& place) {
    const std::string_view text = paragraph.block.text;
    const auto role = lead_in_role(text);
    const bool ends_open = text.ends_with(':') || role == SectionRole::However;
    if (!ends_open || text.size() > kLongestLeadIn || paragraph.role == SectionRole::Personal) {
        if (!text.ends_with(':') && !place.after_list && role_ != SectionRole::Breach)
            text_.clear();
        return;
    }
    if (!place.list_follows && role != SectionRole::However && role != SectionRole::Breach) return;
    text_ = text;
    role_ = role_for_list(role, text_, place.inspection, place.in_action_list);
    const bool list_role =
        paragraph.role == SectionRole::However || paragraph.role == SectionRole::Recommendations ||
        is_action_list(paragraph.role) || paragraph.role == SectionRole::RatingReasons ||
        paragraph.role == SectionRole::OutcomesAimed;
    if (list_role) paragraph.role = SectionRole::Body;
    if (text.size() <= kShortLeadIn || role == SectionRole::RatingReasons ||
        (place.inspection && is_action_list(role_)) || role_ == SectionRole::Recommendations)
        paragraph.role = SectionRole::Boilerplate;
}

}  // namespace findings::understanding
