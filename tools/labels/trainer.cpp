// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/labels/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <linear.h>

namespace findings::labels {
namespace {

using label::FeatureKind;
using label::ModelClass;
using label::Task;

// of a feature: what one passage says only is no evidence
constexpr std::uint32_t kFewestPassages = 2;
constexpr float kCueValue = 4;
constexpr float kPolarityValue = 5;
constexpr float kToneCueValue = 3;
constexpr float kStemShare = 0.5F;
constexpr float kTripleShare = 0.7F;
// How much a feature's value follows from how unevenly it is spread over a class and the rest
// (naive Bayes), for the classes of which one wins. Themes gain nothing by it.
constexpr double kEvidenceShare = 0.5;

// Added to the bias of "no key question": to name none where there is one costs more than the
// reverse.
constexpr float kNoQuestionMargin = -0.1F;

float added_margin(const ModelClass& of) {
    return of.task == Task::Question && of.id == "none" ? kNoQuestionMargin : 0;
}

float value_of(FeatureKind kind, std::string_view name, float rarity) {
    switch (kind) {
        case FeatureKind::Cue:
            return kCueValue;
        case FeatureKind::Verdict:
            return name.find(' ') == std::string_view::npos ? kPolarityValue : kToneCueValue;
        case FeatureKind::Stem:
            return rarity * kStemShare;
        case FeatureKind::Triple:
            return rarity * kTripleShare;
        default:
            return rarity;
    }
}

struct Class {
    ModelClass of;
    std::function<bool(const Labelled&)> is_in;
};

std::vector<Class> classes_of(const Taxonomy& taxonomy) {
    std::vector<Class> classes;
    for (const Theme& theme : taxonomy.themes) {
        classes.push_back({{Task::Theme, theme.id, 0, 0}, [id = theme.id](const Labelled& p) {
                               return std::find(p.themes.begin(), p.themes.end(), id) !=
                                      p.themes.end();
                           }});
    }
    classes.push_back(
        {{Task::AnyTheme, "any", 0, 0}, [](const Labelled& p) { return !p.themes.empty(); }});
    for (const char* id : {"good", "concern", "neutral", "requirement"}) {
        classes.push_back(
            {{Task::Polarity, id, 0, 0}, [id](const Labelled& p) { return p.polarity == id; }});
    }
    for (const char* id : {"none", "safe", "effective", "caring", "responsive", "well-led"}) {
        classes.push_back({{Task::Question, id, 0, 0}, [id = std::string(id)](const Labelled& p) {
                               return (p.key_question.empty() ? "none" : p.key_question) == id;
                           }});
    }
    return classes;
}

void set_defaults(auto& with) {
    // Newer versions of liblinear can leave the bias out of the regularisation; older ones have no
    // such field.
    if constexpr (requires { with.regularize_bias; }) with.regularize_bias = 1;
}

void silent(const char* /*line*/) {}

}  // namespace

/// Rows as liblinear wants them: scaled to length 1 in their space, with a constant feature for the
/// bias.
struct FeatureTable::Problem {
    std::vector<feature_node> nodes;
    std::vector<std::size_t> starts;
    int size = 0;  // features, the constant one included

    Problem(const FeatureTable& table,
            const std::vector<std::size_t>& rows,
            const std::vector<float>& values,
            bool of_tone)
        : size(static_cast<int>(table.columns_.size()) + 1) {
        for (const std::size_t row : rows) {
            starts.push_back(nodes.size());
            double length = 0;
            const std::size_t first = nodes.size();
            for (const auto column : table.rows_[row]) {
                const FeatureKind kind = table.columns_[column].kind;
                if (values[column] == 0 ||
                    !(of_tone ? label::is_of_tone(kind) : label::is_of_subject(kind)))
                    continue;
                nodes.push_back(
                    {static_cast<int>(column) + 1, static_cast<double>(values[column])});
                length += nodes.back().value * nodes.back().value;
            }
            for (std::size_t i = first; i < nodes.size(); ++i) nodes[i].value /= std::sqrt(length);
            nodes.push_back({size, 1});
            nodes.push_back({-1, 0});
        }
    }

    /// By feature: how much more there is to a value than its rarity; 1 at the bias.
    [[nodiscard]] std::vector<double> evidence(const std::vector<double>& wanted) const {
        const auto width = static_cast<std::size_t>(size);
        // 1: seen once more than it was, as none is impossible
        std::vector<double> inside(width, 1), outside(width, 1);
        double all_inside = 2, all_outside = 2;
        for (std::size_t row = 0; row < starts.size(); ++row) {
            const bool is_in = wanted[row] > 0;
            (is_in ? all_inside : all_outside) += 1;
            for (std::size_t i = starts[row]; nodes[i].index != -1; ++i)
                (is_in ? inside : outside)[static_cast<std::size_t>(nodes[i].index - 1)] += 1;
        }
        std::vector<double> values(width, 1);
        for (std::size_t i = 0; i + 1 < width; ++i) {
            values[i] =
                1 - kEvidenceShare +
                kEvidenceShare *
                    std::abs(std::log((inside[i] / all_inside) / (outside[i] / all_outside)));
        }
        return values;
    }

    /// Weights of one class, the bias last.
    [[nodiscard]] std::vector<double> solve_by_evidence(const std::vector<double>& wanted,
                                                        double cost) const {
        const auto values = evidence(wanted);
        Problem scaled(*this);
        for (feature_node& node : scaled.nodes) {
            if (node.index > 0) node.value *= values[static_cast<std::size_t>(node.index - 1)];
        }
        auto weights = scaled.solve(wanted, cost);
        for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= values[i];
        return weights;
    }

    /// The same with every feature at its value.
    std::vector<double> solve(const std::vector<double>& wanted, double cost) {
        std::vector<feature_node*> rows;
        for (const std::size_t start : starts) rows.push_back(nodes.data() + start);
        std::vector<double> y = wanted;
        problem input{};
        input.l = static_cast<int>(rows.size()), input.n = size, input.y = y.data(),
        input.x = rows.data(), input.bias = 1;
        parameter with{};
        with.solver_type = L2R_L2LOSS_SVC_DUAL, with.eps = 0.01, with.C = cost, with.p = 0.1;
        set_defaults(with);
        std::srand(1);  // liblinear visits rows in an order drawn by rand()
        ::model* solved = ::train(&input, &with);
        const double sign = solved->label[0] == 1 ? 1 : -1;
        std::vector<double> weights(solved->w, solved->w + size);
        for (double& weight : weights) weight *= sign;
        ::free_and_destroy_model(&solved);
        return weights;
    }
};

FeatureTable::FeatureTable(const std::vector<Labelled>& passages, const Labeller& rules)
    : passages_(passages) {
    std::unordered_map<std::string, std::uint32_t> number;
    for (const Labelled& passage : passages) {
        features_.push_back(rules.features(passage.text));
        const auto& features = features_.back();
        std::vector<std::uint32_t> row;
        for (const auto& item : features.items()) {
            const auto [known, is_new] =
                number.try_emplace(std::string(features.name(item)),
                                   static_cast<std::uint32_t>(columns_.size()));
            if (is_new) columns_.push_back({known->first, item.kind, 0});
            row.push_back(known->second);
        }
        std::sort(row.begin(), row.end());
        row.erase(std::unique(row.begin(), row.end()), row.end());
        rows_.push_back(std::move(row));
    }
}

std::vector<float> FeatureTable::values(const std::vector<std::size_t>& rows) const {
    std::vector<std::uint32_t> passages(columns_.size());
    for (const std::size_t row : rows) {
        for (const auto column : rows_[row]) ++passages[column];
    }
    std::vector<float> values(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (passages[i] < kFewestPassages) continue;
        const double rarity =
            std::log((static_cast<double>(rows.size()) + 1) / (passages[i] + 1.0));
        values[i] = value_of(columns_[i].kind, columns_[i].name, static_cast<float>(rarity));
    }
    return values;
}

label::LinearModel FeatureTable::train(const std::vector<std::size_t>& rows,
                                       const Taxonomy& taxonomy,
                                       const TrainingOptions& options) const {
    ::set_print_string_function(silent);
    const auto value = values(rows);
    Problem subject(*this, rows, value, false);
    Problem tone(*this, rows, value, true);
    const auto classes = classes_of(taxonomy);
    std::vector<std::vector<float>> weights(columns_.size(), std::vector<float>(classes.size()));
    label::LinearModel model;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        std::vector<double> wanted;
        for (const std::size_t row : rows)
            wanted.push_back(classes[c].is_in(passages_[row]) ? 1 : -1);
        ModelClass of = classes[c].of;
        // A theme without an example, as a new one is, is left to the rules.
        if (std::find(wanted.begin(), wanted.end(), 1) == wanted.end()) continue;
        const bool is_tone = of.task == Task::Polarity;
        const bool one_wins = is_tone || of.task == Task::Question;
        Problem& space = is_tone ? tone : subject;
        const double cost = is_tone ? options.tone_cost : options.subject_cost;
        const auto solved =
            one_wins ? space.solve_by_evidence(wanted, cost) : space.solve(wanted, cost);
        of.bias = static_cast<float>(solved.back()) + added_margin(of);
        const std::size_t number = model.classes().size();
        for (std::size_t i = 0; i < columns_.size(); ++i)
            weights[i][number] = static_cast<float>(solved[i]);
        model.add_class(std::move(of));
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        weights[i].resize(model.classes().size());
        if (value[i] != 0)
            model.add_feature(columns_[i].name,
                              columns_[i].kind,
                              value[i],
                              weights[i],
                              options.least_weight);
    }
    return model;
}

}  // namespace findings::labels
