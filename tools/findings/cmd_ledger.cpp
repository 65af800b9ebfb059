// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generation.hpp"
#include "indexer/ledger.hpp"
#include "search/searcher.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/print_ledger.hpp"
#include "tools/findings/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <unistd.h>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    bool failed_only = false;
    std::vector<std::string> states;
    bool json = false;
};

std::vector<const LedgerEntry*> chosen(const Ledger& ledger, const Flags& flags) {
    std::vector<std::string> states = flags.states;
    if (flags.failed_only) states.emplace_back("failed");
    std::vector<const LedgerEntry*> entries;
    for (const auto& [path, entry] : ledger) {
        const bool is_wanted =
            states.empty() ||
            std::find(states.begin(), states.end(), to_id(entry.state)) != states.end();
        if (is_wanted) entries.push_back(&entry);
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) {
        return a->name < b->name;
    });
    return entries;
}

void print_json(const std::vector<const LedgerEntry*>& entries) {
    const char* separator = "[\n ";
    for (const LedgerEntry* entry : entries) {
        std::printf("%s%s", separator, to_json_line(*entry).c_str());
        separator = ",\n ";
    }
    std::puts(entries.empty() ? "[\n]" : "\n]");
}

int run(const Flags& flags) {
    if (const auto name = current_generation(flags.index_dir); !name) return fail(name.error());
    const auto ledger = read_ledger(*current_generation_dir(flags.index_dir) / kLedgerFile);
    if (!ledger) return fail(ledger.error());
    const auto entries = chosen(*ledger, flags);
    if (flags.json) {
        print_json(entries);
    } else {
        const auto columns = static_cast<std::size_t>(terminal_columns(STDOUT_FILENO, 0));
        std::fputs(ledger_table(entries, columns).c_str(), stdout);
    }
    return kExitDone;
}

}  // namespace

void add_ledger_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("ledger", "Every file ever seen and what became of it");
    add_index_flag(*command, flags->index_dir);
    command->add_flag("--failed",
                      flags->failed_only,
                      "Only files that could not be read, with the cause");
    command->add_option("--state", flags->states, "Only files in this state; may be repeated")
        ->check(
            CLI::IsMember({"indexed", "unchanged", "duplicate", "superseded", "removed", "failed"}))
        ->expected(1)
        ->take_all();
    command->add_flag("--json", flags->json, "One JSON array");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
