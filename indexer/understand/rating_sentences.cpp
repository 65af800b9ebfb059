// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/rating_sentences.hpp"

#include "indexer/understand/rating_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::array<std::string_view, 5> kQuestions = {"safe",
                                                        "effective",
                                                        "caring",
                                                        "responsive",
                                                        "well-led"};

/// "inadequate a year ago", "good two years earlier", "good in 2019", "inadequate the year before".
bool tells_when(const std::vector<RatingToken>& tokens, std::size_t next) {
    constexpr std::size_t kLongest = 4;  // words
    constexpr auto kEnds =
        std::to_array<std::string_view>({"ago", "earlier", "before", "previously"});
    constexpr auto kSpans = std::to_array<std::string_view>(
        {"year", "years", "month", "months", "week", "weeks", "time", "inspection", "visit"});
    bool span = false;
    for (std::size_t i = next; i < tokens.size() && i < next + kLongest; ++i) {
        if (i > next && tokens[i].after_mark) break;
        const auto word = tokens[i].text;
        if (span && std::find(kEnds.begin(), kEnds.end(), word) != kEnds.end()) return true;
        span = span || std::find(kSpans.begin(), kSpans.end(), word) != kSpans.end();
    }
    return false;
}

/// What may stand behind a rating; "good relationships" is none.
bool may_follow_value(const std::vector<RatingToken>& tokens, std::size_t next) {
    if (next >= tokens.size() || tokens[next].after_mark) return true;
    if (tells_when(tokens, next)) return true;
    constexpr std::array<std::string_view, 26> kBehind = {
        "following", "after",   "because", "by",     "under",  "when",     "with",
        "at",        "this",    "which",   "while",  "but",    "although", "despite",
        "or",        "rating",  "ratings", "before", "status", "where",    "until",
        "or",        "overall", "through", "last",   "having"};
    const auto& token = tokens[next];
    if (token.word == RatingWord::Other)
        return std::find(kBehind.begin(), kBehind.end(), token.text) != kBehind.end();
    if (token.word == RatingWord::Filler)
        return token.text == "and" || token.text == "as" || token.text == "also" ||
               token.text == "both" || token.text == "the" || token.text == "its";
    return true;
}

class Sentence {
  public:
    explicit Sentence(std::string_view key)
        : tokens_(rating_tokens(key)), of_list_(key.size() < 70) {}

    std::vector<ToldRating> read() {
        if (is_scale()) return {};
        for (at_ = 0; at_ < tokens_.size(); ++at_) {
            const auto& token = tokens_[at_];
            if (token.text == "because" || token.text == "if" || token.text == "would" ||
                token.text == "could")
                break;
            if (token.word == RatingWord::Value && is_rating(at_)) {
                add_value();
            } else {
                note(token);
            }
        }
        add_joined();
        return std::move(told_);
    }

  private:
    /// "dropped from good to inadequate, as did the ratings for being safe and well-led": these
    /// share the rating before.
    void add_joined() {
        if (told_.empty() || names_.empty()) return;
        const bool joined =
            std::any_of(tokens_.begin(), tokens_.end(), [&](const RatingToken& token) {
                const bool as =
                    (token.text == "as" || token.text == "so") && &token != &tokens_.back();
                if (!as) return false;
                const auto verb = (&token + 1)->text;
                return verb == "did" || verb == "have" || verb == "has" || verb == "were" ||
                       verb == "was" || verb == "do";
            });
        if (!joined) return;
        ToldRating told = told_.back();
        told.names = names_;
        told_.push_back(std::move(told));
    }

    /// "rated outstanding, good, requires improvement or inadequate": the scale itself.
    bool is_scale() const {
        std::size_t run = 0;
        for (const auto& token : tokens_) {
            if (token.word == RatingWord::Value) {
                if (++run >= 3) return true;
            } else if (token.word != RatingWord::Filler && token.text != "or") {
                run = 0;
            }
        }
        return false;
    }

    bool is_rating(std::size_t at) const {
        if (!may_follow_value(tokens_, at + 1)) return false;
        if (rated_ || !told_.empty() || moved_ != RatingWord::Other) return true;
        const bool from_to = at + 2 < tokens_.size() && tokens_[at + 1].word == RatingWord::To &&
                             tokens_[at + 2].word == RatingWord::Value;
        return from_to || (of_list_ && !names_.empty()) ||
               (at + 1 < tokens_.size() && tokens_[at + 1].word == RatingWord::Rated);
    }

    void note(const RatingToken& token) {
        switch (token.word) {
            case RatingWord::Question:
                add_name(names_, token.name);
                break;
            case RatingWord::Service:
                services_.push_back(token.name);
                break;
            case RatingWord::Trust:
                of_trust_ = true, add_name(names_, "overall");
                break;
            case RatingWord::Rated:
                rated_ = true;
                break;
            case RatingWord::From:
                from_ = at_ + 1;
                break;
            case RatingWord::Earlier:
                earlier_ = true;
                break;
            case RatingWord::Now:
                earlier_ = false, now_ = true;
                break;
            case RatingWord::Same:
                rated_ = rated_ || token.text.find("rated") != std::string_view::npos;
                [[fallthrough]];
            case RatingWord::Up:
            case RatingWord::Down:
                moved_ = token.word;
                break;
            default:
                break;
        }
    }

    static void add_name(std::vector<std::string_view>& names, std::string_view name) {
        if (name == "all") {
            for (const auto question : kQuestions) add_name(names, question);
        } else if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }

    /// The value here is where it came from: "from good", "from a rating of good", "from an overall
    /// rating of good".
    bool comes_from() const { return from_ != 0 && at_ - from_ <= 6; }

    void add_value() {
        const auto value = tokens_[at_].value;
        if (comes_from()) {
            from_ = 0;
            if (goes_on_to() || told_.empty() || !names_.empty())
                before_ = value;
            else
                set_previous(told_.back(), value);
            return;
        }
        // "so the previous rating of good remains"
        const bool stands =
            earlier_ && at_ + 1 < tokens_.size() && tokens_[at_ + 1].word == RatingWord::Same;
        if (stands) moved_ = RatingWord::Same;
        if (earlier_ && !now_ && !stands) {
            earlier_ = false;
            if (!told_.empty() && names_.empty()) {
                set_previous(told_.back(), value);
            } else {
                before_ = value;
            }
            return;
        }
        ToldRating told;
        told.rating.value = value;
        read_names_behind(told);
        if (told.names.empty() || (told.names.size() == 1 && told.names[0] == "overall")) {
            for (const auto name : names_) add_name(told.names, name);
        }
        if (told.services.empty()) told.services = services_;
        told.of_trust = of_trust_;
        set_movement(told);
        told_.push_back(std::move(told));
        names_.clear(), services_.clear();
        of_trust_ = earlier_ = now_ = false;
        from_ = 0;
        before_ = RatingValue::None;
        moved_ = RatingWord::Other;
    }

    bool goes_on_to() const {
        return at_ + 2 < tokens_.size() && tokens_[at_ + 1].word == RatingWord::To;
    }

    void set_movement(ToldRating& told) const {
        if (before_ != RatingValue::None) set_previous(told, before_);
        if (!told.rating.movement.empty()) return;
        if (moved_ == RatingWord::Up) told.rating.movement = "up";
        if (moved_ == RatingWord::Down) told.rating.movement = "down";
        if (moved_ == RatingWord::Same)
            told.rating.movement = "same", told.rating.previous = told.rating.value;
    }

    static void set_previous(ToldRating& told, RatingValue value) {
        if (told.rating.previous != RatingValue::None && !told.rating.movement.empty()) return;
        told.rating.previous = value;
        told.rating.movement = movement_between(value, told.rating.value);
    }

    /// "inadequate overall and for being safe and well-led": the questions behind a rating.
    void read_names_behind(ToldRating& told) {
        std::size_t next = at_ + 1;
        const auto is = [&](std::size_t i, RatingWord word) {
            return i < tokens_.size() && tokens_[i].word == word;
        };
        if (is(next, RatingWord::Rated)) ++next;
        if (is(next, RatingWord::Question) && tokens_[next].name == "overall" &&
            !tokens_[next].after_mark)
            add_name(told.names, "overall"), ++next;
        if (!told.names.empty()) at_ = next - 1;
        if (is(next, RatingWord::Filler) && is(next + 1, RatingWord::For)) ++next;
        if (!is(next, RatingWord::For)) return;
        const std::size_t begin = next;
        std::vector<std::size_t> found;
        for (++next; next < tokens_.size(); ++next) {
            const auto word = tokens_[next].word;
            if (word == RatingWord::Question || word == RatingWord::Service)
                found.push_back(next);
            else if (word != RatingWord::Filler && word != RatingWord::For &&
                     !(word == RatingWord::Verb && next + 1 < tokens_.size() &&
                       is_tail_of_question(next)) &&
                     word != RatingWord::To)
                break;
        }
        if (found.empty()) return;
        give_back_subject(found, next);
        for (const auto i : found) {
            if (tokens_[i].word == RatingWord::Service)
                told.services.push_back(tokens_[i].name);
            else
                add_name(told.names, tokens_[i].name);
        }
        at_ = found.empty() ? begin : found.back();
    }

    /// "how responsive the service is": the verb belongs to the question.
    bool is_tail_of_question(std::size_t verb) const {
        return tokens_[verb].text == "is" && tokens_[verb - 1].word == RatingWord::Filler &&
               (tokens_[verb - 1].text == "service" || tokens_[verb - 1].text == "it");
    }

    /// "good for being caring and effective, and safe has dropped": the last is the subject of what
    /// follows.
    void give_back_subject(std::vector<std::size_t>& found, std::size_t stop) const {
        if (stop >= tokens_.size() || found.size() < 2) return;
        const auto word = tokens_[stop].word;
        if (word != RatingWord::Verb && word != RatingWord::Same && word != RatingWord::Up &&
            word != RatingWord::Down)
            return;
        if (stop != found.back() + 1) return;
        found.pop_back();
        const auto verb = tokens_[stop].text;
        const bool plural = verb == "are" || verb == "were" || verb == "have" || verb == "remain" ||
                            verb == "continue";
        if (plural && found.size() > 1) found.pop_back();
    }

    std::vector<RatingToken> tokens_;
    bool of_list_;  // short enough to be a line of a list: "Safe - good"
    std::size_t at_ = 0;
    std::vector<ToldRating> told_;
    // Of the clause being read:
    std::vector<std::string_view> names_;
    std::vector<std::string_view> services_;
    bool of_trust_ = false;
    bool rated_ = false;  // of the sentence
    bool earlier_ = false;
    bool now_ = false;
    std::size_t from_ = 0;
    RatingValue before_ = RatingValue::None;
    RatingWord moved_ = RatingWord::Other;
};

}  // namespace

std::vector<ToldRating> ratings_told_in(std::string_view folded_sentence) {
    return Sentence(folded_sentence).read();
}

}  // namespace findings::understanding
