// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matrix.hpp"

#include "search/lift.hpp"
#include "server/csv.hpp"
#include "server/links.hpp"
#include "server/matrix_forms.hpp"
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"

#include <algorithm>
#include <cmath>

using namespace findings;
using findings::test::corpus_searcher;
using findings::test::corpus_themes;
using findings::test::Totals;
using findings::test::totals_behind;

namespace {

Matrix matrix_for(const std::string& query) {
    const ReadMatrix read = read_matrix(parse_parameters(query), corpus_themes());
    for (const ParameterProblem& problem : read.problems)
        FAIL(problem.parameter << ' ' << problem.message);
    auto matrix = matrix_of(corpus_searcher(), read.request);
    REQUIRE(matrix);
    return std::move(*matrix);
}

bool is_near(double a, double b) { return std::abs(a - b) < 1e-9; }

std::size_t place_of(const MatrixAxis& axis, const std::string& value) {
    const auto at = std::find_if(axis.values.begin(), axis.values.end(), [&](const MatrixValue& v) {
        return v.value == value;
    });
    REQUIRE(at != axis.values.end());
    return static_cast<std::size_t>(at - axis.values.begin());
}

}  // namespace

TEST_CASE("matrix: each count equals the total of the search that it links to", "[cross][matrix]") {
    const std::string query =
        GENERATE(as<std::string>{},
                 "rows=theme&columns=theme&values=60",
                 "rows=theme&columns=service",
                 "rows=theme&columns=rating&kind=concern",
                 "rows=regulation&columns=regulation",
                 "rows=theme&columns=year&q=restraint",
                 "rows=theme&columns=theme&theme=restraint&theme=access&values=12",
                 "rows=theme&columns=theme&q=restraint+OR+seclusion&-theme=access&values=12",
                 "rows=theme&columns=key_question&q=-seclusion&from=2017",
                 "rows=region&columns=region&region=London&region=South+East",
                 "rows=theme&columns=theme&q=hot+drinks+garden&any=1&values=10",
                 "rows=provider&columns=kind",
                 "rows=theme&columns=theme&q=theme%3Arestrictive-care+-polarity%3Agood&values=12");
    CAPTURE(query);
    const Matrix matrix = matrix_for(query);
    CHECK(matrix.total_findings > 0);
    std::size_t checked = 0;
    for (const MatrixAxis* axis : {&matrix.rows, &matrix.columns}) {
        for (std::size_t value = 0; value < axis->values.size(); ++value) {
            const auto search = search_of_value(matrix, *axis, value);
            REQUIRE(search);
            CAPTURE(axis->values[value].value);
            CHECK(totals_behind(search_link(*search)) ==
                  Totals{axis->values[value].findings, axis->values[value].reports});
        }
    }
    for (std::size_t row = 0; row < matrix.rows.values.size(); ++row) {
        for (std::size_t column = 0; column < matrix.columns.values.size(); ++column) {
            const auto search = search_of_cell(matrix, row, column);
            REQUIRE(search);
            const MatrixCell& cell = matrix.cell(row, column);
            CAPTURE(search_link(*search));
            CHECK(totals_behind(search_link(*search)) == Totals{cell.findings, cell.reports});
            CHECK((cell.emptiness == Emptiness::NotEmpty) == (cell.findings > 0));
            CHECK(cell.lift_low <= cell.lift);
            CHECK(cell.lift <= cell.lift_high);
            ++checked;
        }
    }
    CHECK(checked > 0);
}

TEST_CASE("matrix: a theme with itself is not called a discovery, nor with its own sub-theme",
          "[cross][matrix]") {
    const Matrix matrix = matrix_for("rows=theme&columns=theme&values=60");
    const std::size_t parent = place_of(matrix.rows, "restrictive-care"),
                      child = place_of(matrix.rows, "restraint");
    CHECK(matrix.cell(parent, parent).kinship == Kinship::Same);
    CHECK(matrix.cell(parent, child).kinship == Kinship::Part);
    CHECK(matrix.cell(child, parent).kinship == Kinship::Part);
    CHECK(matrix.cell(child, place_of(matrix.rows, "access")).kinship == Kinship::None);
    CHECK(matrix.cell(child, child).findings == matrix.rows.values[child].findings);
    CHECK(matrix.rows.values[child].parent == "restrictive-care");
    CHECK(child > parent);
}

TEST_CASE("matrix: it has the values with most findings, and says how many it leaves out",
          "[cross][matrix]") {
    const Matrix matrix = matrix_for("rows=theme&columns=provider&values=3");
    CHECK(matrix.rows.values.size() == 3);
    CHECK(matrix.rows.values_total > 3);
    const Matrix all = matrix_for("rows=theme&columns=provider&values=60");
    for (const MatrixValue& value : all.rows.values) {
        const bool is_shown =
            std::any_of(matrix.rows.values.begin(),
                        matrix.rows.values.end(),
                        [&](const MatrixValue& v) { return v.value == value.value; });
        if (!is_shown) {
            for (const MatrixValue& shown : matrix.rows.values)
                CHECK(shown.findings >= value.findings);
        }
    }
}

TEST_CASE(
    "matrix: what the framework puts under a question that nobody looked at is told from what was "
    "not found",
    "[cross][matrix]") {
    const auto report = [](const std::string& name, const std::string& body) {
        return "# " + name +
               " quality report\n\nInspection report by the Care Quality Commission, 3 May "
               "2017\n\n" +
               body;
    };
    test::TestIndex index({{"a.md",
                            report("Ash ward",
                                   "## Is the service safe?\n\nStaff used restraint only as a last "
                                   "resort and recorded each use of it.\n\n"
                                   "## Is the service caring?\n\nPatients said that staff were "
                                   "kind and treated them with dignity.\n")},
                           {"b.md",
                            report("Beech ward",
                                   "## Is the service well-led?\n\nManagers held governance "
                                   "meetings every month and staff knew the risk register.\n")}});
    Searcher searcher = index.searcher();
    MatrixRequest request;
    request.rows = facet::kTheme;
    request.columns = facet::kKeyQuestion;
    request.questions = {{"restraint", {KeyQuestion::Safe}}};
    const auto matrix = matrix_of(searcher, request);
    REQUIRE(matrix);
    const std::size_t restraint = place_of(matrix->rows, "restraint");
    const MatrixCell& caring = matrix->cell(restraint, place_of(matrix->columns, "caring"));
    CHECK(caring.findings == 0);
    CHECK(caring.emptiness == Emptiness::NothingFound);
    CHECK(caring.looked_at == 1);
    const MatrixCell& well_led = matrix->cell(restraint, place_of(matrix->columns, "well-led"));
    CHECK(well_led.emptiness == Emptiness::NotLookedAt);
    CHECK(well_led.looked_at == 0);
}

TEST_CASE(
    "lift: values that have nothing to do with each other have a lift of 1 inside the interval",
    "[cross][matrix]") {
    LiftCounts counts;
    counts.both = 25;
    counts.row = 100;
    counts.column = 250;
    counts.all = 1000;
    const Lift lift = lift_of(counts);
    CHECK(is_near(lift.expected, 25));
    CHECK(is_near(lift.lift, 1));
    CHECK(lift.low < 1);
    CHECK(lift.high > 1);
    CHECK(lift.low > 0.6);
    CHECK(lift.high < 1.5);
}

TEST_CASE("lift: an empty cell and one of a single finding have an interval, too",
          "[cross][matrix]") {
    LiftCounts counts;
    counts.row = 10;
    counts.column = 10;
    counts.all = 100;
    const Lift none = lift_of(counts);
    CHECK(none.lift == 0);
    CHECK(none.low == 0);
    CHECK(none.high > 1);
    counts.both = counts.row = counts.column = counts.all = 1;
    const Lift one = lift_of(counts);
    CHECK(is_near(one.lift, 1));
    CHECK(one.low < one.high);
}

TEST_CASE("lift: findings of one report count for less than the same findings of many",
          "[cross][matrix]") {
    LiftCounts many;
    many.both = 30;
    many.row = 60;
    many.column = 60;
    many.all = 1000;
    LiftCounts one = many;
    // All thirty in one report of forty findings, all else spread thinly.
    one.both_both = 900;
    one.both_row = 900;
    one.both_column = 900;
    one.both_all = 30 * 40;
    one.row_column = 900;
    one.row_row = 930;
    one.column_column = 930;
    one.row_all = one.column_all = 30 * 40 + 30;
    one.all_all = 1600 + 960;
    CHECK(is_near(lift_of(one).lift, lift_of(many).lift));
    CHECK(lift_of(one).high - lift_of(one).low > lift_of(many).high - lift_of(many).low);
}

TEST_CASE("csv: a text that a spreadsheet would work out is shown as text", "[cross][csv]") {
    for (const std::string text : {"=1+1",
                                   "+1",
                                   "-1",
                                   "@SUM(A1)",
                                   "\t=1",
                                   "\r=1",
                                   " =1",
                                   "\xEF\xBC\x9D"
                                   "1",
                                   "|cmd",
                                   "%0A"}) {
        CAPTURE(text);
        const std::string field = csv_field(text);
        CHECK((field.starts_with("'") || field.starts_with("\"'")));
    }
    CHECK(csv_field("plain") == "plain");
    CHECK(csv_field("a, b") == "\"a, b\"");
    CHECK(csv_field("say \"no\"") == "\"say \"\"no\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_field("") == "");
}

TEST_CASE("matrix: as CSV it has a line a cell and says which search each counts",
          "[cross][matrix][csv]") {
    const ReadMatrix read =
        read_matrix(parse_parameters("rows=theme&columns=rating&values=5"), corpus_themes());
    const Matrix matrix = matrix_for("rows=theme&columns=rating&values=5");
    const std::string csv = csv_of_matrix(matrix, corpus_themes());
    CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) ==
          matrix.cells.size() + 1);
    CHECK(csv.starts_with("row,row_label,column,column_label,findings,reports,"));
    const Json json = json_of_matrix(matrix, read.request, corpus_themes());
    CHECK(json["cells"].size() == matrix.rows.values.size());
    CHECK(json["links"]["self"] == "/api/v1/matrix?rows=theme&columns=rating&values=5");
}

TEST_CASE("matrix: what is not understood of an address is told, each of it", "[cross][matrix]") {
    const ReadMatrix read =
        read_matrix(parse_parameters("rows=nosuch&columns=theme&columns=year&values=0&foo=1"),
                    corpus_themes());
    std::vector<std::string> names;
    for (const ParameterProblem& problem : read.problems) names.push_back(problem.parameter);
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"columns", "foo", "rows", "values"});
}
