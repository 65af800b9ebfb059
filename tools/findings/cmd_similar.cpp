// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"
#include "server/json_of.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/print_text.hpp"
#include "tools/findings/search_flags.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    std::string id;
    FilterFlags filters;
    std::string format = "text";
    std::uint32_t limit = 10;
    bool json = false;
};

Json json_of_page(const SearchPage& page, const ThemeTree& themes) {
    Json json = {{"query", json_of_request(page)},
                 {"generation", page.generation},
                 {"total_findings", page.total_findings},
                 {"total_reports", page.total_reports},
                 {"took_ms", page.took_ms},
                 {"results", Json::array()}};
    for (const Hit& hit : page.hits) json["results"].push_back(json_of_hit(hit, themes));
    return json;
}

void print_similar(const SearchPage& page) {
    std::printf("by the words:");
    for (const std::string& word : page.telling_words) std::printf(" %s", word.c_str());
    std::printf("\n");
    print_page(page, false);
}

int run(const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    SearchRequest request;
    if (auto filled = flags.filters.fill(request); !filled) return fail(filled.error());
    request.limit = flags.limit;
    request.with_facets = false;
    const auto page = searcher->similar(flags.id, request);
    if (!page) return fail(page.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    if (flags.json || flags.format == "json") {
        std::printf("%s\n", dump(json_of_page(*page, themes)).c_str());
    } else if (flags.format == "ndjson") {
        for (const Hit& hit : page->hits)
            std::printf("%s\n", dump(json_of_hit(hit, themes)).c_str());
    } else {
        print_similar(*page);
    }
    return kExitDone;
}

}  // namespace

void add_similar_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("similar", "Findings like the one with this id");
    add_index_flag(*command, flags->index_dir);
    command->add_option("ID", flags->id, "Id of a finding")->required();
    flags->filters.add_to(*command);
    command->add_option("--limit", flags->limit, "How many results")->check(CLI::Range(1, 1000));
    command->add_option("--format", flags->format, "Form of the answer")
        ->check(CLI::IsMember({"text", "json", "ndjson"}));
    command->add_flag("--json", flags->json, "The same as --format json");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
