// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/label/weigh.hpp"
#include "tools/labels/scores.hpp"
#include "tools/labels/trainer.hpp"

namespace findings::labels {

/// Margins of passages by a model that was trained without them.
struct HeldOut {
    std::vector<label::ModelClass> classes;
    std::vector<std::vector<float>> margins;  // by passage, then class
};

/// `folds` models, each trained on the other folds; with `share` < 1 on that part of them only (learning curve).
[[nodiscard]] HeldOut held_out(const FeatureTable& table, std::size_t passages, std::size_t folds, double share, const Taxonomy& taxonomy,
                               const TrainingOptions& options);

using Thresholds = label::ThemeThresholds;
/// Those with the best F of the most exact themes, where a twentieth of the share of bare passages that get a theme counts against it.
[[nodiscard]] Thresholds choose_thresholds(const std::vector<Labelled>& passages, const HeldOut& held_out);

/// Labels by margins, as the labeller gives them (indexer/label/weigh.cpp) without a report around the passage.
[[nodiscard]] std::vector<Labelled> labels_of(const std::vector<Labelled>& passages, const HeldOut& held_out, Thresholds thresholds);

}  // namespace findings::labels
