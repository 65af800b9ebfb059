// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "indexer/pipeline.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/progress.hpp"

namespace findings {
namespace {

struct Flags {
    IndexOptions options;
    std::filesystem::path taxonomy;
    bool json = false;
};

constexpr std::size_t kFailuresPrinted = 10;

void print_failures(const IndexOutcome& outcome) {
    for (std::size_t i = 0; i < outcome.failures.size() && i < kFailuresPrinted; ++i) {
        const LedgerEntry& entry = outcome.failures[i];
        std::fprintf(stderr, "failed: %s: %s\n", entry.name.c_str(), entry.cause.c_str());
    }
    if (outcome.failures.size() > kFailuresPrinted) {
        std::fprintf(stderr, "... and %s more: `findings ledger --failed` lists them\n",
                     with_commas(outcome.failures.size() - kFailuresPrinted).c_str());
    }
}

void print_text(const IndexOutcome& o, bool dry_run) {
    if (dry_run) {
        for (const PlannedFile& file : o.planned) std::printf("%-10s %s\n", file.action.c_str(), file.name.c_str());
        std::printf("%s files would be read, %s are unchanged, %s would be removed\n", with_commas(o.indexed).c_str(),
                    with_commas(o.unchanged).c_str(), with_commas(o.removed).c_str());
        return;
    }
    std::printf("%s indexed, %s unchanged, %s duplicates, %s removed, %s failed, %s ignored\n", with_commas(o.indexed).c_str(),
                with_commas(o.unchanged).c_str(), with_commas(o.duplicate).c_str(), with_commas(o.removed).c_str(),
                with_commas(o.failed).c_str(), with_commas(o.ignored).c_str());
    std::printf("%s passages of %s reports in generation %s%s\n", with_commas(o.all_passages).c_str(),
                with_commas(o.all_reports).c_str(), o.generation.c_str(), o.published ? "" : " (nothing had changed)");
}

void print_json(const IndexOutcome& o) {
    nlohmann::ordered_json json = {{"generation", o.generation}, {"published", o.published}, {"indexed", o.indexed},
                                   {"unchanged", o.unchanged},   {"duplicate", o.duplicate}, {"removed", o.removed},
                                   {"failed", o.failed},         {"ignored", o.ignored},     {"findings", o.findings},
                                   {"passages", o.passages},     {"total_passages", o.all_passages},
                                   {"total_reports", o.all_reports}};
    json["failures"] = nlohmann::ordered_json::array();
    for (const LedgerEntry& entry : o.failures) {
        json["failures"].push_back({{"path", entry.name}, {"cause", entry.cause}, {"hint", entry.hint}});
    }
    if (!o.planned.empty()) {
        for (const PlannedFile& file : o.planned) json["planned"].push_back({{"action", file.action}, {"path", file.name}});
    }
    std::printf("%s\n", json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
}

int run(Flags& flags) {
    auto taxonomy = taxonomy_text(flags.taxonomy);
    if (!taxonomy) return fail(taxonomy.error());
    flags.options.taxonomy_json = std::move(*taxonomy);
    ProgressBar bar;
    const auto outcome = run_index(flags.options, [&](const IndexProgress& progress) { bar.show(progress); });
    bar.finish();
    if (!outcome) return fail(outcome.error());
    if (flags.json) {
        print_json(*outcome);
    } else {
        print_text(*outcome, flags.options.dry_run);
    }
    print_failures(*outcome);
    return outcome->failed > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace

void add_index_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();  // shared with the action, which outlives this call
    CLI::App* command = app.add_subcommand("index", "Read files and folders into the index: new, changed and vanished files only");
    add_index_flag(*command, flags->options.index_dir);
    command->add_option("PATH", flags->options.roots, "Folders or files")->required();
    command->add_option("--jobs", flags->options.jobs, "Processes and threads at work (default: one a core)")->check(CLI::Range(1, 256));
    command->add_option("--taxonomy", flags->taxonomy, "Theme file to label with (default: the product's own)");
    command->add_flag("--retry-failed", flags->options.retry_failed, "Read files again that failed before and have not changed");
    command->add_flag("--dry-run", flags->options.dry_run, "Say what would be read, change nothing");
    command->add_flag("--json", flags->json, "Print the outcome as JSON");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
