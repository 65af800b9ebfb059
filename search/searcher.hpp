// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "search/page.hpp"
#include "search/request.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A report cut from the same file as another.
struct ReportPart {
    std::string id;
    std::string title;
};

struct ReportPage {
    Report report;  // with its passages, in order
    /// other reports cut from the same file: entries of a digest, stacked inspections
    std::vector<ReportPart> parts;
    std::string generation;
};

struct FindingPage {
    Passage passage;
    std::shared_ptr<const Report> report;
    SameWords same_words;
    std::vector<Passage> before, after;  // up to two neighbours each, in order
    std::string generation;
};

/// Everything a request matches, for whoever counts it or sets it in relation.
struct MatchSet {
    SearchRequest understood;           // as SearchPage::understood
    std::string description;            // as SearchPage::description
    std::vector<std::uint32_t> docids;  // that passed filters and dates, ascending
    std::vector<std::string> notes;
};

struct OpenIndex;
class ColumnShelf;

/// Whole-index figures for the home page.
struct IndexSummary {
    std::string generation;
    std::uint64_t findings = 0;
    std::uint64_t reports = 0;
    std::string built_at;       // ISO 8601, UTC
    std::string taxonomy_json;  // the theme file the labels were made with
    std::string labeller_version;
};

/// Answers queries over one immutable generation of an index. One Searcher per thread (Xapian
/// objects are not shared).
class Searcher {
  public:
    /// Opens the generation that is current now, or the one whose own folder is named. The Searcher
    /// stays on it until destroyed. `shelf`, if not null, has what searchers of one generation
    /// share.
    [[nodiscard]] static Result<Searcher> open(const std::filesystem::path& index_dir,
                                               ColumnShelf* shelf = nullptr);
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;
    ~Searcher();

    /// ErrorKind::BadInput for a query that cannot be read: the message names the character,
    /// counted from 1; and for a value outside a closed vocabulary. A lenient request gets a note
    /// instead.
    [[nodiscard]] Result<SearchPage> search(const SearchRequest& request);
    /// NotFound for an id that is not in this generation.
    [[nodiscard]] Result<FindingPage> finding(std::string_view id);
    /// Findings like the one with this id, out of those that pass the filters of `request`; its
    /// text is not looked at. The finding itself and those that say the same word for word are left
    /// out. NotFound as above.
    [[nodiscard]] Result<SearchPage> similar(std::string_view id, const SearchRequest& request);
    [[nodiscard]] Result<ReportPage> report(std::string_view id);
    /// Every matching passage in index order, constant memory; `visit` returns false to stop.
    [[nodiscard]] Result<void> each(const SearchRequest& request,
                                    const std::function<bool(const Hit&)>& visit);
    /// What `typed` may become: themes, names and words that go on from it; `limit` at most.
    [[nodiscard]] Result<std::vector<Suggestion>> suggest(std::string_view typed,
                                                          std::size_t limit);
    [[nodiscard]] const IndexSummary& summary() const;

    // For the rest of search/, which counts and compares what matches (matrix, practice,
    // registers).
    [[nodiscard]] Result<MatchSet> matches(const SearchRequest& request);
    /// One passage as a result, without marks. Requires: a document of this generation.
    [[nodiscard]] Hit hit(std::uint32_t docid);
    [[nodiscard]] Result<std::uint32_t> docid_of(std::string_view id);
    [[nodiscard]] const OpenIndex& index() const;

  private:
    struct Impl;
    explicit Searcher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Name of the generation `index_dir` serves now ("000124"), without opening it. Cheap: one
/// readlink.
[[nodiscard]] Result<std::string> current_generation(const std::filesystem::path& index_dir);

}  // namespace findings
