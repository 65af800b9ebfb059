// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/practice.hpp"

#include "search/best_first.hpp"
#include "search/function_words.hpp"
#include "search/practice_question.hpp"
#include "search/practice_weigher.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <set>

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kPool = 300;  // candidates that are weighed
constexpr std::size_t kRead = 100;  // of these, the ones whose passages are read for their evidence
constexpr std::size_t kOfOneReport = 2;  // before those of others

std::vector<AskedTheme> asked_themes(const ColumnsView& columns, const ThemeWeights& weights) {
    std::vector<AskedTheme> asked;
    for (const auto& [theme, weight] : weights)
        asked.push_back({columns.facets[facet::kTheme].values[theme].value, weight});
    std::stable_sort(asked.begin(), asked.end(), [](const AskedTheme& a, const AskedTheme& b) {
        return a.weight > b.weight;
    });
    return asked;
}

/// The search whose result is chosen from: good practice on what the question is most about.
SearchRequest search_for_practice(const PracticeRequest& request,
                                  const std::vector<AskedTheme>& asked) {
    constexpr double kLeastShare = 0.85;  // of the weight of the first theme
    SearchRequest search = request.within;
    search.text.clear();
    search.filters[facet::kPolarity] = {{"good"}, {}};
    search.filters[facet::kKind].exclude.emplace_back("context");
    if (search.filters[facet::kTheme].include.empty()) {
        for (const AskedTheme& theme : asked) {
            if (theme.weight >= kLeastShare * asked.front().weight)
                search.filters[facet::kTheme].include.push_back(theme.id);
        }
    }
    return search;
}

/// Those of `docids` whose words are nearest, with their share; then others, newest first, up to
/// kPool.
std::vector<PracticeCandidate> nearest_by_words(const OpenIndex& index,
                                                const PracticeQuestion& question,
                                                const std::vector<std::uint32_t>& docids) {
    std::vector<PracticeCandidate> pool;
    std::set<std::uint32_t> taken{question.docid};
    if (!question.words.empty() && !docids.empty()) {
        double count = 0;
        for (const WeightedStem& word : question.words) count += word.weight;
        const TextQuery query =
            with_feedback(index, ranking::any_of(question.words), std::max(1.0, count), true);
        const Matches matches = scored_matches(index.postings(), query);
        std::vector<std::uint32_t> practice;
        std::set_intersection(matches.docids.begin(),
                              matches.docids.end(),
                              docids.begin(),
                              docids.end(),
                              std::back_inserter(practice));
        const auto nearest = best_passages(matches, practice, nullptr, kPool);
        for (const Ranked& match : nearest) {
            if (!taken.insert(match.docid).second) continue;
            pool.push_back({match.docid, 0, {}, {}});
            pool.back().why.words = match.score / std::max(1e-9, nearest.front().score);
        }
    }
    std::vector<std::uint32_t> others;
    std::copy_if(docids.begin(),
                 docids.end(),
                 std::back_inserter(others),
                 [&](std::uint32_t docid) { return !taken.contains(docid); });
    std::stable_sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
        return index.columns.last_day[a] > index.columns.last_day[b];
    });
    for (std::size_t i = 0; i < others.size() && pool.size() < kPool; ++i)
        pool.push_back({others[i], 0, {}, {}});
    return pool;
}

void sort_by_score(std::vector<PracticeCandidate>& candidates) {
    std::sort(candidates.begin(),
              candidates.end(),
              [](const PracticeCandidate& a, const PracticeCandidate& b) {
                  return a.score != b.score ? a.score > b.score : a.docid < b.docid;
              });
}

bool say_the_same(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
    constexpr double kSame = 0.85;  // share of the stems of both
    const auto shared = static_cast<double>(
        std::count_if(a.begin(), a.end(), [&](std::uint32_t stem) { return b.contains(stem); }));
    return shared >= kSame * (static_cast<double>(a.size() + b.size()) - shared);
}

/// In order, without those that say the same as one before, and with what one report has too much
/// of after the others.
std::vector<PracticeCandidate> varied(const OpenIndex& index,
                                      std::vector<PracticeCandidate> candidates) {
    std::vector<PracticeCandidate> chosen, later;
    std::vector<std::set<std::uint32_t>> stems;
    std::map<std::uint32_t, std::size_t> of_report;
    for (PracticeCandidate& candidate : candidates) {
        const auto numbers = index.words.stems_of(candidate.docid);
        std::set<std::uint32_t> mine(numbers.begin(), numbers.end());
        if (std::any_of(stems.begin(), stems.end(), [&](const auto& other) {
                return say_the_same(mine, other);
            }))
            continue;
        stems.push_back(std::move(mine));
        auto& list = ++of_report[index.columns.report_of_doc[candidate.docid]] <= kOfOneReport
                         ? chosen
                         : later;
        list.push_back(std::move(candidate));
    }
    std::move(later.begin(), later.end(), std::back_inserter(chosen));
    return chosen;
}

std::vector<Practice> best_of(Searcher& searcher,
                              const PracticeQuestion& question,
                              const std::vector<std::uint32_t>& docids,
                              const SearchRequest& within) {
    const OpenIndex& index = searcher.index();
    const PracticeWeigher weigher(index, question);
    std::vector<PracticeCandidate> candidates = nearest_by_words(index, question, docids);
    for (PracticeCandidate& candidate : candidates) weigher.weigh(candidate);
    sort_by_score(candidates);
    if (candidates.size() > kRead) candidates.resize(kRead);
    for (PracticeCandidate& candidate : candidates) weigher.read(candidate, searcher);
    sort_by_score(candidates);
    candidates = varied(index, std::move(candidates));
    std::vector<Practice> practices;
    for (std::size_t i = within.offset; i < candidates.size() && practices.size() < within.limit;
         ++i) {
        weigher.set_shared_words(candidates[i]);
        candidates[i].hit.score = candidates[i].score;
        practices.push_back({std::move(candidates[i].hit), std::move(candidates[i].why)});
    }
    return practices;
}

Result<PracticePage> page_for(Searcher& searcher, const PracticeRequest& request) {
    auto question = question_of(searcher, request);
    if (!question) return tl::unexpected(question.error());
    const ColumnsView& columns = searcher.index().columns;
    PracticePage page;
    page.generation = searcher.summary().generation;
    page.themes = asked_themes(columns, question->themes);
    page.themes_are_voted = question->is_voted;
    page.service = question->service;
    page.region = question->region;
    for (const WeightedStem& word : question->words) {
        std::string shown = word_of(*question, word.stem);
        if (!is_function_word(shown)) page.words.push_back(std::move(shown));
    }
    page.search = search_for_practice(request, page.themes);
    if (page.search.filters[facet::kTheme].include.empty()) return page;
    const auto set = searcher.matches(page.search);
    if (!set) return tl::unexpected(set.error());
    page.total_findings = set->docids.size();
    std::set<std::uint32_t> reports;
    for (const std::uint32_t docid : set->docids) reports.insert(columns.report_of_doc[docid]);
    page.total_reports = reports.size();
    page.practices = best_of(searcher, *question, set->docids, request.within);
    return page;
}

}  // namespace

Result<PracticePage> practice_for(Searcher& searcher, const PracticeRequest& request) {
    const auto started = Clock::now();
    try {
        auto page = page_for(searcher, request);
        if (page)
            page->took_ms =
                std::chrono::duration<double, std::milli>(Clock::now() - started).count();
        return page;
    } catch (const Xapian::Error& e) {
        return failure(ErrorKind::IndexStale,
                       "generation " + searcher.summary().generation + ": " + e.get_description(),
                       "run `findings check`");
    }
}

}  // namespace findings
