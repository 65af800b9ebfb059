// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matrix.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

#include "indexer/schema/vocabulary.hpp"
#include "search/empty_cells.hpp"
#include "search/facets.hpp"
#include "search/lift.hpp"
#include "search/narrow.hpp"
#include "search/open_index.hpp"

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;


/// An axis with the number that each value of its column has on it; kNone for values that are not shown.
struct CountedAxis {
    MatrixAxis axis;
    std::vector<std::uint32_t> place_of;  // by value ordinal
};

struct Counted {
    std::uint32_t ordinal = 0;
    Tally tally;
};

std::size_t place_in_vocabulary(std::size_t facet, const std::string& value) {
    const auto vocabulary = facet_vocabulary(facet);
    const auto at = std::find_if(vocabulary.begin(), vocabulary.end(), [&](const VocabularyValue& v) { return v.id == value; });
    return static_cast<std::size_t>(at - vocabulary.begin());
}

/// Sub-themes after their theme, years from the newest, our vocabularies in their own order, names by findings.
void put_in_reading_order(std::vector<Counted>& shown, std::size_t facet, const std::vector<ColumnValue>& values) {
    const auto value_of = [&](const Counted& counted) -> const std::string& { return values[counted.ordinal].value; };
    if (facet == facet::kYear) {
        std::sort(shown.begin(), shown.end(), [&](const Counted& a, const Counted& b) { return value_of(a) > value_of(b); });
    } else if (!facet_vocabulary(facet).empty()) {
        std::stable_sort(shown.begin(), shown.end(), [&](const Counted& a, const Counted& b) {
            return place_in_vocabulary(facet, value_of(a)) < place_in_vocabulary(facet, value_of(b));
        });
    } else if (facet == facet::kTheme) {
        std::vector<Counted> tree;
        const auto is_shown = [&](std::uint32_t ordinal) {
            return std::any_of(shown.begin(), shown.end(), [&](const Counted& c) { return c.ordinal == ordinal; });
        };
        for (const Counted& parent : shown) {
            const std::uint32_t above = values[parent.ordinal].parent;
            if (above != kNone && is_shown(above)) continue;
            tree.push_back(parent);
            std::copy_if(shown.begin(), shown.end(), std::back_inserter(tree), [&](const Counted& c) { return values[c.ordinal].parent == parent.ordinal; });
        }
        shown = std::move(tree);
    }
}

CountedAxis counted_axis(const ColumnsView& columns, std::size_t facet, std::span<const std::uint32_t> docids, std::size_t limit) {
    const FacetColumnView& column = columns.facets.at(facet);
    std::vector<Tally> tallies(column.values.size());
    CountedAxis counted{{facet, {}, 0, 0}, std::vector<std::uint32_t>(column.values.size(), kNone)};
    for (const std::uint32_t docid : docids) {
        const auto ordinals = column.of(docid);
        if (ordinals.empty()) ++counted.axis.missing_findings;
        for (const std::uint32_t ordinal : ordinals) tallies[ordinal].add(columns.report_of_doc[docid]);
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
        counted.place_of[value.ordinal] = static_cast<std::uint32_t>(counted.axis.values.size());
        counted.axis.values.push_back({known.value, known.label, known.parent == kNone ? std::string() : column.values[known.parent].value,
                                       value.tally.findings, value.tally.reports});
    }
    return counted;
}

/// How many findings of one report have a value of an axis. Findings of a report are neighbours.
class ReportMargin {
  public:
    explicit ReportMargin(std::size_t values) : counts_(values) {}

    void add(std::uint32_t place) {
        if (counts_[place]++ == 0) places_.push_back(place);
    }
    void forget() {
        for (const std::uint32_t place : places_) counts_[place] = 0;
        places_.clear();
    }
    /// Values that the report has.
    [[nodiscard]] const std::vector<std::uint32_t>& places() const { return places_; }
    void sort() { std::sort(places_.begin(), places_.end()); }
    [[nodiscard]] double of(std::uint32_t place) const { return counts_[place]; }

  private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> places_;
};

/// Counts every cell in one walk over the documents.
class CellCounter {
  public:
    CellCounter(const ColumnsView& columns, const CountedAxis& rows, const CountedAxis& across)
        : columns_(columns), rows_(rows), across_(across), row_counts_(rows.axis.values.size()),
          column_counts_(across.axis.values.size()), row_sums_(rows.axis.values.size()), column_sums_(across.axis.values.size()),
          cell_counts_(row_sums_.size() * column_sums_.size()), sums_(cell_counts_.size()), is_symmetric_(rows.axis.facet == across.axis.facet) {}

    void count(std::span<const std::uint32_t> docids, std::vector<MatrixCell>& cells) {
        cells.resize(sums_.size());
        std::vector<std::uint32_t> rows, across;
        std::uint32_t report = kNone;
        for (const std::uint32_t docid : docids) {
            if (columns_.report_of_doc[docid] != report) {
                close(report);
                report = columns_.report_of_doc[docid];
            }
            places(rows_, docid, rows);
            if (is_symmetric_) {
                add(rows);
            } else {
                places(across_, docid, across);
                add(rows, across);
            }
        }
        close(report);
        if (is_symmetric_) mirror();
        set_lifts(cells, static_cast<double>(docids.size()));
    }

    [[nodiscard]] const std::vector<ReportValues>& reports() const { return reports_; }

  private:
    struct Sums {
        double squared = 0, with_all = 0;
    };
    // As in LiftCounts; small, since a walk goes through all of them at each report.
    struct CellSums {
        double both = 0, both_both = 0, both_row = 0, both_column = 0, both_all = 0, row_column = 0;
        std::uint32_t reports = 0;
    };

    void add(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> across) {
        ++of_report_;
        for (const std::uint32_t row : rows) row_counts_.add(row);
        for (const std::uint32_t column : across) column_counts_.add(column);
        for (const std::uint32_t row : rows) {
            std::uint32_t* line = cell_counts_.data() + row * column_sums_.size();
            for (const std::uint32_t column : across) ++line[column];
        }
    }

    /// The same filter on both axes: only the half from the diagonal on, the other is its mirror.
    void add(std::vector<std::uint32_t>& places) {
        ++of_report_;
        std::sort(places.begin(), places.end());
        for (auto row = places.begin(); row != places.end(); ++row) {
            row_counts_.add(*row);
            std::uint32_t* line = cell_counts_.data() + *row * row_sums_.size();
            for (auto column = row; column != places.end(); ++column) ++line[*column];
        }
    }

    void places(const CountedAxis& axis, std::uint32_t docid, std::vector<std::uint32_t>& found) const {
        found.clear();
        for (const std::uint32_t ordinal : columns_.facets[axis.axis.facet].of(docid)) {
            if (axis.place_of[ordinal] != kNone) found.push_back(axis.place_of[ordinal]);
        }
    }

    /// The report is complete: adds it to the sums and forgets its counts.
    void close(std::uint32_t report) {
        if (report == kNone) return;
        ReportValues values{report, 0, 0};
        close_margin(row_counts_, row_sums_, values.rows);
        if (is_symmetric_) {
            values.columns = values.rows;
            row_counts_.sort();
            const auto& places = row_counts_.places();
            for (auto row = places.begin(); row != places.end(); ++row) {
                for (auto column = row; column != places.end(); ++column) close_cell(*row, *column, row_counts_.of(*column));
            }
        } else {
            close_margin(column_counts_, column_sums_, values.columns);
            for (const std::uint32_t row : row_counts_.places()) {
                for (const std::uint32_t column : column_counts_.places()) close_cell(row, column, column_counts_.of(column));
            }
            column_counts_.forget();
        }
        row_counts_.forget();
        all_squared_ += of_report_ * of_report_;
        of_report_ = 0;
        reports_.push_back(values);
    }

    void close_margin(const ReportMargin& counts, std::vector<Sums>& sums, std::uint64_t& bits) const {
        for (const std::uint32_t place : counts.places()) {
            const double count = counts.of(place);
            bits |= std::uint64_t{1} << place;
            sums[place].squared += count * count;
            sums[place].with_all += count * of_report_;
        }
    }

    void close_cell(std::uint32_t row, std::uint32_t column, double of_column) {
        const std::size_t place = row * column_sums_.size() + column;
        const std::uint32_t count = std::exchange(cell_counts_[place], 0);
        const double of_row = row_counts_.of(row);
        CellSums& sum = sums_[place];
        sum.row_column += of_row * of_column;
        if (count == 0) return;
        const double both = count;
        sum.both += both;
        sum.both_both += both * both;
        sum.both_row += both * of_row;
        sum.both_column += both * of_column;
        sum.both_all += both * of_report_;
        ++sum.reports;
    }

    void mirror() {
        column_sums_ = row_sums_;
        const std::size_t size = column_sums_.size();
        for (std::size_t row = 0; row < size; ++row) {
            for (std::size_t column = 0; column < row; ++column) {
                CellSums& sum = sums_[row * size + column];
                sum = sums_[column * size + row];
                std::swap(sum.both_row, sum.both_column);
            }
        }
    }

    void set_lifts(std::vector<MatrixCell>& cells, double all) const {
        for (std::size_t place = 0; place < sums_.size(); ++place) {
            const std::size_t row = place / column_sums_.size(), column = place % column_sums_.size();
            const CellSums& sum = sums_[place];
            cells[place].findings = static_cast<std::uint64_t>(sum.both);
            cells[place].reports = sum.reports;
            LiftCounts counts;
            counts.both = sum.both;
            counts.both_both = sum.both_both;
            counts.both_row = sum.both_row;
            counts.both_column = sum.both_column;
            counts.both_all = sum.both_all;
            counts.row_column = sum.row_column;
            counts.row = static_cast<double>(rows_.axis.values[row].findings);
            counts.column = static_cast<double>(across_.axis.values[column].findings);
            counts.all = all;
            counts.row_row = row_sums_[row].squared;
            counts.row_all = row_sums_[row].with_all;
            counts.column_column = column_sums_[column].squared;
            counts.column_all = column_sums_[column].with_all;
            counts.all_all = all_squared_;
            const Lift lift = lift_of(counts);
            cells[place].expected = lift.expected;
            cells[place].lift = lift.lift;
            cells[place].lift_low = lift.low;
            cells[place].lift_high = lift.high;
        }
    }

    const ColumnsView& columns_;
    const CountedAxis& rows_;
    const CountedAxis& across_;
    // Of the report that is being counted.
    ReportMargin row_counts_, column_counts_;
    double of_report_ = 0;
    // Of all before it.
    std::vector<Sums> row_sums_, column_sums_;
    std::vector<std::uint32_t> cell_counts_;  // of the report again: as many as there are sums
    std::vector<CellSums> sums_;
    std::vector<ReportValues> reports_;
    double all_squared_ = 0;
    bool is_symmetric_;  // one filter on both axes: row and column are interchangeable
};

Kinship kinship(const MatrixValue& a, const MatrixValue& b) {
    if (a.value == b.value) return Kinship::Same;
    const auto is_part = [](const MatrixValue& part, const MatrixValue& whole) {
        return part.parent == whole.value || part.value.starts_with(whole.value + '(');  // 12(2)(a) is part of 12
    };
    return is_part(a, b) || is_part(b, a) ? Kinship::Part : Kinship::None;
}

void set_kinships(Matrix& matrix) {
    if (matrix.rows.facet != matrix.columns.facet) return;
    for (std::size_t place = 0; place < matrix.cells.size(); ++place) {
        const std::size_t row = place / matrix.columns.values.size(), column = place % matrix.columns.values.size();
        matrix.cells[place].kinship = kinship(matrix.rows.values[row], matrix.columns.values[column]);
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
    CountedAxis across = request.rows == request.columns ? rows : counted_axis(columns, request.columns, set->docids, limit);
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

std::optional<SearchRequest> search_of_cell(const Matrix& matrix, std::size_t row, std::size_t column) {
    SearchRequest request = plain_search(matrix);
    const bool fits = narrow(request, matrix.rows.facet, matrix.rows.values.at(row).value) &&
                      narrow(request, matrix.columns.facet, matrix.columns.values.at(column).value);
    return fits ? std::optional(request) : std::nullopt;
}

std::optional<SearchRequest> search_of_value(const Matrix& matrix, const MatrixAxis& axis, std::size_t value) {
    SearchRequest request = plain_search(matrix);
    return narrow(request, axis.facet, axis.values.at(value).value) ? std::optional(request) : std::nullopt;
}

}  // namespace findings
