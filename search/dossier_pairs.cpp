// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/dossier_pairs.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/function_words.hpp"
#include "search/open_index.hpp"
#include "search/places.hpp"
#include "search/polarities.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace findings {
namespace {

/// Kinds that say what somebody found who went there.
constexpr std::array<std::string_view, 7> kInspections = {"inspection-report",
                                                          "quality-report",
                                                          "compliance-2010",
                                                          "saf-report",
                                                          "evidence-appendix",
                                                          "mha-visit",
                                                          "report"};

std::uint32_t day_of(const PartialDate& date) {
    return date.known() ? static_cast<std::uint32_t>(last_day(date)) : 0;
}

std::set<std::string> regulations_of(const ColumnsView& columns, std::uint32_t docid) {
    const FacetColumnView& column = columns.facets[facet::kRegulation];
    std::set<std::string> numbers;
    for (const std::uint32_t ordinal : column.of(docid)) {
        const std::string& value = column.values[ordinal].value;
        numbers.insert(value.substr(0, value.find('(')));
    }
    return numbers;
}

/// Words that stand in every report and bring no two passages nearer.
bool is_everywhere(std::string_view word) {
    constexpr std::array<std::string_view, 14> kWords = {"staff",
                                                         "patient",
                                                         "patients",
                                                         "people",
                                                         "service",
                                                         "services",
                                                         "wards",
                                                         "health",
                                                         "mental",
                                                         "provider",
                                                         "trust",
                                                         "hospital",
                                                         "their",
                                                         "ensure"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || is_function_word(word);
}

std::set<std::string> long_words(const std::string& text) {
    constexpr std::size_t kLong = 5;
    std::set<std::string> words;
    for (Token& token : tokenise(text)) {
        if (token.word.size() >= kLong && !is_everywhere(token.word))
            words.insert(std::move(token.word));
    }
    return words;
}

std::size_t words_in_common(const std::set<std::string>& ours,
                            const std::set<std::string>& theirs) {
    return static_cast<std::size_t>(
        std::count_if(ours.begin(), ours.end(), [&](const std::string& word) {
            return theirs.contains(word);
        }));
}

/// A passage as pairs are judged by.
struct ReadPassage {
    std::uint32_t docid = 0, leading = kNone;  // theme that it is most about, of those that no more
                                               // particular one stands for
    std::set<std::string> words;
};

ReadPassage read_passage(Searcher& searcher,
                         std::uint32_t docid,
                         const std::vector<std::uint32_t>& particular) {
    const Hit hit = searcher.hit(docid);
    ReadPassage read{docid, kNone, long_words(hit.passage.text)};
    const auto& values = searcher.index().columns.facets[facet::kTheme].values;
    for (const ThemeLabel& label : hit.passage.themes) {  // best first
        const auto found =
            std::find_if(particular.begin(), particular.end(), [&](std::uint32_t theme) {
                return values[theme].value == label.id;
            });
        if (found == particular.end()) continue;
        read.leading = *found;
        break;
    }
    return read;
}

}  // namespace

Shared shared_by(const ColumnsView& columns, std::uint32_t one, std::uint32_t other) {
    Shared shared;
    const auto ours = particular_themes(columns.facets[facet::kTheme], one),
               theirs = particular_themes(columns.facets[facet::kTheme], other);
    std::copy_if(ours.begin(),
                 ours.end(),
                 std::back_inserter(shared.themes),
                 [&](std::uint32_t theme) {
                     return std::find(theirs.begin(), theirs.end(), theme) != theirs.end();
                 });
    const auto our_regulations = regulations_of(columns, one),
               their_regulations = regulations_of(columns, other);
    std::set_intersection(our_regulations.begin(),
                          our_regulations.end(),
                          their_regulations.begin(),
                          their_regulations.end(),
                          std::back_inserter(shared.regulations));
    return shared;
}

bool is_in_words_of(const std::string& demand, const std::string& answer) {
    const auto wanted = long_words(demand);
    const std::size_t in_common = words_in_common(wanted, long_words(answer));
    return in_common >= 2 && 4 * in_common >= wanted.size();
}

PairFinder::PairFinder(Searcher& searcher,
                       std::span<const std::uint32_t> docids,
                       const std::vector<PlacedReport>& reports)
    : searcher_(searcher), columns_(searcher.index().columns) {
    place(docids, reports);
}

void PairFinder::place(std::span<const std::uint32_t> docids,
                       const std::vector<PlacedReport>& reports) {
    std::map<std::string, std::size_t> place_of;  // by each name of a place
    const auto names_of = [](const Report& report) {
        std::vector<std::string> names;
        const std::string provider = fold(report.provider.name);
        if (!report.location.id.empty()) names.push_back("number " + fold(report.location.id));
        if (!report.location.name.empty() && !provider.empty())
            names.push_back("name " + fold(report.location.name) + '\n' + provider);
        if (report.location.name.empty() && report.location.id.empty() && !provider.empty())
            names.push_back("service " + provider + '\n' + fold(report.service));
        return names;
    };
    // Oldest first, so that an inspection stands behind the one before.
    for (auto placed = reports.rbegin(); placed != reports.rend(); ++placed) {
        const Report& report = *placed->report;
        const auto [first, end] = columns_.docids_of(placed->ordinal);
        const bool is_inspection =
            std::find(kInspections.begin(), kInspections.end(), report.report_kind) !=
            kInspections.end();
        if (columns_.last_day[first] == 0 || !is_inspection) continue;
        const auto names = names_of(report);
        const auto known = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
            return place_of.contains(name);
        });
        if (names.empty()) continue;
        const std::size_t at = known != names.end() ? place_of[*known] : places_.size();
        if (at == places_.size()) places_.emplace_back();
        for (const std::string& name : names) place_of.try_emplace(name, at);
        const auto begin = std::lower_bound(docids.begin(), docids.end(), first),
                   stop = std::lower_bound(begin, docids.end(), end);
        add_visit(*placed, places_[at], {begin, stop});
    }
}

void PairFinder::add_visit(const PlacedReport& report,
                           Visits& visits,
                           std::span<const std::uint32_t> docids) {
    const std::uint32_t day = columns_.last_day[columns_.docids_of(report.ordinal).first];
    const PartialDate& to = report.report->inspected_to;
    const std::uint32_t inspected = day_of(to.known() ? to : report.report->inspected_from);
    const bool is_same =
        !visits.empty() &&
        (visits.back().day == day || (inspected != 0 && visits.back().inspected == inspected));
    if (!is_same) visits.push_back({day, inspected, {}, {}, {}, {}});
    Visit& visit = visits.back();
    visit.reports.push_back(report.ordinal);
    const FacetColumnView& kinds = columns_.facets[facet::kKind];
    for (const std::uint32_t docid : docids) {
        const std::uint32_t kind = only_ordinal(kinds, docid);
        const bool is_demand = kind != kNone && (kinds.values[kind].value == "requirement" ||
                                                 kinds.values[kind].value == "improvement");
        const Polarity polarity = polarity_of(columns_, docid);
        if (is_demand) visit.demands.push_back(docid);
        if (polarity == Polarity::Good) visit.praise.push_back(docid);
        if (polarity == Polarity::Concern || polarity == Polarity::Requirement)
            visit.worries.push_back(docid);
    }
}

double PairFinder::likeness(std::uint32_t one, std::uint32_t other) const {
    const auto ours = long_words(searcher_.hit(one).passage.text),
               theirs = long_words(searcher_.hit(other).passage.text);
    const std::size_t both = words_in_common(ours, theirs),
                      all = ours.size() + theirs.size() - both;
    return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

std::vector<FoundPair> PairFinder::repeated_between(const Visit& earlier,
                                                    const Visit& later) const {
    constexpr std::size_t kCompared = 40;  // demands of an inspection
    struct Candidate {
        FoundPair pair;
        double weight;
    };
    const auto is_must = [&](std::uint32_t docid) {
        const FacetColumnView& kinds = columns_.facets[facet::kKind];
        return kinds.values[only_ordinal(kinds, docid)].value == "requirement";
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < later.demands.size() && i < kCompared; ++i) {
        for (std::size_t j = 0; j < earlier.demands.size() && j < kCompared; ++j) {
            const std::uint32_t now = later.demands[i], before = earlier.demands[j];
            if (!is_must(now) || !is_must(before)) continue;
            Shared shared = shared_by(columns_, before, now);
            if (shared.weight() == 0) continue;
            const double weight = static_cast<double>(shared.weight()) + likeness(before, now);
            candidates.push_back(
                {{before, now, std::move(shared.themes), std::move(shared.regulations), 0, false},
                 weight});
        }
    }
    std::stable_sort(candidates.begin(),
                     candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
    // One pair for what is said twice: a demand stands in one, and a regulation and theme once.
    std::vector<FoundPair> pairs;
    std::set<std::uint32_t> used;
    std::set<std::pair<std::vector<std::string>, std::vector<std::uint32_t>>> said;
    for (Candidate& candidate : candidates) {
        if (used.contains(candidate.pair.earlier) || used.contains(candidate.pair.later)) continue;
        if (!said.insert({candidate.pair.regulations, candidate.pair.themes}).second) continue;
        used.insert({candidate.pair.earlier, candidate.pair.later});
        pairs.push_back(std::move(candidate.pair));
    }
    return pairs;
}

namespace {

void newest_first(std::vector<FoundPair>& pairs, const ColumnsView& columns) {
    std::stable_sort(pairs.begin(), pairs.end(), [&](const FoundPair& a, const FoundPair& b) {
        return columns.last_day[a.later] > columns.last_day[b.later];
    });
}

}  // namespace

std::vector<FoundPair> PairFinder::repeated() const {
    // inspections: a focused one in between may have looked at something else
    constexpr std::size_t kLookedBack = 3;
    std::vector<FoundPair> found;
    for (const Visits& visits : places_) {
        for (std::size_t now = 1; now < visits.size(); ++now) {
            std::set<std::uint32_t> told;
            for (std::size_t back = 1; back <= std::min(now, kLookedBack); ++back) {
                for (FoundPair& pair : repeated_between(visits[now - back], visits[now])) {
                    if (!told.insert(pair.later).second)
                        continue;  // found again in a nearer report already
                    pair.reports_between = static_cast<std::uint32_t>(back - 1);
                    found.push_back(std::move(pair));
                }
            }
        }
    }
    newest_first(found, columns_);
    return found;
}

FoundPair PairFinder::best_pair(const std::vector<std::uint32_t>& worries,
                                const std::vector<std::uint32_t>& praise,
                                std::uint32_t theme,
                                const std::set<std::uint32_t>& used) const {
    constexpr std::size_t kCompared = 8;
    constexpr std::size_t kWordsInCommon = 2;
    const auto read_with_theme = [&](const std::vector<std::uint32_t>& docids) {
        std::vector<ReadPassage> kept;
        for (const std::uint32_t docid : docids) {
            const auto themes = particular_themes(columns_.facets[facet::kTheme], docid);
            const bool has_it = std::find(themes.begin(), themes.end(), theme) != themes.end();
            if (kept.size() < kCompared && has_it && !used.contains(docid))
                kept.push_back(read_passage(searcher_, docid, themes));
        }
        return kept;
    };
    const auto now_all = read_with_theme(praise);
    FoundPair best;
    double most = 0;
    for (const ReadPassage& before : read_with_theme(worries)) {
        for (const ReadPassage& now : now_all) {
            // A theme that a passage only touches makes no pair, unless both use the same words.
            const std::size_t in_common = words_in_common(before.words, now.words);
            const bool is_about_it = before.leading == theme && now.leading == theme;
            if (!is_about_it && in_common < kWordsInCommon) continue;
            Shared shared = shared_by(columns_, before.docid, now.docid);
            const double weight =
                static_cast<double>(shared.weight() + in_common) + (is_about_it ? 2 : 0);
            if (weight <= most) continue;
            most = weight;
            best = {before.docid,
                    now.docid,
                    std::move(shared.themes),
                    std::move(shared.regulations),
                    0,
                    false};
        }
    }
    return best;
}

void PairFinder::improved_at(const Visits& visits, std::vector<FoundPair>& found) const {
    const FacetColumnView& column = columns_.facets[facet::kTheme];
    const auto themes_in = [&](const std::vector<std::uint32_t>& docids) {
        std::set<std::uint32_t> themes;
        for (const std::uint32_t docid : docids) {
            const auto particular = particular_themes(column, docid);
            themes.insert(particular.begin(), particular.end());
        }
        return themes;
    };
    std::vector<std::set<std::uint32_t>> worries, praise;
    for (const Visit& visit : visits) {
        worries.push_back(themes_in(visit.worries));
        praise.push_back(themes_in(visit.praise));
    }
    std::set<std::uint32_t> told, used;
    for (std::size_t now = visits.size(); now-- > 1;) {
        for (const std::uint32_t theme : praise[now]) {
            if (told.contains(theme)) continue;
            for (std::size_t before = now; before-- > 0;) {
                if (!worries[before].contains(theme)) continue;
                FoundPair pair = best_pair(visits[before].worries, visits[now].praise, theme, used);
                if (pair.earlier == 0) continue;
                used.insert({pair.earlier, pair.later});
                // One pair for the themes it shows, the one of the page first.
                std::stable_partition(pair.themes.begin(),
                                      pair.themes.end(),
                                      [&](std::uint32_t shared) { return shared == theme; });
                pair.reports_between = static_cast<std::uint32_t>(now - before - 1);
                pair.is_mixed = worries[now].contains(theme);
                told.insert(theme);
                told.insert(pair.themes.begin(), pair.themes.end());
                found.push_back(std::move(pair));
                break;
            }
        }
    }
}

std::vector<FoundPair> PairFinder::improved() const {
    std::vector<FoundPair> found;
    for (const Visits& visits : places_) improved_at(visits, found);
    // What is better without a but comes first.
    std::stable_sort(found.begin(), found.end(), [&](const FoundPair& a, const FoundPair& b) {
        if (a.is_mixed != b.is_mixed) return b.is_mixed;
        return columns_.last_day[a.later] > columns_.last_day[b.later];
    });
    return found;
}

std::vector<FoundDemand> PairFinder::demands() const {
    std::vector<FoundDemand> found;
    for (const Visits& visits : places_) {
        for (std::size_t at = 0; at < visits.size(); ++at) {
            std::vector<std::uint32_t> later;
            for (std::size_t next = at + 1; next < visits.size(); ++next)
                later.insert(later.end(), visits[next].reports.begin(), visits[next].reports.end());
            for (const std::uint32_t demand : visits[at].demands) found.push_back({demand, later});
        }
    }
    std::stable_sort(found.begin(), found.end(), [&](const FoundDemand& a, const FoundDemand& b) {
        return columns_.last_day[a.docid] > columns_.last_day[b.docid];
    });
    return found;
}

}  // namespace findings
