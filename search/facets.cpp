// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/facets.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "indexer/schema/tokens.hpp"
#include "search/bit_sums.hpp"

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

/// Numbers of values, parents in the order given, each followed by its children. Neither is lost where the other is not there.
std::vector<std::uint32_t> as_tree(const std::vector<ColumnValue>& values, const std::vector<std::uint32_t>& shown) {
    std::vector<std::uint32_t> ordered;
    for (const std::uint32_t top : shown) {
        const std::uint32_t parent = values[top].parent;
        if (parent != kNone && std::find(shown.begin(), shown.end(), parent) != shown.end()) continue;
        ordered.push_back(top);
        std::copy_if(shown.begin(), shown.end(), std::back_inserter(ordered), [&](std::uint32_t value) { return values[value].parent == top; });
    }
    return ordered;
}

struct FacetTallies {
    std::vector<Tally> values;
    Tally missing;
};

/// Of a facet that is not in LabelColumns: its value is mostly that of the report, or there is none in all of it. `runs`: of `docids`.
FacetTallies tallied(const FacetColumnView& column, std::span<const std::uint32_t> docids, std::span<const ReportRun> runs) {
    FacetTallies tallies{std::vector<Tally>(column.values.size()), {}};
    for (const auto& [report, begin, end] : runs) {
        if (const std::uint32_t ordinal = column.of_report[report]; ordinal != kVaries) {  // its passages are added at one go
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

using LabelTallies = std::array<FacetTallies, kFacetCount>;

/// Of the facets of `labels`; the others stay empty. `runs`: of `docids`.
class LabelCount {
  public:
    LabelCount(const ColumnsView& columns, const LabelColumns& labels) : columns_(columns), labels_(labels) {
        std::uint32_t first = 0;
        for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
            if (!LabelColumns::is_coded(facet)) continue;
            first_bits_[facet] = first;
            first += static_cast<std::uint32_t>(columns.facets[facet].values.size()) + 1;
        }
        code_words_ = first / 64 + 1;
        bits_of_codes_.resize(labels.codes() * code_words_);
        for (std::uint32_t code = 0; code < labels.codes(); ++code) {
            for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
                if (!LabelColumns::is_coded(facet)) continue;
                const std::uint32_t bit = first_bits_[facet] + labels.value(code, facet);
                bits_of_codes_[code * code_words_ + bit / 64] |= std::uint64_t{1} << (bit % 64);
            }
        }
    }

    LabelTallies count(std::span<const std::uint32_t> docids, std::span<const ReportRun> runs) {
        const std::size_t words = labels_.words();
        std::vector<BitSums> findings(words), reports(words), reports_of_codes(code_words_);
        std::vector<std::uint32_t> findings_of_codes(labels_.codes());
        std::vector<std::uint64_t> themes(words), bits(code_words_);
        for (const auto& [report, begin, end] : runs) {
            std::fill(themes.begin(), themes.end(), 0);
            std::fill(bits.begin(), bits.end(), 0);
            for (std::size_t place = begin; place < end; ++place) {
                labels_.fetch_ahead(docids, place);
                const auto own = labels_.themes(docids[place]);
                const std::uint32_t code = labels_.code(docids[place]);
                for (std::size_t i = 0; i < words; ++i) {
                    findings[i].add(own[i]);
                    themes[i] |= own[i];
                }
                ++findings_of_codes[code];
                for (std::size_t i = 0; i < code_words_; ++i) bits[i] |= bits_of_codes_[code * code_words_ + i];
            }
            for (std::size_t i = 0; i < words; ++i) reports[i].add(themes[i]);
            for (std::size_t i = 0; i < code_words_; ++i) reports_of_codes[i].add(bits[i]);
        }
        LabelTallies tallies;
        tallies[facet::kTheme] = with_missing(sums(findings), sums(reports), 0, columns_.facets[facet::kTheme].values.size());
        const std::vector<std::uint32_t> of_reports = sums(reports_of_codes);
        for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
            if (!LabelColumns::is_coded(facet)) continue;
            std::vector<std::uint32_t> of_findings(of_reports.size());
            for (std::uint32_t code = 0; code < findings_of_codes.size(); ++code) {
                of_findings[first_bits_[facet] + labels_.value(code, facet)] += findings_of_codes[code];
            }
            tallies[facet] = with_missing(of_findings, of_reports, first_bits_[facet], columns_.facets[facet].values.size());
        }
        return tallies;
    }

  private:
    static std::vector<std::uint32_t> sums(std::vector<BitSums>& words) {
        std::vector<std::uint32_t> sums;
        for (BitSums& word : words) {
            const auto of_word = word.take();
            sums.insert(sums.end(), of_word.begin(), of_word.end());
        }
        return sums;
    }

    /// `values` tallies from `first` on, and that of passages without any after them.
    static FacetTallies with_missing(const std::vector<std::uint32_t>& findings, const std::vector<std::uint32_t>& reports, std::size_t first, std::size_t values) {
        FacetTallies tallies;
        for (std::size_t i = first; i < first + values; ++i) tallies.values.push_back({findings[i], reports[i]});
        tallies.missing = {findings[first + values], reports[first + values]};
        return tallies;
    }

    const ColumnsView& columns_;
    const LabelColumns& labels_;
    std::array<std::uint32_t, kFacetCount> first_bits_{};  // of the coded facets, whose values are bits here, too
    std::size_t code_words_ = 1;
    std::vector<std::uint64_t> bits_of_codes_;  // code_words_ each
};

}  // namespace

FacetCounter::FacetCounter(const OpenColumns& columns, const std::array<FacetFilter, kFacetCount>& filters)
    : columns_(columns.view), labels_(columns.labels), filters_(filters) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const FacetFilter& filter = filters.at(i);
        if (filter.empty()) continue;
        active_ |= 1U << i;
        if (!LabelColumns::is_coded(i) && i != facet::kTheme) active_others_ |= 1U << i;
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
    const bool is_included = !has_include || std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) { return include[o]; });
    return is_included && !(has_exclude && std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) { return exclude[o]; }));
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
    if ((active_ & (1U << facet::kTheme)) != 0 && !passes_themes(docid)) failed |= 1U << facet::kTheme;
    return failed;
}

Filtered FacetCounter::filtered(std::vector<std::uint32_t> docids) const {
    Filtered filtered;
    if (active_ == 0) {
        filtered.passed = std::move(docids);
        return filtered;
    }
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

std::vector<FacetCounts> FacetCounter::count(const Filtered& filtered, std::span<const ReportRun> runs, std::size_t limit) const {
    LabelCount labels(columns_, labels_);
    const LabelTallies of_labels = labels.count(filtered.passed, runs);
    std::vector<FacetCounts> counts;
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const bool is_label = i == facet::kTheme || LabelColumns::is_coded(i), is_filtered = (active_ & (1U << i)) != 0;
        FacetTallies tallies;
        if (is_filtered) {
            const std::vector<std::uint32_t>& docids = filtered.but_one[i];
            const std::vector<ReportRun> own_runs = report_runs(columns_, docids);
            tallies = is_label ? labels.count(docids, own_runs)[i] : tallied(columns_.facets[i], docids, own_runs);
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

/// Of an open facet with more than `limit` values (0 = all): the first of them, then every selected or excluded one.
FacetCounts FacetCounter::listed(std::size_t number, const std::vector<Tally>& tallies, std::size_t limit) const {
    const std::vector<ColumnValue>& values = columns_.facets.at(number).values;
    const auto selected = keys_of(filters_.at(number).include), excluded = keys_of(filters_.at(number).exclude);
    const auto is_chosen = [&](std::uint32_t v) {
        return !filters_.at(number).empty() && (selected.contains(values[v].key) || excluded.contains(values[v].key));
    };
    std::vector<std::uint32_t> shown;
    for (std::uint32_t v = 0; v < values.size(); ++v) {
        if (tallies[v].findings > 0 || is_chosen(v)) shown.push_back(v);
    }
    FacetCounts facet;
    facet.facet = number;
    facet.values_total = shown.size();
    // Thousands of names are not put in order, let alone copied, for the hundred that are shown.
    const bool is_cut = limit != 0 && shown.size() > limit && kFacets.at(number).values == FacetValues::Open;
    const auto first_ones = shown.begin() + static_cast<std::ptrdiff_t>(is_cut ? limit : shown.size());
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
        if (number == facet::kYear) return values[a].value > values[b].value;
        return tallies[a].findings != tallies[b].findings ? tallies[a].findings > tallies[b].findings : values[a].value < values[b].value;
    };
    std::partial_sort(shown.begin(), first_ones, shown.end(), is_before);
    shown.erase(std::remove_if(first_ones, shown.end(), [&](std::uint32_t v) { return !is_chosen(v); }), shown.end());
    if (is_cut) std::sort(shown.begin() + static_cast<std::ptrdiff_t>(limit), shown.end(), is_before);
    for (const std::uint32_t v : number == facet::kTheme ? as_tree(values, shown) : shown) {
        FacetValue value{values[v].value, values[v].label, {}, tallies[v].findings, tallies[v].reports,
                         selected.contains(values[v].key), excluded.contains(values[v].key)};
        if (values[v].parent != kNone) value.parent = values[values[v].parent].value;
        facet.values.push_back(std::move(value));
    }
    // A selected value that this generation does not know still shows, with 0: it can be taken off again.
    for (const std::string& wanted : filters_.at(number).include) {
        const auto is_it = [&](const FacetValue& v) { return facet_key(v.value) == facet_key(wanted); };
        if (wanted == kAnyValue || std::any_of(facet.values.begin(), facet.values.end(), is_it)) continue;
        facet.values.push_back({wanted, wanted, {}, 0, 0, true, false});
        ++facet.values_total;
    }
    return facet;
}

}  // namespace findings
