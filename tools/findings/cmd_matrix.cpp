// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matrix.hpp"
#include "server/matrix_forms.hpp"
#include "tools/findings/cross_commands.hpp"
#include "tools/findings/search_flags.hpp"
#include "tools/findings/terminal.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    SearchFlags search;
    std::string rows = "theme", columns = "theme";
    std::uint32_t values = 24;
};

Result<std::size_t> facet_of(const char* flag, const std::string& name) {
    if (const auto number = facet_number(name)) return *number;
    std::string names;
    for (const Facet& facet : kFacets) (names += names.empty() ? "" : ", ") += facet.name;
    return failure(ErrorKind::BadInput,
                   std::string(flag) + ' ' + name + ": not a filter",
                   "give one of: " + names);
}

Result<MatrixRequest> request_of(const Flags& flags, const ThemeTree& themes) {
    MatrixRequest request;
    auto search = flags.search.request();
    if (!search) return tl::unexpected(search.error());
    request.search = std::move(*search);
    const auto rows = facet_of("--rows", flags.rows),
               columns = facet_of("--columns", flags.columns);
    if (!rows) return tl::unexpected(rows.error());
    if (!columns) return tl::unexpected(columns.error());
    request.rows = *rows;
    request.columns = *columns;
    request.values = flags.values;
    request.questions = questions_of(themes);
    return request;
}

/// Columns have numbers, which are explained below the table: their names are too long for a
/// terminal.
void print_table(const Matrix& matrix, const ThemeTree& themes) {
    constexpr std::size_t kNameColumns = 32;
    std::printf("%s in %s (generation %s, %.1f ms)\n\n",
                counted(matrix.total_findings, "finding").c_str(),
                counted(matrix.total_reports, "report").c_str(),
                matrix.generation.c_str(),
                matrix.took_ms);
    const auto print_name = [&](const std::string& name) {
        const std::string cut = shortened(name, kNameColumns);
        std::printf("%s%*s", cut.c_str(), static_cast<int>(kNameColumns - columns_of(cut)), "");
    };
    print_name("");
    for (std::size_t column = 0; column < matrix.columns.values.size(); ++column)
        std::printf(" %6zu ", column + 1);
    std::printf("\n");
    for (std::size_t row = 0; row < matrix.rows.values.size(); ++row) {
        print_name((matrix.rows.values[row].parent.empty() ? "" : "- ") +
                   label_of(matrix.rows, row, themes));
        for (std::size_t column = 0; column < matrix.columns.values.size(); ++column) {
            const MatrixCell& cell = matrix.cell(row, column);
            const char mark = cell.kinship != Kinship::None ? ' '
                              : cell.lift_low > 1           ? '+'
                              : cell.lift_high < 1          ? '-'
                                                            : ' ';
            if (cell.emptiness == Emptiness::NotLookedAt) {
                std::printf("      . ");
            } else {
                std::printf(" %6llu%c", static_cast<unsigned long long>(cell.findings), mark);
            }
        }
        std::printf("\n");
    }
    std::printf("\n");
    for (std::size_t column = 0; column < matrix.columns.values.size(); ++column) {
        std::printf("%3zu  %s (%s)\n",
                    column + 1,
                    label_of(matrix.columns, column, themes).c_str(),
                    counted(matrix.columns.values[column].findings, "finding").c_str());
    }
    std::printf(
        "\n+ more, - less often than expected (95 %%). 0: looked at, nothing found. A dot: not "
        "looked at.\n");
}

int run(const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    const auto request = request_of(flags, themes);
    if (!request) return fail(request.error());
    const auto matrix = matrix_of(*searcher, *request);
    if (!matrix) return fail(matrix.error());
    if (flags.search.form() == "json") {
        std::printf("%s\n", dump(json_of_matrix(*matrix, *request, themes)).c_str());
    } else if (flags.search.form() == "csv") {
        std::fputs(csv_of_matrix(*matrix, themes).c_str(), stdout);
    } else {
        print_table(*matrix, themes);
    }
    return kExitDone;
}

}  // namespace

void add_matrix_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        app.add_subcommand("matrix", "Two filters against each other: how often their values meet");
    add_index_flag(*command, flags->index_dir);
    flags->search.add_to(*command,
                         "QUERY",
                         "Only findings that match; as for search",
                         {"text", "json", "csv"});
    flags->search.add_any_to(*command);
    command->add_option("--rows", flags->rows, "Filter whose values are the rows (default theme)");
    command->add_option("--columns",
                        flags->columns,
                        "Filter whose values are the columns (default theme)");
    command
        ->add_option("--values",
                     flags->values,
                     "Values of each, those with most findings (default 24)")
        ->check(CLI::Range(1U, kMostMatrixValues));
    command->callback([flags, command, &action] {
        action = [flags, command] {
            const auto taken = flags->search.take_excluded_words(*command);
            return taken ? run(*flags) : fail(taken.error());
        };
    });
}

}  // namespace findings
