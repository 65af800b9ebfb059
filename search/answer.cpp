// SPDX-License-Identifier: GPL-3.0-or-later
// How a search is answered: what matches, what of it is asked for, what is counted, and what is shown.
#include <algorithm>
#include <iterator>

#include "indexer/schema/limits.hpp"
#include "search/feedback.hpp"
#include "search/matches.hpp"
#include "search/order.hpp"
#include "search/ranking.hpp"
#include "search/repeats.hpp"
#include "search/searcher_impl.hpp"

namespace findings {

Result<Understood> Searcher::Impl::understand(const SearchRequest& request) {
    auto understood = understand_request(request, themes);
    if (!understood) return understood;
    if (!request.same_as.empty()) {
        const std::uint32_t docid = docid_of(request.same_as);
        if (docid == 0) return failure(ErrorKind::BadInput, "same_as: no finding has the id " + request.same_as, "take an id from a result of this index");
        understood->among = passages_like(*index, docid);
    }
    widen(*understood, *index, builder, thesaurus);
    return understood;
}

std::vector<std::uint32_t> Searcher::Impl::matching(const Understood& understood) {
    auto docids = understood.reaches_further ? matching_docids(index->database, *understood.widened)
                                              : matching(understood.root);
    docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t docid) {
        return std::binary_search(understood.without.begin(), understood.without.end(), docid);
    }), docids.end());
    return docids;
}

std::vector<std::uint32_t> Searcher::Impl::matching(const QueryNode& root) {
    if (root.kind == QueryKind::Everything) {
        std::vector<std::uint32_t> all;
        for (std::uint32_t docid = 1; docid <= columns().last_docid; ++docid) {
            if (columns().report_of_doc[docid] != kNone) all.push_back(docid);
        }
        return all;
    }
    return matching_docids(index->database, builder.text_query(root));
}

void Searcher::Impl::keep_asked(std::vector<std::uint32_t>& docids, const Understood& understood) const {
    if (understood.among) {
        std::vector<std::uint32_t> kept;
        std::set_intersection(docids.begin(), docids.end(), understood.among->begin(), understood.among->end(), std::back_inserter(kept));
        docids = std::move(kept);
    }
    const SearchRequest& request = understood.request;
    if (!request.from.known() && !request.to.known()) return;
    const std::uint32_t from = first_day(request.from);
    const std::uint32_t to = request.to.known() ? findings::last_day(request.to) : kNone;
    docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t docid) {
        const std::uint32_t last = columns().last_day[docid];
        return last == 0 || last < from || columns().first_day[docid] > to;
    }), docids.end());
}

/// Ranks `result`, which are the matches that passed every filter.
Xapian::Enquire Searcher::Impl::ranking_of(const Understood& understood, std::span<const std::uint32_t> result, bool is_narrowed) {
    Xapian::Query query = understood.widened ? *understood.widened : builder.text_query(understood.root);
    const auto telling = ranking::telling_part(query, index->database);
    if (telling || is_narrowed || (understood.widened && !understood.reaches_further)) {
        const Xapian::Query result_only = documents_query(std::make_shared<const DocumentRuns>(runs_of(result)));
        query = telling ? Xapian::Query(Xapian::Query::OP_AND_MAYBE, result_only, *telling)
                        : Xapian::Query(Xapian::Query::OP_FILTER, query, result_only);
    }
    if (understood.like != 0) {
        query = ranking::with_likeness(query, columns(), understood.like);
    } else if (!understood.request.is_prose) {  // of prose nothing is known but its words
        query = ranking::with_known_facts(query, columns());
    }
    Xapian::Enquire enquire(index->database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(ranking::weighting());
    return enquire;
}

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
    keep_asked(docids, understood);
    const FacetCounter counter(columns(), request.filters);
    if (request.with_facets) page.facets = counter.count(docids, request.facet_limit);
    docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t d) { return counter.failed_filters(d) != 0; }),
                 docids.end());
    const ReportTotals totals(columns(), docids);
    page.total_findings = docids.size();
    page.total_reports = totals.reports();
    page.any_of = any_of_offer(understood, page.total_findings);
    if (docids.empty() && understood.like == 0) {
        page.did_you_mean = better_spelt(understood);
        page.advice = advice_on(understood);
    }
    if (request.repeats == Repeats::Once && request.by == Grouping::Finding) docids = each_once(*index, docids);
    page.total_distinct = docids.size();

    const MatchedWords words = words_of(understood);
    for (const Ranked& shown : page_of(understood, docids, docids.size() < matches)) {
        page.hits.push_back(hit_for(shown.docid, shown.score, words));
        if (request.by == Grouping::Report) page.hits.back().findings_in_report = totals.findings_in_report_of(shown.docid);
    }
    return page;
}

std::vector<std::uint32_t> Searcher::Impl::result_of(const Understood& understood) {
    std::vector<std::uint32_t> docids = matching(understood);
    keep_asked(docids, understood);
    const FacetCounter counter(columns(), understood.request.filters);
    docids.erase(std::remove_if(docids.begin(), docids.end(), [&](std::uint32_t d) { return counter.failed_filters(d) != 0; }), docids.end());
    return docids;
}

/// What any of the words would find, where all of them find little: the search that is offered, up to its total.
std::optional<AnyOf> Searcher::Impl::any_of_offer(const Understood& understood, std::uint64_t found) {
    constexpr std::uint64_t kLittle = 10;  // less than a page
    if (found >= kLittle || understood.request.any_word || understood.widened) return std::nullopt;
    SearchRequest any = understood.request;
    any.any_word = true;
    auto offered = understand_request(any, themes);
    if (!offered) return std::nullopt;
    offered->among = understood.among;
    add_equivalents(*offered, *index, builder, thesaurus);
    const auto docids = result_of(*offered);
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
    understood.without = passages_like(*index, docid);
    understood.request.repeats = Repeats::Once;
    SearchPage page = answer(understood);
    page.description.clear();
    page.telling_words = understood.telling;
    return page;
}

}  // namespace findings
