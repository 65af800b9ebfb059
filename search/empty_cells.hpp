// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Empty cells of a matrix: was nothing found, or did nobody look? docs/cross-reference.md says what
// a reader is told.

#include "indexer/schema/columns.hpp"
#include "search/matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace findings {

/// of an axis: a report's values are bits of one number
inline constexpr std::size_t kMostValues = 64;

/// A report of the result: which values of each axis it has, as bits.
struct ReportValues {
    std::uint32_t report = 0;
    std::uint64_t rows = 0, columns = 0;
};

/// Says of each cell without a finding how many of `reports` have passages under the key questions
/// that it belongs to.
void explain_empty_cells(const ColumnsView& columns,
                         std::span<const ReportValues> reports,
                         const QuestionsOfThemes& themes,
                         Matrix& matrix);

}  // namespace findings
