// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/facet_values.hpp"

#include "indexer/schema/vocabulary.hpp"

namespace findings {

std::vector<std::string> regulation_levels(const std::string& regulation) {
    std::vector<std::string> levels{regulation};
    for (std::size_t cut = regulation.rfind('('); cut != std::string::npos && cut > 0;) {
        levels.push_back(regulation.substr(0, cut));
        cut = levels.back().rfind('(');
    }
    return levels;
}

PartialDate filing_date(const Report& report, const Passage& passage) {
    if (passage.date.known()) return passage.date;
    if (report.published.known()) return report.published;
    return report.inspected_to.known() ? report.inspected_to : report.inspected_from;
}

void report_values(const Report& report, const TakeFacetValue& take) {
    if (const auto overall = report.ratings.find("overall"); overall != report.ratings.end()) {
        take(facet::kRating, to_id(overall->second.value));
    }
    take(facet::kReportKind, report.report_kind);
    take(facet::kRegion, report.region);
    take(facet::kProvider, report.provider.name);
    take(facet::kLocation, report.location.name);
    take(facet::kPublisher, report.publisher);
}

void passage_values(const Report& report, const Passage& passage, const TakeFacetValue& take) {
    for (const ThemeLabel& theme : passage.themes) take(facet::kTheme, theme.id);
    take(facet::kPolarity, to_id(passage.polarity));
    take(facet::kKind, to_id(passage.kind));
    take(facet::kKeyQuestion, to_id(passage.key_question));
    take(facet::kService, passage.core_service.empty() ? report.service : passage.core_service);
    for (const std::string& regulation : passage.regulations) {
        for (const std::string& level : regulation_levels(regulation))
            take(facet::kRegulation, level);
    }
    if (const PartialDate date = filing_date(report, passage); date.known())
        take(facet::kYear, std::to_string(date.year));
}

}  // namespace findings
