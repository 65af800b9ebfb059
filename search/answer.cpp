// SPDX-License-Identifier: GPL-3.0-or-later
// How a search is answered: what matches, what of it is asked for, what is counted, and what is
// shown.
#include "indexer/schema/limits.hpp"
#include "search/feedback.hpp"
#include "search/order.hpp"
#include "search/ranking.hpp"
#include "search/repeats.hpp"
#include "search/searcher_impl.hpp"

#include <algorithm>
#include <iterator>

namespace findings {

Result<Understood> Searcher::Impl::understand(const SearchRequest& request) {
    auto understood = understand_request(request, themes);
    if (!understood) return understood;
    if (!request.same_as.empty()) {
        const std::uint32_t docid = docid_of(request.same_as);
        if (docid == 0)
            return failure(ErrorKind::BadInput,
                           "same_as: no finding has the id " + request.same_as,
                           "take an id from a result of this index");
        understood->among = passages_like(*index, docid);
    }
    widen(*understood, *index, builder, thesaurus);
    return understood;
}

Matches Searcher::Impl::matches_of(const Understood& understood, bool with_scores) {
    Matches matches;
    const auto find = [&](const TextQuery& query, bool scored) {
        if (scored) return scored_matches(index->postings(), query);
        return Matches{matching_docids(index->postings(), query), {}};
    };
    if (understood.reaches_further) {
        matches = find(*understood.widened, with_scores);
    } else {
        const bool by_root =
            with_scores && !understood.widened && understood.root.kind != QueryKind::Everything;
        matches = find(builder.text_query(understood.root), by_root);
        if (with_scores && understood.widened)
            matches.scores = find(*understood.widened, true).scores;
    }
    auto& docids = matches.docids;
    if (understood.without.empty()) return matches;
    docids.erase(std::remove_if(docids.begin(),
                                docids.end(),
                                [&](std::uint32_t docid) {
                                    return std::binary_search(understood.without.begin(),
                                                              understood.without.end(),
                                                              docid);
                                }),
                 docids.end());
    return matches;
}

std::vector<std::uint32_t> Searcher::Impl::matching(const Understood& understood) {
    return matches_of(understood, false).docids;
}

void Searcher::Impl::keep_asked(std::vector<std::uint32_t>& docids,
                                const Understood& understood) const {
    if (understood.among) {
        std::vector<std::uint32_t> kept;
        std::set_intersection(docids.begin(),
                              docids.end(),
                              understood.among->begin(),
                              understood.among->end(),
                              std::back_inserter(kept));
        docids = std::move(kept);
    }
    const SearchRequest& request = understood.request;
    if (!request.from.known() && !request.to.known()) return;
    const std::uint32_t from = first_day(request.from);
    const std::uint32_t to = request.to.known() ? findings::last_day(request.to) : kNone;
    docids.erase(std::remove_if(docids.begin(),
                                docids.end(),
                                [&](std::uint32_t docid) {
                                    const std::uint32_t last = columns().last_day[docid];
                                    return last == 0 || last < from ||
                                           columns().first_day[docid] > to;
                                }),
                 docids.end());
}

/// Whether the order of the result asks for scores.
bool Searcher::Impl::is_ranked(const Understood& understood) {
    const bool has_words = understood.root.kind != QueryKind::Everything || understood.widened;
    return understood.request.sort == Sort::Relevance && has_words;
}

/// The documents shown, out of the whole `result`, which are those of `matches` that passed every
/// filter.
std::vector<Ranked> Searcher::Impl::page_of(const Understood& understood,
                                            const Matches& matches,
                                            std::span<const std::uint32_t> result) const {
    const SearchRequest& request = understood.request;
    if (is_ranked(understood)) {
        std::unique_ptr<const ranking::Additions> additions;
        if (understood.like != 0) {
            additions = ranking::likeness(columns(), understood.like);
        } else if (!request.is_prose) {  // of prose nothing is known but its words
            additions = ranking::known_facts(columns());
        }
        return best_page(matches, result, additions.get(), columns(), request);
    }
    std::vector<Ranked> slice;
    for (const std::uint32_t docid : ordered_slice(columns(), result, request))
        slice.push_back({docid, 0});
    return slice;
}

SearchPage Searcher::Impl::answer(const Understood& understood) {
    const SearchRequest& request = understood.request;
    SearchPage page;
    page.understood = request;
    page.description = describe(understood.root);
    page.generation = index->generation;
    page.notes = understood.notes;

    Matches matches = matches_of(understood, is_ranked(understood));
    std::vector<std::uint32_t>& docids = matches.docids;
    keep_asked(docids, understood);
    const FacetCounter counter(*index->opened_columns, request.filters);
    Filtered filtered = counter.filtered(std::move(docids));
    const std::vector<ReportRun> runs = report_runs(columns(), filtered.passed);
    if (request.with_facets) page.facets = counter.count(filtered, runs, request.facet_limit);
    docids = std::move(filtered.passed);
    page.total_findings = docids.size();
    page.total_reports = runs.size();
    page.any_of = any_of_offer(understood, page.total_findings);
    if (docids.empty() && understood.like == 0) {
        page.did_you_mean = better_spelt(understood);
        page.advice = advice_on(understood);
    }
    if (request.repeats == Repeats::Once && request.by == Grouping::Finding)
        docids = each_once(*index, docids);
    page.total_distinct = docids.size();

    const MatchedWords words = words_of(understood);
    for (const Ranked& shown : page_of(understood, matches, docids)) {
        page.hits.push_back(hit_for(shown.docid, shown.score, words));
        if (request.by == Grouping::Report)
            page.hits.back().findings_in_report =
                findings_in_report_of(columns(), runs, shown.docid);
    }
    return page;
}

std::vector<std::uint32_t> Searcher::Impl::result_of(const Understood& understood) {
    std::vector<std::uint32_t> docids = matching(understood);
    keep_asked(docids, understood);
    return FacetCounter(*index->opened_columns, understood.request.filters)
        .filtered(std::move(docids))
        .passed;
}

/// What any of the words would find, where all of them find little: the search that is offered, up
/// to its total.
std::optional<AnyOf> Searcher::Impl::any_of_offer(const Understood& understood,
                                                  std::uint64_t found) {
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
    return AnyOf{docids.size(), report_runs(columns(), docids).size()};
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
