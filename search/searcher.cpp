// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"

#include "indexer/schema/limits.hpp"
#include "search/searcher_impl.hpp"

#include <chrono>
#include <sstream>

namespace findings {

using Clock = std::chrono::steady_clock;

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::filesystem::path& index_dir, ColumnShelf* shelf) {
    auto index = open_index(index_dir, shelf);
    if (!index) return tl::unexpected(index.error());
    auto impl = std::make_unique<Impl>(std::move(*index));
    auto thesaurus = Thesaurus::parse(impl->index->thesaurus_json, impl->builder.stemmer());
    if (!thesaurus) return tl::unexpected(thesaurus.error());
    impl->thesaurus = std::move(*thesaurus);
    IndexSummary& summary = impl->summary;
    summary.generation = impl->index->generation;
    summary.findings = impl->index->database.get_doccount();
    summary.reports = impl->columns().report_ids.size();
    summary.taxonomy_json = impl->index->taxonomy_json;
    const auto& facts = impl->columns().facts;
    if (const auto fact = facts.find("built_at"); fact != facts.end())
        summary.built_at = fact->second;
    if (const auto fact = facts.find("themes"); fact != facts.end()) {
        std::istringstream ids(fact->second);
        for (std::string id; ids >> id;) impl->themes.push_back(id);
    }
    if (const auto fact = facts.find("labeller"); fact != facts.end())
        summary.labeller_version = fact->second;
    return Searcher(std::move(impl));
}

namespace {

/// Runs a call into Xapian; its errors become ours here and nowhere else.
template <class Call>
auto reading(const OpenIndex& index, Call&& call) -> decltype(call()) {
    try {
        return call();
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale,
                       "generation " + index.generation + ": " + e.get_description(),
                       "run `findings check`");
    }
}

}  // namespace

Result<SearchPage> Searcher::search(const SearchRequest& request) {
    const auto started = Clock::now();
    if (request.offset + request.limit > limits::kDeepestResult) {
        return failure(
            ErrorKind::BadInput,
            "results beyond number " + std::to_string(limits::kDeepestResult) + " are not ranked",
            "narrow the search, or take the whole result: --format ndjson --limit all");
    }
    return reading(*impl_->index, [&]() -> Result<SearchPage> {
        const auto understood = impl_->understand(request);
        if (!understood) return tl::unexpected(understood.error());
        SearchPage page = impl_->answer(*understood);
        page.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
        return page;
    });
}

Result<SearchPage> Searcher::similar(std::string_view id, const SearchRequest& request) {
    const auto started = Clock::now();
    return reading(*impl_->index, [&]() -> Result<SearchPage> {
        const std::uint32_t docid = impl_->docid_of(id);
        if (docid == 0)
            return failure(ErrorKind::NotFound, "no finding has the id " + std::string(id));
        SearchPage page = impl_->similar_page(docid, request);
        page.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
        return page;
    });
}

Result<FindingPage> Searcher::finding(std::string_view id) {
    return reading(*impl_->index, [&]() -> Result<FindingPage> {
        const std::uint32_t docid = impl_->docid_of(id);
        if (docid == 0)
            return failure(ErrorKind::NotFound, "no finding has the id " + std::string(id));
        return impl_->finding_page(docid);
    });
}

Result<ReportPage> Searcher::report(std::string_view id) {
    return reading(*impl_->index, [&]() -> Result<ReportPage> {
        const auto particulars = impl_->report_of(std::string(id));
        if (!particulars)
            return failure(ErrorKind::NotFound, "no report has the id " + std::string(id));
        return impl_->report_page(particulars);
    });
}

Result<void> Searcher::each(const SearchRequest& request,
                            const std::function<bool(const Hit&)>& visit) {
    return reading(*impl_->index, [&]() -> Result<void> {
        const auto understood = impl_->understand(request);
        if (!understood) return tl::unexpected(understood.error());
        auto docids = impl_->matching(*understood);
        impl_->keep_asked(docids, *understood);
        const FacetCounter counter(*impl_->index->opened_columns, understood->request.filters);
        const MatchedWords words = impl_->words_of(*understood);
        for (const std::uint32_t docid : docids) {
            if (counter.failed_filters(docid) == 0 && !visit(impl_->hit_for(docid, 0, words)))
                break;
        }
        return {};
    });
}

Result<std::vector<Suggestion>> Searcher::suggest(std::string_view typed, std::size_t limit) {
    return reading(*impl_->index, [&]() -> Result<std::vector<Suggestion>> {
        return impl_->suggester.complete(typed, limit);
    });
}

Result<MatchSet> Searcher::matches(const SearchRequest& request) {
    return reading(*impl_->index, [&]() -> Result<MatchSet> {
        const auto understood = impl_->understand(request);
        if (!understood) return tl::unexpected(understood.error());
        MatchSet set{understood->request,
                     describe(understood->root),
                     impl_->matching(*understood),
                     understood->notes};
        impl_->keep_asked(set.docids, *understood);
        const FacetCounter counter(*impl_->index->opened_columns, understood->request.filters);
        std::erase_if(set.docids,
                      [&](std::uint32_t docid) { return counter.failed_filters(docid) != 0; });
        return set;
    });
}

Hit Searcher::hit(std::uint32_t docid) { return impl_->hit_for(docid, 0, {}); }

Result<std::uint32_t> Searcher::docid_of(std::string_view id) {
    return reading(*impl_->index, [&]() -> Result<std::uint32_t> {
        const std::uint32_t docid = impl_->docid_of(id);
        if (docid == 0)
            return failure(ErrorKind::NotFound, "no finding has the id " + std::string(id));
        return docid;
    });
}

const OpenIndex& Searcher::index() const { return *impl_->index; }

const IndexSummary& Searcher::summary() const { return impl_->summary; }

}  // namespace findings
