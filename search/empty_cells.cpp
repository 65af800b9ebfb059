// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/empty_cells.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>

namespace findings {
namespace {

using Questions = std::uint32_t;  // a bit a key question

Questions bit_of(KeyQuestion question) { return 1U << static_cast<unsigned>(question); }

/// Questions under which a report has passages, whether they match or not; all of them for a report
/// that has none at all and so goes by no framework that we could know.
Questions questions_of_report(const ColumnsView& columns, std::uint32_t report) {
    const FacetColumnView& column = columns.facets[facet::kKeyQuestion];
    Questions questions = 0;
    const auto [first, end] = columns.docids_of(report);
    for (std::uint32_t docid = first; docid < end; ++docid) {
        for (const std::uint32_t ordinal : column.of(docid)) {
            if (const auto question = key_question_from_id(column.values[ordinal].value))
                questions |= bit_of(*question);
        }
    }
    return questions == 0 ? ~Questions{0} : questions;
}

/// Questions under one of which a value of this axis has to be looked for; 0 = anywhere.
Questions questions_of_value(const MatrixAxis& axis,
                             std::size_t value,
                             const QuestionsOfThemes& themes) {
    Questions questions = 0;
    if (axis.facet == facet::kKeyQuestion) {
        if (const auto question = key_question_from_id(axis.values[value].value))
            questions = bit_of(*question);
    } else if (axis.facet == facet::kTheme) {
        const auto theme = themes.find(axis.values[value].value);
        if (theme != themes.end()) {
            for (const KeyQuestion question : theme->second) questions |= bit_of(question);
        }
    }
    return questions;
}

bool goes_by_questions(const MatrixAxis& axis) {
    return axis.facet == facet::kKeyQuestion || axis.facet == facet::kTheme;
}

}  // namespace

void explain_empty_cells(const ColumnsView& columns,
                         std::span<const ReportValues> reports,
                         const QuestionsOfThemes& themes,
                         Matrix& matrix) {
    const auto is_empty = [](const MatrixCell& cell) { return cell.findings == 0; };
    if (std::none_of(matrix.cells.begin(), matrix.cells.end(), is_empty)) return;
    std::vector<Questions> looked;
    for (const ReportValues& report : reports)
        looked.push_back(questions_of_report(columns, report.report));
    for (std::size_t place = 0; place < matrix.cells.size(); ++place) {
        MatrixCell& cell = matrix.cells[place];
        if (!is_empty(cell)) continue;
        const std::size_t row = place / matrix.columns.values.size(),
                          column = place % matrix.columns.values.size();
        const Questions for_row = questions_of_value(matrix.rows, row, themes),
                        for_column = questions_of_value(matrix.columns, column, themes);
        // Any report may be asked about a theme or a question; about a service only those of the
        // service.
        const std::uint64_t row_bit = goes_by_questions(matrix.rows) ? 0 : std::uint64_t{1} << row;
        const std::uint64_t column_bit =
            goes_by_questions(matrix.columns) ? 0 : std::uint64_t{1} << column;
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const bool is_asked = (reports[i].rows & row_bit) == row_bit &&
                                  (reports[i].columns & column_bit) == column_bit;
            const bool has_looked = (for_row == 0 || (looked[i] & for_row) != 0) &&
                                    (for_column == 0 || (looked[i] & for_column) != 0);
            if (is_asked && has_looked) ++cell.looked_at;
        }
        cell.emptiness = cell.looked_at > 0 ? Emptiness::NothingFound : Emptiness::NotLookedAt;
    }
}

}  // namespace findings
