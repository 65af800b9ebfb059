// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From the margins of the trained layer to labels with their reasons.

#include "indexer/label/key_question.hpp"
#include "indexer/label/model.hpp"
#include "indexer/label/taxonomy.hpp"
#include "indexer/label/themes.hpp"
#include "indexer/schema/report.hpp"

#include <array>
#include <vector>

namespace findings::label {

/// What decides whether a theme is given.
struct ThemeMargins {
    float own = 0;          // of its class, with what rules add
    float any = 0;          // of Task::AnyTheme
    float heading = 0;      // what a heading that names the theme adds
    float any_heading = 0;  // what a heading that names some theme adds to `any`
};
struct ThemeThresholds {
    float theme = 0, any = 0;
};
/// How far a theme is above its threshold; it is given if that is more than 0. Where the text seems
/// to be about no theme at all, none is given, however sure it seems: a look-alike seems sure, too.
[[nodiscard]] inline float above_threshold(const ThemeMargins& margins,
                                           const ThemeThresholds& thresholds) {
    if (margins.any + margins.any_heading <= thresholds.any) return 0;
    return margins.own + kAnyShare * margins.any + margins.heading - thresholds.theme;
}

/// Themes whose margin is above their threshold, and parents of these, best first. A theme that the
/// model does not know is left to the rules. `ruled`: the passage as the rules labelled it, whose
/// cues are kept as reasons. Small words ("nobody", "that") make no theme by themselves.
/// `cue_margin`: what a strong cue of the theme file adds to a margin.
[[nodiscard]] std::vector<ThemeLabel> weighed_themes(const Passage& ruled,
                                                     const WordText& text,
                                                     const LinearModel& model,
                                                     const Weighed& weighed,
                                                     const Taxonomy& taxonomy,
                                                     const HeadingThemes& of_heading,
                                                     float cue_margin,
                                                     bool with_reasons);

/// What a passage's place adds to the margin of a polarity.
struct PolarityPrior {
    Polarity polarity = Polarity::Neutral;
    float margin = 0;
};
struct WeighedPolarity {
    Polarity polarity = Polarity::Neutral;
    std::vector<Cue> cues;
};
/// `may_require`: false where nothing can be demanded (news, posts).
[[nodiscard]] WeighedPolarity weighed_polarity(const Passage& ruled,
                                               const WordText& text,
                                               const LinearModel& model,
                                               const Weighed& weighed,
                                               const std::vector<PolarityPrior>& priors,
                                               bool may_require,
                                               bool with_reasons);

struct WeighedQuestion {
    KeyQuestion question = KeyQuestion::None;
    std::vector<Cue> cues;
};
/// `of_themes`: questions_of_themes() of the finished themes. `must_answer`: the report answers key
/// questions, so that "none" is no choice.
[[nodiscard]] WeighedQuestion weighed_question(const Passage& passage,
                                               const WordText& text,
                                               const LinearModel& model,
                                               const Weighed& weighed,
                                               const std::array<float, kKeyQuestions>& of_themes,
                                               bool must_answer,
                                               bool with_reasons);

}  // namespace findings::label
