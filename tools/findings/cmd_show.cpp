// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"
#include "server/json_of.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/print_text.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    std::string id;
    bool why = false;
    bool json = false;
};

int show_finding(Searcher& searcher, const Flags& flags) {
    const auto page = searcher.finding(flags.id);
    if (!page) return fail(page.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher.summary().taxonomy_json).value_or(ThemeTree{});
    if (!flags.json) return print_finding(*page, flags.why ? &themes : nullptr), kExitDone;
    Json json = json_of_finding(page->passage, *page->report, themes);
    if (flags.why) json["why"] = json_of_why(page->passage, *page->report, themes);
    std::printf("%s\n", dump(json).c_str());
    return kExitDone;
}

int show_report(Searcher& searcher, const Flags& flags) {
    const auto page = searcher.report(flags.id);
    if (!page) return fail(page.error());
    if (!flags.json) return print_report(*page), kExitDone;
    const ThemeTree themes =
        ThemeTree::parse(searcher.summary().taxonomy_json).value_or(ThemeTree{});
    Json json = json_of_report(page->report);
    json["findings"] = Json::array();
    for (const Passage& passage : page->report.passages)
        json["findings"].push_back(json_of_finding(passage, page->report, themes));
    std::printf("%s\n", dump(json).c_str());
    return kExitDone;
}

int run(const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    const bool is_finding = flags.id.find('-') != std::string::npos;
    return is_finding ? show_finding(*searcher, flags) : show_report(*searcher, flags);
}

}  // namespace

void add_show_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("show", "One finding or report, by its id");
    add_index_flag(*command, flags->index_dir);
    command->add_option("ID", flags->id, "Id of a finding (with a dash in it) or of a report")
        ->required();
    command->add_flag("--why", flags->why, "Say for each label which words made it");
    command->add_flag("--json", flags->json, "Print JSON");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
