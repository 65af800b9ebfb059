// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/matrix_forms.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/csv.hpp"
#include "server/links.hpp"

#include <cmath>

namespace findings {
namespace {

double rounded(double number) { return std::round(number * 1000) / 1000; }

Json json_of_axis(const Matrix& matrix, const MatrixAxis& axis, const ThemeTree& themes) {
    Json values = Json::array();
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
        const MatrixValue& value = axis.values[i];
        Json entry = {{"value", value.value}, {"label", label_of(axis, i, themes)}};
        if (!value.parent.empty()) entry["parent"] = value.parent;
        entry["findings"] = value.findings;
        entry["reports"] = value.reports;
        if (const auto search = search_of_value(matrix, axis, i))
            entry["links"] = {{"findings", api_findings_link(*search)},
                              {"page", search_link(*search)}};
        values.push_back(std::move(entry));
    }
    return {{"facet", kFacets.at(axis.facet).name},
            {"label", kFacets.at(axis.facet).label},
            {"values_total", axis.values_total},
            {"missing_findings", axis.missing_findings},
            {"values", std::move(values)}};
}

Json json_of_cell(const Matrix& matrix, std::size_t row, std::size_t column) {
    const MatrixCell& cell = matrix.cell(row, column);
    Json json = {{"findings", cell.findings}, {"reports", cell.reports}};
    if (cell.kinship == Kinship::None) {
        json["expected"] = rounded(cell.expected);
        json["lift"] = rounded(cell.lift);
        json["lift_low"] = rounded(cell.lift_low);
        json["lift_high"] = rounded(cell.lift_high);
    } else {
        json["kinship"] = cell.kinship == Kinship::Same ? "same" : "part";
    }
    if (cell.emptiness != Emptiness::NotEmpty) {
        json["empty"] = to_id(cell.emptiness);
        json["looked_at"] = cell.looked_at;
    }
    if (const auto search = search_of_cell(matrix, row, column))
        json["links"] = {{"findings", api_findings_link(*search)}, {"page", search_link(*search)}};
    return json;
}

}  // namespace

std::string_view to_id(Emptiness emptiness) {
    switch (emptiness) {
        case Emptiness::NothingFound:
            return "nothing-found";
        case Emptiness::NotLookedAt:
            return "not-looked-at";
        case Emptiness::NotEmpty:
            break;
    }
    return "";
}

std::string label_of(const MatrixAxis& axis, std::size_t value, const ThemeTree& themes) {
    const MatrixValue& known = axis.values.at(value);
    return known.label.empty() ? facet_value_label(axis.facet, known.value, themes) : known.label;
}

QuestionsOfThemes questions_of(const ThemeTree& themes) {
    QuestionsOfThemes questions;
    for (const ThemeEntry& theme : themes.themes()) {
        for (const std::string& id : theme.key_questions) {
            if (const auto question = key_question_from_id(id))
                questions[theme.id].push_back(*question);
        }
    }
    return questions;
}

ReadMatrix read_matrix(const Parameters& parameters, const ThemeTree& themes) {
    OwnParameters own(parameters, {"rows", "columns", "values", "format"});
    ReadRequest read = read_search(own.rest(), themes);
    ReadMatrix matrix;
    matrix.request.search = std::move(read.request);
    matrix.request.rows = own.facet("rows", facet::kTheme);
    matrix.request.columns = own.facet("columns", facet::kTheme);
    matrix.request.values = own.number("values", kMostMatrixValues, matrix.request.values);
    matrix.request.questions = questions_of(themes);
    matrix.wants_csv = own.choice("format", {"json", "csv"}) == 1;
    matrix.problems = std::move(read.problems);
    matrix.problems.insert(matrix.problems.end(), own.problems().begin(), own.problems().end());
    return matrix;
}

std::string matrix_link(std::string_view path, const MatrixRequest& request) {
    Parameters parameters = {{"rows", std::string(kFacets.at(request.rows).name)},
                             {"columns", std::string(kFacets.at(request.columns).name)}};
    if (request.values != MatrixRequest{}.values)
        parameters.push_back({"values", std::to_string(request.values)});
    SearchRequest search = at_page(request.search, 1);
    search.sort = Sort::Relevance;
    search.by = Grouping::Finding;
    search.limit = SearchRequest{}.limit;
    for (Parameter& parameter : to_parameters(search)) parameters.push_back(std::move(parameter));
    return std::string(path) + to_query(parameters);
}

Json json_of_matrix(const Matrix& matrix, const MatrixRequest& asked, const ThemeTree& themes) {
    SearchPage heading;
    heading.understood = matrix.understood;
    heading.description = matrix.description;
    Json cells = Json::array();
    for (std::size_t row = 0; row < matrix.rows.values.size(); ++row) {
        Json line = Json::array();
        for (std::size_t column = 0; column < matrix.columns.values.size(); ++column)
            line.push_back(json_of_cell(matrix, row, column));
        cells.push_back(std::move(line));
    }
    Json json = {{"query", json_of_request(heading)},
                 {"generation", matrix.generation},
                 {"total_findings", matrix.total_findings},
                 {"total_reports", matrix.total_reports},
                 {"exact", true},
                 {"took_ms", matrix.took_ms},
                 {"rows", json_of_axis(matrix, matrix.rows, themes)},
                 {"columns", json_of_axis(matrix, matrix.columns, themes)},
                 {"cells", std::move(cells)}};
    if (!matrix.notes.empty()) json["notes"] = matrix.notes;
    json["links"] = {{"self", matrix_link("/api/v1/matrix", asked)},
                     {"page", matrix_link("/cross-reference", asked)}};
    return json;
}

std::string csv_of_matrix(const Matrix& matrix, const ThemeTree& themes) {
    const std::vector<std::string> heads = {"row",
                                            "row_label",
                                            "column",
                                            "column_label",
                                            "findings",
                                            "reports",
                                            "row_findings",
                                            "column_findings",
                                            "total_findings",
                                            "expected",
                                            "lift",
                                            "lift_low",
                                            "lift_high",
                                            "empty",
                                            "generation",
                                            "search"};
    std::string csv = csv_line(heads);
    for (std::size_t row = 0; row < matrix.rows.values.size(); ++row) {
        for (std::size_t column = 0; column < matrix.columns.values.size(); ++column) {
            const MatrixCell& cell = matrix.cell(row, column);
            const auto number = [&](double value) {
                return cell.kinship == Kinship::None ? csv_number(value, 3) : std::string();
            };
            const auto search = search_of_cell(matrix, row, column);
            const std::vector<std::string> fields = {
                csv_field(matrix.rows.values[row].value),
                csv_field(label_of(matrix.rows, row, themes)),
                csv_field(matrix.columns.values[column].value),
                csv_field(label_of(matrix.columns, column, themes)),
                std::to_string(cell.findings),
                std::to_string(cell.reports),
                std::to_string(matrix.rows.values[row].findings),
                std::to_string(matrix.columns.values[column].findings),
                std::to_string(matrix.total_findings),
                number(cell.expected),
                number(cell.lift),
                number(cell.lift_low),
                number(cell.lift_high),
                std::string(to_id(cell.emptiness)),
                matrix.generation,
                search ? csv_field(search_link(*search)) : std::string()};
            csv += csv_line(fields);
        }
    }
    return csv;
}

}  // namespace findings
