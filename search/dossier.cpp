// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/dossier.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/dossier_pairs.hpp"
#include "search/met_words.hpp"
#include "search/open_index.hpp"
#include "search/places.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <unordered_set>

namespace findings {
namespace {

using Clock = std::chrono::steady_clock;

/// Reports of a result with their counts; newest first, then those without a date.
std::vector<std::pair<std::uint32_t, PolarityCounts>> reports_of(
    const ColumnsView& columns,
    const std::vector<std::uint32_t>& docids) {
    std::vector<std::pair<std::uint32_t, PolarityCounts>> reports;
    for (const std::uint32_t docid : docids) {
        if (reports.empty() || reports.back().first != columns.report_of_doc[docid])
            reports.push_back({columns.report_of_doc[docid], {}});
        reports.back().second.add(polarity_of(columns, docid));
    }
    const auto day = [&](std::uint32_t report) {
        return columns.last_day[columns.docids_of(report).first];
    };
    std::stable_sort(reports.begin(), reports.end(), [&](const auto& a, const auto& b) {
        return day(a.first) > day(b.first);
    });
    return reports;
}

void add_themes(const ColumnsView& columns,
                const std::vector<std::uint32_t>& docids,
                Dossier& dossier) {
    const FacetColumnView& themes = columns.facets[facet::kTheme];
    const FacetColumnView& years = columns.facets[facet::kYear];
    std::map<std::uint32_t, DossierTheme> by_theme;
    std::set<std::string> seen;
    for (const std::uint32_t docid : docids) {
        const std::uint32_t year = only_ordinal(years, docid);
        const Polarity polarity = polarity_of(columns, docid);
        if (year != kNone) seen.insert(years.values[year].value);
        for (const std::uint32_t theme : themes.of(docid)) {
            DossierTheme& row = by_theme[theme];
            row.total.add(polarity);
            if (year != kNone) row.by_year[years.values[year].value].add(polarity);
        }
    }
    for (auto& [ordinal, row] : by_theme) {
        const ColumnValue& value = themes.values[ordinal];
        row.id = value.value;
        if (value.parent != kNone) row.parent = themes.values[value.parent].value;
        dossier.themes.push_back(std::move(row));
    }
    std::stable_sort(dossier.themes.begin(),
                     dossier.themes.end(),
                     [](const DossierTheme& a, const DossierTheme& b) {
                         return a.total.findings > b.total.findings;
                     });
    dossier.years.assign(seen.begin(), seen.end());
}

DossierPair pair_of(Searcher& searcher, const FoundPair& found) {
    const ColumnsView& columns = searcher.index().columns;
    DossierPair pair{searcher.hit(found.earlier),
                     searcher.hit(found.later),
                     {},
                     found.regulations,
                     found.reports_between,
                     found.is_mixed};
    for (const std::uint32_t theme : found.themes)
        pair.themes.push_back(columns.facets[facet::kTheme].values[theme].value);
    return pair;
}

void add_pairs(Searcher& searcher,
               const std::vector<FoundPair>& found,
               std::uint32_t most,
               std::vector<DossierPair>& pairs,
               std::uint64_t& total) {
    total = found.size();
    for (std::size_t i = 0; i < found.size() && i < most; ++i)
        pairs.push_back(pair_of(searcher, found[i]));
}

/// Passages that may say what has become of a demand: a walk through their words, not through all
/// texts.
Result<std::vector<std::uint32_t>> answers_among(Searcher& searcher,
                                                 const DossierRequest& request) {
    SearchRequest words = request.search;
    words.text = met_query();
    words.from = words.to = {};
    // A filter may leave out what answers: a demand on medicines is met in a passage on governance.
    for (const std::size_t facet : {facet::kTheme,
                                    facet::kPolarity,
                                    facet::kKind,
                                    facet::kKeyQuestion,
                                    facet::kRegulation,
                                    facet::kYear,
                                    facet::kRating})
        words.filters[facet] = {};
    auto matches = searcher.matches(words);
    if (!matches) return tl::unexpected(matches.error());
    return std::move(matches->docids);
}

class Answers {
  public:
    Answers(Searcher& searcher, const std::vector<std::uint32_t>& docids)
        : searcher_(searcher), columns_(searcher.index().columns) {
        for (const std::uint32_t docid : docids) {
            const Hit hit = searcher.hit(docid);
            if (auto sentence = met_sentence(hit.passage.text))
                by_report_[columns_.report_of_doc[docid]].push_back({docid, std::move(*sentence)});
        }
    }

    struct Answer {
        std::uint32_t docid = 0;
        MetSentence sentence;
    };
    /// The newest that speaks of this demand.
    [[nodiscard]] const Answer* to(std::uint32_t demand,
                                   std::span<const std::uint32_t> later) const {
        for (auto report = later.rbegin(); report != later.rend(); ++report) {
            const auto found = by_report_.find(*report);
            if (found == by_report_.end()) continue;
            const bool is_next = *report == later.front();
            for (const Answer& answer : found->second) {
                if ((is_next && answer.sentence.is_on_all) || speaks_of(demand, answer))
                    return &answer;
            }
        }
        return nullptr;
    }

  private:
    /// The same regulation; or the same theme in the same words, since "restraint" is the theme of
    /// ten demands.
    [[nodiscard]] bool speaks_of(std::uint32_t demand, const Answer& answer) const {
        const Shared shared = shared_by(columns_, demand, answer.docid);
        if (!shared.regulations.empty()) return true;
        return !shared.themes.empty() &&
               is_in_words_of(searcher_.hit(demand).passage.text, answer.sentence.text);
    }

    Searcher& searcher_;
    const ColumnsView& columns_;
    std::map<std::uint32_t, std::vector<Answer>> by_report_;
};

Result<void> add_demands(Searcher& searcher,
                         const DossierRequest& request,
                         const std::vector<FoundDemand>& demands,
                         Dossier& dossier) {
    dossier.demands_total = demands.size();
    if (demands.empty()) return {};
    const auto candidates = answers_among(searcher, request);
    if (!candidates) return tl::unexpected(candidates.error());
    const Answers answers(searcher, *candidates);
    for (std::size_t i = 0; i < demands.size() && i < request.pairs; ++i) {
        const FoundDemand& found = demands[i];
        DossierDemand demand{searcher.hit(found.docid),
                             static_cast<std::uint32_t>(found.later_reports.size()),
                             {},
                             {},
                             false};
        if (const auto* answer = answers.to(found.docid, found.later_reports)) {
            demand.answer = searcher.hit(answer->docid);
            demand.sentence = answer->sentence.text;
            demand.is_met = answer->sentence.is_met;
        }
        dossier.demands.push_back(std::move(demand));
    }
    return {};
}

}  // namespace

Result<Dossier> dossier_of(Searcher& searcher, const DossierRequest& request) {
    const auto started = Clock::now();
    const auto matches = searcher.matches(request.search);
    if (!matches) return tl::unexpected(matches.error());
    const ColumnsView& columns = searcher.index().columns;
    const auto reports = reports_of(columns, matches->docids);
    Dossier dossier;
    dossier.understood = matches->understood;
    dossier.generation = searcher.index().generation;
    dossier.total_findings = matches->docids.size();
    dossier.total_reports = reports.size();
    std::vector<PlacedReport> placed;
    for (const auto& [ordinal, counts] : reports) {
        auto report = searcher.hit(columns.docids_of(ordinal).first).report;
        if (!report) continue;
        placed.push_back({ordinal, report});
        if (dossier.reports.size() < request.reports)
            dossier.reports.push_back({std::move(report), counts});
    }
    add_themes(columns, matches->docids, dossier);
    const PairFinder finder(searcher, matches->docids, placed);
    add_pairs(searcher, finder.repeated(), request.pairs, dossier.repeated, dossier.repeated_total);
    add_pairs(searcher, finder.improved(), request.pairs, dossier.improved, dossier.improved_total);
    if (auto added = add_demands(searcher, request, finder.demands(), dossier); !added)
        return tl::unexpected(added.error());
    dossier.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
    return dossier;
}

namespace {

/// The newest report of each provider, by the ordinal of its name; kNone for a name without one.
std::vector<std::uint32_t> newest_reports(const ColumnsView& columns) {
    std::vector<std::uint32_t> newest(columns.facets[facet::kProvider].values.size(), kNone);
    for (std::uint32_t report = 0; report < columns.report_ids.size(); ++report) {
        const auto [first, end] = columns.docids_of(report);
        if (first == end) continue;
        const std::uint32_t provider = only_ordinal(columns.facets[facet::kProvider], first);
        if (provider == kNone) continue;
        std::uint32_t& kept = newest[provider];
        if (kept == kNone ||
            columns.last_day[columns.docids_of(kept).first] < columns.last_day[first])
            kept = report;
    }
    return newest;
}

std::string in_lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

template <class IsWanted>
std::vector<std::string> providers_whose(Searcher& searcher, IsWanted&& is_wanted) {
    constexpr std::size_t kReportsRead = 1000;
    const ColumnsView& columns = searcher.index().columns;
    const auto newest = newest_reports(columns);
    std::vector<std::pair<std::uint32_t, std::string>> found;
    std::size_t read = 0;
    for (std::size_t provider = 0; provider < newest.size() && read < kReportsRead; ++provider) {
        if (newest[provider] == kNone) continue;
        ++read;
        const std::uint32_t docid = columns.docids_of(newest[provider]).first;
        const auto report = searcher.hit(docid).report;
        if (report && !report->provider.id.empty() && is_wanted(in_lower_case(report->provider.id)))
            found.emplace_back(columns.last_day[docid],
                               columns.facets[facet::kProvider].values[provider].value);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first > b.first;
    });
    std::vector<std::string> names;
    for (auto& [day, name] : found) names.push_back(std::move(name));
    return names;
}

}  // namespace

std::vector<std::string> providers_with_number(Searcher& searcher, std::string_view number) {
    return providers_whose(searcher, [&](const std::string& id) { return id == number; });
}

std::vector<std::string> providers_of_same_number(Searcher& searcher,
                                                  const std::vector<std::string>& names) {
    const ColumnsView& columns = searcher.index().columns;
    std::unordered_set<std::string> keys, numbers;
    for (const std::string& name : names) keys.insert(facet_key(name));
    const auto newest = newest_reports(columns);
    const auto& values = columns.facets[facet::kProvider].values;
    for (std::size_t provider = 0; provider < newest.size(); ++provider) {
        if (newest[provider] == kNone || !keys.contains(values[provider].key)) continue;
        const auto report = searcher.hit(columns.docids_of(newest[provider]).first).report;
        if (report && !report->provider.id.empty())
            numbers.insert(in_lower_case(report->provider.id));
    }
    if (numbers.empty()) return {};
    auto joined =
        providers_whose(searcher, [&](const std::string& id) { return numbers.contains(id); });
    std::erase_if(joined, [&](const std::string& name) { return keys.contains(facet_key(name)); });
    return joined;
}

}  // namespace findings
