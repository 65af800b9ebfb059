// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/searcher_backend.hpp"

#include "search/searcher.hpp"
#include "server/server.hpp"

#include <utility>

namespace findings {
namespace {

class SearcherBackend final : public SearchBackend {
  public:
    explicit SearcherBackend(Searcher searcher) : searcher_(std::move(searcher)) {}

    Result<SearchPage> search(const SearchRequest& request) override {
        return searcher_.search(request);
    }
    Result<FindingPage> finding(std::string_view id) override { return searcher_.finding(id); }
    Result<SearchPage> similar(std::string_view id, const SearchRequest& request) override { return searcher_.similar(id, request); }
    Result<ReportPage> report(std::string_view id) override { return searcher_.report(id); }
    Result<std::vector<Suggestion>> suggest(std::string_view typed, std::size_t limit) override { return searcher_.suggest(typed, limit); }
    Searcher* searcher() override { return &searcher_; }
    const IndexSummary& summary() const override { return searcher_.summary(); }

  private:
    Searcher searcher_;
};

}  // namespace

BackendSource searcher_source(const std::filesystem::path& index_dir) {
    return {
        .open = [index_dir]() -> Result<std::unique_ptr<SearchBackend>> {
            auto searcher = Searcher::open(index_dir);
            if (!searcher) return tl::unexpected(std::move(searcher.error()));
            return std::make_unique<SearcherBackend>(std::move(*searcher));
        },
        .current_generation = [index_dir] { return current_generation(index_dir); },
    };
}

// Here and not in server.cpp: a program that brings its own backend links without the search.
Result<Server> Server::create(const ServeOptions& options) {
    if (options.index_dirs.size() != 1) {
        return failure(
            options.index_dirs.empty() ? ErrorKind::BadInput : ErrorKind::Unsupported,
            "serve: " + std::to_string(options.index_dirs.size()) + " index directories given",
            "name exactly one index with --index DIR");
    }
    return create(options, searcher_source(options.index_dirs.front()));
}

}  // namespace findings
