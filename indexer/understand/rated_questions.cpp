// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/rated_questions.hpp"

#include "indexer/understand/rating_sentences.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace findings::understanding {
namespace {

constexpr std::size_t kFewest = 2;  // one question is read elsewhere, with what it is said of

constexpr auto kStarts = std::to_array<std::string_view>({"we rated ",
                                                          "we have rated ",
                                                          "we have now rated ",
                                                          "overall, we rated ",
                                                          "it was rated ",
                                                          "it is rated ",
                                                          "the service was rated ",
                                                          "the service is rated ",
                                                          "the trust was rated ",
                                                          "the trust is rated ",
                                                          "the provider is rated ",
                                                          "the provider was rated ",
                                                          "the practice was rated ",
                                                          "the practice is rated ",
                                                          "the hospital was rated ",
                                                          "the hospital is rated ",
                                                          "the home was rated ",
                                                          "the home is rated "});
constexpr auto kEarlier = std::to_array<std::string_view>(
    {"previous", "last inspection", "last assessment", "last rated", "earlier", "at that time"});

}  // namespace

std::vector<std::pair<std::string, Rating>> questions_rated_in(std::string_view folded_sentence) {
    std::vector<std::pair<std::string, Rating>> rated;
    if (!starts_with_any(folded_sentence, kStarts) || contains_any(folded_sentence, kEarlier))
        return rated;
    for (const auto& told : ratings_told_in(folded_sentence)) {
        if (!told.services.empty()) return {};
        for (const auto name : told.names) rated.emplace_back(std::string(name), told.rating);
    }
    const auto questions = std::count_if(rated.begin(), rated.end(), [](const auto& one) {
        return one.first != "overall" && one.first != "all";
    });
    return static_cast<std::size_t>(questions) < kFewest ? decltype(rated){} : rated;
}

}  // namespace findings::understanding
