// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/labels/crossvalidate.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>

namespace findings::labels {
namespace {

using label::Task;

/// Folds of equal size, the same for the same number of passages.
std::vector<std::size_t> shuffled(std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(20'261'127);  // NOLINT(cert-msc51-cpp): reproducible on purpose
    // std::shuffle may differ between libraries; this is Fisher and Yates's with the generator's
    // own numbers.
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    return order;
}

std::vector<std::string> themes_of(const HeldOut& held_out,
                                   std::size_t row,
                                   Thresholds thresholds) {
    float any = 0;
    for (std::size_t c = 0; c < held_out.classes().size(); ++c) {
        if (held_out.classes()[c].task == Task::AnyTheme) any = held_out.margins[row][c];
    }
    std::vector<std::string> themes;
    for (std::size_t c = 0; c < held_out.classes().size(); ++c) {
        const bool is_given =
            held_out.classes()[c].task == Task::Theme &&
            label::above_threshold({held_out.margins[row][c], any}, thresholds) > 0;
        if (is_given) themes.push_back(held_out.classes()[c].id);
    }
    return themes;
}

}  // namespace

HeldOut held_out(const FeatureTable& table,
                 std::size_t passages,
                 std::size_t folds,
                 double share,
                 const Taxonomy& taxonomy,
                 const TrainingOptions& options) {
    const auto order = shuffled(passages);
    HeldOut result;
    result.margins.resize(passages);
    result.fold.resize(passages);
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < passages; ++i) {
            if (i % folds != fold) rows.push_back(order[i]);
        }
        rows.resize(static_cast<std::size_t>(static_cast<double>(rows.size()) * share));
        result.models.push_back(table.train(rows, taxonomy, options));
        for (std::size_t i = fold; i < passages; i += folds) {
            result.margins[order[i]] = result.models.back().weigh(table.features(order[i])).margins;
            result.fold[order[i]] = fold;
        }
    }
    return result;
}

void set_thresholds(label::LinearModel& model, Thresholds thresholds) {
    for (auto& of : model.classes()) {
        if (of.task == Task::Theme) of.threshold = thresholds.theme;
        if (of.task == Task::AnyTheme) of.threshold = thresholds.any;
    }
}

Result<std::vector<Labelled>> labels_of(const std::vector<Labelled>& passages,
                                        HeldOut held_out,
                                        Thresholds thresholds,
                                        std::string_view taxonomy_text) {
    const auto taxonomy = Taxonomy::read(taxonomy_text);
    if (!taxonomy) return tl::unexpected(taxonomy.error());
    std::vector<Labelled> given(passages.size());
    for (std::size_t fold = 0; fold < held_out.models.size(); ++fold) {
        set_thresholds(held_out.models[fold], thresholds);
        const auto labeller = Labeller::create(taxonomy_text, held_out.models[fold].write());
        if (!labeller) return tl::unexpected(labeller.error());
        for (std::size_t i = 0; i < passages.size(); ++i) {
            if (held_out.fold[i] == fold) given[i] = labelled_by(*labeller, passages[i], *taxonomy);
        }
    }
    return given;
}

Thresholds choose_thresholds(const std::vector<Labelled>& passages, const HeldOut& held_out) {
    constexpr double kBareWeight = 0.05;
    Thresholds best;
    double best_value = -1;
    const auto value_at = [&](Thresholds at) {
        std::size_t hit = 0, given = 0, wanted = 0, bare = 0, labelled = 0;
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const auto themes = themes_of(held_out, i, at);
            given += themes.size(), wanted += passages[i].themes.size();
            for (const auto& id : themes)
                hit += std::find(passages[i].themes.begin(), passages[i].themes.end(), id) !=
                               passages[i].themes.end()
                           ? 1
                           : 0;
            if (passages[i].themes.empty()) ++bare, labelled += themes.empty() ? 0 : 1;
        }
        const double f = 2.0 * static_cast<double>(hit) /
                         static_cast<double>(std::max<std::size_t>(given + wanted, 1));
        return f - kBareWeight * static_cast<double>(labelled) /
                       static_cast<double>(std::max<std::size_t>(bare, 1));
    };
    for (int theme = -18; theme <= 2; ++theme) {
        for (int any = -12; any <= 8; any += 2) {
            const Thresholds at{static_cast<float>(theme) * 0.05F, static_cast<float>(any) * 0.1F};
            const double value = value_at(at);
            if (value > best_value) best = at, best_value = value;
        }
    }
    return best;
}

}  // namespace findings::labels
