// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/remove.hpp"
#include "indexer/taken_down.hpp"
#include "tools/findings/progress.hpp"
#include "tools/findings/upkeep_commands.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    RemoveOptions options;
    std::filesystem::path model;
    bool undo = false;
    bool list = false;
};

int list(const Flags& flags) {
    const auto taken_down = read_taken_down(flags.options.index_dir);
    if (!taken_down) return fail(taken_down.error());
    for (const auto& [sha256, report] : *taken_down) {
        std::printf("%s  %-7s  %s  %s\n",
                    report.at.substr(0, 10).c_str(),
                    report.is_erased ? "erased" : "removed",
                    report.name.c_str(),
                    report.reason.c_str());
    }
    return kExitDone;
}

int undo(const Flags& flags) {
    const auto names = put_back(flags.options.index_dir, flags.options.what);
    if (!names) return fail(names.error());
    for (const std::string& name : *names)
        std::printf("%s: the next `findings index` of its folder takes it in again\n",
                    name.c_str());
    return kExitDone;
}

int run(Flags& flags) {
    if (flags.list) return list(flags);
    if (flags.options.what.empty())
        return fail({ErrorKind::BadInput,
                     "remove: no report is named",
                     "give the id of a report, or the path of a file"});
    if (flags.undo) return undo(flags);
    if (flags.options.reason.empty())
        return fail({ErrorKind::BadInput,
                     "remove: no reason is given",
                     "give --reason TEXT; the ledger keeps it"});
    auto model = model_text(flags.model);
    if (!model) return fail(model.error());
    flags.options.model_text = std::move(*model);
    ProgressBar bar;
    const auto outcome =
        remove_report(flags.options, [&](const IndexProgress& progress) { bar.show(progress); });
    bar.finish();
    if (!outcome) return fail(outcome.error());
    for (const std::string& name : outcome->names)
        std::printf("%s: %s\n", flags.options.erase ? "erased" : "taken down", name.c_str());
    std::printf("generation %s answers without %s\n",
                outcome->generation.c_str(),
                outcome->names.size() == 1 ? "it" : "them");
    if (flags.options.erase)
        std::printf("the file itself, backups and copies of this folder are yours to delete\n");
    return kExitDone;
}

}  // namespace

void add_remove_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        app.add_subcommand("remove", "Take a report down, so that no later run brings it back");
    add_index_flag(*command, flags->options.index_dir);
    command->add_option("REPORT", flags->options.what, "Id of a report, or path or name of a file");
    command->add_option("--reason", flags->options.reason, "Why; kept in the ledger");
    command->add_flag("--erase",
                      flags->options.erase,
                      "Keep no byte of its text: earlier generations go, too");
    command->add_flag("--whole-file",
                      flags->options.whole_file,
                      "Also where the file holds other reports: they go with it");
    command->add_option("--model",
                        flags->model,
                        "Weights that the index was labelled with (default: the product's own)");
    command->add_option("--jobs", flags->options.jobs, "Threads at work (default: one a core)")
        ->check(CLI::Range(1, 256));
    command->add_flag("--undo", flags->undo, "Let it in again");
    command->add_flag("--list", flags->list, "What was taken down, when and why");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
