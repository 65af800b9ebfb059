// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/backup.hpp"
#include "tools/findings/upkeep_commands.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir, folder;
    bool with_store = false;
};

int print(const Result<CopyFacts>& facts, const char* what, const std::filesystem::path& where) {
    if (!facts) return fail(facts.error());
    std::printf("generation %s %s %s: %s, %s MiB, every checksum right\n",
                facts->generation.c_str(),
                what,
                where.c_str(),
                counted(facts->files, "file").c_str(),
                with_commas(facts->bytes >> 20).c_str());
    return kExitDone;
}

}  // namespace

void add_backup_commands(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* backup =
        app.add_subcommand("backup",
                           "Copy the index to a new folder, while it is searched and written");
    add_index_flag(*backup, flags->index_dir);
    backup
        ->add_option("DIR",
                     flags->folder,
                     "Folder to be made; it is an index that can be searched and checked")
        ->required();
    backup->add_flag(
        "--store",
        flags->with_store,
        "Also what was read of the files, so that a restored index need not read them again");
    backup->callback([flags, &action] {
        action = [flags] {
            return print(back_up(flags->index_dir, flags->folder, flags->with_store),
                         "is backed up in",
                         flags->folder);
        };
    });

    auto back = std::make_shared<Flags>();
    CLI::App* restore =
        app.add_subcommand("restore", "Make the generation of a backup the one that answers");
    add_index_flag(*restore, back->index_dir);
    restore->add_option("DIR", back->folder, "Folder that `findings backup` made")->required();
    restore->callback([back, &action] {
        action = [back] {
            return print(restore_backup(back->folder, back->index_dir),
                         "answers in",
                         back->index_dir);
        };
    });
}

}  // namespace findings
