// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/passage_labeller.hpp"

#include "indexer/label/key_question.hpp"
#include "indexer/label/measures.hpp"
#include "indexer/label/regulation_names.hpp"
#include "indexer/label/sources.hpp"
#include "indexer/label/weigh.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace findings::label {
namespace {

void clear_labels(Passage& passage) {
    passage.kind = FindingKind::Context;
    passage.polarity = Polarity::Neutral;
    passage.themes.clear();
    passage.polarity_cues.clear();
    passage.other_cues.clear();
    passage.regulations.clear();
    passage.measures.clear();
    passage.corrections.clear();
}

/// True when the whole text is one quotation.
bool is_quotation(std::string_view text) {
    constexpr std::array<std::string_view, 4> kOpen = {"\"", "'", "\u201C", "\u2018"};
    const auto first = std::find_if(kOpen.begin(), kOpen.end(), [&](std::string_view mark) {
        return text.starts_with(mark);
    });
    if (first == kOpen.end()) return false;
    constexpr std::array<std::string_view, 4> kClose = {"\"", "'", "\u201D", "\u2019"};
    const std::string_view mark = kClose.at(static_cast<std::size_t>(first - kOpen.begin()));
    const std::string_view body = text.substr(0, text.find_last_not_of(" .") + 1);
    if (body.size() > 20 && body.ends_with(mark)) return true;
    // "... nobody left to send," said a paramedic who asked not to be named.
    const auto close = text.rfind(mark);
    if (close == std::string_view::npos || close < 30 || close * 2 < text.size()) return false;
    const std::string_view rest = text.substr(close + mark.size());
    constexpr std::array<std::string_view, 6> kSaid =
        {" said ", " says ", " added ", " wrote ", " told ", " explained "};
    return std::any_of(kSaid.begin(), kSaid.end(), [&](std::string_view said) {
        return rest.starts_with(said);
    });
}

/// "We imposed conditions ...: it must report weekly" tells what was done, and asks for nothing
/// here.
bool tells_of_enforcement(std::string_view text) {
    constexpr std::array<std::string_view, 8> kStarts = {"We imposed",
                                                         "We have imposed",
                                                         "We served",
                                                         "We have served",
                                                         "We issued",
                                                         "We have issued",
                                                         "We took enforcement",
                                                         "We used our"};
    return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
        return text.starts_with(start);
    });
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
constexpr float kDirectionMargin = 0.85F;
// In a report there are headings, lists and long paragraphs that the training did not have; a
// strong cue of the theme file counts for more there. Bare texts are what it was trained on.
constexpr float kCueMargin = 0.4F;
constexpr float kDirectionMarginInReports = 1.2F;
constexpr float kVerdictMarginInReports = 1.3F;

bool contains_word(const WordText& text, std::string_view folded) {
    return std::any_of(text.words.begin(), text.words.end(), [&](const Word& word) {
        return word.folded == folded;
    });
}

void append(std::vector<Cue>& to, std::vector<Cue>&& more) {
    std::move(more.begin(), more.end(), std::back_inserter(to));
}

}  // namespace

std::string heading_words(const Passage& passage) {
    std::string words;
    const std::size_t count = passage.section.size();
    for (std::size_t i = count > 2 ? count - 2 : 0; i < count; ++i)
        words.append(passage.section[i]).append("\n");
    return words;
}

/// What a section, or a heading, says of the polarity of a passage whose own words say nothing
/// (domain notes 6.1).
struct PassageLabeller::Prior {
    SectionRole role;
    Polarity polarity;
    std::string_view why;
};
const PassageLabeller::Prior PassageLabeller::kSections[] = {
    {SectionRole::GoodPractice, Polarity::Good, "good practice"},
    {SectionRole::Breach, Polarity::Concern, "how the regulation was not being met"},
    {SectionRole::WeFound, Polarity::Concern, "we found"},
    {SectionRole::MustActions, Polarity::Requirement, "actions the provider must take"},
    {SectionRole::ShouldActions, Polarity::Requirement, "actions the provider should take"},
    {SectionRole::ActionStatement, Polarity::Requirement, "your action statement should address"},
    {SectionRole::Recommendations, Polarity::Requirement, "recommendations"},
    {SectionRole::OutcomesAimed, Polarity::Neutral, "outcomes aimed for"},
    {SectionRole::Response, Polarity::Neutral, "what an action plan says will be done"},
};
const PassageLabeller::Prior PassageLabeller::kTones[] = {
    {SectionRole::Body, Polarity::Good, "a heading that praises"},
    {SectionRole::Body, Polarity::Concern, "a heading that blames"},
};

const PassageLabeller::Prior* PassageLabeller::prior() const {
    const auto* of_section =
        std::find_if(std::begin(kSections), std::end(kSections), [&](const Prior& one) {
            return one.role == passage_.role;
        });
    if (of_section != std::end(kSections)) return of_section;
    // A list under "However:" and a post have a tone of their own.
    if (passage_.role == SectionRole::However || passage_.role == SectionRole::Post) return nullptr;
    const auto* of_heading =
        std::find_if(std::begin(kTones), std::end(kTones), [&](const Prior& one) {
            return one.polarity == setting_.tone;
        });
    return of_heading == std::end(kTones) ? nullptr : of_heading;
}

bool is_silent(SectionRole role) {
    return role == SectionRole::Boilerplate || role == SectionRole::NotAssessed ||
           role == SectionRole::Personal;
}

PassageLabeller::PassageLabeller(Passage& passage,
                                 const Setting& setting,
                                 const HeadingThemes& of_heading,
                                 const RuleBook& book)
    : passage_(passage),
      setting_(setting),
      of_heading_(of_heading),
      book_(book),
      reading_(is_silent(passage.role) ? std::string_view() : passage.text, book),
      is_question_stated_(passage.key_question != KeyQuestion::None) {
    clear_labels(passage_);
}

void PassageLabeller::label_by_rules() {
    if (is_silent(passage_.role)) return;
    // A listed action may be worded like the explanation of such lists; it is an action all the
    // same.
    const bool is_listed =
        passage_.role == SectionRole::MustActions || passage_.role == SectionRole::ShouldActions;
    is_boilerplate_ = !is_listed && is_boilerplate(reading_, book_);
    if (is_boilerplate_) {
        passage_.other_cues.push_back({"boilerplate", boilerplate_words(), 0, 0, 0});
        return;
    }
    auto cited = cited_by(passage_.text, setting_.is_2010);
    passage_.regulations = std::move(cited.regulations);
    append(passage_.other_cues, std::move(cited.cues));
    if (passage_.role == SectionRole::Response && passage_.regulations.empty() &&
        !passage_.section.empty()) {
        passage_.regulations =
            read_regulations(passage_.section.back(), setting_.is_2010).regulations;
    }
    auto measured = measures_in(passage_, reading_.text);
    passage_.measures = std::move(measured.values);
    append(passage_.other_cues, std::move(measured.cues));
    passage_.themes = themes_of(passage_, reading_, of_heading_, book_);
    demand_ = demand_of(passage_.text, reading_, book_);
    if (tells_of_enforcement(passage_.text)) demand_.demand = Demand::None;
    judgement_ = judge(passage_.text, reading_, book_);
    if (auto figures = of_figures();
        figures.is_stated && (!judgement_.is_stated || judgement_.is_only_named))
        judgement_ = std::move(figures);
    // What a practice case tells of its effect fell for the better, unless it says otherwise.
    const bool only_moved = !judgement_.cues.empty() &&
                            std::all_of(judgement_.cues.begin(),
                                        judgement_.cues.end(),
                                        [](const Cue& cue) { return cue.rule == "direction"; });
    if (passage_.part == "impact" && only_moved && judgement_.polarity == Polarity::Concern &&
        !contains_word(reading_.text, "increase") && !contains_word(reading_.text, "rose"))
        judgement_.polarity = Polarity::Good;
    // "A rule is dropped on days", below "What we have seen go wrong": what moves may be either.
    if (only_moved && setting_.tone != Polarity::Neutral && setting_.tone != judgement_.polarity)
        judgement_ = {};
    voice_ = voice();
    set_polarity();
    set_kind();
    if (passage_.regulations.empty() && may_cite_above()) {
        auto above = cited_above(passage_, setting_.is_2010);
        passage_.regulations = std::move(above.regulations);
        append(passage_.other_cues, std::move(above.cues));
    }
    set_key_question(passage_, setting_.report_kind, voice_, book_.taxonomy);
    if (!is_forum())
        // a post is its author's own word
        append(passage_.other_cues, sources_of(passage_, reading_, book_));
}

void PassageLabeller::label_by_weights(const LinearModel& model, bool with_reasons) {
    if (model.empty() || is_silent(passage_.role)) return;
    const Weighed weighed = model.weigh(features());
    passage_.themes = weighed_themes(passage_,
                                     reading_.text,
                                     model,
                                     weighed,
                                     book_.taxonomy,
                                     of_heading_,
                                     setting_.report_kind.empty() ? 0 : kCueMargin,
                                     with_reasons);
    if (is_boilerplate_ && passage_.themes.empty()) return;
    weigh_polarity(model, weighed, with_reasons);
    std::erase_if(passage_.other_cues, [](const Cue& cue) { return cue.rule == "kind"; });
    set_kind();
    weigh_question(model, weighed, with_reasons);
}

void PassageLabeller::weigh_polarity(const LinearModel& model,
                                     const Weighed& weighed,
                                     bool with_reasons) {
    const Prior* prior = this->prior();
    // What the section is decides: an action listed as a MUST is one however it is worded, an aim
    // is none.
    if (prior != nullptr &&
        (prior->polarity == Polarity::Requirement || prior->polarity == Polarity::Neutral))
        return;
    if (setting_.report_kind == "action-statement" || is_row_of_figures())
        return;  // a plan's own words judge nothing, nor do figures
    std::vector<PolarityPrior> priors;
    if (prior != nullptr) {
        const bool is_agreed = prior->polarity == passage_.polarity;
        const bool is_of_heading = setting_.tone == prior->polarity;
        priors.push_back({prior->polarity,
                          is_agreed       ? kAgreedSectionMargin
                          : is_of_heading ? kToneMargin
                                          : kSectionMargin});
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
    // What rises or falls, and how high is high, the rules read better than weights can.
    const bool is_turned =
        std::any_of(judgement_.cues.begin(), judgement_.cues.end(), [](const Cue& cue) {
            return cue.rule == "direction" || cue.rule == "figure";
        });
    const bool is_of_report = !setting_.report_kind.empty();
    if (is_turned && judgement_.is_stated)
        priors.push_back(
            {judgement_.polarity, is_of_report ? kDirectionMarginInReports : kDirectionMargin});
    if (is_of_report && judgement_.is_stated && !judgement_.is_only_named && !states_norm())
        priors.push_back({judgement_.polarity, kVerdictMarginInReports});
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

/// "Blood tests must be offered within 72 hours", in a policy: what is to be judges nothing.
bool PassageLabeller::states_norm() const {
    const bool sets_norms = setting_.report_kind == "policy" || setting_.report_kind == "guidance";
    constexpr std::array<std::string_view, 3> kModals = {"must", "shall", "should"};
    return sets_norms && std::any_of(kModals.begin(), kModals.end(), [&](std::string_view modal) {
               return contains_word(reading_.text, modal);
           });
}

/// "However, ..." as a paragraph of its own says the opposite of the paragraph before it.
bool PassageLabeller::turns_against_above() const {
    return passage_.role != SectionRole::However && passage_.text.starts_with("However");
}

/// Headings and quality statements say it; without them the weights do.
void PassageLabeller::weigh_question(const LinearModel& model,
                                     const Weighed& weighed,
                                     bool with_reasons) {
    const auto& cues = passage_.other_cues;
    const bool is_of_statement = std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
        return cue.rule == "key-question" && cue.words == passage_.quality_statement;
    });
    if (is_question_stated_ || is_of_statement ||
        (!setting_.report_kind.empty() && !has_key_questions(setting_.report_kind)))
        return;
    std::erase_if(passage_.other_cues, [](const Cue& cue) { return cue.rule == "key-question"; });
    const bool must_answer = !setting_.report_kind.empty() && !passage_.themes.empty();
    passage_.key_question = KeyQuestion::None;
    if (!setting_.report_kind.empty() && !must_answer) return;
    auto chosen = weighed_question(passage_,
                                   reading_.text,
                                   model,
                                   weighed,
                                   questions_of_themes(passage_, book_.taxonomy),
                                   must_answer,
                                   with_reasons);
    passage_.key_question = chosen.question;
    if (chosen.question == KeyQuestion::None) return;
    const std::string theme = theme_under(passage_, book_.taxonomy, chosen.question);
    if (!theme.empty()) passage_.other_cues.push_back({"key-question", theme, 0, 0, 0});
    // What weighs for a key question stands under its own rule: other cues have no label to stand
    // under.
    std::erase_if(chosen.cues,
                  [](const Cue& cue) { return cue.weight <= 0 || cue.begin == cue.end; });
    for (Cue& cue : chosen.cues) cue.rule = "key-question";
    if (theme.empty() && chosen.cues.empty())
        chosen.cues.push_back({"key-question", "from its words", 0, 0, 0});
    append(passage_.other_cues, std::move(chosen.cues));
}

/// What is asked for, or was not met, under a regulation's heading is asked for by that regulation.
bool PassageLabeller::may_cite_above() const {
    return passage_.role == SectionRole::Breach || passage_.kind == FindingKind::Requirement ||
           passage_.kind == FindingKind::Improvement;
}

/// The report's kind says who speaks; without one the words do.
Voice PassageLabeller::voice() const {
    if (is_forum()) return Voice::Forum;
    if (setting_.report_kind == "news" || setting_.report_kind == "press-release")
        return Voice::News;
    const bool tells_of_practice =
        has_key_questions(setting_.report_kind) || setting_.report_kind == "case-study";
    if (!setting_.report_kind.empty())
        return tells_of_practice ? Voice::Inspection : Voice::Unknown;
    return voice_of(passage_.text, reading_, book_);
}

bool PassageLabeller::is_forum() const {
    return setting_.report_kind == "forum" || passage_.role == SectionRole::Post;
}

/// The press tells that somebody was told he must: it demands nothing itself.
bool PassageLabeller::is_news() const {
    return setting_.report_kind == "news" || setting_.report_kind == "press-release";
}

/// Posts and news demand nothing, and what people say only where the report itself breaks in with a
/// "must".
bool PassageLabeller::may_demand() const {
    if (is_forum() || is_news()) return false;
    return passage_.role != SectionRole::PeopleSay ||
           (demand_.demand == Demand::Must && !is_quotation(passage_.text));
}

void PassageLabeller::set_polarity() {
    const Prior* prior = this->prior();
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

/// The words that give boiler-plate away.
std::string PassageLabeller::boilerplate_words() const {
    const auto hit =
        std::find_if(reading_.hits.begin(), reading_.hits.end(), [&](const PhraseHit& one) {
            return book_.rules[one.rule].type == RuleType::Boilerplate;
        });
    if (hit == reading_.hits.end()) return {};
    const auto& words = reading_.text.words;
    return passage_.text.substr(words[hit->first].begin,
                                words[hit->last].end - words[hit->first].begin);
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
