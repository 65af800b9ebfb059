// SPDX-License-Identifier: GPL-3.0-or-later

// What figures say by themselves.

#include "indexer/label/passage_labeller.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings::label {
namespace {

double number_of(std::string figure) {
    std::erase(figure, ',');
    return std::strtod(figure.c_str(), nullptr);
}

/// "6% of holds, compared with 11% the year before": what should be low or high and what it is
/// compared with, in the same unit. `at`: the measure that is compared; the one behind it is what
/// with.
std::optional<Judgement> of_comparison(const std::vector<MeasureValue>& measures, std::size_t at) {
    if (at + 1 >= measures.size()) return std::nullopt;
    const MeasureValue& now = measures[at];
    const MeasureValue& then = measures[at + 1];
    const bool is_compared = now.comparator.find("ompar") != std::string::npos &&
                             now.comparator.find(then.value) != std::string::npos;
    if (!is_compared || now.unit != then.unit || now.kind != then.kind || now.direction.empty() ||
        !now.value2.empty())
        return std::nullopt;
    const double difference = number_of(now.value) - number_of(then.value);
    if (difference == 0) return std::nullopt;
    Judgement judgement;
    judgement.is_stated = true;
    judgement.polarity =
        (difference > 0) == (now.direction == "higher-better") ? Polarity::Good : Polarity::Concern;
    judgement.cues = {
        {"figure", now.value + now.unit + " against " + then.value + then.unit, 0, 0, 0}};
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
    Judgement judgement;
    for (std::size_t i = 0; i < passage_.measures.size(); ++i) {
        const MeasureValue& measure = passage_.measures[i];
        if (auto moved = of_movement(measure)) {
            if (!judgement.is_stated || moved->polarity == Polarity::Concern)
                judgement = std::move(*moved);
            continue;
        }
        if (auto compared = of_comparison(passage_.measures, i)) {
            if (!judgement.is_stated || compared->polarity == Polarity::Concern)
                judgement = std::move(*compared);
            if (measure.direction == "lower-better") continue;
        }
        if (measure.kind != "share" || measure.unit != "%" || !measure.value2.empty() ||
            measure.direction != "higher-better")
            continue;
        const double value = number_of(measure.value);
        if (value >= kTooFew && value < kNearlyAll) continue;
        judgement.is_stated = true;
        judgement.polarity = value < kTooFew ? Polarity::Concern : Polarity::Good;
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
    return passage_.measures.size() == cells;
}

}  // namespace findings::label
