// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/practice_weigher.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/function_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace findings {
namespace {

// What a share counts; chosen on the judged cases (tests/search/practice), of which docs/adr/0022
// has the figures.
constexpr double kWords = 0.5, kThemes = 0.2, kService = 0.1, kEvidence = 0.08, kLater = 0.07,
                 kNewness = 0.05;
constexpr double kHalfLifeYears = 6;

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

double worth_of(const std::optional<LaterRating>& later) {
    constexpr double kUnknown = 0.4, kStayedGood = 0.7, kStayed = 0.2;
    if (!later || later->then == RatingValue::None || later->then == RatingValue::NotRated)
        return kUnknown;
    if (later->is_better()) return 1;
    const bool is_good =
        later->later == RatingValue::Good || later->later == RatingValue::Outstanding;
    return later->later == later->then ? (is_good ? kStayedGood : kStayed) : 0;
}

void sum_up(PracticeCandidate& candidate) {
    constexpr double kWorth[] = {0.2, 0.5, 0.7, 1};  // by EvidenceGrade
    PracticeReasons& why = candidate.why;
    why.evidence = kWorth[static_cast<std::size_t>(why.grade)];
    candidate.score = kWords * why.words + kThemes * why.themes + kService * why.service +
                      kEvidence * why.evidence + kLater * why.later + kNewness * why.newness;
}

}  // namespace

PracticeWeigher::PracticeWeigher(const OpenIndex& index, const PracticeQuestion& question)
    : index_(index), question_(question), ratings_(index.columns) {
    for (const ColumnValue& year : index.columns.facets[facet::kYear].values) {
        newest_year_ =
            std::max(newest_year_,
                     static_cast<std::uint32_t>(std::strtoul(year.key.c_str(), nullptr, 10)));
    }
}

void PracticeWeigher::weigh(PracticeCandidate& candidate) const {
    PracticeReasons& why = candidate.why;
    set_themes(candidate);
    const std::string service = only_value(index_.columns.facets[facet::kService], candidate.docid);
    const std::string region = only_value(index_.columns.facets[facet::kRegion], candidate.docid);
    const double like_service = likeness_of_names(question_.service, service);
    why.same_service = like_service == 1;
    why.same_region = !region.empty() && fold(region) == fold(question_.region);
    constexpr double kRegionShare = 0.25;
    why.service = (1 - kRegionShare) * like_service + (why.same_region ? kRegionShare : 0);
    const std::uint32_t year = index_.columns.last_day[candidate.docid] / 10000;
    if (year > 0)
        why.newness =
            std::exp2(-static_cast<double>(std::max(newest_year_, year) - year) / kHalfLifeYears);
    why.later_rating = ratings_.after(candidate.docid);
    why.later = worth_of(why.later_rating);
    // Until the passage is read: what its report's kind tells.
    why.grade =
        evidence_of({}, only_value(index_.columns.facets[facet::kReportKind], candidate.docid));
    sum_up(candidate);
}

void PracticeWeigher::read(PracticeCandidate& candidate, Searcher& searcher) const {
    candidate.hit = searcher.hit(candidate.docid);
    candidate.why.grade =
        evidence_of(candidate.hit.passage,
                    candidate.hit.report ? candidate.hit.report->report_kind : std::string());
    sum_up(candidate);
}

void PracticeWeigher::set_shared_words(PracticeCandidate& candidate) const {
    constexpr std::size_t kShown = 8;
    // says nothing of this one
    const double kCommon = 0.1 * static_cast<double>(index_.database.get_doccount());
    const auto numbers = index_.words.stems_of(candidate.docid);
    const std::set<std::uint32_t> stems(numbers.begin(), numbers.end());
    for (const WeightedStem& word : question_.words) {
        const auto number = index_.words.number_of(word.stem);
        const bool is_shared =
            number && stems.contains(*number) && index_.database.get_termfreq(word.stem) <= kCommon;
        if (!is_shared || candidate.why.shared_words.size() >= kShown) continue;
        std::string shown = word_of(question_, word.stem);
        if (!is_function_word(shown)) candidate.why.shared_words.push_back(std::move(shown));
    }
}

void PracticeWeigher::set_themes(PracticeCandidate& candidate) const {
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

}  // namespace findings
