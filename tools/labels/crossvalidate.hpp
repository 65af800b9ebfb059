// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/weigh.hpp"
#include "tools/labels/scores.hpp"
#include "tools/labels/trainer.hpp"

#include <vector>

namespace findings::labels {

/// Passages by models that were trained without them.
struct HeldOut {
    std::vector<label::LinearModel> models;   // by fold
    std::vector<std::size_t> fold;            // by passage
    std::vector<std::vector<float>> margins;  // by passage, then class
    [[nodiscard]] const std::vector<label::ModelClass>& classes() const {
        return models.front().classes();
    }
};

/// `folds` models, each trained on the other folds; with `share` < 1 on that part of them only
/// (learning curve).
[[nodiscard]] HeldOut held_out(const FeatureTable& table,
                               std::size_t passages,
                               std::size_t folds,
                               double share,
                               const Taxonomy& taxonomy,
                               const TrainingOptions& options);

using Thresholds = label::ThemeThresholds;
/// Those with the best F of the most exact themes, where a twentieth of the share of bare passages
/// that get a theme counts against it.
[[nodiscard]] Thresholds choose_thresholds(const std::vector<Labelled>& passages,
                                           const HeldOut& held_out);

/// What the product with the weights of each fold says of the passages that were left out of it.
[[nodiscard]] Result<std::vector<Labelled>> labels_of(const std::vector<Labelled>& passages,
                                                      HeldOut held_out,
                                                      Thresholds thresholds,
                                                      std::string_view taxonomy_text);
void set_thresholds(label::LinearModel& model, Thresholds thresholds);

}  // namespace findings::labels
