// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/told_ratings.hpp"

#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/rating_words.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestSentence = 900;
constexpr std::size_t kLongestQuotedWord = 40;  // 'good' in quotation marks is no speech
constexpr std::array<std::string_view, 5> kQuestions = {"safe",
                                                        "effective",
                                                        "caring",
                                                        "responsive",
                                                        "well-led"};

/// One rating as a clause tells it.
struct Told {
    // questions and "overall"; empty = what the clause is about as a whole
    std::vector<std::string_view> names;
    std::vector<std::string_view> services;  // empty = what the release is about
    bool of_trust = false;
    Rating rating;
};

/// The text without what somebody says in it: a director may speak of ratings loosely.
std::string without_speech(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto curly = text.find("\u201c");
        const auto plain = text.find('"');
        const auto open = std::min(curly, plain);
        if (open == std::string_view::npos) return out + std::string(text);
        const std::string_view mark = open == curly ? "\u201d" : "\"";
        const auto after = open + (open == curly ? std::string_view("\u201c").size() : 1);
        const auto close = text.find(mark, after);
        const bool is_word = close != std::string_view::npos && close - after <= kLongestQuotedWord;
        out += text.substr(0, open);
        if (is_word) out += text.substr(after, close - after);
        if (close == std::string_view::npos) return out;
        text.remove_prefix(close + mark.size());
    }
    return out;
}

/// What may stand behind a rating; "good relationships" is none.
bool may_follow_value(const std::vector<RatingToken>& tokens, std::size_t next) {
    if (next >= tokens.size() || tokens[next].after_mark) return true;
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

    std::vector<Told> read() {
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
        Told told = told_.back();
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
        Told told;
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

    void set_movement(Told& told) const {
        if (before_ != RatingValue::None) set_previous(told, before_);
        if (!told.rating.movement.empty()) return;
        if (moved_ == RatingWord::Up) told.rating.movement = "up";
        if (moved_ == RatingWord::Down) told.rating.movement = "down";
        if (moved_ == RatingWord::Same)
            told.rating.movement = "same", told.rating.previous = told.rating.value;
    }

    static void set_previous(Told& told, RatingValue value) {
        if (told.rating.previous != RatingValue::None && !told.rating.movement.empty()) return;
        told.rating.previous = value;
        told.rating.movement = movement_between(value, told.rating.value);
    }

    /// "inadequate overall and for being safe and well-led": the questions behind a rating.
    void read_names_behind(Told& told) {
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
    std::vector<Told> told_;
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

constexpr std::array<std::string_view, 16> kNotLookedAt = {"not rated",
                                                           "not re-rated",
                                                           "not rerated",
                                                           "did not rate",
                                                           "not given a rating",
                                                           "not give a rating",
                                                           "not inspected",
                                                           "not inspect ",
                                                           "not looked at",
                                                           "not look at",
                                                           "not assess",
                                                           "not included in",
                                                           "not part of",
                                                           "not provide a rating",
                                                           "not award",
                                                           "no rating"};

/// The questions a sentence names, in order.
std::vector<std::string_view> questions_in(std::string_view key) {
    std::vector<std::string_view> names;
    for (const auto& token : rating_tokens(key)) {
        if (token.word == RatingWord::Question && token.name != "all" &&
            std::find(names.begin(), names.end(), token.name) == names.end())
            names.push_back(token.name);
    }
    return names;
}

bool speaks_of_those_before(std::string_view key) {
    constexpr std::array<std::string_view, 8> kStarts = {"these ",
                                                         "those ",
                                                         "they ",
                                                         "their ratings",
                                                         "the previous ratings",
                                                         "previous ratings",
                                                         "the ratings for these",
                                                         "the existing ratings"};
    return starts_with_any(key, kStarts);
}

class Release {
  public:
    explicit Release(Report& report) : report_(report) {}

    void read(std::string_view text) {
        scope_.clear();
        const std::string said = without_speech(text);
        for (const auto sentence : split_sentences(said, 1)) {
            if (sentence.size() > kLongestSentence) continue;
            read_sentence(folded(sentence));
        }
    }

    /// Those that name what they are about come first, a rating of "the service" next.
    void finish() {
        for (const bool named : {true, false}) {
            for (auto& told : told_) {
                if (told.names.empty() == named) continue;
                keep(told);
            }
        }
        for (const auto name : unrated_) {
            Rating rating;
            rating.value = RatingValue::NotRated;
            report_.ratings.try_emplace(std::string(name), rating);
        }
    }

  private:
    void read_sentence(const std::string& key) {
        const bool not_looked_at = contains_any(key, kNotLookedAt);
        auto told = Sentence(key).read();
        const auto named = questions_in(key);
        if (not_looked_at && told.empty() &&
            contains_any(key, std::array<std::string_view, 2>{"rated", "rat"}))
            note_unrated(key, named);
        for (auto& one : told) {
            const bool kept = one.rating.movement == "same" &&
                              (not_looked_at || contains(key, "previous rating"));
            const bool of_those =
                one.names.empty() && !last_.empty() && speaks_of_those_before(key);
            if (of_those) one.names = last_;
            one.rating.carried_forward = kept || (of_those && one.rating.movement == "same");
            if (!one.services.empty())
                scope_ = one.services;
            else if (!one.of_trust)
                one.services = scope_;
            told_.push_back(std::move(one));
        }
        last_.clear();
        if (not_looked_at) last_.assign(named.begin(), named.end());
    }

    void note_unrated(std::string_view key, const std::vector<std::string_view>& named) {
        constexpr std::array<std::string_view, 7> kNoRating = {"not rated",
                                                               "not re-rated",
                                                               "did not rate",
                                                               "not given a rating",
                                                               "not provide a rating",
                                                               "not give a rating",
                                                               "not award"};
        if (!contains_any(key, kNoRating)) return;
        if (named.empty()) unrated_.push_back("overall");
        unrated_.insert(unrated_.end(), named.begin(), named.end());
    }

    void keep(const Told& told) {
        std::vector<std::string_view> names = told.names;
        if (names.empty()) names.push_back("overall");
        const bool of_part = !report_.service.empty() || !report_.location.name.empty();
        if (told.of_trust && of_part) {
            if (!report_.provider.name.empty())
                merge_part({report_.provider.name, "provider", ratings_of(names, told.rating)},
                           report_);
            return;
        }
        bool own = told.services.empty();
        for (const auto service : told.services) {
            if (service == report_.service)
                own = true;
            else
                merge_part({std::string(service), "service", ratings_of(names, told.rating)},
                           report_);
        }
        if (!own) return;
        for (auto& [name, rating] : ratings_of(names, told.rating)) keep_own(name, rating);
    }

    static std::map<std::string, Rating> ratings_of(const std::vector<std::string_view>& names,
                                                    const Rating& rating) {
        std::map<std::string, Rating> out;
        for (const auto name : names) out.emplace(name, rating);
        return out;
    }

    void keep_own(const std::string& name, const Rating& rating) {
        auto [found, is_new] = report_.ratings.try_emplace(name, rating);
        if (is_new || found->second.value != rating.value) return;
        if (found->second.previous == RatingValue::None) found->second.previous = rating.previous;
        if (found->second.movement.empty()) found->second.movement = rating.movement;
    }

    Report& report_;
    std::vector<Told> told_;
    std::vector<std::string_view> scope_;  // services the paragraph speaks of
    // questions that the sentence before says were not looked at
    std::vector<std::string_view> last_;
    std::vector<std::string_view> unrated_;
};

}  // namespace

void read_told_ratings(std::span<const Piece> pieces, Report& report) {
    Release release(report);
    for (const auto& piece : pieces) {
        const bool told =
            piece.role != SectionRole::Boilerplate && piece.role != SectionRole::Personal;
        if (told && piece.block.text.size() < 6000) release.read(piece.block.text);
    }
    release.read(report.title);
    release.finish();
}

}  // namespace findings::understanding
