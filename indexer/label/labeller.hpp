// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/features.hpp"
#include "indexer/label/theme_change.hpp"
#include "indexer/schema/report.hpp"
#include "indexer/schema/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Raised whenever some passage gets other labels.
inline constexpr int kLabelVersion = 18;

/// Whether the weights that made a label are noted with it. They take a tenth of the time; the
/// labels are the same.
enum class Reasons : std::uint8_t { Kept, LeftOut };

/// Labels passages with themes, polarity, key question, kind, regulations and measures, each with
/// the cues that fired. Thread: const functions may be called from several threads.
class Labeller {
  public:
    /// `taxonomy_json`: text of corpus/taxonomy.json or a file of the same shape. `model_text`: of
    /// corpus/model.tsv, the trained layer; empty: the rules alone.
    [[nodiscard]] static Result<Labeller> create(std::string_view taxonomy_json,
                                                 std::string_view model_text);
    Labeller(Labeller&&) noexcept;
    Labeller& operator=(Labeller&&) noexcept;
    ~Labeller();

    /// Fills the label fields of one passage from its text, section trail and role.
    void label(Passage& passage, Reasons reasons = Reasons::Kept) const;
    /// Labels every passage of a report; the report's kind may decide (a forum post is no
    /// requirement).
    void label(Report& report) const;
    /// The same; `take` gets each passage as soon as it has its labels, and may change or take them
    /// away: the next passages are labelled by what was said of it before.
    void label(Report& report, const std::function<void(Passage&)>& take) const;
    /// The same for a report that has labels already: only the passages that `change` touches are
    /// labelled anew, those that were corrected (what readers say has to be applied to them again),
    /// and those whose section follows from them. Returns, by passage, whether it was labelled
    /// anew.
    std::vector<bool> relabel(Report& report, const label::ThemeChange& change) const;

    /// Whether the weights know a theme. One that they do not is made by its cues alone.
    [[nodiscard]] bool is_trained(std::string_view theme) const;

    /// What the trained layer sees of a bare text; for training.
    [[nodiscard]] label::Features features(std::string_view text) const;

    /// Name and version of the taxonomy and of the rules, kept in the index so that a search can
    /// name them.
    [[nodiscard]] const std::string& version() const;

  private:
    struct Impl;
    explicit Labeller(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace findings
