// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <memory>

#include "indexer/generation.hpp"
#include "indexer/ledger.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "search/searcher.hpp"
#include "tools/findings/commands.hpp"

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    bool failed_only = false;
    bool json = false;
};

void print_row(const LedgerEntry& entry) {
    std::string note = entry.cause;
    if (!entry.hint.empty()) note += " (" + entry.hint + ")";
    for (const std::string& warning : entry.warnings) (note += note.empty() ? "" : "; ") += warning;
    std::printf("%-10s %-9s %5d %8s %8s  %s%s%s\n", std::string(to_id(entry.state)).c_str(),
                entry.parser == MediaType::Unknown ? "-" : std::string(to_id(entry.parser)).c_str(), entry.pages,
                with_commas(entry.passages).c_str(), with_commas(entry.findings).c_str(), entry.name.c_str(),
                note.empty() ? "" : "  ", note.c_str());
}

int run(const Flags& flags) {
    if (const auto name = current_generation(flags.index_dir); !name) return fail(name.error());
    const auto ledger = read_ledger(*current_generation_dir(flags.index_dir) / kLedgerFile);
    if (!ledger) return fail(ledger.error());
    if (!flags.json) std::printf("%-10s %-9s %5s %8s %8s  %s\n", "state", "parser", "pages", "passages", "findings", "file");
    std::string json = "[";
    for (const auto& [path, entry] : *ledger) {
        if (flags.failed_only && entry.state != FileState::Failed) continue;
        if (!flags.json) {
            print_row(entry);
        } else {
            json += (json.size() > 1 ? ",\n " : "\n ") + to_json_line(entry);
        }
    }
    if (flags.json) std::printf("%s\n]\n", json.c_str());
    return kExitDone;
}

}  // namespace

void add_ledger_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("ledger", "Every file ever seen and what became of it");
    add_index_flag(*command, flags->index_dir);
    command->add_flag("--failed", flags->failed_only, "Only files that are not in the index, with the cause");
    command->add_flag("--json", flags->json, "One JSON array");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
