// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/cell_counter.hpp"

#include "search/lift.hpp"

#include <utility>

namespace findings {

CellCounter::CellCounter(const ColumnsView& columns,
                         const CountedAxis& rows,
                         const CountedAxis& across)
    : columns_(columns),
      rows_(rows),
      across_(across),
      is_symmetric_(rows.axis.facet == across.axis.facet),
      blocks_((across.axis.values.size() + kBlock - 1) / kBlock),
      cell_counts_(rows.axis.values.size() * blocks_ * kBlock),
      row_sums_(rows.axis.values.size()),
      column_sums_(across.axis.values.size()),
      sums_(rows.axis.values.size() * blocks_) {}

void CellCounter::count(std::span<const std::uint32_t> docids, std::vector<MatrixCell>& cells) {
    Places rows, across;
    std::uint32_t report = kNone;
    for (const std::uint32_t docid : docids) {
        if (columns_.report_of_doc[docid] != report) {
            close(report);
            report = columns_.report_of_doc[docid];
        }
        ++of_report_;
        find_places(rows_, docid, rows);
        if (is_symmetric_) {
            add(rows.span());
        } else {
            find_places(across_, docid, across);
            add(rows.span(), across.span());
        }
    }
    close(report);
    set_lifts(cells, static_cast<double>(docids.size()));
}

// Written first and counted after, so that nothing has to be guessed about what is shown and what
// not.
void CellCounter::find_places(const CountedAxis& axis, std::uint32_t docid, Places& places) const {
    places.count = 0;
    for (const std::uint32_t ordinal : columns_.facets[axis.axis.facet].of(docid)) {
        const std::uint32_t place = axis.place_of[ordinal];
        places.at[places.count] = place;
        places.count += place == kNone ? 0 : 1;
    }
}

void CellCounter::add(std::span<const std::uint32_t> places) {
    for (auto row = places.begin(); row != places.end(); ++row) {
        std::uint32_t* line = cell_counts_.data() + *row * blocks_ * kBlock;
        for (auto column = row; column != places.end(); ++column) ++line[*column];
    }
}

void CellCounter::add(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> across) {
    for (const std::uint32_t row : rows) ++row_counts_[row];
    for (const std::uint32_t column : across) ++column_counts_[column];
    for (const std::uint32_t row : rows) {
        std::uint32_t* line = cell_counts_.data() + row * blocks_ * kBlock;
        for (const std::uint32_t column : across) ++line[column];
    }
}

/// The report is complete: adds it to the sums and forgets its counts.
void CellCounter::close(std::uint32_t report) {
    if (report == kNone) return;
    const std::size_t rows = row_sums_.size();
    if (is_symmetric_) {
        // A value meets itself as often as it stands there.
        for (std::size_t row = 0; row < rows; ++row)
            row_counts_[row] = cell_counts_[row * blocks_ * kBlock + row];
        column_counts_ = row_counts_;
    }
    ReportValues values{report, 0, 0};
    values.rows = close_margin(rows_, row_counts_, row_sums_);
    values.columns = close_margin(across_, column_counts_, column_sums_);
    for (std::size_t row = 0; row < rows; ++row) {
        if (row_counts_[row] > 0) close_row(row, row_counts_[row]);
    }
    row_counts_ = column_counts_ = {};
    all_squared_ += static_cast<double>(of_report_) * of_report_;
    of_report_ = 0;
    reports_.push_back(values);
}

std::uint64_t CellCounter::close_margin(const CountedAxis& axis,
                                        const Margin& margin,
                                        std::vector<Sums>& sums) const {
    std::uint64_t bits = 0;
    for (std::size_t place = 0; place < sums.size(); ++place) {
        if (margin[place] == 0) continue;
        const double count = margin[place];
        bits |= std::uint64_t{1} << axis.shown_at[place];
        sums[place].squared += count * count;
        sums[place].with_all += count * of_report_;
    }
    return bits;
}

// Loops over eight: the compiler makes them work on several at once. Cells without a finding add
// nothing, but for row_column; below the diagonal of a symmetric matrix nobody reads it.
void CellCounter::close_row(std::size_t row, double of_row) {
    const double of_report = of_report_;
    for (std::size_t block = is_symmetric_ ? row / kBlock : 0; block < blocks_; ++block) {
        OfBlock both, of_column;
        std::uint32_t* counts = cell_counts_.data() + (row * blocks_ + block) * kBlock;
        for (std::size_t i = 0; i < kBlock; ++i) both[i] = counts[i];
        for (std::size_t i = 0; i < kBlock; ++i) counts[i] = 0;
        for (std::size_t i = 0; i < kBlock; ++i) of_column[i] = column_counts_[block * kBlock + i];
        CellSums& sum = sums_[row * blocks_ + block];
        for (std::size_t i = 0; i < kBlock; ++i) sum.both[i] += both[i];
        for (std::size_t i = 0; i < kBlock; ++i) sum.both_both[i] += both[i] * both[i];
        for (std::size_t i = 0; i < kBlock; ++i) sum.both_row[i] += both[i] * of_row;
        for (std::size_t i = 0; i < kBlock; ++i) sum.both_column[i] += both[i] * of_column[i];
        for (std::size_t i = 0; i < kBlock; ++i) sum.both_all[i] += both[i] * of_report;
        for (std::size_t i = 0; i < kBlock; ++i) sum.row_column[i] += of_row * of_column[i];
        for (std::size_t i = 0; i < kBlock; ++i) sum.reports[i] += both[i] > 0 ? 1.0 : 0.0;
    }
}

void CellCounter::set_lifts(std::vector<MatrixCell>& cells, double all) const {
    const std::size_t across = column_sums_.size();
    cells.resize(row_sums_.size() * across);
    for (std::size_t row = 0; row < row_sums_.size(); ++row) {
        for (std::size_t column = 0; column < across; ++column) {
            set_lift(row,
                     column,
                     all,
                     cells[rows_.shown_at[row] * across + across_.shown_at[column]]);
        }
    }
}

void CellCounter::set_lift(std::size_t row,
                           std::size_t column,
                           double all,
                           MatrixCell& cell) const {
    const bool is_mirrored = is_symmetric_ && column < row;
    const std::size_t above = is_mirrored ? column : row, beside = is_mirrored ? row : column;
    const CellSums& sums = sums_[above * blocks_ + beside / kBlock];
    const std::size_t i = beside % kBlock;
    LiftCounts counts;
    counts.both = sums.both[i];
    counts.both_both = sums.both_both[i];
    counts.both_row = sums.both_row[i];
    counts.both_column = sums.both_column[i];
    if (is_mirrored) std::swap(counts.both_row, counts.both_column);
    counts.both_all = sums.both_all[i];
    counts.row_column = sums.row_column[i];
    counts.row = static_cast<double>(rows_.axis.values[rows_.shown_at[row]].findings);
    counts.column = static_cast<double>(across_.axis.values[across_.shown_at[column]].findings);
    counts.all = all;
    counts.row_row = row_sums_[row].squared;
    counts.row_all = row_sums_[row].with_all;
    counts.column_column = column_sums_[column].squared;
    counts.column_all = column_sums_[column].with_all;
    counts.all_all = all_squared_;
    const Lift lift = lift_of(counts);
    cell.findings = static_cast<std::uint64_t>(counts.both);
    cell.reports = static_cast<std::uint64_t>(sums.reports[i]);
    cell.expected = lift.expected;
    cell.lift = lift.lift;
    cell.lift_low = lift.low;
    cell.lift_high = lift.high;
}

}  // namespace findings
