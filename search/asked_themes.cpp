// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/asked_themes.hpp"

#include "search/best_first.hpp"
#include "search/feedback.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace findings {
namespace {

constexpr double kGeneralShare = 0.25;  // what a theme counts that a more particular one stands for

void make_shares(ThemeWeights& weights) {
    double sum = 0;
    for (const auto& [theme, weight] : weights) sum += weight;
    for (auto& [theme, weight] : weights) weight = sum > 0 ? weight / sum : 0;
}

/// Takes weight from themes whose sub-themes are there as well.
void prefer_particular(const FacetColumnView& themes, ThemeWeights& weights) {
    std::set<std::uint32_t> general;
    for (const auto& [theme, weight] : weights) {
        const std::uint32_t parent = themes.values[theme].parent;
        // A sub-theme that is hardly asked for does not take its theme's place.
        if (parent != kNone && weights.contains(parent) && weight >= weights[parent] / 2)
            general.insert(parent);
    }
    for (const std::uint32_t theme : general) weights[theme] *= kGeneralShare;
    make_shares(weights);
}

/// The passages most like the words that state something and have a theme, one a report.
std::vector<Ranked> voters_for(const OpenIndex& index, std::span<const WeightedStem> words) {
    constexpr std::size_t kLookedAt = 100;
    constexpr std::size_t kVoters = 12;
    double count = 0;
    for (const WeightedStem& word : words) count += word.weight;
    const Matches matches =
        scored_matches(index.postings(), with_feedback(index, ranking::any_of(words), count, true));
    std::vector<Ranked> voters;
    std::set<std::uint32_t> reports;
    for (const Ranked& match : best_passages(matches,
                                             matches.docids,
                                             ranking::known_facts(index.columns).get(),
                                             kLookedAt)) {
        if (voters.size() == kVoters) break;
        if (index.columns.facets[facet::kTheme].of(match.docid).empty()) continue;
        if (reports.insert(index.columns.report_of_doc[match.docid]).second)
            voters.push_back(match);
    }
    return voters;
}

}  // namespace

ThemeWeights themes_of_passage(const ColumnsView& columns, std::uint32_t docid) {
    ThemeWeights weights;
    const FacetColumnView& themes = columns.facets[facet::kTheme];
    for (const std::uint32_t theme : themes.of(docid)) weights[theme] = 1;
    prefer_particular(themes, weights);
    return weights;
}

ThemeWeights themes_by_id(const ColumnsView& columns, std::span<const std::string> ids) {
    ThemeWeights weights;
    const FacetColumnView& themes = columns.facets[facet::kTheme];
    for (std::uint32_t theme = 0; theme < themes.values.size(); ++theme) {
        if (std::find(ids.begin(), ids.end(), themes.values[theme].value) != ids.end())
            weights[theme] = 1;
    }
    prefer_particular(themes, weights);
    return weights;
}

ThemeWeights seconded(const ColumnsView& columns,
                      const ThemeWeights& labelled,
                      const ThemeWeights& voted) {
    const FacetColumnView& themes = columns.facets[facet::kTheme];
    ThemeWeights weights = labelled.empty() ? voted : labelled;
    if (!labelled.empty()) {
        for (auto& [theme, weight] : weights) {
            if (const auto vote = voted.find(theme); vote != voted.end()) weight += vote->second;
        }
    }
    std::vector<double> passages(themes.values.size());
    for (const std::uint32_t ordinal : themes.ordinals) ++passages[ordinal];
    for (auto& [theme, weight] : weights)
        weight *= ranking::rarity(passages[theme], columns.last_docid);
    make_shares(weights);
    return weights;
}

ThemeWeights voted_themes(const OpenIndex& index, std::span<const WeightedStem> words) {
    constexpr double kSteepness = 4;      // power of the score with which a passage votes
    constexpr double kLeastShare = 0.34;  // of the votes of the theme with most
    constexpr std::size_t kMost = 4;
    const auto voters = words.empty() ? std::vector<Ranked>() : voters_for(index, words);
    ThemeWeights votes;
    for (const Ranked& voter : voters) {
        const double vote = std::pow(voter.score / voters.front().score, kSteepness);
        for (const auto& [theme, weight] : themes_of_passage(index.columns, voter.docid))
            votes[theme] += vote * weight;
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const auto& [theme, votes_of_theme] : votes) order.emplace_back(votes_of_theme, theme);
    std::sort(order.rbegin(), order.rend());
    ThemeWeights kept;
    for (const auto& [weight, theme] : order) {
        if (kept.size() < kMost && weight >= kLeastShare * order.front().first)
            kept[theme] = weight;
    }
    prefer_particular(index.columns.facets[facet::kTheme], kept);
    return kept;
}

}  // namespace findings
