// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/practice.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/asked_themes.hpp"
#include "search/best_first.hpp"
#include "search/feedback.hpp"
#include "search/function_words.hpp"
#include "search/open_index.hpp"
#include "search/practice_evidence.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;

// What a share counts; chosen on the judged cases (tests/search/practice), of which docs/adr/0022
// has the figures.
constexpr double kWords = 0.5, kThemes = 0.2, kService = 0.1, kEvidence = 0.08, kLater = 0.07,
                 kNewness = 0.05;
constexpr double kHalfLifeYears = 6;
constexpr std::size_t kPool = 300;  // candidates that are weighed
constexpr std::size_t kRead = 100;  // of these, the ones whose passages are read for their evidence
constexpr std::size_t kOfOneReport = 2;  // before those of others

/// The question, in the terms of this generation.
struct Question {
    std::vector<WeightedStem> words;
    ThemeWeights themes;
    std::map<std::string, std::string> written;  // a word of the question by its stem
    std::string service, region;
    std::uint32_t docid = 0;  // of the finding that asks; 0 = a text does
    bool is_voted = false;
};

struct Candidate {
    std::uint32_t docid = 0;
    double score = 0;
    PracticeReasons why;
    Hit hit;
};

std::string only_value(const FacetColumnView& column, std::uint32_t docid) {
    const auto values = column.of(docid);
    return values.empty() ? std::string() : column.values[values.front()].value;
}

Result<Question> question_of(Searcher& searcher, const PracticeRequest& request) {
    constexpr std::size_t kWordsOfFinding = 25;
    const OpenIndex& index = searcher.index();
    Question question;
    question.service = request.service;
    question.region = request.region;
    if (request.id.empty()) {
        const Stemmer stemmer;
        question.words = telling_words(index, stemmer, request.text);
        question.themes = themes_by_id(index.columns, request.themes);
        question.is_voted = question.themes.empty();
        question.themes =
            seconded(index.columns, question.themes, voted_themes(index, question.words));
        return question;
    }
    const auto docid = searcher.docid_of(request.id);
    if (!docid) return tl::unexpected(docid.error());
    question.docid = *docid;
    question.words = telling_words(index, *docid, kWordsOfFinding);
    question.themes = themes_of_passage(index.columns, *docid);
    if (question.service.empty())
        question.service = only_value(index.columns.facets[facet::kService], *docid);
    if (question.region.empty())
        question.region = only_value(index.columns.facets[facet::kRegion], *docid);
    if (question.themes.empty()) {
        question.themes = voted_themes(index, question.words);
        question.is_voted = true;
    }
    return question;
}

/// Readers are shown the words that they wrote, and not what they are compared by.
void note_words(Question& question, const std::string& text) {
    const Stemmer stemmer;
    for (const Token& token : tokenise(text))
        question.written.emplace(stemmer.stem_of(token.word), token.word);
}

std::string word_of(const Question& question, const std::string& stem) {
    const auto written = question.written.find(stem);
    return written == question.written.end() ? stem : written->second;
}

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
std::vector<Candidate> nearest_by_words(const OpenIndex& index,
                                        const Question& question,
                                        const std::vector<std::uint32_t>& docids) {
    std::vector<Candidate> pool;
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

std::set<std::string> telling_name_words(const std::string& name) {
    constexpr std::size_t kShort = 3;  // "for", "and", "of" name no service
    std::set<std::string> words;
    for (const Token& token : tokenise(name)) {
        if (token.word.size() > kShort && token.word != "wards" && token.word != "services" &&
            token.word != "mental" && token.word != "health")
            words.insert(token.word);
    }
    return words;
}

double likeness_of_names(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return 0;
    if (fold(a) == fold(b)) return 1;
    const auto mine = telling_name_words(a), theirs = telling_name_words(b);
    const auto shared = std::count_if(mine.begin(), mine.end(), [&](const std::string& word) {
        return theirs.contains(word);
    });
    const auto all = static_cast<double>(mine.size() + theirs.size()) - static_cast<double>(shared);
    return all > 0 ? static_cast<double>(shared) / all : 0;
}

/// Finds out about one candidate what the columns and the words tell.
class Weigher {
  public:
    Weigher(const OpenIndex& index, const Question& question)
        : index_(index), question_(question), ratings_(index.columns) {
        for (const ColumnValue& year : index.columns.facets[facet::kYear].values) {
            newest_year_ =
                std::max(newest_year_,
                         static_cast<std::uint32_t>(std::strtoul(year.key.c_str(), nullptr, 10)));
        }
    }

    void weigh(Candidate& candidate) const {
        PracticeReasons& why = candidate.why;
        set_themes(candidate);
        const std::string service =
            only_value(index_.columns.facets[facet::kService], candidate.docid);
        const std::string region =
            only_value(index_.columns.facets[facet::kRegion], candidate.docid);
        const double like_service = likeness_of_names(question_.service, service);
        why.same_service = like_service == 1;
        why.same_region = !region.empty() && fold(region) == fold(question_.region);
        constexpr double kRegionShare = 0.25;
        why.service = (1 - kRegionShare) * like_service + (why.same_region ? kRegionShare : 0);
        const std::uint32_t year = index_.columns.last_day[candidate.docid] / 10000;
        if (year > 0)
            why.newness = std::exp2(-static_cast<double>(std::max(newest_year_, year) - year) /
                                    kHalfLifeYears);
        why.later_rating = ratings_.after(candidate.docid);
        why.later = worth_of(why.later_rating);
        // Until the passage is read: what its report's kind tells.
        why.grade =
            evidence_of({}, only_value(index_.columns.facets[facet::kReportKind], candidate.docid));
        sum_up(candidate);
    }

    /// The rest, which stands in the passage itself.
    void read(Candidate& candidate, Searcher& searcher) const {
        candidate.hit = searcher.hit(candidate.docid);
        candidate.why.grade =
            evidence_of(candidate.hit.passage,
                        candidate.hit.report ? candidate.hit.report->report_kind : std::string());
        sum_up(candidate);
    }

    void set_shared_words(Candidate& candidate) const {
        constexpr std::size_t kShown = 8;
        // says nothing of this one
        const double kCommon = 0.1 * static_cast<double>(index_.database.get_doccount());
        const auto numbers = index_.words.stems_of(candidate.docid);
        const std::set<std::uint32_t> stems(numbers.begin(), numbers.end());
        for (const WeightedStem& word : question_.words) {
            const auto number = index_.words.number_of(word.stem);
            const bool is_shared = number && stems.contains(*number) &&
                                   index_.database.get_termfreq(word.stem) <= kCommon;
            if (!is_shared || candidate.why.shared_words.size() >= kShown) continue;
            std::string shown = word_of(question_, word.stem);
            if (!is_function_word(shown)) candidate.why.shared_words.push_back(std::move(shown));
        }
    }

  private:
    void set_themes(Candidate& candidate) const {
        constexpr double kFocusShare = 0.25;  // of what else the passage is about
        const FacetColumnView& themes = index_.columns.facets[facet::kTheme];
        const ThemeWeights theirs = themes_of_passage(index_.columns, candidate.docid);
        double asked = 0, focus = 0;
        std::vector<std::pair<double, std::uint32_t>> shared;
        for (const auto& [theme, weight] : theirs) {
            const auto found = question_.themes.find(theme);
            if (found == question_.themes.end()) continue;
            asked += found->second;
            focus += weight;
            shared.emplace_back(found->second, theme);
        }
        candidate.why.themes = (1 - kFocusShare) * asked + kFocusShare * focus;
        std::sort(shared.rbegin(), shared.rend());
        for (const auto& [weight, theme] : shared) {
            const bool has_particular =
                std::any_of(shared.begin(), shared.end(), [&](const auto& other) {
                    return themes.values[other.second].parent == theme;
                });
            if (!has_particular) candidate.why.shared_themes.push_back(themes.values[theme].value);
        }
    }

    static double worth_of(const std::optional<LaterRating>& later) {
        constexpr double kUnknown = 0.4, kStayedGood = 0.7, kStayed = 0.2;
        if (!later || later->then == RatingValue::None || later->then == RatingValue::NotRated)
            return kUnknown;
        if (later->is_better()) return 1;
        const bool is_good =
            later->later == RatingValue::Good || later->later == RatingValue::Outstanding;
        return later->later == later->then ? (is_good ? kStayedGood : kStayed) : 0;
    }

    static void sum_up(Candidate& candidate) {
        constexpr double kWorth[] = {0.2, 0.5, 0.7, 1};  // by EvidenceGrade
        PracticeReasons& why = candidate.why;
        why.evidence = kWorth[static_cast<std::size_t>(why.grade)];
        candidate.score = kWords * why.words + kThemes * why.themes + kService * why.service +
                          kEvidence * why.evidence + kLater * why.later + kNewness * why.newness;
    }

    const OpenIndex& index_;
    const Question& question_;
    RatingsOverTime ratings_;
    // of the index, not of the clock: the answer must not change overnight
    std::uint32_t newest_year_ = 0;
};

void sort_by_score(std::vector<Candidate>& candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
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
std::vector<Candidate> varied(const OpenIndex& index, std::vector<Candidate> candidates) {
    std::vector<Candidate> chosen, later;
    std::vector<std::set<std::uint32_t>> stems;
    std::map<std::uint32_t, std::size_t> of_report;
    for (Candidate& candidate : candidates) {
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
                              const Question& question,
                              const std::vector<std::uint32_t>& docids,
                              const SearchRequest& within) {
    const OpenIndex& index = searcher.index();
    const Weigher weigher(index, question);
    std::vector<Candidate> candidates = nearest_by_words(index, question, docids);
    for (Candidate& candidate : candidates) weigher.weigh(candidate);
    sort_by_score(candidates);
    if (candidates.size() > kRead) candidates.resize(kRead);
    for (Candidate& candidate : candidates) weigher.read(candidate, searcher);
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
    note_words(*question,
               question->docid == 0 ? request.text : searcher.hit(question->docid).passage.text);
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
