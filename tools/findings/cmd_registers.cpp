// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/registers.hpp"
#include "server/export_forms.hpp"
#include "server/links.hpp"
#include "server/register_forms.hpp"
#include "tools/findings/cross_commands.hpp"
#include "tools/findings/print_text.hpp"
#include "tools/findings/search_flags.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    SearchFlags search;
    std::uint32_t limit = 10, offset = 0;
};

void print_register(const RegisterPage& entries) {
    print_page(entries.page, false);
    for (std::size_t i = 0; i < entries.page.hits.size(); ++i) {
        const EntryFollowUp& follow_up = entries.follow_ups[i];
        if (follow_up.later_reports == 0) continue;
        std::printf("%s: %s on this place",
                    entries.page.hits[i].passage.id.c_str(),
                    counted(follow_up.later_reports, "later report").c_str());
        if (!follow_up.good.empty()) std::printf("; good now: %s", follow_up.good.c_str());
        if (!follow_up.again.empty()) std::printf("; wanting again: %s", follow_up.again.c_str());
        std::printf("\n");
    }
}

int run(Register which, const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    auto asked = flags.search.request();
    if (!asked) return fail(asked.error());
    SearchRequest& request = *asked;
    request.limit = flags.limit;
    request.offset = flags.offset;
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    if (flags.search.form() == "csv") {
        const SearchRequest search = search_of(which, request);
        ExportWriter writer(
            which == Register::Measures ? ExportFormat::Measures : ExportFormat::Csv,
            {search_link(search),
             searcher->summary().generation,
             searcher->summary().built_at,
             true},
            themes);
        const auto done = export_search(*searcher, search, writer, [](std::string_view piece) {
            return std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
        });
        return done ? kExitDone : fail(done.error());
    }
    const auto entries = register_page(*searcher, which, request);
    if (!entries) return fail(entries.error());
    if (flags.search.form() == "json") {
        std::printf("%s\n", dump(json_of_register(which, *entries, request, themes)).c_str());
    } else {
        print_register(*entries);
    }
    return kExitDone;
}

void add_register(CLI::App& app, Action& action, Register which, const char* about) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand(std::string(to_id(which)), about);
    add_index_flag(*command, flags->index_dir);
    flags->search.add_to(*command,
                         "QUERY",
                         "Only those that match; as for search. --format csv has all of them",
                         {"text", "json", "csv"});
    flags->search.add_any_to(*command);
    flags->search.add_sort_to(*command);
    command->add_option("--limit", flags->limit, "How many results")->check(CLI::Range(1, 1000));
    command->add_option("--offset", flags->offset, "Results to pass over");
    command->callback([flags, command, which, &action] {
        action = [flags, command, which] {
            const auto taken = flags->search.take_excluded_words(*command);
            return taken ? run(which, *flags) : fail(taken.error());
        };
    });
}

}  // namespace

void add_register_commands(CLI::App& app, Action& action) {
    add_register(app,
                 action,
                 Register::Recommendations,
                 "What reports recommend, and what later reports say of it");
    add_register(app,
                 action,
                 Register::Requirements,
                 "What providers must and should do, and what later reports say of it");
    add_register(app, action, Register::Measures, "Numbers that reports state");
    add_register(app, action, Register::Outcomes, "What was aimed for and achieved");
}

}  // namespace findings
