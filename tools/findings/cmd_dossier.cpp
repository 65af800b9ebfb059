// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "server/dossier_forms.hpp"
#include "server/providers.hpp"
#include "server/searcher_backend.hpp"
#include "tools/findings/cross_commands.hpp"
#include "tools/findings/search_flags.hpp"
#include "tools/findings/terminal.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    std::string provider;
    FilterFlags filters;
    bool json = false;
};

std::string date_of(const Report& report) {
    const std::string date = to_iso(report.published.known()      ? report.published
                                    : report.inspected_to.known() ? report.inspected_to
                                                                  : report.inspected_from);
    return date.empty() ? "no date" : date;
}

std::string date_of(const Hit& hit) { return hit.report ? date_of(*hit.report) : "no date"; }

void print_quotation(const char* name, const Hit& hit) {
    std::printf("  %s %s %s\n    \"%s\"\n",
                name,
                date_of(hit).c_str(),
                hit.passage.id.c_str(),
                hit.passage.text.c_str());
}

void print_pairs(const char* heading,
                 const std::vector<DossierPair>& pairs,
                 std::uint64_t total,
                 const ThemeTree& themes) {
    std::printf("\n%s: %s\n", heading, counted(total, "pair").c_str());
    for (const DossierPair& pair : pairs) {
        std::string what;
        for (const std::string& regulation : pair.regulations)
            what += (what.empty() ? "" : ", ") + ("Regulation " + regulation);
        for (const std::string& theme : pair.themes)
            what += (what.empty() ? "" : ", ") + themes.label(theme);
        std::printf("%s%s\n",
                    what.c_str(),
                    pair.is_mixed ? " (the later report finds it wanting, too)" : "");
        print_quotation("first", pair.earlier);
        print_quotation("then ", pair.later);
    }
}

void print_demands(const Dossier& dossier) {
    std::printf("\nWhat must be done, by dated reports of inspections: %s\n",
                counted(dossier.demands_total, "finding").c_str());
    for (const DossierDemand& demand : dossier.demands) {
        print_quotation("must", demand.demand);
        if (demand.answer) {
            std::printf("    %s, says %s of %s: \"%s\"\n",
                        demand.is_met ? "met" : "not met",
                        demand.answer->passage.id.c_str(),
                        date_of(*demand.answer).c_str(),
                        demand.sentence.c_str());
        } else {
            const std::string later = demand.later_reports == 0
                                          ? std::string("no later report on this place")
                                          : counted(demand.later_reports, "later report") +
                                                "; none says whether it is met";
            std::printf("    %s\n", later.c_str());
        }
    }
}

void print_reports(const Dossier& dossier) {
    std::printf(
        "\nReports, newest first: date, overall rating, good practice, concerns, must do\n");
    for (const DossierReport& entry : dossier.reports) {
        const Report& report = *entry.report;
        const auto overall = report.ratings.find("overall");
        const std::string rating(overall == report.ratings.end() ? std::string_view("-")
                                                                 : to_id(overall->second.value));
        std::printf("%-10s  %-20s %4llu %4llu %4llu  %s  %s\n",
                    date_of(report).c_str(),
                    rating.c_str(),
                    static_cast<unsigned long long>(entry.counts.good),
                    static_cast<unsigned long long>(entry.counts.concern),
                    static_cast<unsigned long long>(entry.counts.requirement),
                    report.id.c_str(),
                    report.title.c_str());
    }
}

void print_dossier(const ProviderDossier& found, const ThemeTree& themes) {
    const Dossier& dossier = *found.dossier;
    std::printf("%s (%s): %s in %s (generation %s, %.1f ms)\n",
                found.names.front().c_str(),
                found.is_location ? "location" : "provider",
                counted(dossier.total_findings, "finding").c_str(),
                counted(dossier.total_reports, "report").c_str(),
                dossier.generation.c_str(),
                dossier.took_ms);
    for (const std::string& name : found.same_number)
        std::printf("with the reports on %s, which give the same number\n", name.c_str());
    print_reports(dossier);
    print_pairs("Found again", dossier.repeated, dossier.repeated_total, themes);
    print_pairs("What became better", dossier.improved, dossier.improved_total, themes);
    print_demands(dossier);
}

int run(const Flags& flags) {
    SearchRequest filters;
    if (auto filled = flags.filters.fill(filters); !filled) return fail(filled.error());
    if (!filters.filters[facet::kProvider].empty())
        return fail(
            {ErrorKind::BadInput, "--provider: a dossier has one provider", "name it as PROVIDER"});
    const auto backend = open_backend(flags.index_dir);
    if (!backend) return fail(backend.error());
    // A name as well as its id.
    auto found = provider_dossier(**backend, provider_id(flags.provider), filters);
    if (!found) return fail(found.error());
    const ThemeTree themes =
        ThemeTree::parse((*backend)->summary().taxonomy_json).value_or(ThemeTree{});
    if (flags.json)
        std::printf("%s\n", dump(json_of_provider(*found, themes)).c_str());
    else
        print_dossier(*found, themes);
    return kExitDone;
}

}  // namespace

void add_dossier_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand(
        "dossier",
        "A provider or location over the years: what was found again, what became better");
    add_index_flag(*command, flags->index_dir);
    command
        ->add_option("PROVIDER",
                     flags->provider,
                     "Name, id or number of a provider, or name of a location")
        ->required();
    flags->filters.add_to(*command);
    command->add_flag("--json", flags->json, "As /api/v1/providers/{id}");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
