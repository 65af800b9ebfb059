// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/dashboard_forms.hpp"
#include "tools/findings/cross_commands.hpp"
#include "tools/findings/search_flags.hpp"
#include "tools/findings/terminal.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    std::vector<std::string> words;
    FilterFlags filters;
    bool json = false;
};

void print_table(const DashboardTable& table, const ThemeTree& themes) {
    constexpr std::size_t kNameColumns = 48, kRows = 15;
    std::printf("\n%-48s %9s %9s %9s %9s %8s\n",
                std::string(kFacets.at(table.facet).label).c_str(),
                "findings",
                "good",
                "concern",
                "must do",
                "reports");
    std::size_t rows = 0;
    for (const DashboardRow& row : table.rows) {
        if (!row.parent.empty()) continue;
        if (++rows > kRows) continue;
        const std::string name = shortened(label_of(row, table.facet, themes), kNameColumns);
        std::printf("%s%*s %9llu %9llu %9llu %9llu %8llu\n",
                    name.c_str(),
                    static_cast<int>(kNameColumns - columns_of(name)),
                    "",
                    static_cast<unsigned long long>(row.counts.findings),
                    static_cast<unsigned long long>(row.counts.good),
                    static_cast<unsigned long long>(row.counts.concern),
                    static_cast<unsigned long long>(row.counts.requirement),
                    static_cast<unsigned long long>(row.reports));
    }
    if (rows > kRows) std::printf("and %zu more\n", rows - kRows);
}

void print_dashboard(const Dashboard& dashboard,
                     const SearchRequest& asked,
                     const ThemeTree& themes) {
    std::printf("%s in %s (generation %s, %.1f ms)\n",
                counted(dashboard.total.findings, "finding").c_str(),
                counted(dashboard.total_reports, "report").c_str(),
                dashboard.generation.c_str(),
                dashboard.took_ms);
    for (const std::size_t facet : {facet::kTheme,
                                    facet::kService,
                                    facet::kRegion,
                                    facet::kYear,
                                    facet::kRating,
                                    facet::kReportKind})
        print_table(dashboard.table(facet), themes);
    std::printf("\nNot known: without a ...\n");
    for (const Gap& gap : gaps_of(dashboard, asked))
        std::printf("%-16s %s of %s\n",
                    std::string(kFacets.at(gap.facet).name).c_str(),
                    counted(gap.findings, "finding").c_str(),
                    counted(gap.reports, "report").c_str());
}

int run(const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    SearchRequest request;
    for (const std::string& word : flags.words)
        (request.text += request.text.empty() ? "" : " ") += word;
    if (auto filled = flags.filters.fill(request); !filled) return fail(filled.error());
    const auto dashboard = dashboard_of(*searcher, request);
    if (!dashboard) return fail(dashboard.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    if (flags.json)
        std::printf("%s\n", dump(json_of_dashboard(*dashboard, request, themes)).c_str());
    else
        print_dashboard(*dashboard, request, themes);
    return kExitDone;
}

}  // namespace

void add_dashboard_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand(
        "dashboard",
        "Findings and ratings by theme, service, region and year, and what the base does not know");
    add_index_flag(*command, flags->index_dir);
    command->add_option("QUERY", flags->words, "Only what matches; as for search");
    flags->filters.add_to(*command);
    command->add_flag("--json", flags->json, "As /api/v1/dashboard");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
