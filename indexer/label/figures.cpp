// SPDX-License-Identifier: GPL-3.0-or-later

// What figures say by themselves.

#include "indexer/label/passage_labeller.hpp"
#include "indexer/label/word_list.hpp"
#include "indexer/schema/number_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings::label {
namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// "3% of callers, fewer than in any other region": on which side of others what should be low or
/// high lies, where no figure says how far.
std::optional<Judgement> beside_others(const MeasureValue& measure) {
    const std::string_view others = measure.comparator;
    const bool above = others.starts_with("more than") || others.starts_with("higher than");
    const bool below = others.starts_with("fewer than") || others.starts_with("lower than") ||
                       others.starts_with("less than");
    constexpr auto kOthers = std::to_array<std::string_view>({" other",
                                                              " average",
                                                              " similar",
                                                              " elsewhere",
                                                              " most ",
                                                              " any ",
                                                              " england",
                                                              "national"});
    const bool are_others =
        std::any_of(kOthers.begin(), kOthers.end(), [&](auto word) { return has(others, word); });
    if ((!above && !below) || !are_others || measure.direction.empty()) return std::nullopt;
    Judgement judgement;
    judgement.is_stated = judgement.is_compared = true;
    judgement.polarity =
        above == (measure.direction == "higher-better") ? Polarity::Good : Polarity::Concern;
    judgement.cues = {
        {"figure", measure.value + measure.unit + ", " + measure.comparator, 0, 0, 0}};
    return judgement;
}

struct Printed {
    std::string_view number;
    std::string_view unit;  // what stands behind it
};

/// The first number of a text, in digits or spelt, and what stands behind it.
Printed number_and_unit(std::string_view text) {
    if (const auto first = text.find_first_of("0123456789"); first != std::string_view::npos) {
        const auto last = std::min(text.find_first_not_of("0123456789.,", first), text.size());
        auto unit = text.substr(last);
        unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
        return {text.substr(first, last - first), unit};
    }
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        at = end + 1;
        if (number_in(word)) return {word, at < text.size() ? text.substr(at) : std::string_view()};
    }
    return {};
}

/// What a measure is compared with, where it is counted in the same: "compared with 11% in 2022" by
/// the measure behind it, "compared to 31 last year" by the comparator's own words.
std::optional<double> compared_with(const MeasureValue& now, const MeasureValue* behind) {
    const std::string_view comparator = now.comparator;
    if (!has(comparator, "ompar") && !comparator.starts_with("against ")) return std::nullopt;
    if (behind != nullptr && now.unit == behind->unit && now.kind == behind->kind &&
        has(comparator, behind->value))
        return number_in(behind->value);
    constexpr auto kNoUnit = std::to_array<std::string_view>(
        {"last ", "the ", "a ", "before", "in ", "at ", "for ", "during ", "this ", "two "});
    constexpr double kFirstYear = 1900, kLastYear = 2100;
    const auto [printed, rest] = number_and_unit(comparator);
    const auto number = number_in(printed);
    const bool is_bare =
        rest.empty() || std::any_of(kNoUnit.begin(), kNoUnit.end(), [&](auto word) {
            return rest.starts_with(word);
        });
    const bool is_year = number && *number >= kFirstYear && *number <= kLastYear;
    if (now.kind == "duration" || now.unit == "%" || !is_bare || is_year) return std::nullopt;
    return number;
}

/// "6% of holds, compared with 11% the year before": what should be low or high and what it is
/// compared with. `at`: the measure that is compared; the one behind it may be what with.
std::optional<Judgement> of_comparison(const std::vector<MeasureValue>& measures, std::size_t at) {
    if (auto beside = beside_others(measures[at])) return beside;
    const MeasureValue& now = measures[at];
    if (now.direction.empty() || !now.value2.empty()) return std::nullopt;
    const auto of_now = number_in(now.value);
    const auto of_then = compared_with(now, at + 1 < measures.size() ? &measures[at + 1] : nullptr);
    if (!of_now || !of_then || *of_now == *of_then) return std::nullopt;
    Judgement judgement;
    judgement.is_stated = judgement.is_compared = true;
    judgement.polarity = (*of_now > *of_then) == (now.direction == "higher-better")
                             ? Polarity::Good
                             : Polarity::Concern;
    judgement.cues = {{"figure", now.value + now.unit + ", " + now.comparator, 0, 0, 0}};
    return judgement;
}

/// Which way a goal is meant, by its name; nothing where either may be.
std::optional<bool> is_higher_better(std::string_view goal) {
    if (goal == "minimum") return true;
    constexpr auto kMost = std::to_array<std::string_view>({"limit", "maximum", "ceiling"});
    if (is_among(kMost, goal)) return false;
    return std::nullopt;
}

constexpr auto kGoals = std::to_array<std::string_view>({"target",
                                                         "minimum",
                                                         "standard",
                                                         "goal",
                                                         "benchmark",
                                                         "threshold",
                                                         "ambition",
                                                         "average",
                                                         "limit",
                                                         "maximum",
                                                         "ceiling"});

/// Word that names a goal, a few words behind `i` with nothing but its particulars between
/// ("the trust's own 85%"); empty if there is none.
std::string_view goal_behind(const std::vector<Word>& words, std::size_t i) {
    constexpr std::size_t kReach = 6;
    constexpr auto kParticulars = std::to_array<std::string_view>(
        {"the",      "its",      "their", "our",      "a",        "an",       "trust",
         "national", "local",    "own",   "agreed",   "nhs",      "england",  "english",
         "set",      "internal", "per",   "cent",     "expected", "regional", "recommended",
         "required", "provider", "this",  "hospital", "of",       "week",     "day",
         "hour",     "minute",   "month", "than"});
    for (std::size_t k = i + 1; k < words.size() && k <= i + kReach; ++k) {
        if (words[k].sentence != words[i].sentence) return {};
        if (is_among(kGoals, words[k].folded)) return words[k].folded;
        if (!words[k].is_number && !is_among(kParticulars, words[k].folded)) return {};
    }
    return {};
}

/// "86%, below the 90% minimum", "92%, above the trust's target of 85%": on which side of a goal
/// what was measured lies.
std::optional<Judgement> of_goal(const WordText& text, const std::vector<MeasureValue>& measures) {
    constexpr auto kAbove = std::to_array<std::string_view>(
        {"above", "over", "exceeding", "exceeded", "exceed", "higher", "more"});
    constexpr auto kBelow = std::to_array<std::string_view>({"below", "under", "lower", "less"});
    constexpr auto kBetter = std::to_array<std::string_view>({"better", "beating", "beat"});
    constexpr auto kWorse = std::to_array<std::string_view>({"worse", "missing", "short"});
    const auto known = std::find_if(measures.begin(), measures.end(), [](const auto& measure) {
        return !measure.direction.empty();
    });
    std::optional<Judgement> found;
    for (std::size_t i = 0; i < text.words.size(); ++i) {
        const std::string_view word = text.words[i].folded;
        const bool above = is_among(kAbove, word), below = is_among(kBelow, word);
        const bool better = is_among(kBetter, word), worse = is_among(kWorse, word);
        if (measures.empty() || (!above && !below && !better && !worse)) continue;
        const std::string_view goal = goal_behind(text.words, i);
        if (goal.empty()) continue;
        std::optional<bool> higher = is_higher_better(goal);
        if (!higher && known != measures.end()) higher = known->direction == "higher-better";
        if (!higher && !better && !worse) continue;
        const bool is_good = better || (!worse && above == *higher);
        if (found && is_good) continue;  // the worst of them is what is still open
        found.emplace();
        found->is_stated = found->is_of_goal = true;
        found->polarity = is_good ? Polarity::Good : Polarity::Concern;
        found->cues = {{"figure",
                        std::string(word) + " the " + std::string(goal),
                        text.words[i].begin,
                        text.words[i].end,
                        0}};
    }
    return found;
}

/// "19 hours of activities a week": time that is given to people, of which more is meant.
bool is_time_given(const MeasureValue& measure) {
    constexpr auto kGiven = std::to_array<std::string_view>({"activit",
                                                             "exercise",
                                                             "therap",
                                                             "outdoor",
                                                             "fresh air",
                                                             "supervision",
                                                             "care",
                                                             "contact",
                                                             "training",
                                                             "nursing",
                                                             "out of cell",
                                                             "unlock",
                                                             "notice"});
    return std::any_of(kGiven.begin(), kGiven.end(), [&](std::string_view word) {
        return has(measure.population, word);
    });
}

/// Which way what was measured is meant to go. A time with a target is meant to be kept below it.
/// Where its name does not tell, a share with a target or a standard is meant to reach it; an
/// average is none.
std::optional<bool> direction_by_goal(const MeasureValue& measure) {
    if (!measure.direction.empty()) return measure.direction == "higher-better";
    constexpr auto kReached =
        std::to_array<std::string_view>({"target", "minimum", "standard", "goal", "ambition"});
    constexpr auto kHeldDown = std::to_array<std::string_view>({"ccupancy", "urnover", "acanc"});
    const bool is_reached = std::any_of(kReached.begin(), kReached.end(), [&](auto word) {
        return has(measure.comparator, word);
    });
    const bool is_held_down = std::any_of(kHeldDown.begin(), kHeldDown.end(), [&](auto word) {
        return has(measure.population, word);
    });
    if (!is_reached || is_held_down) return std::nullopt;
    if (measure.kind == "duration") return is_time_given(measure);
    if (measure.unit != "%") return std::nullopt;
    return true;
}

/// "hour" of "hours": a goal of one has no plural.
std::string_view stem(std::string_view unit) {
    return unit.ends_with('s') ? unit.substr(0, unit.size() - 1) : unit;
}

/// "12% against a target of 8%", "72% (target 70%)": what should be low or high, and its goal in
/// the same unit.
std::optional<Judgement> of_target(const MeasureValue& measure) {
    const std::string_view goal = measure.comparator;
    const bool names_goal = std::any_of(kGoals.begin(), kGoals.end(), [&](std::string_view word) {
        return goal.find(word) != std::string_view::npos;
    });
    const auto [printed, unit] = number_and_unit(goal);
    const std::optional<bool> higher_better = direction_by_goal(measure);
    if (!names_goal || printed.empty() || !higher_better || !measure.value2.empty())
        return std::nullopt;
    const bool same_unit = measure.unit != "%"
                               ? measure.kind != "duration" || unit.starts_with(stem(measure.unit))
                               : unit.starts_with("%") || unit.starts_with("per cent");
    const auto is = number_in(measure.value), aimed = number_in(printed);
    if (!same_unit || !is || !aimed) return std::nullopt;
    // "A debrief had been offered after 53% of restraints. The standard is 100%.": nearly all of
    // anything is meant to be reached, whatever it is a share of.
    constexpr double kNearlyAll = 90;
    const bool is_reached = *higher_better || (measure.unit == "%" && *aimed >= kNearlyAll);
    const bool is_met = *is == *aimed || (*is > *aimed) == is_reached;
    Judgement judgement;
    judgement.is_stated = judgement.is_of_goal = true;
    judgement.polarity = is_met ? Polarity::Good : Polarity::Concern;
    judgement.cues = {
        {"figure", measure.value + measure.unit + ", " + measure.comparator, 0, 0, 0}};
    return judgement;
}

/// "Falls fell from 88 to 52": a movement of what should be low or high.
std::optional<Judgement> of_movement(const MeasureValue& measure) {
    const bool moved = measure.change == "up" || measure.change == "down";
    if (!moved || measure.direction.empty() || measure.value2.empty()) return std::nullopt;
    Judgement judgement;
    judgement.is_stated = true;
    judgement.polarity = (measure.change == "up") == (measure.direction == "higher-better")
                             ? Polarity::Good
                             : Polarity::Concern;
    judgement.cues = {{"figure", "from " + measure.value2 + " to " + measure.value, 0, 0, 0}};
    return judgement;
}

}  // namespace

/// What a share of something that should be high says by itself: "54% of staff had had an
/// appraisal". Regulator and services alike take three quarters for the least that will do.
Judgement PassageLabeller::of_figures() const {
    constexpr double kTooFew = 75, kNearlyAll = 90;
    if (auto goal = of_goal(reading_.text, passage_.measures)) return std::move(*goal);
    Judgement judgement;
    for (std::size_t i = 0; i < passage_.measures.size(); ++i) {
        const MeasureValue& measure = passage_.measures[i];
        if (auto moved = of_movement(measure)) {
            if (!judgement.is_stated || moved->polarity == Polarity::Concern)
                judgement = std::move(*moved);
            continue;
        }
        if (auto aimed = of_target(measure)) {
            if (!judgement.is_stated || aimed->polarity == Polarity::Concern)
                judgement = std::move(*aimed);
            continue;
        }
        if (auto compared = of_comparison(passage_.measures, i)) {
            if (!judgement.is_stated || compared->polarity == Polarity::Concern)
                judgement = std::move(*compared);
            continue;
        }
        // How many answered a survey says nothing of the care.
        if (measure.kind != "share" || measure.unit != "%" || !measure.value2.empty() ||
            measure.direction != "higher-better" || has(measure.population, "esponse rate"))
            continue;
        const auto value = number_in(measure.value);
        if (!value || (*value >= kTooFew && *value < kNearlyAll)) continue;
        judgement.is_stated = true;
        judgement.polarity = *value < kTooFew ? Polarity::Concern : Polarity::Good;
        judgement.cues = {{"figure", measure.value + measure.unit, 0, 0, 0}};
        if (judgement.polarity == Polarity::Concern)
            break;  // the worst of them is what is still open
    }
    return judgement;
}

/// A row of a table whose cells are figures: what stands before them names what was counted
/// ("Points not in the audit | 61 | 4").
bool PassageLabeller::is_row_of_figures() const {
    constexpr std::string_view kBar = " | ";
    if (passage_.columns.empty() || passage_.measures.empty()) return false;
    std::size_t cells = 0;
    for (std::size_t at = passage_.text.find(kBar); at != std::string::npos;
         at = passage_.text.find(kBar, at + kBar.size()))
        ++cells;
    // Beside a goal one figure is judged; several are told a column each, and the goal is no
    // figure.
    const std::size_t goals = passage_.measures.front().comparator.empty() ? 0 : 1;
    if (goals == 1 && passage_.measures.size() == 1) return false;
    return passage_.measures.size() + goals == cells;
}

}  // namespace findings::label
