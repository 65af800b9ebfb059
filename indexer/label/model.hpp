// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The trained layer: linear classifiers whose weights stand, readable, in corpus/model.tsv. A label
// is given when the weights of a passage's features add up to more than the class's threshold; each
// weight is a reason that can be shown.

#include "indexer/label/feature_index.hpp"
#include "indexer/label/features.hpp"
#include "indexer/schema/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// What a class decides.
enum class Task : std::uint8_t {
    Theme,     // one class a theme, each for itself
    AnyTheme,  // one class: whether the passage is about any theme
    Polarity,  // the class with the highest margin wins
    Question,  // likewise; id "none" is a class too
};

/// Share of the margin of AnyTheme that is added to that of each theme: a text that is about care
/// at all is likelier to be about this.
inline constexpr float kAnyShare = 0.1F;

struct ModelClass {
    Task task = Task::Theme;
    std::string id;  // of the theme, polarity or key question
    float bias = 0;
    float threshold = 0;  // margins above it give the label (Theme, AnyTheme)
};

/// A feature of the passage that the model knows.
struct KnownFeature {
    std::uint32_t row = 0;
    std::uint32_t first = 0, last = 0;  // words; first > last: a rule
    float value = 0;                    // before normalisation
};

/// A text, or a window of it, as the model sees it.
struct View {
    std::vector<KnownFeature> features;       // by row, each once
    float subject_scale = 0, tone_scale = 0;  // 1 / Euclidean length of the features of each space
};

/// A passage as the model sees it.
struct Weighed {
    std::vector<View> views;        // the whole first, then its windows
    std::vector<float> margins;     // by class; of a theme, that of the view in which it is highest
    std::vector<std::size_t> best;  // by class: that view
};

/// Why a margin is what it is.
struct Reason {
    std::uint32_t first = 0, last = 0;  // words; first > last: a rule
    std::string_view name;              // of a rule; empty where words say it
    FeatureKind kind = FeatureKind::Word;
    float weight = 0;  // its share of the margin
};

/// Thread: const functions may be called from several threads.
class LinearModel {
  public:
    /// `text`: corpus/model.tsv or a file of the same shape (see write()).
    [[nodiscard]] static Result<LinearModel> read(std::string_view text);
    /// The file: a line for each class ("#class", task, id, bias, threshold), then for each feature
    /// its name, kind, value and its weights as "class:hundredths", tabs between. Lines that begin
    /// with % are comments.
    [[nodiscard]] std::string write() const;

    void add_class(ModelClass of) { classes_.push_back(std::move(of)); }
    /// `weights`: by class.
    void add_feature(std::string_view name,
                     FeatureKind kind,
                     float value,
                     const std::vector<float>& weights,
                     float least);

    [[nodiscard]] bool empty() const { return classes_.empty(); }
    [[nodiscard]] const std::vector<ModelClass>& classes() const { return classes_; }
    [[nodiscard]] std::vector<ModelClass>& classes() { return classes_; }
    /// Names the weights, for the version of a labeller: eight hex digits of the file's hash.
    [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }

    [[nodiscard]] Weighed weigh(const Features& features) const;
    /// Reasons for a class (weight above 0) and against it that weigh at least `least`, the
    /// strongest for it first. A verdict of the rules counts against what their other verdicts
    /// would have weighed: each text has one of them, so that what all have in common says nothing
    /// of this one.
    [[nodiscard]] std::vector<Reason> reasons(const Weighed& weighed,
                                              std::size_t of_class,
                                              float least) const;

  private:
    /// Verdicts of which every text has exactly one: its polarity by the rules, its kind by the
    /// rules.
    enum class Verdicts : std::uint8_t { None, Polarity, Kind };
    struct Row {
        std::uint32_t begin = 0, end = 0;  // in weights_
        float value = 0;
        FeatureKind kind = FeatureKind::Word;
        Verdicts verdict = Verdicts::None;
    };
    /// In four bytes: the weights of a passage's features are all over them, and what fits the
    /// processor's cache need not be waited for.
    struct Weight {
        std::uint16_t of_class = 0;
        std::int16_t hundredths = 0;
        [[nodiscard]] float weight() const;
    };
    Result<void> read_line(std::string_view line);
    [[nodiscard]] std::vector<KnownFeature> known(const Features& features) const;
    [[nodiscard]] View view_of(std::vector<KnownFeature> features) const;
    [[nodiscard]] std::vector<float> margins_of(const View& view) const;
    [[nodiscard]] float weight_of(const Row& row, std::size_t of_class) const;
    [[nodiscard]] float common_weight(const Row& row, std::size_t of_class) const;

    std::vector<ModelClass> classes_;
    FeatureIndex index_;  // numbers of features are those of rows_
    std::vector<Row> rows_;
    std::array<std::vector<std::uint32_t>, 3> alternatives_;  // rows, by Verdicts
    std::vector<Weight> weights_;
    std::string fingerprint_;
};

}  // namespace findings::label
