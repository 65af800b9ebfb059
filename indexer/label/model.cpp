// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/model.hpp"

#include "indexer/schema/ids.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace findings::label {
namespace {

constexpr float kHundredths = 100;  // weights stand in the file as whole numbers
constexpr int kMostHundredths = INT16_MAX;
constexpr std::array<std::string_view, 4> kTasks = {"theme", "any-theme", "polarity", "question"};
constexpr std::array<std::string_view, 6> kKinds =
    {"word", "pair", "triple", "stem", "cue", "verdict"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

std::optional<float> number(std::string_view text) {
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Takes a whole number and the mark behind it off the front; nothing if they are not there. There
/// are 1.5 million such numbers.
std::optional<int> taken_number(std::string_view& rest, char mark) {
    int value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    const auto used = static_cast<std::size_t>(end - rest.data());
    const bool is_last = used == rest.size();
    if (error != std::errc() || (is_last ? mark != '\t' : *end != mark)) return std::nullopt;
    rest.remove_prefix(is_last ? used : used + 1);
    return value;
}

/// Up to the next tab; `rest` goes on behind it.
std::string_view field(std::string_view& rest) {
    const auto tab = std::min(rest.find('\t'), rest.size());
    const auto text = rest.substr(0, tab);
    rest.remove_prefix(std::min(tab + 1, rest.size()));
    return text;
}

bool is_of_task(FeatureKind kind, Task task) {
    return task == Task::Polarity ? is_of_tone(kind) : is_of_subject(kind);
}

}  // namespace

float LinearModel::Weight::weight() const { return static_cast<float>(hundredths) / kHundredths; }

Result<void> LinearModel::read_line(std::string_view line) {
    std::string_view rest = line;
    const std::string_view first = field(rest);
    if (first == "#class") {
        const auto task = named<Task>(kTasks, field(rest));
        const std::string id(field(rest));
        const auto bias = number(field(rest));
        const auto threshold = number(field(rest));
        if (!task || !bias || !threshold || id.empty())
            return failure(ErrorKind::BadInput,
                           "a class needs a task, an id, a bias and a threshold");
        classes_.push_back({*task, id, *bias, *threshold});
        return {};
    }
    const auto kind = named<FeatureKind>(kKinds, field(rest));
    const auto value = number(field(rest));
    if (!kind || !value || first.empty())
        return failure(ErrorKind::BadInput, "a feature needs a name, a kind and a value");
    Row row{static_cast<std::uint32_t>(weights_.size()), 0, *value, *kind};
    while (!rest.empty()) {
        const std::string_view here = rest;
        const auto of_class = taken_number(rest, ':');
        const auto hundredths = of_class ? taken_number(rest, '\t') : std::nullopt;
        if (!hundredths || *hundredths < -kMostHundredths || *hundredths > kMostHundredths ||
            *of_class < 0 || *of_class >= static_cast<int>(classes_.size())) {
            return failure(ErrorKind::BadInput,
                           "\"" + std::string(here.substr(0, here.find('\t'))) +
                               "\" is no weight of a class above");
        }
        weights_.push_back(
            {static_cast<std::uint16_t>(*of_class), static_cast<std::int16_t>(*hundredths)});
    }
    row.end = static_cast<std::uint32_t>(weights_.size());
    if (row.kind == FeatureKind::Verdict && first.find(' ') == std::string_view::npos)
        row.verdict = Verdicts::Polarity;
    if (row.kind == FeatureKind::Verdict && first.ends_with(" kind")) row.verdict = Verdicts::Kind;
    if (row.verdict != Verdicts::None)
        alternatives_[static_cast<std::size_t>(row.verdict)].push_back(
            static_cast<std::uint32_t>(rows_.size()));
    if (index_.is_full())
        return failure(ErrorKind::TooLarge, "more words than a model has room for");
    if (!index_.add(*kind, first).is_new)
        return failure(ErrorKind::BadInput,
                       "the feature \"" + std::string(first) + "\" is there twice");
    rows_.push_back(row);
    return {};
}

Result<LinearModel> LinearModel::read(std::string_view text) {
    LinearModel model;
    constexpr std::size_t kDigits = 8;
    model.fingerprint_ = sha256_hex(text).substr(0, kDigits);
    constexpr std::size_t kBytesOfFeature = 70, kBytesOfWeight = 8;  // about
    model.index_.reserve(text.size() / kBytesOfFeature);
    model.rows_.reserve(text.size() / kBytesOfFeature);
    model.weights_.reserve(text.size() / kBytesOfWeight);
    std::size_t number_of_line = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number_of_line;
        if (line.empty() || line.front() == '%') continue;
        if (auto read = model.read_line(line); !read) {
            return failure(
                ErrorKind::BadInput,
                "model file, line " + std::to_string(number_of_line) + ": " + read.error().message,
                "make it again with tools/train-labels");
        }
    }
    return model;
}

std::string LinearModel::write() const {
    std::string text;
    std::array<char, 64> buffer{};
    const auto put = [&](const char* format, auto... values) {
        const int size = std::snprintf(buffer.data(), buffer.size(), format, values...);
        text.append(buffer.data(), static_cast<std::size_t>(size));
    };
    for (const ModelClass& of : classes_) {
        text.append("#class\t")
            .append(kTasks.at(static_cast<std::size_t>(of.task)))
            .append("\t")
            .append(of.id);
        put("\t%.4f\t%.4f\n", static_cast<double>(of.bias), static_cast<double>(of.threshold));
    }
    for (std::uint32_t number = 0; number < rows_.size(); ++number) {
        const Row& row = rows_[number];
        text.append(index_.name(number))
            .append("\t")
            .append(kKinds.at(static_cast<std::size_t>(row.kind)));
        put("\t%.3f", static_cast<double>(row.value));
        for (std::uint32_t i = row.begin; i < row.end; ++i)
            put("\t%u:%ld", unsigned{weights_[i].of_class}, long{weights_[i].hundredths});
        text += '\n';
    }
    return text;
}

void LinearModel::add_feature(std::string_view name,
                              FeatureKind kind,
                              float value,
                              const std::vector<float>& weights,
                              float least) {
    if (index_.is_full() || !index_.add(kind, name).is_new) return;
    Row row{static_cast<std::uint32_t>(weights_.size()), 0, value, kind};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (std::abs(weights[i]) < least) continue;
        const long hundredths = std::clamp<long>(std::lround(weights[i] * kHundredths),
                                                 -kMostHundredths,
                                                 kMostHundredths);
        weights_.push_back({static_cast<std::uint16_t>(i), static_cast<std::int16_t>(hundredths)});
    }
    row.end = static_cast<std::uint32_t>(weights_.size());
    rows_.push_back(row);
}

/// By row, then by place.
std::vector<KnownFeature> LinearModel::known(const Features& features) const {
    const auto& items = features.items();
    const auto rows = index_.numbers_of(features);
    std::vector<std::uint64_t> order;  // row, then item: sorted as plain numbers
    order.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == FeatureIndex::kNone) continue;
        __builtin_prefetch(&rows_[rows[i]]);
        order.push_back(std::uint64_t{rows[i]} << 32U | i);
    }
    std::sort(order.begin(), order.end());
    std::vector<KnownFeature> known;
    known.reserve(order.size());
    for (const std::uint64_t one : order) {
        const auto row = static_cast<std::uint32_t>(one >> 32U);
        const Features::Item& item = items[one & UINT32_MAX];
        __builtin_prefetch(&weights_[rows_[row].begin]);
        known.push_back({row, item.first, item.last, rows_[row].value});
    }
    return known;
}

/// `features`: by row.
View LinearModel::view_of(std::vector<KnownFeature> features) const {
    View view;
    // A word that stands there twice says no more than once; the first place is the one shown.
    features.erase(std::unique(features.begin(),
                               features.end(),
                               [](const auto& a, const auto& b) { return a.row == b.row; }),
                   features.end());
    float subject = 0, tone = 0;
    for (const auto& known : features) {
        const FeatureKind kind = rows_[known.row].kind;
        if (is_of_subject(kind)) subject += known.value * known.value;
        if (is_of_tone(kind)) tone += known.value * known.value;
    }
    view.features = std::move(features);
    view.subject_scale = subject > 0 ? 1 / std::sqrt(subject) : 0;
    view.tone_scale = tone > 0 ? 1 / std::sqrt(tone) : 0;
    return view;
}

std::vector<float> LinearModel::margins_of(const View& view) const {
    std::vector<float> margins(classes_.size());
    for (const auto& known : view.features) {
        const Row& row = rows_[known.row];
        for (std::uint32_t i = row.begin; i < row.end; ++i)
            margins[weights_[i].of_class] += weights_[i].weight() * known.value;
    }
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        margins[i] *= classes_[i].task == Task::Polarity ? view.tone_scale : view.subject_scale;
        margins[i] += classes_[i].bias;
    }
    return margins;
}

Weighed LinearModel::weigh(const Features& features) const {
    const std::vector<KnownFeature> all = known(features);
    Weighed weighed;
    weighed.views.push_back(view_of(all));
    weighed.margins = margins_of(weighed.views.front());
    weighed.best.resize(classes_.size());
    for (const auto& [first, last] : features.windows) {
        std::vector<KnownFeature> inside;
        for (const auto& known : all) {
            if (known.first <= known.last && known.first >= first && known.last <= last &&
                is_of_subject(rows_[known.row].kind))
                inside.push_back(known);
        }
        weighed.views.push_back(view_of(std::move(inside)));
        const auto margins = margins_of(weighed.views.back());
        for (std::size_t i = 0; i < classes_.size(); ++i) {
            const bool is_of_window =
                classes_[i].task == Task::Theme || classes_[i].task == Task::AnyTheme;
            if (is_of_window && margins[i] > weighed.margins[i])
                weighed.margins[i] = margins[i], weighed.best[i] = weighed.views.size() - 1;
        }
    }
    return weighed;
}

float LinearModel::weight_of(const Row& row, std::size_t of_class) const {
    // A dozen on average, of which at most one fits: adding them up has no branch to guess.
    std::int32_t hundredths = 0;
    for (std::uint32_t i = row.begin; i < row.end; ++i)
        hundredths += weights_[i].of_class == of_class ? weights_[i].hundredths : 0;
    return static_cast<float>(hundredths) / kHundredths;
}

/// What the verdict of `row` weighs on average of all that could stand in its place; 0 for any
/// other feature.
float LinearModel::common_weight(const Row& row, std::size_t of_class) const {
    if (row.verdict == Verdicts::None) return 0;
    const auto& alternatives = alternatives_[static_cast<std::size_t>(row.verdict)];
    float sum = 0;
    for (const std::uint32_t other : alternatives) sum += weight_of(rows_[other], of_class);
    return sum / static_cast<float>(alternatives.size());
}

std::vector<Reason> LinearModel::reasons(const Weighed& weighed,
                                         std::size_t of_class,
                                         float least) const {
    const Task task = classes_[of_class].task;
    const View& view = weighed.views[weighed.best[of_class]];
    const float scale = task == Task::Polarity ? view.tone_scale : view.subject_scale;
    std::vector<Reason> reasons;
    // A word and its first letters stand at one place: one reason. By place, 1 + its number; a
    // place is up to three words from `first` on.
    constexpr std::size_t kLongest = 3;
    std::vector<std::uint32_t> at_place;
    for (const auto& known : view.features) {
        const Row& row = rows_[known.row];
        if (!is_of_task(row.kind, task)) continue;
        const float weight = weight_of(row, of_class) - common_weight(row, of_class);
        if (weight == 0) continue;
        const float share = weight * known.value * scale;
        if (row.kind != FeatureKind::Cue && known.first <= known.last) {
            const std::size_t place = known.first * kLongest + (known.last - known.first);
            if (place >= at_place.size()) at_place.resize(place + 1);
            if (at_place[place] != 0) {
                reasons[at_place[place] - 1].weight += share;
                continue;
            }
            at_place[place] = static_cast<std::uint32_t>(reasons.size() + 1);
        }
        const bool is_rule = row.kind == FeatureKind::Cue || row.kind == FeatureKind::Verdict;
        reasons.push_back({known.first,
                           known.last,
                           is_rule ? index_.first_part(known.row) : std::string_view(),
                           row.kind,
                           share});
    }
    std::erase_if(reasons,
                  [least](const Reason& reason) { return std::abs(reason.weight) < least; });
    std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
        return a.weight > b.weight;
    });
    return reasons;
}

}  // namespace findings::label
