// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Cross-reference: two facets against each other over what a search matches.
// docs/cross-reference.md says how to read it, docs/adr/0021 why it is counted so.

#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"
#include "search/request.hpp"
#include "search/searcher.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// Which key questions the framework looks at a theme under, by theme id. A theme that is not
/// listed may stand under any.
using QuestionsOfThemes = std::map<std::string, std::vector<KeyQuestion>>;

struct MatrixRequest {
    SearchRequest search;               // page, order and grouping are not looked at
    std::size_t rows = 0, columns = 0;  // facet numbers
    std::uint32_t values = 24;          // at most, an axis
    QuestionsOfThemes questions;
};

/// Counts of one value over the whole search.
struct MatrixValue {
    std::string value, label, parent;  // as FacetValue
    std::uint64_t findings = 0, reports = 0;
};

struct MatrixAxis {
    std::size_t facet = 0;
    std::vector<MatrixValue> values;     // those with most findings, in reading order
    std::uint64_t values_total = 0;      // with a finding
    std::uint64_t missing_findings = 0;  // without any value
};

/// Why nothing stands in a cell.
enum class Emptiness : std::uint8_t {
    NotEmpty,
    NothingFound,  // reports looked at what the cell is about, and no finding joins both values
    NotLookedAt,   // no report stands under a key question that the framework puts these values
                   // under
};

/// What two values have to do with each other by their meaning, whatever the findings say.
enum class Kinship : std::uint8_t { None, Same, Part };

struct MatrixCell {
    std::uint64_t findings = 0, reports = 0;
    double expected = 0;  // findings, if the two values had nothing to do with each other
    double lift = 0;      // findings / expected
    double lift_low = 0, lift_high = 0;  // interval of 95 %
    Emptiness emptiness = Emptiness::NotEmpty;
    std::uint64_t looked_at = 0;  // of an empty cell: reports that looked
    Kinship kinship = Kinship::None;
};

struct Matrix {
    SearchRequest understood;
    std::string description;
    std::string generation;
    std::uint64_t total_findings = 0, total_reports = 0;
    MatrixAxis rows, columns;
    std::vector<MatrixCell> cells;  // row by row
    std::vector<std::string> notes;
    double took_ms = 0;

    [[nodiscard]] const MatrixCell& cell(std::size_t row, std::size_t column) const {
        return cells[row * columns.values.size() + column];
    }
};

/// Errors as Searcher::search. Cost: two walks over the matches, some 20 ns a passage and pair of
/// values.
[[nodiscard]] Result<Matrix> matrix_of(Searcher& searcher, const MatrixRequest& request);

/// The search that finds exactly what a cell counts; with one facet given twice, one of the two
/// values stands in the text. Nothing if that text would be longer than a query may be.
[[nodiscard]] std::optional<SearchRequest> search_of_cell(const Matrix& matrix,
                                                          std::size_t row,
                                                          std::size_t column);
/// The search that finds what the margin of a value counts.
[[nodiscard]] std::optional<SearchRequest> search_of_value(const Matrix& matrix,
                                                           const MatrixAxis& axis,
                                                           std::size_t value);

}  // namespace findings
