// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/weigh.hpp"

#include "indexer/label/small_words.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace findings::label {
namespace {

constexpr std::size_t kReasonsFor = 4;
constexpr std::size_t kReasonsAgainst = 2;
constexpr std::size_t kRuleCues = 4;
constexpr float kLeastReason = 0.04F;   // lighter weights explain nothing
constexpr float kHeadingMargin = 0.3F;  // what a heading that names the theme adds to its margin
constexpr float kSteepness = 3.0F;      // of the score over the margin: 0.5 at the threshold
constexpr float kThemeVote = 0.6F;  // of a key question that all themes of the passage stand under
constexpr float kParentShare = 0.95F;  // a parent implied by a sub-theme ranks just behind it

/// 0.5 at the threshold.
float score_of(float above) { return 1 / (1 + std::exp(-kSteepness * above)); }

/// "@restraint strong-cue" as "rules: restraint strong-cue". That a theme has a sub-theme is no
/// reason for it by itself: what is named is the sub-theme that the rules found.
std::string name_of_rule(std::string_view feature, const Passage& ruled) {
    const std::string_view name = feature.substr(1);
    constexpr std::string_view kImplied = " sub-theme";
    if (name.ends_with(kImplied)) {
        const auto label =
            std::find_if(ruled.themes.begin(), ruled.themes.end(), [&](const ThemeLabel& theme) {
                return theme.id == name.substr(0, name.size() - kImplied.size());
            });
        if (label != ruled.themes.end()) {
            const auto cue = std::find_if(label->cues.begin(),
                                          label->cues.end(),
                                          [](const Cue& one) { return one.rule == "sub-theme"; });
            if (cue != label->cues.end()) return "rules: " + cue->words;
        }
    }
    return "rules: " + std::string(name);
}

Cue cue_of(const Reason& reason, const Passage& passage, const WordText& text) {
    const float weight = reason.weight;
    const char* rule = weight < 0 ? "against" : "weight";
    const bool is_rule = reason.kind == FeatureKind::Cue || reason.kind == FeatureKind::Verdict;
    if (is_rule || reason.last >= text.words.size())
        return {rule, name_of_rule(reason.name, passage), 0, 0, weight};
    const std::uint32_t begin = text.words[reason.first].begin;
    const std::uint32_t end = text.words[reason.last].end;
    return {rule, passage.text.substr(begin, end - begin), begin, end, weight};
}

/// Whether a reason is no rule, and its words are about nothing.
bool is_of_small_words(const Reason& reason, const WordText& text) {
    if (reason.kind == FeatureKind::Cue || reason.kind == FeatureKind::Verdict ||
        reason.last >= text.words.size())
        return false;
    const auto first = text.words.begin() + reason.first,
               last = text.words.begin() + reason.last + 1;
    return std::all_of(first, last, [](const Word& word) { return is_small_word(word.folded); });
}

float sum_of(std::vector<Reason>::const_iterator first, std::vector<Reason>::const_iterator last) {
    return std::accumulate(first, last, 0.0F, [](float sum, const Reason& reason) {
        return sum + reason.weight;
    });
}

/// Whether the small words of a text say more for a class than all its other words do.
bool is_made_of_small_words(const WordText& text,
                            const LinearModel& model,
                            const Weighed& weighed,
                            std::size_t of_class) {
    auto reasons = model.reasons(weighed, of_class, kLeastReason);
    const auto small =
        std::stable_partition(reasons.begin(), reasons.end(), [&](const Reason& reason) {
            return !is_of_small_words(reason, text);
        });
    const auto against = std::find_if(reasons.begin(), small, [](const Reason& reason) {
        return reason.weight < 0;
    });
    return sum_of(small, reasons.cend()) > sum_of(reasons.cbegin(), against);
}

/// The strongest reasons for a class and against it. What "into" and "could" weigh is one reason
/// between them.
void add_reasons(std::vector<Cue>& cues,
                 const Passage& passage,
                 const WordText& text,
                 const LinearModel& model,
                 const Weighed& weighed,
                 std::size_t of_class) {
    auto reasons = model.reasons(weighed, of_class, kLeastReason);
    const auto small =
        std::stable_partition(reasons.begin(), reasons.end(), [&](const Reason& reason) {
            return !is_of_small_words(reason, text);
        });
    const float of_small = sum_of(small, reasons.cend());
    reasons.erase(small, reasons.end());
    for (std::size_t i = 0; i < reasons.size() && i < kReasonsFor && reasons[i].weight > 0; ++i)
        cues.push_back(cue_of(reasons[i], passage, text));
    if (std::abs(of_small) >= kLeastReason)
        cues.push_back(
            {of_small < 0 ? "against" : "weight", "small words of the sentence", 0, 0, of_small});
    for (std::size_t i = 0; i < reasons.size() && i < kReasonsAgainst; ++i) {
        const Reason& against = reasons[reasons.size() - 1 - i];
        if (against.weight < 0) cues.push_back(cue_of(against, passage, text));
    }
}

std::optional<std::size_t> class_of(const LinearModel& model, Task task) {
    const auto& classes = model.classes();
    const auto found = std::find_if(classes.begin(), classes.end(), [&](const ModelClass& of) {
        return of.task == task;
    });
    if (found == classes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - classes.begin());
}

// What two strong cues of a theme add to the margin of there being a theme at all: they name it,
// whatever else the text is worded like ("The inspectors called it ..." begins sentences on how an
// inspection was done as well). One may be chance.
constexpr float kTwoCuesMargin = 0.5F;

std::ptrdiff_t cues_by(const ThemeLabel& label, std::string_view rule) {
    return std::count_if(label.cues.begin(), label.cues.end(), [&](const Cue& cue) {
        return cue.rule == rule;
    });
}

/// Whether a heading stands for few themes: "Safe and clean environment" says of none of its seven
/// that a passage is about it.
bool is_exact(const std::string& heading, const HeadingThemes& of_heading) {
    constexpr std::ptrdiff_t kFew = 3;
    return std::count(of_heading.begin(), of_heading.end(), heading) <= kFew;
}

const ThemeLabel* label_of(const std::vector<ThemeLabel>& labels, std::string_view id) {
    const auto found = std::find_if(labels.begin(), labels.end(), [&](const ThemeLabel& label) {
        return label.id == id;
    });
    return found == labels.end() ? nullptr : &*found;
}

/// Themes added to the taxonomy since the training, by their cues alone; by id.
void add_untrained(std::vector<ThemeLabel>& labels,
                   const std::vector<ThemeLabel>& by_rules,
                   const LinearModel& model) {
    std::vector<const ThemeLabel*> untrained;
    for (const ThemeLabel& label : by_rules) {
        const bool is_trained =
            std::any_of(model.classes().begin(), model.classes().end(), [&](const ModelClass& of) {
                return of.task == Task::Theme && of.id == label.id;
            });
        if (!is_trained) untrained.push_back(&label);
    }
    std::sort(untrained.begin(), untrained.end(), [](const ThemeLabel* a, const ThemeLabel* b) {
        return a->id < b->id;
    });
    for (const ThemeLabel* label : untrained) labels.push_back(*label);
}

void add_parents(std::vector<ThemeLabel>& labels, const Taxonomy& taxonomy) {
    const std::size_t own = labels.size();
    for (std::size_t i = 0; i < own; ++i) {
        const Theme* theme = taxonomy.find(labels[i].id);
        if (theme == nullptr || theme->parent.empty()) continue;
        const auto parent =
            std::find_if(labels.begin(), labels.end(), [&](const ThemeLabel& label) {
                return label.id == theme->parent;
            });
        const float score = labels[i].score * kParentShare;
        if (parent == labels.end()) {
            labels.push_back({theme->parent, score, {{"sub-theme", labels[i].id, 0, 0, 0}}});
        } else {
            parent->score = std::max(parent->score, score);
        }
    }
}

}  // namespace

std::vector<ThemeLabel> weighed_themes(const Passage& ruled,
                                       const WordText& text,
                                       const LinearModel& model,
                                       const Weighed& weighed,
                                       const Taxonomy& taxonomy,
                                       const HeadingThemes& of_heading,
                                       float cue_margin,
                                       bool with_reasons) {
    const auto any = class_of(model, Task::AnyTheme);
    const bool is_named_above =
        std::any_of(of_heading.begin(), of_heading.end(), [](const std::string& heading) {
            return !heading.empty();
        });
    const float share_of_any = any ? kAnyShare * weighed.margins[*any] : 0;
    const float any_threshold =
        any ? model.classes()[*any].threshold : -std::numeric_limits<float>::infinity();
    std::vector<ThemeLabel> labels;
    for (std::size_t i = 0; i < model.classes().size(); ++i) {
        const ModelClass& of = model.classes()[i];
        // Most themes are out of reach whatever else speaks for them.
        if (of.task != Task::Theme ||
            weighed.margins[i] + cue_margin + share_of_any + kHeadingMargin - of.threshold <= 0)
            continue;
        const Theme* theme = taxonomy.find(of.id);
        if (theme == nullptr) continue;
        const ThemeLabel* by_rules = label_of(ruled.themes, of.id);
        const std::string& heading =
            of_heading[static_cast<std::size_t>(theme - taxonomy.themes.data())];
        const bool named =
            !heading.empty() && (by_rules != nullptr || is_exact(heading, of_heading));
        const auto strong_cues = by_rules == nullptr ? 0 : cues_by(*by_rules, "strong-cue");
        const float above = above_threshold(
            {weighed.margins[i] + (strong_cues > 0 ? cue_margin : 0),
             any ? weighed.margins[*any] : 0,
             named ? kHeadingMargin : 0,
             std::max(is_named_above ? kHeadingMargin : 0, strong_cues > 1 ? kTwoCuesMargin : 0)},
            {of.threshold, any_threshold});
        if (above <= 0) continue;
        if (by_rules == nullptr && !named && is_made_of_small_words(text, model, weighed, i))
            continue;
        ThemeLabel label{of.id, score_of(above), {}};
        if (by_rules != nullptr) {
            const auto& cues = by_rules->cues;
            std::copy_if(
                cues.begin(),
                cues.begin() + static_cast<std::ptrdiff_t>(std::min(cues.size(), kRuleCues)),
                std::back_inserter(label.cues),
                [](const Cue& cue) { return cue.rule != "sub-theme"; });
        }
        if (with_reasons) add_reasons(label.cues, ruled, text, model, weighed, i);
        if (named) label.cues.push_back({"heading", heading, 0, 0, kHeadingMargin});
        labels.push_back(std::move(label));
    }
    add_untrained(labels, ruled.themes, model);
    add_parents(labels, taxonomy);
    std::stable_sort(labels.begin(), labels.end(), [](const ThemeLabel& a, const ThemeLabel& b) {
        return a.score > b.score;
    });
    return labels;
}

WeighedPolarity weighed_polarity(const Passage& ruled,
                                 const WordText& text,
                                 const LinearModel& model,
                                 const Weighed& weighed,
                                 const std::vector<PolarityPrior>& priors,
                                 bool may_require,
                                 bool with_reasons) {
    std::optional<std::size_t> best;
    float best_margin = 0;
    for (std::size_t i = 0; i < model.classes().size(); ++i) {
        const ModelClass& of = model.classes()[i];
        const auto polarity = of.task == Task::Polarity ? polarity_from_id(of.id) : std::nullopt;
        if (!polarity) continue;
        float margin = weighed.margins[i];
        for (const PolarityPrior& prior : priors)
            margin += prior.polarity == *polarity ? prior.margin : 0;
        if (!best || margin > best_margin) best = i, best_margin = margin;
    }
    if (!best) return {ruled.polarity, ruled.polarity_cues};
    // A demand where nobody can demand: what comes second among the weights says nothing of it, the
    // rules may.
    if (model.classes()[*best].id == to_id(Polarity::Requirement) && !may_require)
        return {ruled.polarity, ruled.polarity_cues};
    WeighedPolarity chosen{*polarity_from_id(model.classes()[*best].id), {}};
    if (chosen.polarity == ruled.polarity) chosen.cues = ruled.polarity_cues;
    if (with_reasons) add_reasons(chosen.cues, ruled, text, model, weighed, *best);
    return chosen;
}

WeighedQuestion weighed_question(const Passage& passage,
                                 const WordText& text,
                                 const LinearModel& model,
                                 const Weighed& weighed,
                                 const std::array<float, kKeyQuestions>& of_themes,
                                 bool must_answer,
                                 bool with_reasons) {
    WeighedQuestion chosen;
    std::optional<std::size_t> best;
    float best_margin = 0;
    for (std::size_t i = 0; i < model.classes().size(); ++i) {
        const ModelClass& of = model.classes()[i];
        if (of.task != Task::Question) continue;
        const KeyQuestion question = key_question_from_id(of.id).value_or(KeyQuestion::None);
        if (must_answer && question == KeyQuestion::None) continue;
        const float margin =
            weighed.margins[i] + kThemeVote * of_themes.at(static_cast<std::size_t>(question));
        if (!best || margin > best_margin)
            best = i, best_margin = margin, chosen.question = question;
    }
    if (best && with_reasons) add_reasons(chosen.cues, passage, text, model, weighed, *best);
    return chosen;
}

}  // namespace findings::label
