// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"
#include "search/searcher.hpp"
#include "tools/findings/commands.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

int run(const std::filesystem::path& index_dir) {
    const auto name = current_generation(index_dir);
    if (!name) return fail(name.error());
    const auto report = check_index(index_dir);
    if (!report) return fail(report.error());
    for (const std::string& fault : report->faults) std::printf("%s\n", fault.c_str());
    if (!report->faults.empty()) {
        return fail({ErrorKind::IndexStale,
                     index_dir.string() + ": generation " + *name + " is damaged",
                     "run `findings index` on your files again to build a new one"});
    }
    std::printf("generation %s is sound: %s, %s of %s, every checksum right\n",
                name->c_str(),
                counted(report->files, "file").c_str(),
                counted(report->passages, "passage").c_str(),
                counted(report->reports, "report").c_str());
    return kExitDone;
}

}  // namespace

void add_check_command(CLI::App& app, Action& action) {
    auto index_dir = std::make_shared<std::filesystem::path>();
    CLI::App* command =
        app.add_subcommand("check",
                           "Verify checksums, structure, ledger and generation against each other");
    add_index_flag(*command, *index_dir);
    command->callback([index_dir, &action] { action = [index_dir] { return run(*index_dir); }; });
}

}  // namespace findings
