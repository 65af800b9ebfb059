// SPDX-License-Identifier: GPL-3.0-or-later

// The polarity of a passage: what its section and its rules say, then what the weights make of it.

#include "indexer/label/method_sentences.hpp"
#include "indexer/label/passage_labeller.hpp"
#include "indexer/label/passage_words.hpp"
#include "indexer/label/weigh.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace findings::label {
namespace {

/// What a section, or a heading, says of the polarity of a passage whose own words say nothing
/// (domain notes 6.1).
struct SectionPrior {
    SectionRole role;
    Polarity polarity;
    std::string_view why;
};
constexpr std::array kSectionPriors = {
    SectionPrior{SectionRole::GoodPractice, Polarity::Good, "good practice"},
    SectionPrior{SectionRole::Breach, Polarity::Concern, "how the regulation was not being met"},
    SectionPrior{SectionRole::WeFound, Polarity::Concern, "we found"},
    SectionPrior{SectionRole::MustActions, Polarity::Requirement, "actions the provider must take"},
    SectionPrior{SectionRole::ShouldActions,
                 Polarity::Requirement,
                 "actions the provider should take"},
    SectionPrior{SectionRole::ActionStatement,
                 Polarity::Requirement,
                 "your action statement should address"},
    SectionPrior{SectionRole::Recommendations, Polarity::Requirement, "recommendations"},
    SectionPrior{SectionRole::OutcomesAimed, Polarity::Neutral, "outcomes aimed for"},
    SectionPrior{SectionRole::Response, Polarity::Neutral, "what an action plan says will be done"},
};

constexpr std::array kTones = {
    SectionPrior{SectionRole::Body, Polarity::Good, "a heading that praises"},
    SectionPrior{SectionRole::Body, Polarity::Concern, "a heading that blames"},
};

/// `tone`: of the headings above. Nothing where neither says anything.
const SectionPrior* prior_of(SectionRole role, Polarity tone) {
    const auto* of_section = std::find_if(kSectionPriors.begin(),
                                          kSectionPriors.end(),
                                          [&](const auto& prior) { return prior.role == role; });
    if (of_section != kSectionPriors.end()) return of_section;
    // A list under "However:" and a post have a tone of their own.
    if (role == SectionRole::However || role == SectionRole::Post) return nullptr;
    const auto* of_heading =
        std::find_if(kTones.begin(), kTones.end(), [&](const SectionPrior& prior) {
            return prior.polarity == tone;
        });
    return of_heading == kTones.end() ? nullptr : of_heading;
}

bool asks_only(const Reading& reading) {
    const auto& ends = reading.text.sentence_ends;
    // One question among a few sentences decides: "Has anyone a template? We are trialling one."
    return !ends.empty() && ends.front() == '?';
}

/// What the place of a passage adds to the margins of the trained layer, which saw no headings when
/// it was trained.
constexpr float kSectionMargin = 0.6F;
constexpr float kToneMargin = 1.0F;  // a heading that praises or blames, against the rules
constexpr float kTurnMargin = 0.5F;  // "However, ..." behind a paragraph that praises or blames
constexpr float kUnblamedLean = 0.25F;
constexpr float kAgreedSectionMargin = 1.5F;  // where the rules say the same
constexpr float kRatingMargin = 0.25F;  // for what the rating leads to expect; against the other
constexpr float kDenialMargin = 0.4F;
constexpr float kDirectionMargin = 0.85F;
// In a report there are headings, lists and long paragraphs that the training did not have.
constexpr float kDirectionMarginInReports = 1.2F;
constexpr float kPraiseMarginInReports = 0.6F;
constexpr float kDoublePraiseMarginInReports = 1.6F;  // two words of it or more
constexpr float kBlameMarginInParagraphs = 0.4F;
constexpr float kUndoneMarginInParagraphs = 1.0F;  // a duty that was not done
constexpr float kVerdictMargin = 0.5F;
constexpr std::size_t kShortSentence = 14;

}  // namespace

/// Posts and news demand nothing, and what people say only where the report itself breaks in with a
/// "must".
bool PassageLabeller::may_demand() const {
    if (is_forum() || is_news()) return false;
    return passage_.role != SectionRole::PeopleSay ||
           (demand_.demand == Demand::Must && !is_quotation(passage_.text));
}

void PassageLabeller::set_polarity() {
    const SectionPrior* prior = prior_of(passage_.role, setting_.tone);
    if (prior != nullptr &&
        (prior->polarity == Polarity::Requirement || prior->polarity == Polarity::Neutral)) {
        return set(prior->polarity, {{"section", std::string(prior->why), 0, 0}});
    }
    const bool demands = demand_.demand != Demand::None && may_demand();
    if (demands && !demand_.is_past && passage_.role != SectionRole::History) {
        return set(Polarity::Requirement, demand_.cues);
    }
    if (demands) return set(Polarity::Neutral, {{"history", "earlier requirement", 0, 0}});
    if (asks_only(reading_)) return set(Polarity::Neutral, {{"question", "?", 0, 0}});
    if (is_row_of_figures()) return set(Polarity::Neutral, {{"figures", "a row of figures", 0, 0}});
    if (is_definition())
        return set(Polarity::Neutral, {{"definition", "what a word stands for", 0, 0}});
    if (is_method()) return set(Polarity::Neutral, {{"method", "how it was found out", 0, 0}});
    if (judgement_.is_stated && !only_names_harm())
        return set(judgement_.polarity, judgement_.cues);
    if (prior != nullptr) return set(prior->polarity, {{"section", std::string(prior->why), 0, 0}});
    if (passage_.role == SectionRole::However)
        return set(setting_.however, {{"section", "However", 0, 0}});
    set(unstated(), {{"no-judgement", "no word of praise or blame", 0, 0}});
}

/// Inspection prose that states a practice without a word of blame reports it as met; a count, a
/// plan, or a source of another known kind judges nothing. A bare text in the voice of news or
/// forums tells, more often than not, of what is wrong.
Polarity PassageLabeller::unstated() const {
    if (setting_.report_kind == "action-statement")
        return Polarity::Neutral;  // a plan praises nobody
    if (passage_.themes.empty() || is_plan() || counts_only()) return Polarity::Neutral;
    if (!setting_.report_kind.empty() && voice_ != Voice::Inspection) return Polarity::Neutral;
    return voice_ == Voice::News || voice_ == Voice::Forum ? Polarity::Concern : Polarity::Good;
}

/// A harm is named, and nothing is said of it: in a plan, in a count, or where a practice case
/// tells what was done.
bool PassageLabeller::only_names_harm() const {
    return judgement_.is_only_named &&
           (is_plan() || counts_only() || passage_.part == "what-they-did");
}

bool PassageLabeller::is_plan() const {
    return std::any_of(reading_.hits.begin(), reading_.hits.end(), [&](const PhraseHit& hit) {
        return book_.rules[hit.rule].type == RuleType::Neutral;
    });
}

/// One sentence with a figure that is no span of time: "there were 61 episodes".
bool PassageLabeller::counts_only() const {
    constexpr std::array<std::string_view, 7> kSpans =
        {"days", "weeks", "months", "hours", "minutes", "years", "nights"};
    const auto& words = reading_.text.words;
    const bool is_short = !words.empty() && words.back().sentence == 0 &&
                          voice_ != Voice::News;  // news picks its figures
    return is_short &&
           std::any_of(passage_.measures.begin(),
                       passage_.measures.end(),
                       [&](const MeasureValue& measure) {
                           return std::find(kSpans.begin(), kSpans.end(), measure.unit) ==
                                  kSpans.end();
                       });
}

void PassageLabeller::set(Polarity polarity, std::vector<Cue> cues) {
    passage_.polarity = polarity;
    passage_.polarity_cues = std::move(cues);
}

void PassageLabeller::weigh_polarity(const LinearModel& model,
                                     const Weighed& weighed,
                                     bool with_reasons) {
    const SectionPrior* prior = prior_of(passage_.role, setting_.tone);
    // What the section is decides: an action listed as a MUST is one however it is worded, an aim
    // is none.
    if (prior != nullptr &&
        (prior->polarity == Polarity::Requirement || prior->polarity == Polarity::Neutral))
        return;
    if (setting_.report_kind == "action-statement" || is_row_of_figures() || is_method() ||
        is_definition())
        return;  // a plan's own words judge nothing, nor do figures, nor what was looked at
    std::vector<PolarityPrior> priors;
    if (prior != nullptr) {
        // Words of its own: what says nothing has its polarity from the section already.
        const bool is_agreed = judgement_.is_stated && prior->polarity == passage_.polarity;
        const bool is_of_heading = setting_.tone == prior->polarity;
        priors.push_back({prior->polarity,
                          is_agreed       ? kAgreedSectionMargin
                          : is_of_heading ? kToneMargin
                                          : kSectionMargin});
    }
    if (setting_.rated != Polarity::Neutral && !judgement_.is_stated) {
        const bool is_good = setting_.rated == Polarity::Good;
        priors.push_back({Polarity::Good, is_good ? kRatingMargin : -kRatingMargin});
        priors.push_back({Polarity::Concern, is_good ? -kRatingMargin : kRatingMargin});
    }
    if (passage_.role == SectionRole::However) priors.push_back({setting_.however, kSectionMargin});
    if (turns_against_above()) {
        // What turns against something judges; which way, the paragraph before says where it judges
        // itself. A practice told without a word of blame is told as met.
        const float lean = judgement_.is_stated ? 0 : kUnblamedLean;
        if (setting_.above != Polarity::Concern)
            priors.push_back({Polarity::Concern, kTurnMargin - lean});
        if (setting_.above != Polarity::Good)
            priors.push_back({Polarity::Good, kTurnMargin + lean});
    }
    // What rises, falls, is over or denied, and how high is high, the rules read better than
    // weights can.
    const auto has_cue = [&](std::initializer_list<std::string_view> rules) {
        return std::any_of(judgement_.cues.begin(), judgement_.cues.end(), [&](const Cue& cue) {
            return std::find(rules.begin(), rules.end(), cue.rule) != rules.end();
        });
    };
    const bool is_turned = has_cue({"direction", "figure", "mended"});
    // One denial among many sentences decides nothing.
    const auto& words = reading_.text.words;
    const bool is_short = !words.empty() && words.back().sentence <= 1;
    const bool is_denied = is_short && has_cue({"denied-duty", "denied-harm"}) && !names_norm();
    const bool is_of_report = !setting_.report_kind.empty();
    if (is_turned && judgement_.is_stated)
        priors.push_back(
            {judgement_.polarity,
             is_of_report || judgement_.is_of_goal ? kDirectionMarginInReports : kDirectionMargin});
    if (is_denied && !is_turned && judgement_.is_stated)
        priors.push_back({judgement_.polarity, kDenialMargin});
    // Words of praise with none of blame. Words of blame are heard by the weights as well and in
    // their context: "an elderly man whose wife had just died" is no fault.
    const bool only_praises = has_cue({"good-cue", "denied-harm", "negation"}) &&
                              !has_cue({"concern-cue", "denied-duty", "harm", "denial"});
    if (is_of_report && judgement_.is_stated && only_praises && !judgement_.is_only_named &&
        !states_norm())
        priors.push_back(
            {judgement_.polarity,
             judgement_.cues.size() > 1 ? kDoublePraiseMarginInReports : kPraiseMarginInReports});
    // A paragraph that praises and has a fault at its end is heard as praise by weights that count
    // its words.
    if (is_of_report && judgement_.is_stated && !judgement_.is_only_named && is_paragraph() &&
        judgement_.polarity == Polarity::Concern)
        priors.push_back(
            {Polarity::Concern,
             has_cue({"denied-duty"}) ? kUndoneMarginInParagraphs : kBlameMarginInParagraphs});
    // What a short sentence says in so many words, and says one way only.
    const bool is_one_sided =
        has_cue({"good-cue", "denied-harm", "negation"}) != has_cue({"concern-cue", "denied-duty"});
    const bool is_sentence =
        !words.empty() && words.back().sentence == 0 && words.size() <= kShortSentence;
    if (!is_turned && is_sentence && is_one_sided && !names_norm() && judgement_.is_stated &&
        !judgement_.is_only_named)
        priors.push_back({judgement_.polarity, kVerdictMargin});
    const bool may_require = passage_.role != SectionRole::History && may_demand();
    auto weighed_anew = weighed_polarity(passage_,
                                         reading_.text,
                                         model,
                                         weighed,
                                         priors,
                                         may_require,
                                         with_reasons);
    set(weighed_anew.polarity, std::move(weighed_anew.cues));
}

/// Of papers that explain; a report's "An activity room is a good place to sit" is what was found.
bool PassageLabeller::is_definition() const {
    const bool explains = setting_.report_kind == "policy" || setting_.report_kind == "guidance";
    return explains && begins_with_definition(reading_.text);
}

/// Three sentences or more.
bool PassageLabeller::is_paragraph() const {
    const auto& words = reading_.text.words;
    return !words.empty() && words.back().sentence >= 2;
}

/// Of those who look from outside: where a team tells its own story, "We held a meeting each week"
/// is what it did.
bool PassageLabeller::is_method() const {
    constexpr std::array<std::string_view, 7> kFromOutside = {"inspection-report",
                                                              "quality-report",
                                                              "saf-report",
                                                              "compliance-2010",
                                                              "mha-visit",
                                                              "evidence-appendix",
                                                              "thematic"};
    return std::find(kFromOutside.begin(), kFromOutside.end(), setting_.report_kind) !=
               kFromOutside.end() &&
           tells_only_method(passage_.text, reading_.text);
}

/// "Blood tests must be offered within 72 hours", in a policy: what is to be is no praise.
bool PassageLabeller::states_norm() const {
    const bool sets_norms = setting_.report_kind == "policy" || setting_.report_kind == "guidance";
    return sets_norms && judgement_.polarity == Polarity::Good && names_norm();
}

bool PassageLabeller::names_norm() const {
    constexpr std::array<std::string_view, 3> kModals = {"must", "shall", "should"};
    return std::any_of(kModals.begin(), kModals.end(), [&](std::string_view modal) {
        return contains_word(reading_.text, modal);
    });
}

/// "However, ..." as a paragraph of its own says the opposite of the paragraph before it.
bool PassageLabeller::turns_against_above() const {
    return passage_.role != SectionRole::However && passage_.text.starts_with("However");
}

}  // namespace findings::label
