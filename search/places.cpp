// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/places.hpp"

#include <algorithm>
#include <iterator>

namespace findings {
namespace {

constexpr std::uint64_t kNowhere = ~std::uint64_t{0};

}  // namespace

std::uint32_t only_ordinal(const FacetColumnView& column, std::uint32_t docid) {
    const auto values = column.of(docid);
    return values.empty() ? kNone : values.front();
}

ReportsByPlace::ReportsByPlace(const ColumnsView& columns) : columns_(columns) {
    for (std::uint32_t report = 0; report < columns.report_ids.size(); ++report) {
        const auto [first, end] = columns.docids_of(report);
        if (first == end || columns.last_day[first] == 0) continue;
        const std::uint64_t place = place_of(first);
        if (place != kNowhere) by_place_[place].push_back({columns.last_day[first], report});
    }
    for (auto& [place, reports] : by_place_) {
        std::sort(reports.begin(), reports.end(), [](const Dated& a, const Dated& b) {
            return a.day != b.day ? a.day < b.day : a.report < b.report;
        });
    }
}

std::uint64_t ReportsByPlace::place_of(std::uint32_t docid) const {
    const std::uint32_t location = only_ordinal(columns_.facets[facet::kLocation], docid);
    if (location != kNone) return location;
    const std::uint32_t provider = only_ordinal(columns_.facets[facet::kProvider], docid);
    if (provider == kNone) return kNowhere;
    const std::uint32_t service = only_ordinal(columns_.facets[facet::kService], docid);
    constexpr std::uint64_t kIsProvider = std::uint64_t{1} << 63U;
    return kIsProvider | (std::uint64_t{provider} << 31U) | (service & 0x7FFFFFFFU);
}

std::span<const ReportsByPlace::Dated> ReportsByPlace::after(std::uint32_t docid) const {
    const auto found = by_place_.find(place_of(docid));
    const std::uint32_t day = columns_.last_day[docid];
    if (found == by_place_.end() || day == 0) return {};
    const auto& reports = found->second;
    const auto later = std::find_if(reports.begin(), reports.end(), [&](const Dated& report) {
        return report.day > day;
    });
    return std::span(reports).subspan(static_cast<std::size_t>(later - reports.begin()));
}

std::vector<std::uint32_t> particular_themes(const FacetColumnView& themes, std::uint32_t docid) {
    const auto all = themes.of(docid);
    std::vector<std::uint32_t> particular;
    std::copy_if(all.begin(), all.end(), std::back_inserter(particular), [&](std::uint32_t theme) {
        return std::none_of(all.begin(), all.end(), [&](std::uint32_t other) {
            return themes.values[other].parent == theme;
        });
    });
    return particular;
}

}  // namespace findings
