// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Counts the cells of a matrix in one walk over what matches. Over a whole base this is most of
// what a matrix costs.

#include "indexer/schema/columns.hpp"
#include "search/empty_cells.hpp"
#include "search/matrix.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// An axis while its cells are counted. Each of its values has a place, in the order in which the
/// column numbers them: so the values of a finding come in the order of their places.
struct CountedAxis {
    MatrixAxis axis;
    /// by number of the value in its column; kNone for values that are not shown
    std::vector<std::uint32_t> place_of;
    std::vector<std::uint32_t> shown_at;  // by place: where the axis has it
};

class CellCounter {
  public:
    /// Both axes outlive it. `rows` and `across` of one facet are the same values.
    CellCounter(const ColumnsView& columns, const CountedAxis& rows, const CountedAxis& across);

    /// Fills `cells`, row by row as the axes show them, from `docids`, ascending.
    void count(std::span<const std::uint32_t> docids, std::vector<MatrixCell>& cells);

    /// Of the findings counted, ascending.
    [[nodiscard]] const std::vector<ReportValues>& reports() const { return reports_; }

  private:
    static constexpr std::size_t kBlock = 8;
    using OfBlock = std::array<double, kBlock>;
    // As in LiftCounts, of eight neighbours in a row: they are added to together.
    struct CellSums {
        OfBlock both{}, both_both{}, both_row{}, both_column{}, both_all{}, row_column{}, reports{};
    };
    struct Sums {
        double squared = 0, with_all = 0;
    };
    /// Values of one finding on an axis, ascending.
    struct Places {
        /// one more, where a value that is not shown is written
        std::array<std::uint32_t, kMostValues + 1> at;
        std::size_t count = 0;
        [[nodiscard]] std::span<const std::uint32_t> span() const { return {at.data(), count}; }
    };
    /// of a report: findings with each value of an axis
    using Margin = std::array<std::uint32_t, kMostValues>;

    void add(std::span<const std::uint32_t> places);
    void add(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> across);
    void close(std::uint32_t report);
    void close_row(std::size_t row, double of_row);
    [[nodiscard]] std::uint64_t close_margin(const CountedAxis& axis,
                                             const Margin& margin,
                                             std::vector<Sums>& sums) const;
    void find_places(const CountedAxis& axis, std::uint32_t docid, Places& places) const;
    void set_lifts(std::vector<MatrixCell>& cells, double all) const;
    void set_lift(std::size_t row, std::size_t column, double all, MatrixCell& cell) const;

    const ColumnsView& columns_;
    const CountedAxis& rows_;
    const CountedAxis& across_;
    bool is_symmetric_;   // one filter on both axes: only the half from the diagonal on is counted
    std::size_t blocks_;  // of a row
    // Of the report that is being counted.
    Margin row_counts_{}, column_counts_{};
    std::vector<std::uint32_t> cell_counts_;
    std::uint32_t of_report_ = 0;
    // Of all before it.
    std::vector<Sums> row_sums_, column_sums_;
    std::vector<CellSums> sums_;
    std::vector<ReportValues> reports_;
    double all_squared_ = 0;
};

}  // namespace findings
