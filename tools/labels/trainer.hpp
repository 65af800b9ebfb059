// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Trains the linear classifiers of the labeller with liblinear (L2-regularised squared hinge loss,
// dual coordinate descent).

#include "indexer/label/labeller.hpp"
#include "indexer/label/model.hpp"
#include "tools/labels/training_set.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings::labels {

/// What training may vary; the defaults were chosen by cross-validation (docs/evaluation.md).
struct TrainingOptions {
    double subject_cost = 0.7;
    double tone_cost = 0.7;
    float least_weight = 0.08F;  // lighter ones are left out of the file
};

/// Passages as rows of features; made once, trained on many times.
class FeatureTable {
  public:
    /// `rules`: a labeller without weights.
    FeatureTable(const std::vector<Labelled>& passages, const Labeller& rules);

    /// A model of the passages in `rows`. Deterministic for the same input.
    [[nodiscard]] label::LinearModel train(const std::vector<std::size_t>& rows,
                                           const Taxonomy& taxonomy,
                                           const TrainingOptions& options) const;
    [[nodiscard]] const label::Features& features(std::size_t row) const { return features_[row]; }

  private:
    struct Column {
        std::string name;
        label::FeatureKind kind = label::FeatureKind::Word;
        std::uint32_t passages = 0;
    };
    struct Problem;
    [[nodiscard]] std::vector<float> values(const std::vector<std::size_t>& rows) const;

    const std::vector<Labelled>& passages_;
    std::vector<label::Features> features_;
    std::vector<Column> columns_;
    std::vector<std::vector<std::uint32_t>> rows_;  // columns of each passage, ascending
};

}  // namespace findings::labels
