// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/themes.hpp"

#include "indexer/label/headings.hpp"

#include <algorithm>
#include <cctype>

namespace findings::label {
namespace {

// Scores are no probabilities: they order labels and say which kind of evidence there was.
constexpr float kStrongScore = 0.8F;
constexpr float kPairScore = 0.65F;
constexpr float kWeakScore = 0.5F;
constexpr float kMoreCues = 0.06F;  // each further cue of a theme
constexpr float kHeadingBonus = 0.1F;
constexpr float kRegulationBonus = 0.03F;
constexpr float kTopScore = 0.98F;
constexpr float kParentShare = 0.95F;    // a parent implied by a sub-theme ranks just behind it
constexpr std::uint32_t kWeakReach = 9;  // words between a weak cue and its context

/// Words [first, last] of a text as evidence for something.
struct Span {
    std::uint32_t first;
    std::uint32_t last;
};
struct Evidence {
    float score = 0;
    std::vector<Cue> cues;
};

bool covers(const Span& outer, const PhraseHit& hit) {
    return outer.first <= hit.first && hit.last <= outer.last;
}
bool overlap(const PhraseHit& a, const PhraseHit& b) {
    return a.first <= b.last && b.first <= a.last;
}
std::uint32_t distance(const PhraseHit& a, const PhraseHit& b) {
    return a.first > b.last ? a.first - b.last : (b.first > a.last ? b.first - a.last : 0);
}

class Scorer {
  public:
    Scorer(const Passage& passage, const Reading& reading, const RuleBook& book)
        : passage_(passage),
          reading_(reading),
          book_(book),
          evidence_(book.taxonomy.themes.size()) {
        for (const auto& hit : reading_.hits) collect(hit);
    }

    void score_text() {
        for (const auto& [theme, hit] : strong_) {
            if (!is_near_miss(theme, hit)) add(theme, hit, kStrongScore, "strong-cue");
        }
        for (const auto& [pair, halves] : pairs_) score_pair(halves.any, halves.with);
    }
    void score_weak(const HeadingThemes& heading_themes) {
        for (const auto& [theme, halves] : weak_) {
            for (const auto& cue : halves.any) {
                if (is_near_miss(theme, cue)) continue;
                if (!heading_themes[theme].empty()) {
                    add(theme, cue, kWeakScore, "weak-cue");
                    continue;
                }
                const auto context = partner(cue, halves.with, kWeakReach);
                if (context != nullptr) {
                    add(theme, cue, kWeakScore, "weak-cue");
                    add(theme, *context, kWeakScore, "weak-context");
                }
            }
        }
    }
    void raise(std::size_t theme, float by, std::string rule, std::string words) {
        auto& evidence = evidence_[theme];
        if (evidence.score == 0) return;  // a prior makes no theme alone
        evidence.score = std::min(evidence.score + by, kTopScore);
        evidence.cues.push_back({std::move(rule), std::move(words), 0, 0});
    }

    [[nodiscard]] std::vector<ThemeLabel> labels() && {
        std::vector<ThemeLabel> labels;
        for (std::size_t i = 0; i < evidence_.size(); ++i) {
            const int parent = book_.parents[i];
            if (parent < 0 || evidence_[i].score == 0) continue;
            auto& implied = evidence_[static_cast<std::size_t>(parent)];
            if (evidence_[i].score * kParentShare > implied.score)
                implied.score = evidence_[i].score * kParentShare;
            if (implied.cues.empty())
                implied.cues.push_back({"sub-theme", book_.taxonomy.themes[i].id, 0, 0});
        }
        for (std::size_t i = 0; i < evidence_.size(); ++i) {
            if (evidence_[i].score == 0) continue;
            labels.push_back(
                {book_.taxonomy.themes[i].id, evidence_[i].score, std::move(evidence_[i].cues)});
        }
        std::stable_sort(
            labels.begin(),
            labels.end(),
            [](const ThemeLabel& a, const ThemeLabel& b) { return a.score > b.score; });
        return labels;
    }

  private:
    struct Halves {
        std::vector<PhraseHit> any;
        std::vector<PhraseHit> with;
    };
    /// In the order of the numbers; a passage has few.
    template <class Value>
    using Numbered = std::vector<std::pair<std::uint16_t, Value>>;

    static Halves& of(Numbered<Halves>& all, std::uint16_t number) {
        const auto at = std::lower_bound(
            all.begin(),
            all.end(),
            number,
            [](const auto& one, std::uint16_t wanted) { return one.first < wanted; });
        return at != all.end() && at->first == number ? at->second
                                                      : all.emplace(at, number, Halves{})->second;
    }
    void collect(const PhraseHit& hit) {
        const Rule& rule = book_.rules[hit.rule];
        switch (rule.type) {
            case RuleType::Strong:
            case RuleType::Pattern:
                strong_.emplace_back(rule.theme, hit);
                break;
            case RuleType::Weak:
                of(weak_, rule.theme).any.push_back(hit);
                break;
            case RuleType::WeakContext:
                of(weak_, rule.theme).with.push_back(hit);
                break;
            case RuleType::PairAny:
                of(pairs_, rule.pair).any.push_back(hit);
                break;
            case RuleType::PairWith:
                of(pairs_, rule.pair).with.push_back(hit);
                break;
            case RuleType::NearMiss:
                near_misses_.push_back({rule.theme, {hit.first, hit.last}});
                break;
            case RuleType::GeneralNearMiss:
                general_near_misses_.push_back({hit.first, hit.last});
                break;
            default:
                break;
        }
    }
    [[nodiscard]] bool is_near_miss(std::uint16_t theme, const PhraseHit& hit) const {
        const auto covered = [&](const Span& span) { return covers(span, hit); };
        if (std::any_of(general_near_misses_.begin(), general_near_misses_.end(), covered))
            return true;
        return std::any_of(near_misses_.begin(), near_misses_.end(), [&](const auto& near_miss) {
            return near_miss.first == theme && covered(near_miss.second);
        });
    }
    /// A hit of `others` in the sentence of `hit`, apart from it and within reach; the nearest, or
    /// null.
    [[nodiscard]] const PhraseHit* partner(const PhraseHit& hit,
                                           const std::vector<PhraseHit>& others,
                                           std::uint32_t reach) const {
        const PhraseHit* nearest = nullptr;
        for (const auto& other : others) {
            const bool same = reading_.text.words[other.first].sentence ==
                              reading_.text.words[hit.first].sentence;
            if (!same || overlap(hit, other) || distance(hit, other) > reach) continue;
            if (nearest == nullptr || distance(hit, other) < distance(hit, *nearest))
                nearest = &other;
        }
        return nearest;
    }
    void score_pair(const std::vector<PhraseHit>& any, const std::vector<PhraseHit>& with) {
        for (const auto& cue : any) {
            const std::uint16_t theme = book_.rules[cue.rule].theme;
            const auto* other = is_near_miss(theme, cue) ? nullptr : partner(cue, with, UINT32_MAX);
            if (other == nullptr || is_near_miss(theme, *other)) continue;
            add(theme, cue, kPairScore, "cue-pair");
            add(theme, *other, kPairScore, "cue-pair");
            return;
        }
    }
    void add(std::uint16_t theme, const PhraseHit& hit, float score, const char* rule) {
        auto& evidence = evidence_[theme];
        const std::uint32_t begin = reading_.text.words[hit.first].begin;
        const std::uint32_t end = reading_.text.words[hit.last].end;
        const bool is_told =
            std::any_of(evidence.cues.begin(), evidence.cues.end(), [&](const Cue& cue) {
                return cue.begin <= begin && end <= cue.end;
            });
        if (!is_told) {
            evidence.cues.push_back({rule, passage_.text.substr(begin, end - begin), begin, end});
        }
        const float more = is_told || evidence.score == 0 ? 0 : kMoreCues;
        evidence.score = std::min(std::max(evidence.score, score) + more, kTopScore);
    }

    const Passage& passage_;
    const Reading& reading_;
    const RuleBook& book_;
    std::vector<Evidence> evidence_;
    std::vector<std::pair<std::uint16_t, PhraseHit>> strong_;
    Numbered<Halves> weak_;                                    // by theme
    Numbered<Halves> pairs_;                                   // by pair
    std::vector<std::pair<std::uint16_t, Span>> near_misses_;  // with their theme
    std::vector<Span> general_near_misses_;
};

/// Whether the theme file maps the theme to a regulation as a passage cites it: "12(2)(a)" of 2014,
/// "2010/12".
bool stands_under(const Theme& theme, const std::string& regulation) {
    constexpr std::string_view kOld = "2010/";
    const bool is_old = regulation.starts_with(kOld);
    const std::string number = is_old ? regulation.substr(kOld.size()) : regulation;
    if (number.find('/') != std::string::npos) return false;  // of another instrument
    const auto& own = is_old ? theme.regulations_2010 : theme.regulations;
    return std::find(own.begin(), own.end(), "Regulation " + number.substr(0, number.find('('))) !=
           own.end();
}

}  // namespace

HeadingThemes themes_of_headings(std::string_view headings, const RuleBook& book) {
    const auto& themes = book.taxonomy.themes;
    HeadingThemes named(themes.size());
    while (!headings.empty()) {
        const std::size_t end = headings.find('\n');
        const std::string_view line = headings.substr(0, end);
        headings.remove_prefix(end == std::string_view::npos ? headings.size() : end + 1);
        const Reading heading(line, book);
        for (const auto& hit : heading.hits) {
            const Rule& rule = book.rules[hit.rule];
            if (rule.type == RuleType::Strong || rule.type == RuleType::Pattern)
                named[rule.theme] = line;
        }
        const auto by_crosswalk = heading_priors(heading.text);
        for (std::size_t i = 0; i < themes.size(); ++i) {
            if (std::find(by_crosswalk.begin(), by_crosswalk.end(), themes[i].id) !=
                by_crosswalk.end())
                named[i] = line;
        }
    }
    return named;
}

std::vector<ThemeLabel> themes_of(const Passage& passage,
                                  const Reading& reading,
                                  const HeadingThemes& of_heading,
                                  const RuleBook& book) {
    const auto& themes = book.taxonomy.themes;
    Scorer scorer(passage, reading, book);
    scorer.score_text();
    scorer.score_weak(of_heading);
    for (std::size_t i = 0; i < themes.size(); ++i) {
        if (!of_heading[i].empty()) scorer.raise(i, kHeadingBonus, "heading", of_heading[i]);
        for (const auto& regulation : passage.regulations) {
            if (stands_under(themes[i], regulation))
                scorer.raise(i, kRegulationBonus, "regulation", regulation);
        }
    }
    return std::move(scorer).labels();
}

}  // namespace findings::label
