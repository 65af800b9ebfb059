// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/facets.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/label_count.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

namespace findings {
namespace {

std::unordered_set<std::string> keys_of(const std::vector<std::string>& values) {
    std::unordered_set<std::string> keys;
    for (const std::string& value : values) keys.insert(facet_key(value));
    return keys;
}

std::vector<bool> flags_for(const FacetColumnView& column, const std::vector<std::string>& values) {
    if (std::find(values.begin(), values.end(), kAnyValue) != values.end())
        return std::vector<bool>(column.values.size(), true);
    const auto keys = keys_of(values);
    std::vector<bool> flags(column.values.size());
    for (std::size_t i = 0; i < column.values.size(); ++i)
        flags[i] = keys.contains(column.values[i].key);
    return flags;
}

/// Numbers of values, parents in the order given, each followed by its children. Neither is lost
/// where the other is not there.
std::vector<std::uint32_t> as_tree(const std::vector<ColumnValue>& values,
                                   const std::vector<std::uint32_t>& shown) {
    std::vector<std::uint32_t> ordered;
    for (const std::uint32_t top : shown) {
        const std::uint32_t parent = values[top].parent;
        if (parent != kNone && std::find(shown.begin(), shown.end(), parent) != shown.end())
            continue;
        ordered.push_back(top);
        std::copy_if(shown.begin(),
                     shown.end(),
                     std::back_inserter(ordered),
                     [&](std::uint32_t value) { return values[value].parent == top; });
    }
    return ordered;
}

/// Of a facet that is not in LabelColumns: its value is mostly that of the report, or there is none
/// in all of it. `runs`: of `docids`.
FacetTallies tallied(const FacetColumnView& column,
                     std::span<const std::uint32_t> docids,
                     std::span<const ReportRun> runs) {
    FacetTallies tallies{std::vector<Tally>(column.values.size()), {}};
    for (const auto& [report, begin, end] : runs) {
        if (const std::uint32_t ordinal = column.of_report[report];
            ordinal != kVaries) {  // its passages are added at one go
            (ordinal == kNone ? tallies.missing : tallies.values[ordinal]).add(report, end - begin);
            continue;
        }
        for (const std::uint32_t docid : docids.subspan(begin, end - begin)) {
            const auto ordinals = column.of(docid);
            for (const std::uint32_t ordinal : ordinals) tallies.values[ordinal].add(report);
            if (ordinals.empty()) tallies.missing.add(report);
        }
    }
    return tallies;
}

}  // namespace

FacetCounter::FacetCounter(const OpenColumns& columns,
                           const std::array<FacetFilter, kFacetCount>& filters)
    : columns_(columns.view), labels_(columns.labels), filters_(filters) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const FacetFilter& filter = filters.at(i);
        if (filter.empty()) continue;
        active_ |= 1U << i;
        if (!LabelColumns::has(i)) active_others_ |= 1U << i;
        Allowed& allowed = allowed_.at(i);
        allowed.has_include = !filter.include.empty();
        allowed.has_exclude = !filter.exclude.empty();
        allowed.include = flags_for(columns_.facets.at(i), filter.include);
        allowed.exclude = flags_for(columns_.facets.at(i), filter.exclude);
    }
    failed_by_code_ = failed_by_code();
    themes_in_ = labels_.themes_in(allowed_[facet::kTheme].include);
    themes_out_ = labels_.themes_in(allowed_[facet::kTheme].exclude);
}

bool FacetCounter::Allowed::passes(std::span<const std::uint32_t> ordinals) const {
    const bool is_included =
        !has_include ||
        std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) { return include[o]; });
    return is_included &&
           !(has_exclude && std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) {
                 return exclude[o];
             }));
}

std::vector<std::uint32_t> FacetCounter::failed_by_code() const {
    std::vector<std::uint32_t> failed(labels_.codes());
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        if (!LabelColumns::is_coded(i) || (active_ & (1U << i)) == 0) continue;
        for (std::uint32_t code = 0; code < failed.size(); ++code) {
            const std::uint32_t value = labels_.value(code, i);
            const bool has_value = value < columns_.facets[i].values.size();
            if (!allowed_[i].passes({&value, has_value ? 1U : 0U})) failed[code] |= 1U << i;
        }
    }
    return failed;
}

bool FacetCounter::passes_themes(std::uint32_t docid) const {
    const auto own = labels_.themes(docid);
    std::uint64_t in = 0, out = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
        in |= own[i] & themes_in_[i];
        out |= own[i] & themes_out_[i];
    }
    return (in != 0 || !allowed_[facet::kTheme].has_include) && out == 0;
}

std::uint32_t FacetCounter::failed_filters(std::uint32_t docid) const {
    std::uint32_t failed = failed_by_code_[labels_.code(docid)];
    for (std::uint32_t rest = active_others_; rest != 0; rest &= rest - 1) {
        const auto i = static_cast<std::size_t>(__builtin_ctz(rest));
        if (!allowed_[i].passes(columns_.facets[i].of(docid))) failed |= 1U << i;
    }
    if ((active_ & (1U << facet::kTheme)) != 0 && !passes_themes(docid))
        failed |= 1U << facet::kTheme;
    return failed;
}

Filtered FacetCounter::filtered(std::vector<std::uint32_t> docids) const {
    Filtered filtered;
    if (active_ == 0) {
        filtered.passed = std::move(docids);
        return filtered;
    }
    filtered.passed.reserve(docids.size());
    for (std::size_t place = 0; place < docids.size(); ++place) {
        const std::uint32_t docid = docids[place];
        labels_.fetch_ahead(docids, place);
        const std::uint32_t failed = failed_filters(docid);
        if ((failed & (failed - 1)) != 0) continue;  // fails two filters: counts nowhere
        if (failed == 0) filtered.passed.push_back(docid);
        for (std::uint32_t rest = failed == 0 ? active_ : failed; rest != 0; rest &= rest - 1) {
            filtered.but_one[static_cast<std::size_t>(__builtin_ctz(rest))].push_back(docid);
        }
    }
    return filtered;
}

std::vector<FacetCounts> FacetCounter::count(const Filtered& filtered,
                                             std::span<const ReportRun> runs,
                                             std::size_t limit) const {
    const LabelCount labels(columns_, labels_);
    const LabelTallies of_labels = labels.count(filtered.passed, runs);
    std::vector<FacetCounts> counts;
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const bool is_label = LabelColumns::has(i), is_filtered = (active_ & (1U << i)) != 0;
        FacetTallies tallies;
        if (is_filtered) {
            const std::vector<std::uint32_t>& docids = filtered.but_one[i];
            const std::vector<ReportRun> own_runs = report_runs(columns_, docids);
            tallies = is_label ? labels.count(docids, own_runs)[i]
                               : tallied(columns_.facets[i], docids, own_runs);
        } else {
            tallies = is_label ? of_labels[i] : tallied(columns_.facets[i], filtered.passed, runs);
        }
        FacetCounts facet = listed(i, tallies.values, limit);
        facet.missing_findings = tallies.missing.findings;
        facet.missing_reports = tallies.missing.reports;
        counts.push_back(std::move(facet));
    }
    return counts;
}

/// Of an open facet with more than `limit` values (0 = all): the first of them, then every selected
/// or excluded one.
FacetCounts FacetCounter::listed(std::size_t number,
                                 const std::vector<Tally>& tallies,
                                 std::size_t limit) const {
    const std::vector<ColumnValue>& values = columns_.facets.at(number).values;
    const auto selected = keys_of(filters_.at(number).include),
               excluded = keys_of(filters_.at(number).exclude);
    const auto is_chosen = [&](std::uint32_t v) {
        return !filters_.at(number).empty() &&
               (selected.contains(values[v].key) || excluded.contains(values[v].key));
    };
    std::vector<std::uint32_t> shown;
    for (std::uint32_t v = 0; v < values.size(); ++v) {
        if (tallies[v].findings > 0 || is_chosen(v)) shown.push_back(v);
    }
    FacetCounts facet;
    facet.facet = number;
    facet.values_total = shown.size();
    // Thousands of names are not put in order, let alone copied, for the hundred that are shown.
    const bool is_cut =
        limit != 0 && shown.size() > limit && kFacets.at(number).values == FacetValues::Open;
    const auto first_ones =
        shown.begin() + static_cast<std::ptrdiff_t>(is_cut ? limit : shown.size());
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
        if (number == facet::kYear) return values[a].value > values[b].value;
        return tallies[a].findings != tallies[b].findings
                   ? tallies[a].findings > tallies[b].findings
                   : values[a].value < values[b].value;
    };
    std::partial_sort(shown.begin(), first_ones, shown.end(), is_before);
    shown.erase(
        std::remove_if(first_ones, shown.end(), [&](std::uint32_t v) { return !is_chosen(v); }),
        shown.end());
    if (is_cut)
        std::sort(shown.begin() + static_cast<std::ptrdiff_t>(limit), shown.end(), is_before);
    for (const std::uint32_t v : number == facet::kTheme ? as_tree(values, shown) : shown) {
        FacetValue value{values[v].value,
                         values[v].label,
                         {},
                         tallies[v].findings,
                         tallies[v].reports,
                         selected.contains(values[v].key),
                         excluded.contains(values[v].key)};
        if (values[v].parent != kNone) value.parent = values[values[v].parent].value;
        facet.values.push_back(std::move(value));
    }
    // A selected value that this generation does not know still shows, with 0: it can be taken off
    // again.
    for (const std::string& wanted : filters_.at(number).include) {
        const auto is_it = [&](const FacetValue& v) {
            return facet_key(v.value) == facet_key(wanted);
        };
        if (wanted == kAnyValue || std::any_of(facet.values.begin(), facet.values.end(), is_it))
            continue;
        facet.values.push_back({wanted, wanted, {}, 0, 0, true, false});
        ++facet.values_total;
    }
    return facet;
}

}  // namespace findings
