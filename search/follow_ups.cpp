// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/follow_ups.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace findings {
namespace {

bool shares(const FacetColumnView& themes,
            std::uint32_t docid,
            const std::vector<std::uint32_t>& wanted) {
    const auto theirs = themes.of(docid);
    return std::any_of(theirs.begin(), theirs.end(), [&](std::uint32_t theme) {
        return std::find(wanted.begin(), wanted.end(), theme) != wanted.end();
    });
}

std::string_view polarity_of(const ColumnsView& columns, std::uint32_t docid) {
    const FacetColumnView& column = columns.facets[facet::kPolarity];
    const std::uint32_t ordinal = only_ordinal(column, docid);
    return ordinal == kNone ? std::string_view{} : std::string_view(column.values[ordinal].value);
}

}  // namespace

FollowUp FollowUps::after(std::uint32_t docid) const {
    FollowUp follow_up;
    const auto later = places_.after(docid);
    follow_up.later_reports = static_cast<std::uint32_t>(later.size());
    const FacetColumnView& themes = columns_.facets[facet::kTheme];
    const auto wanted = particular_themes(themes, docid);
    for (auto report = later.rbegin();
         report != later.rend() && (follow_up.good == 0 || follow_up.again == 0);
         ++report) {
        const auto [first, end] = columns_.docids_of(report->report);
        for (std::uint32_t other = first; other < end; ++other) {
            if (!shares(themes, other, wanted)) continue;
            const std::string_view polarity = polarity_of(columns_, other);
            if (polarity == "good" && follow_up.good == 0) follow_up.good = other;
            if ((polarity == "concern" || polarity == "requirement") && follow_up.again == 0)
                follow_up.again = other;
        }
    }
    return follow_up;
}

}  // namespace findings
