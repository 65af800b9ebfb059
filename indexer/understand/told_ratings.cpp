// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/told_ratings.hpp"

#include "indexer/understand/rating_parts.hpp"
#include "indexer/understand/rating_sentences.hpp"
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
        auto told = ratings_told_in(key);
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

    void keep(const ToldRating& told) {
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
    std::vector<ToldRating> told_;
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
