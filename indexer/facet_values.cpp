// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/facet_values.hpp"

#include <algorithm>

#include "indexer/schema/vocabulary.hpp"

namespace findings {
namespace {

void add(std::vector<std::string>& values, std::string_view value) {
    if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end()) values.emplace_back(value);
}

}  // namespace

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

std::array<std::vector<std::string>, kFacetCount> facet_values(const Report& report, const Passage& passage) {
    std::array<std::vector<std::string>, kFacetCount> values;
    for (const ThemeLabel& theme : passage.themes) add(values[facet::kTheme], theme.id);
    add(values[facet::kPolarity], to_id(passage.polarity));
    add(values[facet::kKind], to_id(passage.kind));
    add(values[facet::kKeyQuestion], to_id(passage.key_question));
    if (const auto overall = report.ratings.find("overall"); overall != report.ratings.end()) {
        add(values[facet::kRating], to_id(overall->second.value));
    }
    add(values[facet::kReportKind], report.report_kind);
    add(values[facet::kService], passage.core_service.empty() ? report.service : passage.core_service);
    add(values[facet::kRegion], report.region);
    add(values[facet::kProvider], report.provider.name);
    add(values[facet::kLocation], report.location.name);
    add(values[facet::kPublisher], report.publisher);
    for (const std::string& regulation : passage.regulations) {
        for (const std::string& level : regulation_levels(regulation)) add(values[facet::kRegulation], level);
    }
    if (const PartialDate date = filing_date(report, passage); date.known()) {
        add(values[facet::kYear], std::to_string(date.year));
    }
    return values;
}

}  // namespace findings
