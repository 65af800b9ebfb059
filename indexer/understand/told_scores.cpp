// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/told_scores.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace findings::understanding {
namespace {

using Scores = std::vector<std::pair<KeyQuestion, std::int32_t>>;

constexpr std::size_t kLongestText = 3000;     // bytes
constexpr std::size_t kLongestSentence = 500;  // bytes
constexpr std::int32_t kLowest = 25;           // every statement scored one of four
constexpr std::int32_t kHighest = 100;
constexpr std::size_t kFarthest = 40;  // bytes between a score and the question it is of

constexpr auto kScales = std::to_array<std::string_view>({"of 100", "%", "per cent", "/100"});

struct Name {
    std::string_view words;
    KeyQuestion question;
};
constexpr auto kNames = std::to_array<Name>({{"safe", KeyQuestion::Safe},
                                             {"effective", KeyQuestion::Effective},
                                             {"caring", KeyQuestion::Caring},
                                             {"responsive", KeyQuestion::Responsive},
                                             {"well-led", KeyQuestion::WellLed},
                                             {"well led", KeyQuestion::WellLed}});

/// A score or the name of a question, where it stands in a sentence.
struct Mention {
    KeyQuestion question = KeyQuestion::None;  // none: a score
    std::int32_t score = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What the score is out of is none itself; nor is a day, a year or a count of something.
std::int32_t score_at(std::string_view sentence, std::size_t at, std::size_t& end) {
    std::int32_t value = 0;
    const auto* const begin = sentence.data() + at;
    end = static_cast<std::size_t>(
        std::from_chars(begin, sentence.data() + sentence.size(), value).ptr - sentence.data());
    const auto before = sentence.substr(0, at);
    const bool whole = before.ends_with("out of ") || before.ends_with('/');
    return whole || value < kLowest || value > kHighest || end - at > 3 ? 0 : value;
}

std::vector<Mention> mentions_in(std::string_view sentence) {
    std::vector<Mention> found;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        if (at > 0 && (is_letter(sentence[at - 1]) || is_digit(sentence[at - 1]))) continue;
        if (is_digit(sentence[at])) {
            std::size_t end = at;
            if (const auto score = score_at(sentence, at, end); score != 0)
                found.push_back({KeyQuestion::None, score, at, end});
            continue;
        }
        for (const Name& name : kNames) {
            const auto end = at + name.words.size();
            if (!sentence.substr(at).starts_with(name.words) ||
                (end < sentence.size() && is_letter(sentence[end])))
                continue;
            found.push_back({name.question, 0, at, end});
            break;
        }
    }
    return found;
}

/// Scores and questions in turn; a sentence that does not go so tells something else, too.
Scores pairs_of(const std::vector<Mention>& mentions) {
    Scores scores;
    if (mentions.size() < 2 || mentions.size() % 2 != 0) return scores;
    for (std::size_t i = 0; i < mentions.size(); i += 2) {
        const Mention& one = mentions[i];
        const Mention& other = mentions[i + 1];
        const bool score_first = one.question == KeyQuestion::None;
        if (score_first != (mentions.front().question == KeyQuestion::None) ||
            score_first == (other.question == KeyQuestion::None) ||
            other.begin - one.end > kFarthest)
            return {};
        scores.emplace_back(score_first ? other.question : one.question,
                            score_first ? one.score : other.score);
    }
    return scores;
}

bool tells_of_scores(std::string_view sentence) {
    constexpr auto kEarlier = std::to_array<std::string_view>(
        {"previous", "last assessment", "last inspection", "earlier", "average"});
    return contains(sentence, "score") && contains_any(sentence, kScales) &&
           !contains_any(sentence, kEarlier);
}

}  // namespace

Scores scores_told_in(std::string_view text) {
    Scores all;
    // Cheap, and most texts have none of both.
    if (text.size() > kLongestText || !contains(text, "core") || !contains_any(text, kScales))
        return all;
    for (const auto said : split_sentences(text, 1)) {
        if (said.size() > kLongestSentence) continue;
        const std::string sentence = folded(said);
        if (!tells_of_scores(sentence)) continue;
        for (const auto& one : pairs_of(mentions_in(sentence))) all.push_back(one);
    }
    return all;
}

}  // namespace findings::understanding
