// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matrix.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "search/cell_counter.hpp"
#include "search/facets.hpp"
#include "search/narrow.hpp"
#include "search/open_index.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;

struct Counted {
    std::uint32_t ordinal = 0;
    Tally tally;
};

std::size_t place_in_vocabulary(std::size_t facet, const std::string& value) {
    const auto vocabulary = facet_vocabulary(facet);
    const auto at = std::find_if(vocabulary.begin(),
                                 vocabulary.end(),
                                 [&](const VocabularyValue& v) { return v.id == value; });
    return static_cast<std::size_t>(at - vocabulary.begin());
}

/// Sub-themes after their theme, years from the newest, our vocabularies in their own order, names
/// by findings.
void put_in_reading_order(std::vector<Counted>& shown,
                          std::size_t facet,
                          const std::vector<ColumnValue>& values) {
    const auto value_of = [&](const Counted& counted) -> const std::string& {
        return values[counted.ordinal].value;
    };
    if (facet == facet::kYear) {
        std::sort(shown.begin(), shown.end(), [&](const Counted& a, const Counted& b) {
            return value_of(a) > value_of(b);
        });
    } else if (!facet_vocabulary(facet).empty()) {
        std::stable_sort(shown.begin(), shown.end(), [&](const Counted& a, const Counted& b) {
            return place_in_vocabulary(facet, value_of(a)) <
                   place_in_vocabulary(facet, value_of(b));
        });
    } else if (facet == facet::kTheme) {
        std::vector<Counted> tree;
        const auto is_shown = [&](std::uint32_t ordinal) {
            return std::any_of(shown.begin(), shown.end(), [&](const Counted& c) {
                return c.ordinal == ordinal;
            });
        };
        for (const Counted& parent : shown) {
            const std::uint32_t above = values[parent.ordinal].parent;
            if (above != kNone && is_shown(above)) continue;
            tree.push_back(parent);
            std::copy_if(
                shown.begin(),
                shown.end(),
                std::back_inserter(tree),
                [&](const Counted& c) { return values[c.ordinal].parent == parent.ordinal; });
        }
        shown = std::move(tree);
    }
}

CountedAxis counted_axis(const ColumnsView& columns,
                         std::size_t facet,
                         std::span<const std::uint32_t> docids,
                         std::size_t limit) {
    const FacetColumnView& column = columns.facets.at(facet);
    std::vector<Tally> tallies(column.values.size());
    CountedAxis counted{{facet, {}, 0, 0},
                        std::vector<std::uint32_t>(column.values.size(), kNone),
                        {}};
    for (const std::uint32_t docid : docids) {
        const auto ordinals = column.of(docid);
        if (ordinals.empty()) ++counted.axis.missing_findings;
        for (const std::uint32_t ordinal : ordinals)
            tallies[ordinal].add(columns.report_of_doc[docid]);
    }
    std::vector<Counted> shown;
    for (std::uint32_t ordinal = 0; ordinal < tallies.size(); ++ordinal) {
        if (tallies[ordinal].findings > 0) shown.push_back({ordinal, tallies[ordinal]});
    }
    counted.axis.values_total = shown.size();
    std::sort(shown.begin(), shown.end(), [&](const Counted& a, const Counted& b) {
        if (a.tally.findings != b.tally.findings) return a.tally.findings > b.tally.findings;
        return column.values[a.ordinal].value < column.values[b.ordinal].value;
    });
    if (shown.size() > limit) shown.resize(limit);
    put_in_reading_order(shown, facet, column.values);
    for (const Counted& value : shown) {
        const ColumnValue& known = column.values[value.ordinal];
        // where it is shown, for now
        counted.place_of[value.ordinal] = static_cast<std::uint32_t>(counted.axis.values.size());
        counted.axis.values.push_back(
            {known.value,
             known.label,
             known.parent == kNone ? std::string() : column.values[known.parent].value,
             value.tally.findings,
             value.tally.reports});
    }
    for (std::uint32_t& place : counted.place_of) {
        if (place == kNone) continue;
        counted.shown_at.push_back(place);
        place = static_cast<std::uint32_t>(counted.shown_at.size()) - 1;
    }
    return counted;
}

Kinship kinship(const MatrixValue& a, const MatrixValue& b) {
    if (a.value == b.value) return Kinship::Same;
    const auto is_part = [](const MatrixValue& part, const MatrixValue& whole) {
        return part.parent == whole.value ||
               part.value.starts_with(whole.value + '(');  // 12(2)(a) is part of 12
    };
    return is_part(a, b) || is_part(b, a) ? Kinship::Part : Kinship::None;
}

void set_kinships(Matrix& matrix) {
    if (matrix.rows.facet != matrix.columns.facet) return;
    for (std::size_t place = 0; place < matrix.cells.size(); ++place) {
        const std::size_t row = place / matrix.columns.values.size(),
                          column = place % matrix.columns.values.size();
        matrix.cells[place].kinship =
            kinship(matrix.rows.values[row], matrix.columns.values[column]);
    }
}

SearchRequest plain_search(const Matrix& matrix) {
    SearchRequest request = matrix.understood;
    const SearchRequest unless_told;
    request.sort = unless_told.sort;
    request.by = unless_told.by;
    request.offset = unless_told.offset;
    request.limit = unless_told.limit;
    return request;
}

}  // namespace

Result<Matrix> matrix_of(Searcher& searcher, const MatrixRequest& request) {
    const auto started = Clock::now();
    auto set = searcher.matches(request.search);
    if (!set) return tl::unexpected(set.error());
    const ColumnsView& columns = searcher.index().columns;
    const std::size_t limit = std::min<std::size_t>(request.values, kMostValues);
    CountedAxis rows = counted_axis(columns, request.rows, set->docids, limit);
    CountedAxis across = request.rows == request.columns
                             ? rows
                             : counted_axis(columns, request.columns, set->docids, limit);
    Matrix matrix;
    CellCounter counter(columns, rows, across);
    counter.count(set->docids, matrix.cells);
    matrix.understood = std::move(set->understood);
    matrix.description = std::move(set->description);
    matrix.notes = std::move(set->notes);
    matrix.generation = searcher.summary().generation;
    matrix.total_findings = set->docids.size();
    matrix.total_reports = counter.reports().size();
    matrix.rows = std::move(rows.axis);
    matrix.columns = std::move(across.axis);
    explain_empty_cells(columns, counter.reports(), request.questions, matrix);
    set_kinships(matrix);
    matrix.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
    return matrix;
}

std::optional<SearchRequest> search_of_cell(const Matrix& matrix,
                                            std::size_t row,
                                            std::size_t column) {
    SearchRequest request = plain_search(matrix);
    const bool fits = narrow(request, matrix.rows.facet, matrix.rows.values.at(row).value) &&
                      narrow(request, matrix.columns.facet, matrix.columns.values.at(column).value);
    return fits ? std::optional(request) : std::nullopt;
}

std::optional<SearchRequest> search_of_value(const Matrix& matrix,
                                             const MatrixAxis& axis,
                                             std::size_t value) {
    SearchRequest request = plain_search(matrix);
    return narrow(request, axis.facet, axis.values.at(value).value) ? std::optional(request)
                                                                    : std::nullopt;
}

}  // namespace findings
