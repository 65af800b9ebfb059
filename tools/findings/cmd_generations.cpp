// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generation.hpp"
#include "search/searcher.hpp"
#include "tools/findings/upkeep_commands.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    std::string generation;
    bool json = false;
};

std::uint64_t bytes_of(const std::vector<SealedFile>& files) {
    std::uint64_t bytes = 0;
    for (const SealedFile& file : files) bytes += file.bytes;
    return bytes;
}

int list(const Flags& flags) {
    const auto current = current_generation(flags.index_dir);
    if (!current) return fail(current.error());
    auto json = nlohmann::ordered_json::array();
    for (const std::string& name : kept_generations(flags.index_dir)) {
        const auto folder = generations_dir(flags.index_dir) / name;
        const auto manifest = read_manifest(folder);
        const auto files = sealed_files(folder);
        const auto differences = size_differences(folder);
        const Manifest facts = manifest.value_or(Manifest{});
        const std::uint64_t bytes = files ? bytes_of(*files) : 0;
        if (flags.json) {
            json.push_back({{"generation", name},
                            {"current", name == *current},
                            {"built_at", facts.built_at},
                            {"passages", facts.passages},
                            {"reports", facts.reports},
                            {"bytes", bytes},
                            {"faults", differences}});
            continue;
        }
        std::printf("%s%s  %s  %s of %s, %s MiB%s\n",
                    name.c_str(),
                    name == *current ? " *" : "  ",
                    facts.built_at.c_str(),
                    counted(facts.passages, "passage").c_str(),
                    counted(facts.reports, "report").c_str(),
                    with_commas(bytes >> 20).c_str(),
                    differences.empty() ? "" : "  DAMAGED");
    }
    if (flags.json) std::printf("%s\n", json.dump(1).c_str());
    return kExitDone;
}

/// The one that is asked for, else the newest whole one before the current.
Result<std::string> target_of(const Flags& flags, const std::string& current) {
    const auto kept = kept_generations(flags.index_dir);
    if (!flags.generation.empty()) {
        if (std::find(kept.begin(), kept.end(), flags.generation) != kept.end())
            return flags.generation;
        return failure(ErrorKind::NotFound,
                       flags.index_dir.string() + ": there is no generation " + flags.generation,
                       "`findings generations` lists them");
    }
    for (auto name = kept.rbegin(); name != kept.rend(); ++name) {
        if (*name < current && size_differences(generations_dir(flags.index_dir) / *name).empty())
            return *name;
    }
    return failure(ErrorKind::NotFound,
                   flags.index_dir.string() + ": there is no whole generation before " + current,
                   "build a new one with `findings index`, or restore a backup");
}

int roll_back(const Flags& flags) {
    const auto current = current_generation(flags.index_dir);
    if (!current) return fail(current.error());
    const auto lock = BuilderLock::take(flags.index_dir);
    if (!lock) return fail(lock.error());
    const auto target = target_of(flags, *current);
    if (!target) return fail(target.error());
    // What this program could not search must not become current.
    if (const auto opened = Searcher::open(generations_dir(flags.index_dir) / *target); !opened)
        return fail(opened.error());
    if (auto switched = point_current_at(flags.index_dir, *target); !switched)
        return fail(switched.error());
    std::printf(
        "generation %s answers now, in place of %s; a running server moves over when it has "
        "compared every byte\n",
        target->c_str(),
        current->c_str());
    return kExitDone;
}

}  // namespace

void add_generation_commands(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* generations =
        app.add_subcommand("generations",
                           "The generations that are kept; * marks the one that answers");
    add_index_flag(*generations, flags->index_dir);
    generations->add_flag("--json", flags->json, "One JSON array");
    generations->callback([flags, &action] { action = [flags] { return list(*flags); }; });

    auto back = std::make_shared<Flags>();
    CLI::App* rollback = app.add_subcommand("rollback", "Let an earlier generation answer again");
    add_index_flag(*rollback, back->index_dir);
    rollback->add_option("GENERATION",
                         back->generation,
                         "Its number as `findings generations` has it (default: the newest whole "
                         "one before the current)");
    rollback->callback([back, &action] { action = [back] { return roll_back(*back); }; });
}

}  // namespace findings
