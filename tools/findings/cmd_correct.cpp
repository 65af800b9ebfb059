// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"
#include "server/theme_tree.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/corrections.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    std::string id;
    std::vector<std::string> changes;  // "+theme", "-theme", "polarity=good"
    std::string by, note;
    std::uint64_t undo = 0;
    bool list = false;
    bool sheet = false;
    bool json = false;
};

Result<CorrectionRequest> request_of(const Flags& flags) {
    CorrectionRequest request;
    request.by = flags.by;
    request.note = flags.note;
    for (const std::string& change : flags.changes) {
        const std::size_t equals = change.find('=');
        const std::string name = change.substr(0, equals);
        if (change.size() > 1 && change.front() == '+') {
            request.add.push_back(change.substr(1));
        } else if (change.size() > 1 && change.front() == '-' && !change.starts_with("--")) {
            request.remove.push_back(change.substr(1));
        } else if (equals != std::string::npos && name == "polarity") {
            request.polarity = change.substr(equals + 1);
        } else if (equals != std::string::npos && name == "kind") {
            request.kind = change.substr(equals + 1);
        } else if (equals != std::string::npos && name == "key_question") {
            request.key_question = change.substr(equals + 1);
        } else {
            return failure(ErrorKind::BadInput,
                           change + ": not a change",
                           "write +THEME to add one, -THEME to take one away, or polarity=, kind=, "
                           "key_question= and a value");
        }
    }
    return request;
}

int add_correction(const Flags& flags) {
    const auto request = request_of(flags);
    if (!request) return fail(request.error());
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    const auto page = searcher->finding(flags.id);
    if (!page) return fail(page.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    std::string problems;
    for (const std::string& problem :
         problems_of(*request, [&](std::string_view id) { return themes.find(id) != nullptr; })) {
        problems += (problems.empty() ? "" : "; ") + problem;
    }
    if (!problems.empty())
        return fail({ErrorKind::BadInput,
                     flags.id + ": " + problems,
                     "findings themes list shows the themes, findings correct --help the rest"});
    const auto number = append_correction(corrections_path(flags.index_dir),
                                          correction_line(*request, page->passage, *page->report));
    if (!number) return fail(number.error());
    if (flags.json) {
        std::printf("%s\n", dump({{"number", *number}, {"id", flags.id}}).c_str());
    } else {
        std::printf(
            "correction %llu of %s is kept; it takes effect with the next `findings index`\n",
            static_cast<unsigned long long>(*number),
            flags.id.c_str());
    }
    return kExitDone;
}

int undo(const Flags& flags) {
    if (flags.by.empty())
        return fail(
            {ErrorKind::BadInput, "it is not said who takes the correction back", "add --by NAME"});
    const auto number =
        append_undo(corrections_path(flags.index_dir), flags.undo, flags.by, flags.note);
    if (!number) return fail(number.error());
    std::printf("correction %llu is undone; that takes effect with the next `findings index`\n",
                static_cast<unsigned long long>(flags.undo));
    return kExitDone;
}

int list(const Flags& flags) {
    const auto overview = corrections_of(flags.index_dir);
    if (!overview) return fail(overview.error());
    flags.json ? static_cast<void>(std::printf("%s\n", dump(json_of(*overview)).c_str()))
               : print(*overview);
    return overview->problems.empty() ? kExitDone : kExitSomeFailed;
}

int export_sheet(const Flags& flags) {
    const auto sheet = training_sheet(flags.index_dir);
    if (!sheet) return fail(sheet.error());
    std::fputs(sheet->c_str(), stdout);
    return kExitDone;
}

int run(const Flags& flags) {
    const int wanted = (flags.list ? 1 : 0) + (flags.sheet ? 1 : 0) + (flags.undo > 0 ? 1 : 0) +
                       (flags.id.empty() ? 0 : 1);
    if (wanted != 1)
        return fail({ErrorKind::BadInput,
                     "correct: give the id of a finding, or one of --list, --export, --undo",
                     "findings correct --help"});
    if (flags.list) return list(flags);
    if (flags.sheet) return export_sheet(flags);
    return flags.undo > 0 ? undo(flags) : add_correction(flags);
}

}  // namespace

void add_correct_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand(
        "correct",
        "Add, dispute or list labels that a reader gives a finding against the program's");
    command->set_help_flag("--help", "Print this help message and exit");  // -h may begin a theme
    add_index_flag(*command, flags->index_dir);
    command->add_option("ID", flags->id, "Id of a finding");
    command->add_option("CHANGE",
                        flags->changes,
                        "+THEME adds a theme, -THEME takes one away; polarity=VALUE, kind=VALUE, "
                        "key_question=VALUE set the others");
    command->add_option("--by", flags->by, "Who says so");
    command->add_option("--note", flags->note, "Why");
    command->add_option("--undo", flags->undo, "Number of a correction to take back");
    command->add_flag("--list", flags->list, "Every correction and what has become of it");
    command->add_flag("--export",
                      flags->sheet,
                      "Corrected passages as a sheet of training data (corpus/training/README.md)");
    command->add_flag("--json", flags->json, "Print JSON");
    command->allow_extras();  // "-theme" looks like a flag
    command->callback([flags, command, &action] {
        for (const std::string& change : command->remaining()) flags->changes.push_back(change);
        action = [flags] { return run(*flags); };
    });
}

}  // namespace findings
