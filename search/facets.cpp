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

/// Passages of one report, by their place in a list of passages: [begin, end).
struct ReportRun {
    std::uint32_t report = 0;
    std::size_t begin = 0, end = 0;
};

std::vector<ReportRun> report_runs(const ColumnsView& columns, std::span<const std::uint32_t> docids) {
    std::vector<ReportRun> runs;
    for (std::size_t i = 0; i < docids.size();) {
        const std::uint32_t report = columns.report_of_doc[docids[i]], end_docid = columns.docids_of(report).second;
        const std::size_t begin = i;
        while (i < docids.size() && docids[i] < end_docid) ++i;
        runs.push_back({report, begin, i});
    }
    return runs;
}

struct FacetTallies {
    std::vector<Tally> values;
    Tally missing;
};

/// `runs`: of `docids`.
FacetTallies tallied(const ColumnsView& columns, std::size_t facet, std::span<const std::uint32_t> docids, std::span<const ReportRun> runs) {
    const FacetColumnView& column = columns.facets.at(facet);
    FacetTallies tallies{std::vector<Tally>(column.values.size()), {}};
    for (const auto& [report, begin, end] : runs) {
        if (!column.offsets.empty()) {
            for (std::size_t i = begin; i < end; ++i) {
                const auto ordinals = column.of(docids[i]);
                for (const std::uint32_t ordinal : ordinals) tallies.values[ordinal].add(report);
                if (ordinals.empty()) tallies.missing.add(report);
            }
            continue;
        }
        if (const std::uint32_t ordinal = column.of_report[report]; ordinal != kVaries) {  // its passages are added at one go
            (ordinal == kNone ? tallies.missing : tallies.values[ordinal]).add(report, end - begin);
            continue;
        }
        for (std::size_t i = begin; i < end;) {
            const std::uint32_t ordinal = column.ordinals[docids[i]];
            const std::size_t first = i;
            while (i < end && column.ordinals[docids[i]] == ordinal) ++i;
            (ordinal == kNone ? tallies.missing : tallies.values[ordinal]).add(report, i - first);
        }
    }
    return tallies;
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

Filtered FacetCounter::filtered(std::vector<std::uint32_t> docids) const {
    Filtered filtered;
    if (active_ == 0) {
        filtered.passed = std::move(docids);
        return filtered;
    }
    for (const std::uint32_t docid : docids) {
        const std::uint32_t failed = failed_filters(docid);
        if ((failed & (failed - 1)) != 0) continue;  // fails two filters: counts nowhere
        if (failed == 0) filtered.passed.push_back(docid);
        for (std::uint32_t rest = failed == 0 ? active_ : failed; rest != 0; rest &= rest - 1) {
            filtered.but_one[static_cast<std::size_t>(__builtin_ctz(rest))].push_back(docid);
        }
    }
    return filtered;
}

std::vector<FacetCounts> FacetCounter::count(const Filtered& filtered, std::size_t limit) const {
    // One facet after the other: its column and its tallies stay in the cache.
    const std::vector<ReportRun> runs = report_runs(columns_, filtered.passed);
    std::vector<FacetCounts> counts;
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const bool is_filtered = (active_ & (1U << i)) != 0;
        const FacetTallies tallies = is_filtered ? tallied(columns_, i, filtered.but_one[i], report_runs(columns_, filtered.but_one[i]))
                                                 : tallied(columns_, i, filtered.passed, runs);
        FacetCounts facet = listed(i, tallies.values);
        facet.missing_findings = tallies.missing.findings;
        facet.missing_reports = tallies.missing.reports;
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
