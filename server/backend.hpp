// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "search/searcher.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What the server asks of a search: one generation, one thread at a time. Production is a Searcher
/// (searcher_backend.hpp); tests of the server answer from a handful of hits in memory.
class SearchBackend {
  public:
    SearchBackend() = default;
    SearchBackend(const SearchBackend&) = delete;
    SearchBackend& operator=(const SearchBackend&) = delete;
    virtual ~SearchBackend() = default;

    [[nodiscard]] virtual Result<SearchPage> search(const SearchRequest& request) = 0;
    [[nodiscard]] virtual Result<FindingPage> finding(std::string_view id) = 0;
    [[nodiscard]] virtual Result<SearchPage> similar(std::string_view id,
                                                     const SearchRequest& request) = 0;
    [[nodiscard]] virtual Result<ReportPage> report(std::string_view id) = 0;
    [[nodiscard]] virtual Result<std::vector<Suggestion>> suggest(std::string_view typed,
                                                                  std::size_t limit) = 0;
    [[nodiscard]] virtual const IndexSummary& summary() const = 0;
    /// For answers that count or compare whole results (cross-reference, practice, registers,
    /// exports), which only a real index has; nullptr where there is none.
    [[nodiscard]] virtual Searcher* searcher() { return nullptr; }
};

/// Ids of the themes that the product's labeller gives a text.
using TextLabeller = std::function<std::vector<std::string>(std::string_view text)>;

/// Where backends come from.
struct BackendSource {
    /// of the generation that is current now
    std::function<Result<std::unique_ptr<SearchBackend>>()> open;
    std::function<Result<std::string>()> current_generation;  // cheap: asked before every request
};

}  // namespace findings
