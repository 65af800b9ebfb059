// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/dashboard.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "search/open_index.hpp"
#include "search/places.hpp"

#include <algorithm>
#include <chrono>
#include <span>

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;

/// What of each document is asked for again at every facet.
struct Said {
    std::uint32_t report = kNone;
    Polarity polarity = Polarity::Neutral;
    std::uint8_t rating = 0;
};

struct Running {
    PolarityCounts counts;
    std::uint64_t reports = 0;
    std::uint32_t last_report = kNone;  // passages of a report are neighbours
    std::array<std::uint64_t, kRatingValues> ratings{};

    void add(const Said& said) {
        counts.add(said.polarity);
        if (said.report == last_report) return;
        last_report = said.report;
        ++reports;
        ++ratings[said.rating];
    }
};

/// By ordinal of a column, what its values mean to us.
template <class Value, class Read>
std::vector<Value> read_values(const FacetColumnView& column, Read&& read) {
    std::vector<Value> values;
    for (const ColumnValue& value : column.values) values.push_back(read(value.value));
    return values;
}

std::vector<Said> said_by(const ColumnsView& columns, std::span<const std::uint32_t> docids) {
    const FacetColumnView& polarity = columns.facets[facet::kPolarity];
    const FacetColumnView& rating = columns.facets[facet::kRating];
    const auto polarities = read_values<Polarity>(polarity, [](const std::string& id) {
        return polarity_from_id(id).value_or(Polarity::Neutral);
    });
    const auto ratings = read_values<std::uint8_t>(rating, [](const std::string& id) {
        return static_cast<std::uint8_t>(rating_from_text(id).value_or(RatingValue::None));
    });
    std::vector<Said> said;
    said.reserve(docids.size());
    for (const std::uint32_t docid : docids) {
        const std::uint32_t p = only_ordinal(polarity, docid), r = only_ordinal(rating, docid);
        said.push_back({columns.report_of_doc[docid],
                        p == kNone ? Polarity::Neutral : polarities[p],
                        r == kNone ? std::uint8_t{0} : ratings[r]});
    }
    return said;
}

void put_in_order(std::vector<DashboardRow>& rows, std::size_t facet) {
    if (facet == facet::kYear) {
        std::sort(rows.begin(), rows.end(), [](const DashboardRow& a, const DashboardRow& b) {
            return a.value > b.value;
        });
        return;
    }
    const auto vocabulary = facet_vocabulary(facet);
    const auto place = [&](const DashboardRow& row) {
        return std::find_if(vocabulary.begin(),
                            vocabulary.end(),
                            [&](const VocabularyValue& value) { return value.id == row.value; }) -
               vocabulary.begin();
    };
    const bool is_scale = facet == facet::kRating || facet == facet::kKeyQuestion;
    std::sort(rows.begin(), rows.end(), [&](const DashboardRow& a, const DashboardRow& b) {
        if (is_scale) return place(a) < place(b);
        return a.counts.findings != b.counts.findings ? a.counts.findings > b.counts.findings
                                                      : a.value < b.value;
    });
    if (facet != facet::kTheme) return;
    std::vector<DashboardRow> tree;
    for (const DashboardRow& parent : rows) {
        if (!parent.parent.empty()) continue;
        tree.push_back(parent);
        std::copy_if(rows.begin(),
                     rows.end(),
                     std::back_inserter(tree),
                     [&](const DashboardRow& row) { return row.parent == parent.value; });
    }
    rows = std::move(tree);
}

DashboardTable table_of(const ColumnsView& columns,
                        std::size_t facet,
                        std::span<const std::uint32_t> docids,
                        std::span<const Said> said) {
    const FacetColumnView& column = columns.facets.at(facet);
    std::vector<Running> running(column.values.size());
    DashboardTable table;
    table.facet = facet;
    Running missing;
    for (std::size_t i = 0; i < docids.size(); ++i) {
        const auto ordinals = column.of(docids[i]);
        if (ordinals.empty()) missing.add(said[i]);
        for (const std::uint32_t ordinal : ordinals) running[ordinal].add(said[i]);
    }
    table.missing_findings = missing.counts.findings;
    table.missing_reports = missing.reports;
    for (std::size_t ordinal = 0; ordinal < running.size(); ++ordinal) {
        const Running& counted = running[ordinal];
        if (counted.counts.findings == 0) continue;
        const ColumnValue& value = column.values[ordinal];
        table.rows.push_back(
            {value.value,
             value.label,
             value.parent == kNone ? std::string() : column.values[value.parent].value,
             counted.counts,
             counted.reports,
             counted.ratings});
    }
    put_in_order(table.rows, facet);
    return table;
}

}  // namespace

const DashboardTable& Dashboard::table(std::size_t facet) const {
    return *std::find_if(tables.begin(), tables.end(), [&](const DashboardTable& table) {
        return table.facet == facet;
    });
}

Result<Dashboard> dashboard_of(Searcher& searcher, const SearchRequest& request) {
    const auto started = Clock::now();
    auto matches = searcher.matches(request);
    if (!matches) return tl::unexpected(matches.error());
    const ColumnsView& columns = searcher.index().columns;
    const std::vector<Said> said = said_by(columns, matches->docids);
    Running total;
    for (const Said& one : said) total.add(one);
    Dashboard dashboard;
    dashboard.understood = std::move(matches->understood);
    dashboard.generation = searcher.index().generation;
    dashboard.total = total.counts;
    dashboard.total_reports = total.reports;
    dashboard.ratings = total.ratings;
    for (const std::size_t facet : kDashboardFacets)
        dashboard.tables.push_back(table_of(columns, facet, matches->docids, said));
    dashboard.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
    return dashboard;
}

}  // namespace findings
