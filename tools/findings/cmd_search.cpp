// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/limits.hpp"
#include "search/searcher.hpp"
#include "server/export_forms.hpp"
#include "server/json_of.hpp"
#include "server/links.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/print_text.hpp"
#include "tools/findings/search_flags.hpp"

#include <cstdio>
#include <fstream>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    SearchFlags search;
    std::string by = "finding";
    std::string limit = "10";
    std::uint32_t offset = 0;
    std::uint32_t facet_limit = 100;
    std::string repeats;
    std::string same_as;
    std::filesystem::path queries;
    bool explain = false;
    bool facets = false;
};

Result<SearchRequest> request_of(const Flags& flags) {
    auto asked = flags.search.request();
    if (!asked) return asked;
    SearchRequest& request = *asked;
    request.by = flags.by == "report" ? Grouping::Report : Grouping::Finding;
    request.offset = flags.offset;
    request.same_as = flags.same_as;
    if (!flags.repeats.empty())
        request.repeats = flags.repeats == "once" ? Repeats::Once : Repeats::All;
    request.facet_limit = flags.facet_limit;
    if (flags.limit != "all") {
        const std::size_t digits = flags.limit.find_first_not_of("0123456789");
        if (digits != std::string::npos || flags.limit.empty() || flags.limit.size() > 6) {
            return failure(ErrorKind::BadInput,
                           "--limit " + flags.limit + ": not a number",
                           "give a number, or all with --format ndjson");
        }
        request.limit = static_cast<std::uint32_t>(std::stoul(flags.limit));
    }
    return asked;
}

Json json_of_page(const SearchPage& page, const ThemeTree& themes) {
    Json json = {{"query", json_of_request(page)},
                 {"generation", page.generation},
                 {"total_findings", page.total_findings},
                 {"total_reports", page.total_reports},
                 {"total_distinct", page.total_distinct},
                 {"exact", true},
                 {"took_ms", page.took_ms},
                 {"results", Json::array()}};
    for (const Hit& hit : page.hits) json["results"].push_back(json_of_hit(hit, themes));
    json["facets"] = json_of_facets(page);
    json["facets_missing"] = json_of_missing(page);
    if (!page.did_you_mean.empty()) json["did_you_mean"] = page.did_you_mean;
    if (!page.advice.empty()) json["advice"] = json_of_advice(page.advice, search_link);
    if (page.any_of) {
        SearchRequest any = page.understood;
        any.any_word = true;
        json["any_of"] = json_of_any_of(*page.any_of, search_link(any));
    }
    return json;
}

/// Every match, a line each, in constant memory.
int stream_all(Searcher& searcher, const SearchRequest& request) {
    const ThemeTree themes =
        ThemeTree::parse(searcher.summary().taxonomy_json).value_or(ThemeTree{});
    const auto done = searcher.each(request, [&](const Hit& hit) {
        return std::printf("%s\n", dump(json_of_hit(hit, themes)).c_str()) >= 0;
    });
    return done ? kExitDone : fail(done.error());
}

/// CSV or a form that reference managers read: of every match, or of one page of them.
int print_export(Searcher& searcher, SearchRequest request, ExportFormat format, bool everything) {
    const IndexSummary& summary = searcher.summary();
    ExportWriter writer(format,
                        {search_link(request), summary.generation, summary.built_at, true},
                        ThemeTree::parse(summary.taxonomy_json).value_or(ThemeTree{}));
    const auto print = [](std::string_view piece) {
        return std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
    };
    if (everything) {
        const auto done = export_search(searcher, request, writer, print);
        return done ? kExitDone : fail(done.error());
    }
    request.with_facets = false;
    const auto page = searcher.search(request);
    if (!page) return fail(page.error());
    print(writer.begin());
    for (const Hit& hit : page->hits) print(writer.item(hit));
    print(writer.end());
    return kExitDone;
}

/// A run file as trec_eval reads it: query, Q0, report, rank, score, name of the run.
Result<void> print_trec(Searcher& searcher, const std::string& query_id, SearchRequest request) {
    request.by = Grouping::Report;
    request.with_facets = false;
    const auto page = searcher.search(request);
    if (!page) return tl::unexpected(page.error());
    std::size_t rank = 0;
    for (const Hit& hit : page->hits) {
        const std::string& id =
            hit.report->external_id.empty() ? hit.report->id : hit.report->external_id;
        std::printf("%s Q0 %s %zu %.6f findings\n",
                    query_id.c_str(),
                    id.c_str(),
                    ++rank,
                    hit.score);
    }
    return {};
}

/// Queries of a file, "id TAB text" a line. They are prose, not query language.
int run_queries(Searcher& searcher, const Flags& flags, SearchRequest request) {
    std::ifstream in(flags.queries);
    if (!in)
        return fail({ErrorKind::NotFound,
                     flags.queries.string() + ": cannot be opened",
                     "give a file of \"id TAB query\" lines"});
    request.is_prose = true;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) {
            return fail({ErrorKind::BadInput,
                         flags.queries.string() + " line " + std::to_string(number) +
                             ": no tab between id and query",
                         ""});
        }
        request.text = line.substr(tab + 1);
        if (auto done = print_trec(searcher, line.substr(0, tab), request); !done)
            return fail(done.error());
    }
    return kExitDone;
}

int run(const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    auto request = request_of(flags);
    if (!request) return fail(request.error());
    const std::string& format = flags.search.form();
    if (!flags.queries.empty()) return run_queries(*searcher, flags, *request);
    if (const auto form = export_format(format); form && format != "ndjson")
        return print_export(*searcher, *request, *form, flags.limit == "all");
    if (flags.limit == "all") {
        if (format != "ndjson")
            return fail({ErrorKind::BadInput,
                         "--limit all needs --format ndjson, csv, ris, bibtex or csljson",
                         "add --format ndjson"});
        return stream_all(*searcher, *request);
    }
    // Who reads wants each thing once; a program wants what there is.
    if (request->repeats == Repeats::Unsaid && format == "text" && request->same_as.empty())
        request->repeats = Repeats::Once;
    request->with_facets = flags.facets || format == "json";
    if (format == "trec") {
        const auto done = print_trec(*searcher, "1", *request);
        return done ? kExitDone : fail(done.error());
    }
    const auto page = searcher->search(*request);
    if (!page) return fail(page.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    if (format == "json") {
        std::printf("%s\n", dump(json_of_page(*page, themes)).c_str());
    } else if (format == "ndjson") {
        for (const Hit& hit : page->hits)
            std::printf("%s\n", dump(json_of_hit(hit, themes)).c_str());
    } else {
        if (flags.explain) std::printf("understood as: %s\n", page->description.c_str());
        print_page(*page, flags.facets);
    }
    return kExitDone;
}

}  // namespace

void add_search_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        app.add_subcommand("search", "Search the index; without a query everything matches");
    add_index_flag(*command, flags->index_dir);
    flags->search.add_to(*command,
                         "QUERY",
                         "Words, \"phrases\", AND OR NOT, name:value",
                         {"text", "json", "ndjson", "csv", "ris", "bibtex", "csljson", "trec"});
    flags->search.add_any_to(*command);
    flags->search.add_sort_to(*command);
    command->add_option("--by", flags->by, "What a result is")
        ->check(CLI::IsMember({"finding", "report"}));
    command->add_option("--limit",
                        flags->limit,
                        "How many results, or all with a format for programs");
    command->add_option("--offset", flags->offset, "Results to pass over");
    command
        ->add_option(
            "--repeats",
            flags->repeats,
            "Findings that say the same: all, or one for all (default: once in text, else all)")
        ->check(CLI::IsMember({"all", "once"}));
    command
        ->add_option("--same-as",
                     flags->same_as,
                     "Only the finding with this id and those that say the same")
        ->type_name("ID");
    command->add_option("--queries",
                        flags->queries,
                        "File of \"id TAB query\" lines; prints a TREC run, by report");
    command->add_flag("--explain", flags->explain, "Show how the query was understood");
    command->add_flag("--facets", flags->facets, "Show the facets and their counts");
    command->add_option("--facet-limit",
                        flags->facet_limit,
                        "Values listed of a facet of names; 0 = all (default 100)");
    command->callback([flags, command, &action] {
        action = [flags, command] {
            const auto taken = flags->search.take_excluded_words(*command);
            return taken ? run(*flags) : fail(taken.error());
        };
    });
}

}  // namespace findings
