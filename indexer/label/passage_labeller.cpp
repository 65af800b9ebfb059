// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/passage_labeller.hpp"

#include "indexer/label/key_question.hpp"
#include "indexer/label/measures.hpp"
#include "indexer/label/passage_words.hpp"
#include "indexer/label/regulation_names.hpp"
#include "indexer/label/sources.hpp"
#include "indexer/label/weigh.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
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

/// "Prone restraint: 4 (Q4 2024/25: 11). Target: fewer than 6.": a figure behind its label, and
/// nothing else.
bool is_entry(const Passage& passage) {
    if (passage.measures.empty()) return false;
    const std::string& label = passage.measures.front().population;
    return !label.empty() &&
           passage.text.starts_with(label + ": " + passage.measures.front().value);
}

// In a report there are headings, lists and long paragraphs that the training did not have; a
// strong cue of the theme file counts for more there. Bare texts are what it was trained on.
constexpr float kCueMargin = 0.4F;

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
    name_instruments(cited, passage_, setting_.is_2010, setting_.nation);
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
    // "61% within four hours, against a standard of 95%": where a sentence gives the goal, that
    // decides, whatever words stand beside it.
    const auto& words = reading_.text.words;
    const bool is_sentence = !words.empty() && words.back().sentence == 0;
    // So does being worse than others. Where words tell only that something moved, figures that
    // tell from what to what know more.
    const auto has_only = [&](std::initializer_list<std::string_view> rules) {
        return !judgement_.cues.empty() &&
               std::all_of(judgement_.cues.begin(), judgement_.cues.end(), [&](const Cue& cue) {
                   return std::find(rules.begin(), rules.end(), cue.rule) != rules.end();
               });
    };
    if (auto figures = of_figures();
        figures.is_stated &&
        (!judgement_.is_stated || judgement_.is_only_named || (figures.is_of_goal && is_sentence) ||
         has_only({"direction", "harm"}) || (figures.is_compared && judgement_.names_only_harms) ||
         (figures.is_compared && figures.polarity == Polarity::Concern && is_sentence) ||
         is_entry(passage_)))
        judgement_ = std::move(figures);
    // What a practice case tells of its effect fell for the better, unless it says otherwise.
    const bool only_moved = has_only({"direction"});
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
        name_instruments(above, passage_, setting_.is_2010, setting_.nation);
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

}  // namespace findings::label
