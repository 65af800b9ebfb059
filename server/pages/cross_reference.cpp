// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cross_routes.hpp"
#include "server/links.hpp"
#include "server/matrix_forms.hpp"
#include "server/pages/filters.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/problem.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace findings::pages {
namespace {

/// What a cell of the table shows.
enum class Shown { Findings, Reports, Lift };
constexpr std::array kShown = {std::string_view("findings"),
                               std::string_view("reports"),
                               std::string_view("lift")};

std::string with_show(const std::string& link, Shown shown) {
    return shown == Shown::Findings
               ? link
               : link + (link.find('?') == std::string::npos ? '?' : '&') +
                     "show=" + std::string(kShown[static_cast<std::size_t>(shown)]);
}

Json choices_view(std::size_t chosen) {
    Json list = Json::array();
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        list.push_back({{"choice_value", kFacets[i].name},
                        {"choice_label", kFacets[i].label},
                        {"choice_selected", i == chosen}});
    }
    return list;
}

Json shows_view(const MatrixRequest& request, Shown shown) {
    constexpr std::array kLabels = {"Findings", "Reports", "Lift"};
    Json list = Json::array();
    for (std::size_t i = 0; i < kShown.size(); ++i) {
        list.push_back(
            {{"show_label", kLabels[i]},
             {"show_href",
              with_show(matrix_link("/cross-reference", request), static_cast<Shown>(i))},
             {"show_current", i == static_cast<std::size_t>(shown)}});
    }
    return list;
}

std::string decimal(double number) {
    char text[32];
    std::snprintf(text, sizeof text, number < 10 ? "%.1f" : "%.0f", number);
    return text;
}

std::uint64_t count_of(const MatrixCell& cell, Shown shown) {
    return shown == Shown::Reports ? cell.reports : cell.findings;
}

/// Five steps by the logarithm: a few large cells must not leave all others alike.
int heat_of(std::uint64_t count, std::uint64_t most) {
    if (count == 0 || most == 0) return 0;
    const double share =
        std::log1p(static_cast<double>(count)) / std::log1p(static_cast<double>(most));
    return std::clamp(static_cast<int>(std::ceil(share * 5)), 1, 5);
}

/// The same for a lift: 1 where the two meet far less than expected, 3 as expected, 5 far more.
int heat_of_lift(double lift) {
    return lift < 0.5 ? 1 : lift < 0.8 ? 2 : lift <= 1.25 ? 3 : lift <= 2 ? 4 : 5;
}

/// A mark that needs no colour, where the interval leaves out "as expected".
void set_mark(Json& view, const MatrixCell& cell) {
    if (cell.kinship != Kinship::None) return;
    if (cell.lift_low > 1) {
        view["mark"] = "▲";
        view["mark_words"] = "more often than expected";
    } else if (cell.lift_high < 1) {
        view["mark"] = "▼";
        view["mark_words"] = "less often than expected";
    }
}

void set_empty(Json& view, const MatrixCell& cell) {
    const bool looked = cell.emptiness == Emptiness::NothingFound;
    view["empty_sign"] = looked ? "0" : "–";
    view["empty_words"] =
        looked ? "nothing found in " + counted(cell.looked_at, "report") + " that looked"
               : std::string("not looked at");
}

Json cell_view(const Matrix& matrix,
               std::size_t row,
               std::size_t column,
               Shown shown,
               std::uint64_t most) {
    const MatrixCell& cell = matrix.cell(row, column);
    Json view = Json::object();
    if (cell.findings == 0) {
        set_empty(view, cell);
        return view;
    }
    const bool is_lift = shown == Shown::Lift;
    const bool has_lift = cell.kinship == Kinship::None;
    const std::string lift = "×" + decimal(cell.lift);
    view["heat"] =
        is_lift ? (has_lift ? heat_of_lift(cell.lift) : 0) : heat_of(count_of(cell, shown), most);
    view["figure"] = !is_lift   ? in_words(count_of(cell, shown))
                     : has_lift ? lift
                                : std::string("same");
    if (is_lift && has_lift)
        view["interval"] = decimal(cell.lift_low) + " to " + decimal(cell.lift_high);
    set_mark(view, cell);
    if (const auto search = search_of_cell(matrix, row, column)) {
        SearchRequest target = *search;
        if (shown == Shown::Reports) target.by = Grouping::Report;
        view["cell_href"] = search_link(target);
    }
    return view;
}

Json heading_view(const Matrix& matrix,
                  const MatrixAxis& axis,
                  std::size_t value,
                  Shown shown,
                  const ThemeTree& themes) {
    const MatrixValue& known = axis.values[value];
    Json view = {
        {"heading_label", label_of(axis, value, themes)},
        {"heading_is_child", !known.parent.empty()},
        {"heading_total", in_words(shown == Shown::Reports ? known.reports : known.findings)}};
    if (auto search = search_of_value(matrix, axis, value)) {
        if (shown == Shown::Reports) search->by = Grouping::Report;
        view["heading_href"] = search_link(*search);
    }
    return view;
}

std::uint64_t most_in_a_cell(const Matrix& matrix, Shown shown) {
    std::uint64_t most = 0;
    for (const MatrixCell& cell : matrix.cells) {
        if (cell.kinship == Kinship::None) most = std::max(most, count_of(cell, shown));
    }
    return most;
}

std::string left_out(const MatrixAxis& axis) {
    const std::uint64_t hidden = axis.values_total - axis.values.size();
    std::string words;
    if (hidden > 0) words = counted(hidden, "value") + " with fewer findings are not shown";
    if (axis.missing_findings > 0)
        words += (words.empty() ? "" : "; ") + counted(axis.missing_findings, "finding") +
                 " without any";
    return words.empty() ? words : std::string(kFacets.at(axis.facet).label) + ": " + words + ".";
}

void add_table(Json& view, const Matrix& matrix, Shown shown, const ThemeTree& themes) {
    view["answered"] = true;
    view["total"] = counted(matrix.total_findings, "finding") + " in " +
                    counted(matrix.total_reports, "report");
    view["generation"] = matrix.generation;
    view["has_cells"] = !matrix.cells.empty();
    view["heads"] = Json::array();
    for (std::size_t column = 0; column < matrix.columns.values.size(); ++column)
        view["heads"].push_back(heading_view(matrix, matrix.columns, column, shown, themes));
    const std::uint64_t most = most_in_a_cell(matrix, shown);
    view["lines"] = Json::array();
    for (std::size_t row = 0; row < matrix.rows.values.size(); ++row) {
        Json line = heading_view(matrix, matrix.rows, row, shown, themes);
        line["cells"] = Json::array();
        for (std::size_t column = 0; column < matrix.columns.values.size(); ++column)
            line["cells"].push_back(cell_view(matrix, row, column, shown, most));
        view["lines"].push_back(std::move(line));
    }
    view["rows_note"] = left_out(matrix.rows);
    view["columns_note"] =
        matrix.rows.facet == matrix.columns.facet ? std::string() : left_out(matrix.columns);
    view["notes"] = Json::array();
    for (const std::string& note : matrix.notes) view["notes"].push_back({{"note", note}});
    view["has_notes"] = !matrix.notes.empty();
}

Json matrix_view(const MatrixRequest& request, Shown shown, const ThemeTree& themes) {
    const std::string rows(kFacets.at(request.rows).label),
        columns(kFacets.at(request.columns).label);
    Json view = page_view(rows + " by " + columns + " - Cross-reference");
    view["on_matrix"] = true;
    view["q"] = request.search.text;
    view["rows_label"] = rows;
    view["columns_label"] = columns;
    view["row_choices"] = choices_view(request.rows);
    view["column_choices"] = choices_view(request.columns);
    view["hidden"] = hidden_inputs(request.search);
    view["from"] = to_iso(request.search.from);
    view["to"] = to_iso(request.search.to);
    view["show"] = shown == Shown::Findings ? std::string()
                                            : std::string(kShown[static_cast<std::size_t>(shown)]);
    view["shows"] = shows_view(request, shown);
    view["shows_lift"] = shown == Shown::Lift;
    view["search_href"] = search_link(request.search);
    view["json_href"] = matrix_link("/api/v1/matrix", request);
    view["csv_href"] = matrix_link("/api/v1/matrix", request) + "&format=csv";
    MatrixRequest turned = request;
    std::swap(turned.rows, turned.columns);
    view["turn_href"] = with_show(matrix_link("/cross-reference", turned), shown);
    Json chips = Json::array();
    for (Json& chip : chips_view(request.search, themes))
        chips.push_back({{"chip_label", chip["chip_label"]}});
    view["has_chips"] = !chips.empty();
    view["chips"] = std::move(chips);
    return view;
}

}  // namespace

Answer cross_reference(const Call& call) {
    OwnParameters own(call.parameters, {"show"});
    const auto shown = static_cast<Shown>(own.choice("show", {kShown[0], kShown[1], kShown[2]}));
    ReadMatrix read = read_matrix(own.rest(), call.themes);
    read.problems.insert(read.problems.end(), own.problems().begin(), own.problems().end());
    const auto matrix =
        with_searcher(call, [&](Searcher& searcher) { return matrix_of(searcher, read.request); });
    if (!matrix && !is_readers_error(matrix.error())) return error(status_of(matrix.error().kind));
    Json view = matrix_view(read.request, shown, call.themes);
    if (matrix) add_table(view, *matrix, shown, call.themes);
    if (!matrix) read.problems.push_back({"q", in_one_line(matrix.error())});
    add_problems(view, read.problems);
    return page_answer("cross_reference", view);
}

}  // namespace findings::pages
