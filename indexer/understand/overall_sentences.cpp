// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/overall_sentences.hpp"

#include "indexer/understand/ratings.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

/// "good overall", "as inadequate overall and placed it in special measures"
RatingValue rating_overall(std::string_view rest) {
    if (rest.starts_with("as ")) rest.remove_prefix(3);
    const auto words = rating_words_at_start(rest);
    if (words.empty()) return RatingValue::None;
    const auto after = trimmed(rest.substr(words.size()));
    const bool whole = after.starts_with("overall") && !after.starts_with("overall for ");
    return whole ? rating_of_words(words) : RatingValue::None;
}

/// "the overall rating for this service is good"
RatingValue overall_rating_of(std::string_view sentence) {
    constexpr std::size_t kReach = 60;  // bytes between the words and their verb
    const auto at = sentence.find("overall rating ");
    if (at == std::string_view::npos || at > 30) return RatingValue::None;
    for (const std::string_view verb : {" is ", " remains ", " is now ", " is therefore "}) {
        const auto found = sentence.find(verb, at);
        if (found == std::string_view::npos || found - at > kReach) continue;
        auto rest = sentence.substr(found + verb.size());
        if (rest.starts_with("rated ")) rest.remove_prefix(6);
        if (rest.starts_with("as ")) rest.remove_prefix(3);
        const auto words = rating_words_at_start(rest);
        if (!words.empty()) return rating_of_words(words);
    }
    return RatingValue::None;
}

}  // namespace

RatingValue overall_told(std::string_view sentence) {
    constexpr std::size_t kLongestSubject = 120;  // bytes before the verb
    if (!contains(sentence, " rated ") && !contains(sentence, "overall rating "))
        return RatingValue::None;  // most sentences
    if (contains_any(sentence,
                     std::array<std::string_view, 5>{"last inspection",
                                                     "previous",
                                                     "last rating",
                                                     "at that inspection",
                                                     "last rated"}))
        return RatingValue::None;
    constexpr std::array<std::string_view, 7> kRated = {" is rated ",
                                                        " was rated ",
                                                        " is now rated ",
                                                        " rated the service ",
                                                        " rated this service ",
                                                        " rated the practice ",
                                                        " rated it "};
    for (const auto verb : kRated) {
        const auto at = sentence.find(verb);
        if (at == std::string_view::npos || at > kLongestSubject) continue;
        const auto value = rating_overall(sentence.substr(at + verb.size()));
        if (value != RatingValue::None) return value;
    }
    return overall_rating_of(sentence);
}

}  // namespace findings::understanding
