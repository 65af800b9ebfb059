// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/demands.hpp"
#include "indexer/label/model.hpp"
#include "indexer/label/polarity.hpp"
#include "indexer/label/rules.hpp"
#include "indexer/label/themes.hpp"
#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// What is known of the report around a passage.
struct Setting {
    std::string_view report_kind;          // empty = unknown
    bool is_2010 = false;                  // numbers are those of the 2010 Regulations
    Polarity however = Polarity::Concern;  // what "However:" turns the list above into
    Polarity above = Polarity::Neutral;    // of the paragraph before, in the same section: what
                                           // "However, ..." turns against
    Polarity tone = Polarity::Neutral;     // what the headings above it praise or blame
    Polarity rated = Polarity::Neutral;    // what the rating of its key question leads to expect
    std::string_view nation = {};          // whose law a plain number is from; empty = England's
};

/// The two innermost headings of a passage, a line each: outer ones ("Is the service safe?") name
/// no theme.
[[nodiscard]] std::string heading_words(const Passage& passage);

/// Whether a passage of that role states nothing: no theme, neutral, Context.
[[nodiscard]] bool is_silent(SectionRole role);

/// Labels one passage in steps, of which each reads what the earlier ones wrote: the rules first,
/// then the trained layer, which takes their verdict as one of its features.
class PassageLabeller {
  public:
    /// Clears the labels of `passage`. `of_heading`: themes_of_headings() of
    /// heading_words(passage). All must outlive this object.
    PassageLabeller(Passage& passage,
                    const Setting& setting,
                    const HeadingThemes& of_heading,
                    const RuleBook& book);

    void label_by_rules();
    /// What label_by_rules() made of the passage, as the trained layer sees it.
    [[nodiscard]] Features features() const { return features_of(passage_, reading_.text); }
    /// After label_by_rules(). An empty model changes nothing. `with_reasons`: note the weights
    /// that made each label.
    void label_by_weights(const LinearModel& model, bool with_reasons);
    /// Last: a good finding may hold a concern, and a concern something good (schema/mixed.hpp).
    void mark_mixed(const LinearModel& model);

  private:
    [[nodiscard]] Polarity polarity_alone(std::string_view half, const LinearModel& model) const;
    [[nodiscard]] bool may_cite_above() const;
    [[nodiscard]] Voice voice() const;
    [[nodiscard]] bool is_forum() const;
    [[nodiscard]] bool is_news() const;
    [[nodiscard]] bool may_demand() const;
    void set_polarity();
    [[nodiscard]] Polarity unstated() const;
    [[nodiscard]] bool turns_against_above() const;
    [[nodiscard]] bool states_norm() const;
    [[nodiscard]] bool names_norm() const;
    [[nodiscard]] bool is_method() const;
    [[nodiscard]] bool is_definition() const;
    [[nodiscard]] bool is_paragraph() const;
    [[nodiscard]] bool is_plan() const;
    [[nodiscard]] bool counts_only() const;
    [[nodiscard]] bool is_row_of_figures() const;
    [[nodiscard]] bool only_names_harm() const;
    [[nodiscard]] Judgement of_figures() const;
    void set(Polarity polarity, std::vector<Cue> cues);
    void weigh_polarity(const LinearModel& model, const Weighed& weighed, bool with_reasons);
    void weigh_question(const LinearModel& model, const Weighed& weighed, bool with_reasons);
    void set_kind();
    [[nodiscard]] FindingKind kind() const;
    [[nodiscard]] bool stands_among_findings() const;
    [[nodiscard]] FindingKind demanded_kind() const;
    [[nodiscard]] bool binds_by_law() const;
    [[nodiscard]] std::string boilerplate_words() const;

    Passage& passage_;
    const Setting& setting_;
    const HeadingThemes& of_heading_;
    const RuleBook& book_;
    Reading reading_;
    DemandFound demand_;
    Judgement judgement_;
    Voice voice_ = Voice::Unknown;
    bool is_question_stated_;      // by a heading above the passage
    bool is_boilerplate_ = false;  // by its words
};

}  // namespace findings::label
