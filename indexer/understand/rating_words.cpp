// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/rating_words.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

struct Entry {
    std::string_view words;
    RatingWord word;
    std::string_view name = {};
    RatingValue value = RatingValue::None;
};

// Longer ones before those they begin with.
constexpr std::array kEntries = {
    Entry{"requires improvement", RatingWord::Value, {}, RatingValue::RequiresImprovement},
    Entry{"require improvement", RatingWord::Value, {}, RatingValue::RequiresImprovement},
    Entry{"requiring improvement", RatingWord::Value, {}, RatingValue::RequiresImprovement},
    Entry{"requires-improvement", RatingWord::Value, {}, RatingValue::RequiresImprovement},
    Entry{"outstanding", RatingWord::Value, {}, RatingValue::Outstanding},
    Entry{"inadequate", RatingWord::Value, {}, RatingValue::Inadequate},
    Entry{"good", RatingWord::Value, {}, RatingValue::Good},
    Entry{"safety", RatingWord::Question, "safe"},
    Entry{"safe", RatingWord::Question, "safe"},
    Entry{"effectiveness", RatingWord::Question, "effective"},
    Entry{"effective", RatingWord::Question, "effective"},
    Entry{"caring", RatingWord::Question, "caring"},
    Entry{"responsiveness", RatingWord::Question, "responsive"},
    Entry{"responsive", RatingWord::Question, "responsive"},
    Entry{"well-led", RatingWord::Question, "well-led"},
    Entry{"well led", RatingWord::Question, "well-led"},
    Entry{"leadership", RatingWord::Question, "well-led"},
    Entry{"all five key questions", RatingWord::Question, "all"},
    Entry{"all five questions", RatingWord::Question, "all"},
    Entry{"all five areas", RatingWord::Question, "all"},
    Entry{"all five domains", RatingWord::Question, "all"},
    Entry{"all five categories", RatingWord::Question, "all"},
    Entry{"all of the five key questions", RatingWord::Question, "all"},
    Entry{"all five of the key questions", RatingWord::Question, "all"},
    Entry{"each of the five key questions", RatingWord::Question, "all"},
    Entry{"every key question", RatingWord::Question, "all"},
    Entry{"all key questions", RatingWord::Question, "all"},
    Entry{"all areas", RatingWord::Question, "all"},
    Entry{"across the board", RatingWord::Question, "all"},
    Entry{"trust overall", RatingWord::Trust},
    Entry{"trust's overall", RatingWord::Trust},
    Entry{"overall rating for the trust", RatingWord::Trust},
    Entry{"overall rating of the trust", RatingWord::Trust},
    Entry{"trust's rating", RatingWord::Trust},
    Entry{"trust's own rating", RatingWord::Trust},
    Entry{"trust as a whole", RatingWord::Trust},
    Entry{"overall", RatingWord::Question, "overall"},
    Entry{"last inspection", RatingWord::Earlier},
    Entry{"last inspected", RatingWord::Earlier},
    Entry{"last assessment", RatingWord::Earlier},
    Entry{"last rated", RatingWord::Earlier},
    Entry{"previous", RatingWord::Earlier},
    Entry{"previously", RatingWord::Earlier},
    Entry{"formerly", RatingWord::Earlier},
    Entry{"had been", RatingWord::Earlier},
    Entry{"was first rated", RatingWord::Earlier},
    Entry{"now", RatingWord::Now},
    Entry{"since", RatingWord::Now},
    Entry{"gone up", RatingWord::Up},
    Entry{"went up", RatingWord::Up},
    Entry{"up", RatingWord::Up},
    Entry{"improved", RatingWord::Up},
    Entry{"improves", RatingWord::Up},
    Entry{"improve", RatingWord::Up},
    Entry{"improving", RatingWord::Up},
    Entry{"upgraded", RatingWord::Up},
    Entry{"upgrades", RatingWord::Up},
    Entry{"raised", RatingWord::Up},
    Entry{"risen", RatingWord::Up},
    Entry{"rose", RatingWord::Up},
    Entry{"increased", RatingWord::Up},
    Entry{"lifted", RatingWord::Up},
    Entry{"gone down", RatingWord::Down},
    Entry{"went down", RatingWord::Down},
    Entry{"down", RatingWord::Down},
    Entry{"dropped", RatingWord::Down},
    Entry{"drops", RatingWord::Down},
    Entry{"drop", RatingWord::Down},
    Entry{"declined", RatingWord::Down},
    Entry{"deteriorated", RatingWord::Down},
    Entry{"downgraded", RatingWord::Down},
    Entry{"downgrades", RatingWord::Down},
    Entry{"fallen", RatingWord::Down},
    Entry{"fell", RatingWord::Down},
    Entry{"slipped", RatingWord::Down},
    Entry{"worsened", RatingWord::Down},
    Entry{"reduced", RatingWord::Down},
    Entry{"lowered", RatingWord::Down},
    Entry{"stayed", RatingWord::Same},
    Entry{"stays", RatingWord::Same},
    Entry{"remains", RatingWord::Same},
    Entry{"remain", RatingWord::Same},
    Entry{"remained", RatingWord::Same},
    Entry{"retains", RatingWord::Same},
    Entry{"retained", RatingWord::Same},
    Entry{"retain", RatingWord::Same},
    Entry{"maintained", RatingWord::Same},
    Entry{"keeps", RatingWord::Same},
    Entry{"kept", RatingWord::Same},
    Entry{"still", RatingWord::Same},
    Entry{"again", RatingWord::Same},
    Entry{"once more", RatingWord::Same},
    Entry{"continues", RatingWord::Same},
    Entry{"continue", RatingWord::Same},
    Entry{"unchanged", RatingWord::Same},
    Entry{"not changed", RatingWord::Same},
    Entry{"re-rated", RatingWord::Same},
    Entry{"rerated", RatingWord::Same},
    Entry{"stands", RatingWord::Same},
    Entry{"stand", RatingWord::Same},
    Entry{"rated", RatingWord::Rated},
    Entry{"rates", RatingWord::Rated},
    Entry{"rating", RatingWord::Rated},
    Entry{"ratings", RatingWord::Rated},
    Entry{"judged", RatingWord::Rated},
    Entry{"from", RatingWord::From},
    Entry{"to", RatingWord::To},
    Entry{"for", RatingWord::For},
    Entry{"in", RatingWord::For},
    Entry{"on", RatingWord::For},
    Entry{"against", RatingWord::For},
    Entry{"across", RatingWord::For},
    Entry{"is", RatingWord::Verb},
    Entry{"are", RatingWord::Verb},
    Entry{"was", RatingWord::Verb},
    Entry{"were", RatingWord::Verb},
    Entry{"has", RatingWord::Verb},
    Entry{"have", RatingWord::Verb},
    Entry{"moved", RatingWord::Verb},
    Entry{"moves", RatingWord::Verb},
    Entry{"changed", RatingWord::Verb},
    Entry{"and", RatingWord::Filler},
    Entry{"both", RatingWord::Filler},
    Entry{"being", RatingWord::Filler},
    Entry{"how", RatingWord::Filler},
    Entry{"whether", RatingWord::Filler},
    Entry{"also", RatingWord::Filler},
    Entry{"as", RatingWord::Filler},
    Entry{"well", RatingWord::Filler},
    Entry{"the", RatingWord::Filler},
    Entry{"its", RatingWord::Filler},
    Entry{"it", RatingWord::Filler},
    Entry{"a", RatingWord::Filler},
    Entry{"an", RatingWord::Filler},
    Entry{"of", RatingWord::Filler},
    Entry{"providing", RatingWord::Filler},
    Entry{"delivering", RatingWord::Filler},
    Entry{"service", RatingWord::Filler},
    Entry{"services", RatingWord::Filler},
    Entry{"care", RatingWord::Filler},
    Entry{"people's", RatingWord::Filler},
    Entry{"needs", RatingWord::Filler},
    Entry{"treatment", RatingWord::Filler},
    Entry{"support", RatingWord::Filler},
    Entry{"key", RatingWord::Filler},
    Entry{"questions", RatingWord::Filler},
    Entry{"areas", RatingWord::Filler},
    Entry{"remaining", RatingWord::Filler},
};

constexpr bool inside_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool whole_at(std::string_view sentence, std::size_t at, std::string_view words) {
    if (sentence.compare(at, words.size(), words) != 0) return false;
    const auto end = at + words.size();
    if (end >= sentence.size()) return true;
    // 'good' in quotation marks: the mark ends the word.
    if (sentence[end] == '\'' && (end + 1 >= sentence.size() || !inside_word(sentence[end + 1])))
        return true;
    return !inside_word(sentence[end]) ||
           (sentence[end] == '-' && (end + 1 >= sentence.size() || sentence[end + 1] == ' '));
}

RatingToken token_at(std::string_view sentence, std::size_t at) {
    for (const auto& entry : kEntries) {
        if (whole_at(sentence, at, entry.words))
            return {entry.word, entry.name, entry.value, sentence.substr(at, entry.words.size())};
    }
    auto end = at;
    while (end < sentence.size() && inside_word(sentence[end])) ++end;
    return {RatingWord::Other, {}, RatingValue::None, sentence.substr(at, end - at)};
}

int rank(RatingValue value) {
    switch (value) {
        case RatingValue::Outstanding:
            return 4;
        case RatingValue::Good:
            return 3;
        case RatingValue::RequiresImprovement:
            return 2;
        case RatingValue::Inadequate:
            return 1;
        default:
            return 0;
    }
}

}  // namespace

bool is_on_scale(RatingValue value) { return rank(value) != 0; }

std::string_view movement_between(RatingValue before, RatingValue after) {
    if (rank(after) == rank(before)) return "same";
    return rank(after) > rank(before) ? "up" : "down";
}

std::vector<RatingToken> rating_tokens(std::string_view sentence) {
    std::vector<RatingToken> tokens;
    bool marked = false;
    for (std::size_t at = 0; at < sentence.size();) {
        const char c = sentence[at];
        if (c == '\'' || !inside_word(c)) {
            marked = marked || (c != ' ' && c != '\'' && c != '"');
            ++at;
            continue;
        }
        if (c == '-') {
            marked = true, ++at;
            continue;
        }
        RatingToken token;
        if (const auto service = core_service_at(sentence, at); service.bytes != 0) {
            token = {RatingWord::Service,
                     service.name,
                     RatingValue::None,
                     sentence.substr(at, service.bytes)};
        } else {
            token = token_at(sentence, at);
        }
        if (token.text.empty()) token.text = sentence.substr(at, 1);
        token.after_mark = marked;
        marked = false;
        at += token.text.size();
        tokens.push_back(token);
    }
    return tokens;
}

}  // namespace findings::understanding
