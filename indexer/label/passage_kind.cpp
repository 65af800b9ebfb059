// SPDX-License-Identifier: GPL-3.0-or-later

// The kind of a passage: what its section makes it, or its polarity and who speaks.

#include "indexer/label/key_question.hpp"
#include "indexer/label/passage_labeller.hpp"
#include "indexer/label/passage_words.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace findings::label {

void PassageLabeller::set_kind() {
    passage_.kind = kind();
    const std::string why =
        passage_.role == SectionRole::History ? "history" : std::string(to_id(passage_.polarity));
    passage_.other_cues.push_back({"kind", why, 0, 0});
}

FindingKind PassageLabeller::kind() const {
    switch (passage_.role) {
        case SectionRole::MustActions:
            return FindingKind::Requirement;
        case SectionRole::ShouldActions:
            return FindingKind::Improvement;
        case SectionRole::ActionStatement:
            return FindingKind::Requirement;
        case SectionRole::Recommendations:
            return FindingKind::Recommendation;
        case SectionRole::OutcomesAimed:
            return FindingKind::Outcome;
        case SectionRole::History:
            return FindingKind::Context;
        case SectionRole::Response:
            return FindingKind::Context;  // planned: no evidence of anything yet
        default:
            break;
    }
    if (passage_.polarity == Polarity::Requirement) return demanded_kind();
    if (is_quotation(passage_.text)) return FindingKind::Quotation;
    if (passage_.themes.empty() && passage_.measures.empty() && !stands_among_findings())
        return FindingKind::Context;
    if (passage_.polarity == Polarity::Good) return FindingKind::GoodPractice;
    if (passage_.polarity == Polarity::Concern) return FindingKind::Concern;
    if (passage_.role == SectionRole::PeopleSay)
        return FindingKind::Quotation;  // somebody's words, without a judgement
    return passage_.measures.empty() ? FindingKind::Context : FindingKind::Measure;
}

/// A reason for a rating, or what inspectors found, is a finding even when no theme of ours is
/// named in it.
bool PassageLabeller::stands_among_findings() const {
    constexpr std::array<SectionRole, 7> kFindings = {SectionRole::RatingReasons,
                                                      SectionRole::However,
                                                      SectionRole::GoodPractice,
                                                      SectionRole::Breach,
                                                      SectionRole::WeFound,
                                                      SectionRole::Findings,
                                                      SectionRole::PeopleSay};
    return std::find(kFindings.begin(), kFindings.end(), passage_.role) != kFindings.end();
}

/// "The provider must ... (Regulation 12)": whatever the report is, these are the words of a
/// requirement.
bool PassageLabeller::binds_by_law() const {
    const bool names_provider =
        contains_word(reading_.text, "provider") || contains_word(reading_.text, "trust") ||
        contains_word(reading_.text, "service") || contains_word(reading_.text, "registered");
    return demand_.demand == Demand::Must && names_provider &&
           std::any_of(passage_.other_cues.begin(), passage_.other_cues.end(), [](const Cue& cue) {
               return cue.rule == "regulation";
           });
}

/// Only the regulator requires: a policy paper's "must" is a recommendation.
FindingKind PassageLabeller::demanded_kind() const {
    const bool is_regulator =
        setting_.report_kind.empty() || has_key_questions(setting_.report_kind) || binds_by_law();
    if (is_regulator && demand_.demand == Demand::Must) return FindingKind::Requirement;
    if (is_regulator && demand_.demand == Demand::Should) return FindingKind::Improvement;
    // Only the weights took it for a demand.
    if (is_regulator && demand_.demand == Demand::None)
        return contains_word(reading_.text, "should") ? FindingKind::Improvement
                                                      : FindingKind::Requirement;
    return FindingKind::Recommendation;
}

}  // namespace findings::label
