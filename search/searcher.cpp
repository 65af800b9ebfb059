// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <sstream>
#include <unordered_map>

#include "indexer/schema/ids.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/schema/record.hpp"
#include "search/best_first.hpp"
#include "search/facets.hpp"
#include "search/feedback.hpp"
#include "search/open_index.hpp"
#include "search/order.hpp"
#include "search/query_builder.hpp"
#include "search/ranking.hpp"
#include "search/similar.hpp"
#include "search/snippet.hpp"
#include "search/thesaurus.hpp"
#include "search/understood.hpp"

namespace findings {

using Clock = std::chrono::steady_clock;

struct Searcher::Impl {
    std::unique_ptr<OpenIndex> index;
    QueryBuilder builder;  // reads `index`
    Thesaurus thesaurus;
    IndexSummary summary;
    std::vector<std::string> themes;  // ids of the theme file
    std::unordered_map<std::string, std::shared_ptr<const Report>> reports;  // read in this generation, by id

    explicit Impl(std::unique_ptr<OpenIndex> opened) : index(std::move(opened)), builder(*index) {}

    const ColumnsView& columns() const { return index->columns; }

    std::shared_ptr<const Report> report_of(const std::string& id) {
        constexpr std::size_t kReportsKept = 2000;
        if (const auto known = reports.find(id); known != reports.end()) return known->second;
        if (reports.size() >= kReportsKept) reports.clear();
        auto decoded = decode_particulars(index->database.get_metadata(std::string(kReportKeyPrefix) + id));
        if (!decoded) return nullptr;
        return reports[id] = std::make_shared<const Report>(std::move(*decoded));
    }

    Result<Passage> passage_of(std::uint32_t docid) {
        const auto record = index->passages.record(docid);
        if (!record) return tl::unexpected(record.error());
        return decode_passage(*record);
    }

    Result<Understood> understand(const SearchRequest& request) {
        auto understood = understand_request(request, themes);
        if (understood) widen(*understood, *index, builder, thesaurus);
        return understood;
    }

    /// Documents that the words match, ascending; filters and dates are not looked at.
    std::vector<std::uint32_t> matching(const Understood& understood) {
        auto docids = understood.reaches_further ? matching_docids(index->database, *understood.widened)
                                                  : matching(understood.root);
        docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t docid) {
            return std::binary_search(understood.without.begin(), understood.without.end(), docid);
        }), docids.end());
        return docids;
    }

    std::vector<std::uint32_t> matching(const QueryNode& root) {
        if (root.kind == QueryKind::Everything) {
            std::vector<std::uint32_t> all;
            for (std::uint32_t docid = 1; docid <= columns().last_docid; ++docid) {
                if (columns().report_of_doc[docid] != kNone) all.push_back(docid);
            }
            return all;
        }
        return matching_docids(index->database, builder.text_query(root));
    }

    /// Those of `docids` that lie in the date range.
    void keep_dates(std::vector<std::uint32_t>& docids, const SearchRequest& request) const {
        if (!request.from.known() && !request.to.known()) return;
        const std::uint32_t from = first_day(request.from);
        const std::uint32_t to = request.to.known() ? findings::last_day(request.to) : kNone;
        docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t docid) {
            const std::uint32_t last = columns().last_day[docid];
            return last == 0 || last < from || columns().first_day[docid] > to;
        }), docids.end());
    }

    Xapian::Query scored_by(const Understood& understood) {
        const Xapian::Query query = understood.widened ? *understood.widened : builder.text_query(understood.root);
        if (understood.like != 0) return ranking::with_likeness(query, columns(), understood.like);
        // Of prose nothing is known but its words.
        return understood.request.is_prose ? query : ranking::with_known_facts(query, columns());
    }

    /// Ranks `result`, which are the matches that passed every filter.
    Xapian::Enquire ranking_of(const Understood& understood, std::span<const std::uint32_t> result, bool is_narrowed) {
        Xapian::Query query = scored_by(understood);
        if (is_narrowed || (understood.widened && !understood.reaches_further)) {
            const auto runs = std::make_shared<const DocumentRuns>(runs_of(result));
            query = {Xapian::Query::OP_FILTER, query, documents_query(runs)};
        }
        Xapian::Enquire enquire(index->database);
        enquire.set_query(query);
        enquire.set_weighting_scheme(ranking::weighting());
        return enquire;
    }

    Hit hit_for(std::uint32_t docid, double score, const MatchedWords& words) {
        Hit hit;
        if (auto passage = passage_of(docid)) hit.passage = std::move(*passage);
        hit.report = report_of(std::string(report_part(hit.passage.id)));
        hit.score = score;
        hit.snippet = snippet_for(hit.passage.text, words, builder.stemmer());
        return hit;
    }

    /// Documents of a report: [first, one after the last); the same twice if there is no such report.
    std::pair<std::uint32_t, std::uint32_t> docids_of_report(std::string_view id) const {
        const std::uint32_t ordinal = columns().report_ordinal(id);
        return ordinal == kNone ? std::pair{0U, 0U} : columns().docids_of(ordinal);
    }

    /// Document of a passage; 0 if there is none. Its report's documents are few, and their records lie together.
    std::uint32_t docid_of(std::string_view passage_id) {
        const auto [first, end] = docids_of_report(report_part(passage_id));
        for (std::uint32_t docid = first; docid < end; ++docid) {
            const auto passage = passage_of(docid);
            if (passage && passage->id == passage_id) return docid;
        }
        return 0;
    }

    std::vector<Ranked> page_of(const Understood& understood, std::span<const std::uint32_t> result, bool is_narrowed);
    SearchPage answer(const Understood& understood);
    std::optional<AnyOf> any_of_offer(const Understood& understood, std::uint64_t found);
    MatchedWords words_of(const Understood& understood) const;
    SearchPage similar_page(std::uint32_t docid, const SearchRequest& request);
    FindingPage finding_page(std::uint32_t docid);
    ReportPage report_page(const std::shared_ptr<const Report>& particulars);
    std::vector<ReportPart> parts_of(const Report& report);
};

/// The documents shown, out of the whole `result`; `is_narrowed`: filters took some of the matches away.
std::vector<Ranked> Searcher::Impl::page_of(const Understood& understood, std::span<const std::uint32_t> result, bool is_narrowed) {
    const SearchRequest& request = understood.request;
    const bool has_words = understood.root.kind != QueryKind::Everything || understood.widened;
    if (request.sort == Sort::Relevance && has_words) {
        Xapian::Enquire enquire = ranking_of(understood, result, is_narrowed);
        return request.by == Grouping::Report ? best_reports(enquire, columns(), request) : best_findings(enquire, request);
    }
    std::vector<Ranked> slice;
    for (const std::uint32_t docid : ordered_slice(columns(), result, request)) slice.push_back({docid, 0});
    return slice;
}

SearchPage Searcher::Impl::answer(const Understood& understood) {
    const SearchRequest& request = understood.request;
    SearchPage page;
    page.understood = request;
    page.description = describe(understood.root);
    page.generation = index->generation;
    page.notes = understood.notes;

    std::vector<std::uint32_t> docids = matching(understood);
    const std::size_t matches = docids.size() + understood.without.size();
    keep_dates(docids, request);
    const FacetCounter counter(columns(), request.filters);
    if (request.with_facets) page.facets = counter.count(docids, request.facet_limit);
    docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t d) { return counter.failed_filters(d) != 0; }),
                 docids.end());
    const ReportTotals totals(columns(), docids);
    page.total_findings = docids.size();
    page.total_reports = totals.reports();
    page.any_of = any_of_offer(understood, page.total_findings);

    const MatchedWords words = words_of(understood);
    for (const Ranked& shown : page_of(understood, docids, docids.size() < matches)) {
        page.hits.push_back(hit_for(shown.docid, shown.score, words));
        if (request.by == Grouping::Report) page.hits.back().findings_in_report = totals.findings_in_report_of(shown.docid);
    }
    return page;
}

/// What any of the words would find, where all of them find little: the search that is offered, up to its total.
std::optional<AnyOf> Searcher::Impl::any_of_offer(const Understood& understood, std::uint64_t found) {
    constexpr std::uint64_t kLittle = 10;  // less than a page
    if (found >= kLittle || understood.request.any_word || understood.widened) return std::nullopt;
    SearchRequest any = understood.request;
    any.any_word = true;
    auto offered = understand_request(any, themes);
    if (!offered) return std::nullopt;
    add_equivalents(*offered, *index, builder, thesaurus);
    std::vector<std::uint32_t> docids = matching(*offered);
    keep_dates(docids, understood.request);
    const FacetCounter counter(columns(), understood.request.filters);
    docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t d) { return counter.failed_filters(d) != 0; }), docids.end());
    if (docids.size() <= found) return std::nullopt;
    return AnyOf{docids.size(), ReportTotals(columns(), docids).reports()};
}

MatchedWords Searcher::Impl::words_of(const Understood& understood) const {
    MatchedWords words = builder.stemmer().matched_words(understood.root);
    words.stems.insert(understood.telling.begin(), understood.telling.end());
    return words;
}

SearchPage Searcher::Impl::similar_page(std::uint32_t docid, const SearchRequest& request) {
    constexpr std::size_t kTellingWords = 25;
    Understood understood;
    understood.request = request;
    understood.request.text.clear();
    understood.like = docid;
    const auto words = telling_words(*index, docid, kTellingWords);
    for (const WeightedStem& word : words) understood.telling.push_back(word.stem);
    understood.widened = ranking::any_of(words);
    understood.reaches_further = true;
    understood.without = same_words_as(*index, docid, words);
    SearchPage page = answer(understood);
    page.description.clear();
    page.telling_words = understood.telling;
    return page;
}

FindingPage Searcher::Impl::finding_page(std::uint32_t docid) {
    constexpr std::uint32_t kNeighbours = 2;
    FindingPage page;
    page.generation = index->generation;
    if (auto passage = passage_of(docid)) page.passage = std::move(*passage);
    page.report = report_of(std::string(report_part(page.passage.id)));
    const auto& report = columns().report_of_doc;
    const std::uint32_t first = docid > kNeighbours ? docid - kNeighbours : 1;
    const std::uint32_t last = std::min(docid + kNeighbours, columns().last_docid);
    for (std::uint32_t other = first; other <= last; ++other) {
        if (other == docid || report[other] != report[docid]) continue;
        if (auto passage = passage_of(other)) (other < docid ? page.before : page.after).push_back(std::move(*passage));
    }
    return page;
}

std::vector<ReportPart> Searcher::Impl::parts_of(const Report& report) {
    const std::string& whole = report.part_of.empty() ? report.id : report.part_of;
    std::vector<ReportPart> parts;
    for (std::uint32_t other = 0; other < columns().report_ids.size(); ++other) {
        if (columns().part_ids[other] != whole || columns().report_ids[other] == report.id) continue;
        if (const auto part = report_of(columns().report_ids[other])) parts.push_back({part->id, part->title});
    }
    return parts;
}

ReportPage Searcher::Impl::report_page(const std::shared_ptr<const Report>& particulars) {
    ReportPage page{*particulars, {}, index->generation};
    const auto [first, end] = docids_of_report(particulars->id);
    for (std::uint32_t docid = first; docid < end; ++docid) {
        if (auto passage = passage_of(docid)) page.report.passages.push_back(std::move(*passage));
    }
    page.parts = parts_of(*particulars);
    return page;
}

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::filesystem::path& index_dir) {
    auto index = open_index(index_dir);
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
    if (const auto fact = facts.find("built_at"); fact != facts.end()) summary.built_at = fact->second;
    if (const auto fact = facts.find("themes"); fact != facts.end()) {
        std::istringstream ids(fact->second);
        for (std::string id; ids >> id;) impl->themes.push_back(id);
    }
    if (const auto fact = facts.find("labeller"); fact != facts.end()) summary.labeller_version = fact->second;
    return Searcher(std::move(impl));
}

namespace {

/// Runs a call into Xapian; its errors become ours here and nowhere else.
template <class Call>
auto reading(const OpenIndex& index, Call&& call) -> decltype(call()) {
    try {
        return call();
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale, "generation " + index.generation + ": " + e.get_description(),
                       "run `findings check`");
    }
}

}  // namespace

Result<SearchPage> Searcher::search(const SearchRequest& request) {
    const auto started = Clock::now();
    if (request.offset + request.limit > limits::kDeepestResult) {
        return failure(ErrorKind::BadInput, "results beyond number " + std::to_string(limits::kDeepestResult) + " are not ranked",
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
        if (docid == 0) return failure(ErrorKind::NotFound, "no finding has the id " + std::string(id));
        SearchPage page = impl_->similar_page(docid, request);
        page.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
        return page;
    });
}

Result<FindingPage> Searcher::finding(std::string_view id) {
    return reading(*impl_->index, [&]() -> Result<FindingPage> {
        const std::uint32_t docid = impl_->docid_of(id);
        if (docid == 0) return failure(ErrorKind::NotFound, "no finding has the id " + std::string(id));
        return impl_->finding_page(docid);
    });
}

Result<ReportPage> Searcher::report(std::string_view id) {
    return reading(*impl_->index, [&]() -> Result<ReportPage> {
        const auto particulars = impl_->report_of(std::string(id));
        if (!particulars) return failure(ErrorKind::NotFound, "no report has the id " + std::string(id));
        return impl_->report_page(particulars);
    });
}

Result<void> Searcher::each(const SearchRequest& request, const std::function<bool(const Hit&)>& visit) {
    return reading(*impl_->index, [&]() -> Result<void> {
        const auto understood = impl_->understand(request);
        if (!understood) return tl::unexpected(understood.error());
        auto docids = impl_->matching(*understood);
        impl_->keep_dates(docids, understood->request);
        const FacetCounter counter(impl_->columns(), understood->request.filters);
        const MatchedWords words = impl_->words_of(*understood);
        for (const std::uint32_t docid : docids) {
            if (counter.failed_filters(docid) == 0 && !visit(impl_->hit_for(docid, 0, words))) break;
        }
        return {};
    });
}

const IndexSummary& Searcher::summary() const { return impl_->summary; }

}  // namespace findings
