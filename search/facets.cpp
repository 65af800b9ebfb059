// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/facets.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "indexer/schema/tokens.hpp"

namespace findings {
namespace {

std::unordered_set<std::string> keys_of(const std::vector<std::string>& values) {
    std::unordered_set<std::string> keys;
    for (const std::string& value : values) keys.insert(facet_key(value));
    return keys;
}

std::vector<bool> flags_for(const FacetColumnView& column, const std::vector<std::string>& values) {
    if (std::find(values.begin(), values.end(), kAnyValue) != values.end()) return std::vector<bool>(column.values.size(), true);
    const auto keys = keys_of(values);
    std::vector<bool> flags(column.values.size());
    for (std::size_t i = 0; i < column.values.size(); ++i) flags[i] = keys.contains(column.values[i].key);
    return flags;
}

bool is_more(const FacetValue& a, const FacetValue& b) {
    return a.findings != b.findings ? a.findings > b.findings : a.value < b.value;
}

/// The first `limit` values and, after them, every selected or excluded one.
void cut(FacetCounts& facet, std::size_t limit) {
    facet.values_total = facet.values.size();
    if (limit == 0 || facet.values.size() <= limit || kFacets[facet.facet].values == FacetValues::Closed) return;
    const auto rest = facet.values.begin() + static_cast<std::ptrdiff_t>(limit);
    facet.values.erase(std::remove_if(rest, facet.values.end(), [](const FacetValue& v) { return !v.selected && !v.excluded; }),
                       facet.values.end());
}

/// Parents by count, each followed by its children by count.
std::vector<FacetValue> as_tree(std::vector<FacetValue> values) {
    std::sort(values.begin(), values.end(), is_more);
    const bool is_flat = std::all_of(values.begin(), values.end(), [](const FacetValue& v) { return v.parent.empty(); });
    if (is_flat) return values;
    std::vector<FacetValue> ordered;
    for (const FacetValue& parent : values) {
        const bool has_parent = std::any_of(values.begin(), values.end(),
                                            [&](const FacetValue& v) { return v.value == parent.parent; });
        if (has_parent) continue;
        ordered.push_back(parent);
        std::copy_if(values.begin(), values.end(), std::back_inserter(ordered),
                     [&](const FacetValue& child) { return child.parent == parent.value; });
    }
    return ordered;
}

}  // namespace

FacetCounter::FacetCounter(const ColumnsView& columns, const std::array<FacetFilter, kFacetCount>& filters)
    : columns_(columns), filters_(filters) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const FacetFilter& filter = filters.at(i);
        if (filter.empty()) continue;
        active_ |= 1U << i;
        Allowed& allowed = allowed_.at(i);
        allowed.has_include = !filter.include.empty();
        allowed.has_exclude = !filter.exclude.empty();
        allowed.include = flags_for(columns.facets.at(i), filter.include);
        allowed.exclude = flags_for(columns.facets.at(i), filter.exclude);
    }
}

std::uint32_t FacetCounter::failed_filters(std::uint32_t docid) const {
    std::uint32_t failed = 0;
    for (std::uint32_t rest = active_; rest != 0; rest &= rest - 1) {
        const auto i = static_cast<std::size_t>(__builtin_ctz(rest));
        const Allowed& allowed = allowed_[i];
        const auto ordinals = columns_.facets[i].of(docid);
        const bool included = !allowed.has_include ||
                              std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) { return allowed.include[o]; });
        const bool excluded = allowed.has_exclude &&
                              std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) { return allowed.exclude[o]; });
        if (!included || excluded) failed |= 1U << i;
    }
    return failed;
}

std::vector<FacetCounts> FacetCounter::count(std::span<const std::uint32_t> docids, std::size_t limit) const {
    std::array<std::vector<Tally>, kFacetCount> tallies;
    std::array<Tally, kFacetCount> missing;
    for (std::size_t i = 0; i < kFacetCount; ++i) tallies[i].resize(columns_.facets[i].values.size());
    for (const std::uint32_t docid : docids) {
        const std::uint32_t failed = failed_filters(docid);
        if ((failed & (failed - 1)) != 0) continue;  // fails two filters: counts nowhere
        const std::uint32_t report = columns_.report_of_doc[docid];
        for (std::size_t i = 0; i < kFacetCount; ++i) {
            if ((failed & ~(1U << i)) != 0) continue;
            const auto ordinals = columns_.facets[i].of(docid);
            for (const std::uint32_t ordinal : ordinals) tallies[i][ordinal].add(report);
            if (ordinals.empty()) missing[i].add(report);
        }
    }
    std::vector<FacetCounts> counts;
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        FacetCounts facet = listed(i, tallies[i]);
        facet.missing_findings = missing[i].findings;
        facet.missing_reports = missing[i].reports;
        cut(facet, limit);
        counts.push_back(std::move(facet));
    }
    return counts;
}

FacetCounts FacetCounter::listed(std::size_t number, const std::vector<Tally>& tallies) const {
    FacetCounts facet;
    facet.facet = number;
    const auto selected = keys_of(filters_.at(number).include);
    const auto excluded = keys_of(filters_.at(number).exclude);
    const auto& values = columns_.facets.at(number).values;
    for (std::size_t v = 0; v < values.size(); ++v) {
        FacetValue value{values[v].value, values[v].label, {}, tallies[v].findings, tallies[v].reports,
                         selected.contains(values[v].key), excluded.contains(values[v].key)};
        if (values[v].parent != kNone) value.parent = values[values[v].parent].value;
        if (value.findings > 0 || value.selected || value.excluded) facet.values.push_back(std::move(value));
    }
    // A selected value that this generation does not know still shows, with 0: it can be taken off again.
    for (const std::string& wanted : filters_.at(number).include) {
        const auto is_it = [&](const FacetValue& v) { return facet_key(v.value) == facet_key(wanted); };
        if (wanted != kAnyValue && std::none_of(facet.values.begin(), facet.values.end(), is_it)) {
            facet.values.push_back({wanted, wanted, {}, 0, 0, true, false});
        }
    }
    facet.values = as_tree(std::move(facet.values));
    if (number == facet::kYear) {
        std::sort(facet.values.begin(), facet.values.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
    }
    return facet;
}

}  // namespace findings
