// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/ids.hpp"
#include "search/whole_passages.hpp"
#include "server/json_of.hpp"
#include "server/links.hpp"
#include "server/params.hpp"
#include "tools/findings/cross_commands.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>

namespace findings {
namespace {

namespace fs = std::filesystem;

struct Flags {
    fs::path index_dir, searches, state;
    std::size_t limit = 20;
    bool json = false, keep = false;
};

/// A line of the file: a name and a search, as typed or as an address.
struct SavedSearch {
    std::string name;
    SearchRequest request;
};

/// What the last run found.
struct Seen {
    bool is_first = true;
    std::string generation;
    std::set<std::string> ids;
};

struct News {
    std::vector<Hit> fresh;  // the newest of them
    std::uint64_t total = 0, fresh_total = 0, gone = 0;
};

Result<SavedSearch> read_line(const std::string& line,
                              const std::string& where,
                              const ThemeTree& themes) {
    const std::size_t tab = line.find('\t');
    if (tab == 0 || tab == std::string::npos)
        return failure(ErrorKind::BadInput,
                       where + ": no tab between name and search",
                       "write NAME, a tab, and a search or the address of one");
    SavedSearch saved{line.substr(0, tab), {}};
    const std::string search = line.substr(tab + 1);
    const std::size_t at = search.find("/search?");
    if (at == std::string::npos) {
        saved.request.text = search;
        return saved;
    }
    const ReadRequest read =
        read_search(parse_parameters(search.substr(search.find('?', at) + 1)), themes);
    if (!read.problems.empty())
        return failure(
            ErrorKind::BadInput,
            where + ": " + read.problems.front().parameter + ' ' + read.problems.front().message);
    saved.request = read.request;
    return saved;
}

Result<std::vector<SavedSearch>> read_searches(const fs::path& path, const ThemeTree& themes) {
    std::ifstream in(path);
    if (!in)
        return failure(ErrorKind::NotFound,
                       path.string() + ": cannot be opened",
                       "give a file of \"name TAB search\" lines");
    std::vector<SavedSearch> searches;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        auto saved = read_line(line, path.string() + " line " + std::to_string(number), themes);
        if (!saved) return tl::unexpected(saved.error());
        searches.push_back(std::move(*saved));
    }
    return searches;
}

/// The same search has the same file, whatever it is called: a search that was changed begins anew.
fs::path file_of(const fs::path& state, const SavedSearch& saved) {
    return state / (sha256_hex(search_link(at_page(saved.request, 1))).substr(0, 24) + ".seen");
}

Seen read_seen(const fs::path& path) {
    Seen seen;
    std::ifstream in(path);
    if (!in || !std::getline(in, seen.generation)) return seen;
    seen.is_first = false;
    for (std::string id; std::getline(in, id);) seen.ids.insert(id);
    return seen;
}

/// Written beside it and renamed: a run that is killed loses nothing that was seen.
Result<void> write_seen(const fs::path& path,
                        const std::string& generation,
                        const std::vector<std::string>& ids) {
    const fs::path next = path.string() + ".new";
    std::ofstream out(next, std::ios::trunc);
    out << generation << '\n';
    for (const std::string& id : ids) out << id << '\n';
    out.close();
    std::error_code error;
    if (out) fs::rename(next, path, error);
    if (!out || error)
        return failure(ErrorKind::Internal,
                       path.string() + ": could not be written",
                       "is there room, and may you write there?");
    return {};
}

Result<News> news_of(Searcher& searcher,
                     const SavedSearch& saved,
                     const Flags& flags,
                     const Seen& seen,
                     std::vector<std::string>& ids) {
    News news;
    const auto done = each_whole(searcher, saved.request, [&](const Hit& hit) {
        ids.push_back(hit.passage.id);
        if (!seen.ids.contains(hit.passage.id)) {
            ++news.fresh_total;
            if (!seen.is_first) news.fresh.push_back(hit);
        }
        const auto is_newer = [](const Hit& a, const Hit& b) {
            return last_day(a.report->published) > last_day(b.report->published);
        };
        if (news.fresh.size() > 2 * flags.limit + 100) {
            std::stable_sort(news.fresh.begin(), news.fresh.end(), is_newer);
            news.fresh.resize(flags.limit);
        }
        return true;
    });
    if (!done) return tl::unexpected(done.error());
    std::stable_sort(news.fresh.begin(), news.fresh.end(), [](const Hit& a, const Hit& b) {
        return last_day(a.report->published) > last_day(b.report->published);
    });
    if (news.fresh.size() > flags.limit) news.fresh.resize(flags.limit);
    news.total = ids.size();
    std::sort(ids.begin(), ids.end());
    news.gone = static_cast<std::uint64_t>(
        std::count_if(seen.ids.begin(), seen.ids.end(), [&](const std::string& id) {
            return !std::binary_search(ids.begin(), ids.end(), id);
        }));
    return news;
}

void print_news(const SavedSearch& saved, const Seen& seen, const News& news) {
    if (seen.is_first) {
        std::printf("%s: %s now; the next run says what is new\n",
                    saved.name.c_str(),
                    counted(news.total, "finding").c_str());
        return;
    }
    std::printf("%s: %s since generation %s, %llu gone, %llu in all\n",
                saved.name.c_str(),
                counted(news.fresh_total, "new finding").c_str(),
                seen.generation.c_str(),
                static_cast<unsigned long long>(news.gone),
                static_cast<unsigned long long>(news.total));
    for (const Hit& hit : news.fresh)
        std::printf("  %s  %s  %s\n    \"%s\"\n",
                    hit.passage.id.c_str(),
                    to_iso(hit.report->published).c_str(),
                    hit.report->title.c_str(),
                    hit.passage.text.c_str());
    if (news.fresh_total > news.fresh.size())
        std::printf("  and %llu more\n",
                    static_cast<unsigned long long>(news.fresh_total - news.fresh.size()));
}

Json json_of(const SavedSearch& saved,
             const Seen& seen,
             const News& news,
             const std::string& generation,
             const ThemeTree& themes) {
    Json json = {{"name", saved.name},
                 {"search", search_link(saved.request)},
                 {"generation", generation},
                 {"total_findings", news.total}};
    if (!seen.is_first) json["since_generation"] = seen.generation;
    json["new_findings"] = seen.is_first ? 0 : news.fresh_total;
    json["gone_findings"] = news.gone;
    json["results"] = Json::array();
    for (const Hit& hit : news.fresh) json["results"].push_back(json_of_hit(hit, themes));
    return json;
}

int run(const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    const auto searches = read_searches(flags.searches, themes);
    if (!searches) return fail(searches.error());
    std::error_code error;
    fs::create_directories(flags.state, error);
    if (error)
        return fail({ErrorKind::Internal,
                     flags.state.string() + ": " + error.message(),
                     "give --state a folder that may be written"});
    const std::string& generation = searcher->summary().generation;
    for (const SavedSearch& saved : *searches) {
        const fs::path path = file_of(flags.state, saved);
        const Seen seen = read_seen(path);
        std::vector<std::string> ids;
        const auto news = news_of(*searcher, saved, flags, seen, ids);
        if (!news)
            return fail(
                {news.error().kind, saved.name + ": " + news.error().message, news.error().hint});
        if (flags.json)
            std::printf("%s\n", dump(json_of(saved, seen, *news, generation, themes)).c_str());
        else
            print_news(saved, seen, *news);
        if (std::fflush(stdout) != 0)
            return fail({ErrorKind::Internal, "the answer could not be written", ""});
        if (flags.keep) continue;
        if (auto written = write_seen(path, generation, ids); !written)
            return fail(written.error());
    }
    return kExitDone;
}

}  // namespace

void add_alerts_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        app.add_subcommand("alerts",
                           "What saved searches find that they did not find the last time");
    add_index_flag(*command, flags->index_dir);
    command
        ->add_option("FILE",
                     flags->searches,
                     "\"name TAB search\" lines; a search as typed, or the address of one")
        ->required();
    command->add_option("--state", flags->state, "Folder in which the last run is remembered")
        ->required()
        ->type_name("DIR");
    command
        ->add_option("--limit",
                     flags->limit,
                     "New findings shown of each search, newest first (default 20)")
        ->check(CLI::Range(0, 1000));
    command->add_flag("--keep",
                      flags->keep,
                      "Do not remember this run: the next one says the same again");
    command->add_flag("--json", flags->json, "A line of JSON a search");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
