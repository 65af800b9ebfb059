// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/print_ledger.hpp"
#include "tools/findings/progress.hpp"
#include "tools/findings/watch_loop.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace findings {
namespace {

struct Flags {
    IndexOptions options;
    std::filesystem::path taxonomy, model, thesaurus;
    bool json = false;
    bool watch = false;
};

constexpr std::size_t kFailuresNamed = 10;
constexpr std::size_t kCausesShown = 5;

/// A few failures are named; of many, the causes are told.
void print_failures(const IndexOutcome& outcome) {
    if (outcome.failures.empty()) return;
    if (outcome.failures.size() <= kFailuresNamed) {
        for (const LedgerEntry& entry : outcome.failures) {
            std::fprintf(stderr,
                         "failed: %s: %s%s%s\n",
                         entry.name.c_str(),
                         entry.cause.c_str(),
                         entry.hint.empty() ? "" : "; ",
                         entry.hint.c_str());
        }
        return;
    }
    std::vector<const LedgerEntry*> failed;
    for (const LedgerEntry& entry : outcome.failures) failed.push_back(&entry);
    const auto causes = grouped_causes(failed);
    std::size_t told = 0;
    for (std::size_t i = 0; i < std::min(causes.size(), kCausesShown); ++i) {
        std::fprintf(stderr,
                     "failed: %s files: %s (%s%s)\n",
                     with_commas(causes[i].files).c_str(),
                     causes[i].cause.c_str(),
                     causes[i].files > 1 ? "one is " : "",
                     causes[i].example.c_str());
        told += causes[i].files;
    }
    if (told < failed.size())
        std::fprintf(stderr,
                     "failed: %s files for other reasons\n",
                     with_commas(failed.size() - told).c_str());
    std::fprintf(stderr, "`findings ledger --failed` names them all\n");
}

void print_vanished(const IndexOutcome& outcome) {
    for (const VanishedRoot& root : outcome.vanished) {
        std::fprintf(stderr,
                     "kept: %s files of %s: %s; is it mounted? If they are gone for good, run "
                     "again with --accept-vanished\n",
                     with_commas(root.files).c_str(),
                     root.path.c_str(),
                     root.cause.c_str());
    }
}

void print_corrections(const IndexOutcome& outcome) {
    for (const std::string& problem : outcome.correction_problems)
        std::fprintf(stderr, "corrections.jsonl, %s; that line was passed over\n", problem.c_str());
    if (outcome.corrections_lost > 0) {
        std::fprintf(stderr,
                     "kept: %s corrections of passages that are not in the index: `findings "
                     "correct --list` has them\n",
                     with_commas(outcome.corrections_lost).c_str());
    }
}

void print_plan(const IndexOutcome& o) {
    for (const PlannedFile& file : o.planned)
        std::printf("%-10s %s\n", file.action.c_str(), file.name.c_str());
    std::printf(
        "%s files would be read, %s are copies of others, %s are unchanged, %s would be removed, "
        "%s failed before and would not be tried again\n",
        with_commas(o.indexed).c_str(),
        with_commas(o.duplicate).c_str(),
        with_commas(o.unchanged).c_str(),
        with_commas(o.removed).c_str(),
        with_commas(o.failed).c_str());
}

void print_text(const IndexOutcome& o, bool dry_run) {
    if (dry_run) return print_plan(o);
    std::printf(
        "%s indexed, %s unchanged, %s duplicates, %s superseded, %s removed, %s failed, %s "
        "ignored\n",
        with_commas(o.indexed).c_str(),
        with_commas(o.unchanged).c_str(),
        with_commas(o.duplicate).c_str(),
        with_commas(o.superseded).c_str(),
        with_commas(o.removed).c_str(),
        with_commas(o.failed).c_str(),
        with_commas(o.ignored).c_str());
    if (o.archives > 0)
        std::printf("%s archives read as folders\n", with_commas(o.archives).c_str());
    if (o.with_warnings > 0)
        std::printf("%s with warnings: `findings ledger` has them\n",
                    counted(o.with_warnings, "file").c_str());
    if (o.corrections > 0)
        std::printf("%s of labels in force\n",
                    counted(o.corrections - o.corrections_lost, "correction").c_str());
    std::printf("%s of %s in generation %s%s\n",
                counted(o.all_passages, "passage").c_str(),
                counted(o.all_reports, "report").c_str(),
                o.generation.c_str(),
                o.published ? "" : " (nothing had changed)");
    std::fflush(stdout);
}

void print_json(const IndexOutcome& o) {
    nlohmann::ordered_json json = {{"generation", o.generation},
                                   {"published", o.published},
                                   {"indexed", o.indexed},
                                   {"unchanged", o.unchanged},
                                   {"duplicate", o.duplicate},
                                   {"superseded", o.superseded},
                                   {"removed", o.removed},
                                   {"failed", o.failed},
                                   {"ignored", o.ignored},
                                   {"archives", o.archives},
                                   {"with_warnings", o.with_warnings},
                                   {"corrections", o.corrections},
                                   {"corrections_lost", o.corrections_lost},
                                   {"findings", o.findings},
                                   {"passages", o.passages},
                                   {"total_passages", o.all_passages},
                                   {"total_reports", o.all_reports}};
    json["failures"] = nlohmann::ordered_json::array();
    for (const LedgerEntry& entry : o.failures) {
        json["failures"].push_back(
            {{"path", entry.name}, {"cause", entry.cause}, {"hint", entry.hint}});
    }
    if (!o.vanished.empty()) {
        for (const VanishedRoot& root : o.vanished)
            json["kept"].push_back(
                {{"root", root.path}, {"files", root.files}, {"cause", root.cause}});
    }
    if (!o.planned.empty()) {
        for (const PlannedFile& file : o.planned)
            json["planned"].push_back({{"action", file.action}, {"path", file.name}});
    }
    std::printf("%s\n",
                json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
}

int run_once(const Flags& flags, const StopSignal* stop) {
    ProgressBar bar;
    const auto outcome = run_index(flags.options, [&](const IndexProgress& progress) {
        bar.show(progress);
        // While a generation is built there is nothing to hand over: the builder dies with this
        // process, the rest is kept.
        if (stop != nullptr && progress.phase != "reading" && stop->came()) {
            bar.finish();
            std::_Exit(kExitDone);
        }
    });
    bar.finish();
    if (!outcome) return fail(outcome.error());
    if (outcome->stopped) return kExitDone;
    if (flags.json) {
        print_json(*outcome);
    } else {
        print_text(*outcome, flags.options.dry_run);
    }
    print_failures(*outcome);
    print_vanished(*outcome);
    print_corrections(*outcome);
    return outcome->failed > 0 || !outcome->vanished.empty() ? kExitSomeFailed : kExitDone;
}

int run(Flags& flags) {
    auto taxonomy = taxonomy_text(flags.taxonomy);
    if (!taxonomy) return fail(taxonomy.error());
    flags.options.taxonomy_json = std::move(*taxonomy);
    auto model = model_text(flags.model);
    if (!model) return fail(model.error());
    flags.options.model_text = std::move(*model);
    auto thesaurus = thesaurus_text(flags.thesaurus);
    if (!thesaurus) return fail(thesaurus.error());
    flags.options.thesaurus_json = std::move(*thesaurus);
    if (!flags.watch) return run_once(flags, nullptr);
    const StopSignal stop;
    flags.options.should_stop = [&] { return stop.came(); };
    return watch_folders(flags.options, stop, [&] { return run_once(flags, &stop); });
}

}  // namespace

void add_index_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();  // shared with the action, which outlives this call
    CLI::App* command = app.add_subcommand(
        "index",
        "Read files and folders into the index: new, changed and vanished files only");
    add_index_flag(*command, flags->options.index_dir);
    command->add_option("PATH", flags->options.roots, "Folders or files")->required();
    command
        ->add_option("--jobs",
                     flags->options.jobs,
                     "Processes and threads at work (default: one a core)")
        ->check(CLI::Range(1, 256));
    command->add_option("--taxonomy",
                        flags->taxonomy,
                        "Theme file to label with (default: the product's own)");
    command->add_option("--model",
                        flags->model,
                        "Weights of tools/train-labels to label with (default: the product's own)");
    command->add_option("--thesaurus",
                        flags->thesaurus,
                        "Words that mean the same, for searches (default: the product's own)");
    command->add_flag("--retry-failed",
                      flags->options.retry_failed,
                      "Read files again that failed before and have not changed");
    command->add_flag(
        "--ocr",
        flags->options.recognise,
        "Read scanned pages by optical recognition, also of files that were read without it");
    auto* dry_run = command->add_flag("--dry-run",
                                      flags->options.dry_run,
                                      "Say what would be done, change nothing");
    command
        ->add_flag("--watch",
                   flags->watch,
                   "Go on: index what changes below the folders until a signal comes")
        ->excludes(dry_run);
    command->add_flag("--accept-vanished",
                      flags->options.accept_vanished,
                      "A folder that has vanished was meant to: its files leave the index");
    command->add_flag("--json", flags->json, "Print the outcome as JSON");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
