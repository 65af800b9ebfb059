// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/searcher_backend.hpp"

#include "indexer/schema/generation_names.hpp"
#include "indexer/schema/sealed_files.hpp"
#include "search/open_columns.hpp"
#include "search/searcher.hpp"
#include "server/server.hpp"

#include <algorithm>
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
    Result<SearchPage> similar(std::string_view id, const SearchRequest& request) override {
        return searcher_.similar(id, request);
    }
    Result<ReportPage> report(std::string_view id) override { return searcher_.report(id); }
    Result<std::vector<Suggestion>> suggest(std::string_view typed, std::size_t limit) override {
        return searcher_.suggest(typed, limit);
    }
    Searcher* searcher() override { return &searcher_; }
    const IndexSummary& summary() const override { return searcher_.summary(); }

  private:
    Searcher searcher_;
};

Result<std::unique_ptr<SearchBackend>> opened_backend(const std::filesystem::path& index_dir,
                                                      ColumnShelf* shelf) {
    auto searcher = Searcher::open(index_dir, shelf);
    if (!searcher) return tl::unexpected(std::move(searcher.error()));
    return std::make_unique<SearcherBackend>(std::move(*searcher));
}

}  // namespace

Result<std::unique_ptr<SearchBackend>> open_backend(const std::filesystem::path& index_dir) {
    return opened_backend(index_dir, nullptr);
}

GenerationSource searcher_source(const std::filesystem::path& index_dir) {
    GenerationSource source;
    source.open = [index_dir,
                   shelf = std::make_shared<ColumnShelf>()](const std::string& generation) {
        return opened_backend(generations_dir(index_dir) / generation, shelf.get());
    };
    source.current_generation = [index_dir] { return current_generation(index_dir); };
    source.verify = [index_dir](const std::string& generation,
                                const std::function<bool()>& should_stop) -> Result<void> {
        const auto differences =
            manifest_differences(generations_dir(index_dir) / generation, should_stop);
        if (differences.empty()) return {};
        return failure(ErrorKind::IndexStale,
                       differences.front(),
                       "generation " + generation + " is damaged and not served: " +
                           "make the one before current with `findings rollback`, or build a new "
                           "one with `findings index`");
    };
    source.kept_generations = [index_dir] {
        auto names = kept_generations(index_dir);
        std::reverse(names.begin(), names.end());
        return names;
    };
    return source;
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
