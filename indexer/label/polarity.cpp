// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/polarity.hpp"

#include "indexer/label/polarity_moves.hpp"
#include "indexer/label/polarity_signals.hpp"
#include "indexer/label/polarity_words.hpp"
#include "indexer/label/word_list.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::label {
namespace {

// Weights of one signal; signs are good (+) and concern (-). Tuned on half of the labelled
// passages, see tests/label.
constexpr float kGoodWord = 1.0F;
constexpr float kConcernWord = -1.1F;
constexpr float kHarmWord = -0.45F;     // named, neither denied nor falling
constexpr float kDeniedHarm = 1.2F;     // "no restraint had been used"
constexpr float kDeniedGood = -1.2F;    // "was not clean"
constexpr float kDeniedConcern = 1.0F;  // "rarely delayed"
constexpr float kBareDenial = -0.8F;    // "did not", "had no mirrors": something is lacking
constexpr float kHarmRises = -1.2F;
constexpr float kHarmFalls = 1.2F;
constexpr float kPlainRise = 0.6F;  // "compliance rose"
constexpr float kMended = 1.2F;     // "the unsafe suite had been replaced"
constexpr float kPlainFall = -0.3F;
constexpr float kBetterFall = 0.8F;     // "the average stay fell"
constexpr float kSubordinate = 0.25F;   // the half that does not carry
constexpr float kPlainlyMixed = -0.9F;  // blame this strong is still open whatever else is praised
constexpr float kThreshold = 0.3F;

// Words behind "not", as the taxonomy's negation window.
constexpr std::uint32_t kNegationReach = 7;
constexpr std::uint32_t kRightBehind = 2;      // words from "no" to what nothing else can stand for
constexpr std::uint32_t kListReach = 3;        // words from one harm of a list to the next
constexpr std::uint32_t kDirectionReach = 12;  // words between "fell" and what fell
constexpr std::uint32_t kSubjectDirectionReach = 24;
constexpr std::uint32_t kSubjectReach = 14;  // "nobody we spoke with said that they were bullied"

class Weigher {
  public:
    Weigher(std::string_view text, const Reading& reading, const RuleBook& book)
        : source_(text),
          words_(reading.text.words),
          signals_(signals_of(text, reading, book)),
          carries_(weights_of_halves(reading, book, signals_.contrasts, kSubordinate)) {}

    Judgement judge() {
        weigh_negators();
        weigh_mendings();
        weigh_directions();  // before the words: a falling harm is no blame
        weigh_words();
        return verdict();
    }

  private:
    void weigh_negators() {
        for (auto& negator : signals_.negators) {
            const auto& hit = negator.hit;
            if (negator.is_used) continue;
            const bool subject = negator.type == RuleType::NegatedSubject;
            if (is_contrast(words_, hit) || is_of_purpose(words_, hit)) continue;
            if (const Word* duty = denied(negator)) {
                const bool is_mending =
                    is_among(kMendings, duty->folded) || is_put_right(words_, *duty);
                if (is_mending || is_among(kDuties, duty->folded) ||
                    is_mere_promise(words_, *duty)) {
                    // "would not have left him": a "have" may be anything.
                    const char* rule = is_mending               ? "mended"
                                       : duty->folded == "have" ? "denial"
                                                                : "denied-duty";
                    add(kDeniedGood, hit, hit, rule);
                    if (is_mere_promise(words_, *duty)) use_up_behind(hit);
                    continue;
                }
            }
            const std::uint32_t reach = hit.last + (subject ? kSubjectReach : kNegationReach);
            Signal* target = target_of(negator, reach);
            const Signal* turned = nullptr;
            for (auto& direction : signals_.directions) {
                // "no increase in injuries": the denial takes the direction with it.
                if (direction.hit.first > hit.last && direction.hit.first <= reach &&
                    same_scope(hit, direction.hit, false)) {
                    direction.is_used = true;
                    if (turned == nullptr) turned = &direction;
                }
            }
            if (target == nullptr && turned != nullptr && weigh_denied_direction(hit, *turned))
                continue;
            if (target == nullptr) {
                // What is no longer so may have been good or bad: "no longer low secure".
                if (is_change_of_state(hit)) continue;
                if (is_lapse(words_, hit)) {
                    add(kDeniedGood, hit, hit, "denied-duty");
                    continue;
                }
                add(kBareDenial * (negator.type == RuleType::Without ? 0.5F : 1.0F),
                    hit,
                    hit,
                    "denial");
                continue;
            }
            use_up(*target);
            if (target->type != RuleType::Good) drop_doubles_of(hit);
            const float weight = target->type == RuleType::Harm   ? kDeniedHarm
                                 : target->type == RuleType::Good ? kDeniedGood
                                                                  : kDeniedConcern;
            add(weight,
                hit,
                target->hit,
                is_right_behind(hit, *target) ? "denied-harm" : "negation");
        }
    }
    /// "Assaults did not rise", "restraint had not fallen". False where nothing that is a harm was
    /// to move.
    bool weigh_denied_direction(const PhraseHit& negator, const Signal& direction) {
        Signal* harm = harm_near(direction);
        if (harm == nullptr || harm->hit.first > negator.first) return false;
        harm->is_used = true;
        const bool rises = direction.type == RuleType::Rising;
        add(rises ? kDeniedHarm : kDeniedGood, harm->hit, direction.hit, "negation");
        return true;
    }
    /// What stands behind it in the sentence, up to a turn, is not so.
    void use_up_behind(const PhraseHit& negator) {
        std::uint32_t end = negator.last + 1;
        while (end < words_.size() && words_[end].sentence == words_[negator.last].sentence &&
               !is_among(kTurns, words_[end].folded))
            ++end;
        for (auto* group : {&signals_.words, &signals_.negators, &signals_.directions}) {
            for (auto& signal : *group) {
                if (signal.hit.first > negator.last && signal.hit.first < end)
                    signal.is_used = true;
            }
        }
    }
    /// What a denial is about: the harm in its reach, wherever it stands there, else the first
    /// signal. What "none of" counts is no such thing where something is said of it: "none of the
    /// incident forms was late".
    [[nodiscard]] Signal* target_of(const Signal& negator, std::uint32_t reach) {
        const PhraseHit& hit = negator.hit;
        const bool is_subject = negator.type == RuleType::NegatedSubject;
        const bool counts = is_subject && words_[hit.first].folded == "none";
        const std::uint32_t verb = counts ? verb_behind(hit) : 0;
        Signal* target = nullptr;
        for (auto& signal : signals_.words) {
            const bool inside = signal.hit.first > hit.last && signal.hit.first <= reach &&
                                same_scope(hit, signal.hit, is_subject);
            if (!inside || signal.is_used) continue;
            const bool is_told = signal.hit.first > verb && signal.type != RuleType::Good;
            const bool is_counted = target != nullptr && target->hit.first < verb;
            if (target == nullptr || (counts && is_counted && is_told)) {
                target = &signal;
            } else if (signal.type == RuleType::Harm && target->type != RuleType::Harm &&
                       !(counts && target->hit.first > verb)) {
                target = &signal;
            }
        }
        // The harm that is counted is not named as one.
        for (auto& signal : signals_.words) {
            if (target != nullptr && target->hit.first > verb && signal.hit.first > hit.last &&
                signal.hit.first < verb && signal.type == RuleType::Harm)
                signal.is_used = true;
        }
        return target;
    }
    /// The first auxiliary verb of a clause behind its subject; 0 where there is none.
    [[nodiscard]] std::uint32_t verb_behind(const PhraseHit& subject) const {
        for (std::uint32_t at = subject.last + 1;
             at < words_.size() && words_[at].sentence == words_[subject.last].sentence;
             ++at) {
            if (is_among(kHaving, words_[at].folded)) return at;
        }
        return 0;
    }
    /// "Rarely" blames by itself, and praises where it denies a harm: then only that counts.
    void drop_doubles_of(const PhraseHit& negator) {
        for (auto& signal : signals_.words) {
            if (signal.hit.first == negator.first && signal.hit.last == negator.last)
                signal.is_used = true;
        }
    }
    /// A denial takes its target and what is listed behind it with it: "free from ligature points,
    /// blind spots and delays".
    void use_up(Signal& target) {
        std::uint32_t last = target.hit.last;  // of the list so far
        for (auto& signal : signals_.words) {  // in the order of the text
            const bool is_same =
                signal.hit.first <= target.hit.last && target.hit.first <= signal.hit.last;
            const bool is_listed =
                target.type == RuleType::Harm && signal.type != RuleType::Good &&
                signal.hit.first > target.hit.last && signal.hit.first <= last + kListReach &&
                words_[signal.hit.first].sentence == words_[target.hit.first].sentence;
            if (is_listed) last = signal.hit.last;
            if (is_same || is_listed) signal.is_used = true;
        }
        target.is_used = true;
    }
    [[nodiscard]] bool is_change_of_state(const PhraseHit& negator) const {
        return words_[negator.last].folded == "longer";
    }
    /// "no restraint", "did not use prone restraint": nothing else can be what is denied.
    static bool is_right_behind(const PhraseHit& negator, const Signal& target) {
        const bool is_harm = target.type == RuleType::Harm || target.names_harm;
        return is_harm && target.hit.first - negator.last <= kRightBehind;
    }
    /// The word that a "not", or a "nobody had", denies, in its clause.
    [[nodiscard]] const Word* denied(const Signal& negator) const {
        const bool is_subject = negator.type == RuleType::NegatedSubject;
        if (negator.type != RuleType::Negator && !is_subject) return nullptr;
        std::size_t at = negator.hit.last + 1U;
        // "None of the three had been put right"
        while (is_subject && at < words_.size() && at <= negator.hit.last + 3U &&
               !is_among(kHaving, words_[at].folded))
            ++at;
        if (is_subject && (at >= words_.size() || !is_among(kHaving, words_[at].folded)))
            return nullptr;
        while (at < words_.size() && (is_among(kAuxiliaries, words_[at].folded) ||
                                      (is_subject && is_among(kHaving, words_[at].folded))))
            ++at;
        const bool is_in_clause =
            at < words_.size() && words_[at].clause == words_[negator.hit.last].clause;
        return is_in_clause ? &words_[at] : nullptr;
    }
    [[nodiscard]] bool same_scope(const PhraseHit& negator,
                                  const PhraseHit& hit,
                                  bool is_subject) const {
        const Word& a = words_[negator.last];
        const Word& b = words_[hit.first];
        if (a.sentence != b.sentence) return false;
        return is_subject || a.clause == b.clause || has_only_list_between(negator, hit);
    }
    /// "no blind spots, ligature points or delays": a denial runs through a list.
    [[nodiscard]] bool has_only_list_between(const PhraseHit& negator, const PhraseHit& hit) const {
        if (words_[hit.first].clause > words_[negator.last].clause + 1) return false;
        return std::any_of(
            words_.begin() + hit.first,
            words_.begin() + std::min<std::ptrdiff_t>(hit.last + 4, std::ssize(words_)),
            [](const Word& word) { return word.folded == "or" || word.folded == "nor"; });
    }

    void weigh_words() {
        for (const auto& signal : signals_.words) {
            if (signal.is_used) continue;
            if (signal.type == RuleType::Good) add(kGoodWord, signal.hit, signal.hit, "good-cue");
            if (signal.type == RuleType::Concern) {
                const bool had_other = has_other_;
                add(kConcernWord, signal.hit, signal.hit, "concern-cue");
                if (signal.names_harm) has_other_ = had_other;
            }
            if (signal.type == RuleType::Harm) add(kHarmWord, signal.hit, signal.hit, "harm");
        }
    }
    /// "The unsafe suite had been replaced", "the earlier breach has been met": what stands in
    /// front of it, in the same half of the sentence, is over.
    void weigh_mendings() {
        for (const PhraseHit& mending : signals_.mendings) {
            const PhraseHit* first = nullptr;
            for (auto& signal : signals_.words) {  // in the order of the text
                // "Out of use while a door was replaced" is no less out of use.
                const bool is_subject =
                    signal.type != RuleType::Good &&
                    !has_turn_between(signal.hit.last, mending.first) &&
                    signal.hit.last < mending.first &&
                    mending.first - signal.hit.last <= kSubjectReach &&
                    words_[signal.hit.first].clause == words_[mending.first].clause;
                if (!is_subject || signal.is_used) continue;
                signal.is_used = true;
                if (first == nullptr) first = &signal.hit;
            }
            if (first != nullptr) add(kMended, *first, mending, "mended");
        }
    }
    [[nodiscard]] bool has_turn_between(std::uint32_t from, std::uint32_t to) const {
        return from < to &&
               std::any_of(words_.begin() + from, words_.begin() + to, [](const Word& word) {
                   return is_among(kTurns, word.folded) || word.folded == "until";
               });
    }
    void weigh_directions() {
        std::uint32_t told = 0;  // one behind the last word of the directions so far
        for (const auto& direction : signals_.directions) {
            if (direction.hit.first < told) continue;  // "came down from"
            told = direction.hit.last + 1;
            if (direction.is_used || is_fall_of_person(words_, direction.hit) ||
                is_step_of_person(words_, direction.hit))
                continue;
            const bool rises = direction.type == RuleType::Rising;
            Signal* harm = harm_near(direction);
            const bool has_harm = harm != nullptr;
            if (has_harm) harm->is_used = true;
            if (has_harm && !rises) let_fall_with(direction);
            const bool is_better = !has_harm && !rises && is_better_less(words_, direction.hit);
            const float weight = has_harm    ? (rises ? kHarmRises : kHarmFalls)
                                 : is_better ? kBetterFall
                                             : (rises ? kPlainRise : kPlainFall);
            add(weight, direction.hit, has_harm ? harm->hit : direction.hit, "direction");
        }
    }
    /// "Restraint fell from 61 holds a month to 34, and prone restraint from 12 to 1": what is
    /// counted behind the direction fell as well.
    void let_fall_with(const Signal& direction) {
        const std::size_t end = end_of_fall(words_, direction.hit);
        if (end == 0) return;
        for (auto& signal : signals_.words) {
            if (signal.names_harm && signal.hit.first > direction.hit.last &&
                signal.hit.first < end)
                signal.is_used = true;
        }
    }
    /// What a direction is about: the nearest harm, or blame that goes down ("few patients had a
    /// delayed discharge").
    [[nodiscard]] Signal* harm_near(const Signal& direction) {
        Signal* nearest = nullptr;
        // "14 times between April and September, down from 52": what went down is the sentence's
        // subject, however far in front.
        const bool from = words_[direction.hit.last].folded == "from";
        std::uint32_t best = from ? kSubjectDirectionReach : kDirectionReach;
        for (auto& signal : signals_.words) {
            const bool counts =
                signal.type == RuleType::Harm ||
                (signal.type == RuleType::Concern && direction.type == RuleType::Falling);
            // "dropped from good to inadequate": both ends of a movement, and neither moves.
            const bool is_movement = words_[signal.hit.first].folded == "from";
            if (!counts || is_movement || signal.is_used ||
                words_[signal.hit.first].sentence != words_[direction.hit.first].sentence)
                continue;
            const auto a = signal.hit.first, b = direction.hit.first;
            const std::uint32_t away = a > b ? a - b : b - a;
            if (away >= best || (a > b && has_joint_between(words_, b, a))) continue;
            best = away;
            nearest = &signal;
        }
        return nearest;
    }

    void add(float weight, const PhraseHit& from, const PhraseHit& to, const char* rule) {
        const float carried = weight * carries_[from.first];
        (carried > 0 ? good_ : concern_) += carried;
        if (weight > 0) has_praise_ = true;
        if (weight < kHarmWord) has_blame_ = true;
        if (weight != kHarmWord) has_other_ = true;
        const std::uint32_t begin = words_[std::min(from.first, to.first)].begin;
        const std::uint32_t end = words_[std::max(from.last, to.last)].end;
        verdict_.cues.push_back(
            {rule, std::string(source_.substr(begin, end - begin)), begin, end});
    }
    Judgement verdict() {
        const float sum = good_ + concern_;
        if (concern_ <= kPlainlyMixed && good_ < 2.0F * -concern_) {
            verdict_.polarity = Polarity::Concern;
        } else if (sum <= -kThreshold) {
            verdict_.polarity = Polarity::Concern;
        } else if (sum >= kThreshold) {
            verdict_.polarity = Polarity::Good;
        }
        verdict_.is_stated = verdict_.polarity != Polarity::Neutral;
        verdict_.is_only_named = verdict_.is_stated && !has_praise_ && !has_blame_;
        verdict_.names_only_harms = verdict_.is_stated && !has_other_;
        return std::move(verdict_);
    }

    std::string_view source_;
    const std::vector<Word>& words_;
    Signals signals_;
    std::vector<float> carries_;  // by word: how much what it says weighs
    float good_ = 0;
    float concern_ = 0;
    bool has_praise_ = false;
    bool has_blame_ = false;
    bool has_other_ = false;  // than the name of a harm
    Judgement verdict_;
};

}  // namespace

Judgement judge(std::string_view text, const Reading& reading, const RuleBook& book) {
    return Weigher(text, reading, book).judge();
}

}  // namespace findings::label
