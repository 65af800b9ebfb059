// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/overview.hpp"

#include "server/params.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace findings {
namespace {

using Counts = std::map<std::string_view, std::uint64_t>;

const FacetCounts* counts_of(const SearchPage& page, std::size_t facet) {
    const auto found = std::ranges::find(page.facets, facet, &FacetCounts::facet);
    return found == page.facets.end() ? nullptr : &*found;
}

Counts by_value(const SearchPage& page, std::size_t facet) {
    Counts counts;
    if (const FacetCounts* found = counts_of(page, facet)) {
        for (const FacetValue& value : found->values) counts[value.value] = value.findings;
    }
    return counts;
}

std::uint64_t count_in(const Counts& counts, std::string_view value) {
    const auto found = counts.find(value);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

SearchRequest with_polarity(SearchRequest request, const char* polarity) {
    request.filters[facet::kPolarity] = {{polarity}, {}};
    return request;
}

Result<Overview> overview_of(SearchBackend& backend, const SearchRequest& question) {
    Overview overview;
    const auto ask = [&](const SearchRequest& request, SearchPage& page) -> Result<void> {
        auto answer = backend.search(request);
        if (!answer) return tl::unexpected(std::move(answer.error()));
        page = std::move(*answer);
        return {};
    };
    SearchRequest everything = question;
    everything.filters[facet::kPolarity] = {};
    if (auto asked = ask(everything, overview.all); !asked) return tl::unexpected(asked.error());
    for (auto [polarity, page] : {std::pair{"good", &overview.good},
                                  std::pair{"concern", &overview.concern},
                                  std::pair{"requirement", &overview.requirement}}) {
        if (auto asked = ask(with_polarity(question, polarity), *page); !asked)
            return tl::unexpected(asked.error());
    }
    return overview;
}

std::vector<CountRow> rows_of(const Overview& overview,
                              std::size_t facet,
                              const ThemeTree& themes) {
    std::vector<CountRow> rows;
    const FacetCounts* values = counts_of(overview.all, facet);
    if (values == nullptr) return rows;
    const Counts good = by_value(overview.good, facet);
    const Counts concern = by_value(overview.concern, facet);
    const Counts requirement = by_value(overview.requirement, facet);
    for (const FacetValue& value : values->values) {
        if (value.findings == 0) continue;
        rows.push_back({.value = value.value,
                        .label = value.label.empty() ? facet_value_label(facet, value.value, themes)
                                                     : value.label,
                        .parent = value.parent,
                        .findings = value.findings,
                        .good = count_in(good, value.value),
                        .concern = count_in(concern, value.value),
                        .requirement = count_in(requirement, value.value)});
    }
    if (facet == facet::kYear) std::ranges::sort(rows, {}, &CountRow::value);
    return rows;
}

CountRow total_of(const Overview& overview) {
    return {.value = {},
            .label = {},
            .parent = {},
            .findings = overview.all.total_findings,
            .good = overview.good.total_findings,
            .concern = overview.concern.total_findings,
            .requirement = overview.requirement.total_findings};
}

Json json_of_row(const CountRow& row) {
    Json json = Json::object();
    if (!row.value.empty()) json = {{"value", row.value}, {"label", row.label}};
    if (!row.parent.empty()) json["parent"] = row.parent;
    json["findings"] = row.findings;
    json["good"] = row.good;
    json["concern"] = row.concern;
    json["requirement"] = row.requirement;
    return json;
}

Json json_of_rows(const std::vector<CountRow>& rows) {
    Json list = Json::array();
    for (const CountRow& row : rows) list.push_back(json_of_row(row));
    return list;
}

}  // namespace findings
