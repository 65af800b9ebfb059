// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/small_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace findings::label {
namespace {

constexpr auto kSmallWords = [] {
    auto words = std::to_array<std::string_view>(
        {"a",       "about",   "above",  "after",   "again",   "all",    "also",   "although",
         "am",      "among",   "an",     "and",     "another", "any",    "are",    "around",
         "as",      "at",      "be",     "because", "been",    "before", "being",  "between",
         "both",    "but",     "by",     "can",     "could",   "did",    "do",     "does",
         "doing",   "done",    "down",   "during",  "each",    "either", "else",   "even",
         "ever",    "every",   "for",    "from",    "had",     "has",    "have",   "having",
         "he",      "her",     "here",   "hers",    "him",     "his",    "how",    "i",
         "if",      "in",      "into",   "is",      "it",      "its",    "itself", "just",
         "may",     "me",      "might",  "mine",    "more",    "most",   "my",     "next",
         "of",      "off",     "on",     "once",    "one",     "onto",   "or",     "other",
         "our",     "out",     "over",   "own",     "per",     "quite",  "she",    "since",
         "so",      "some",    "still",  "such",    "than",    "that",   "the",    "their",
         "them",    "then",    "there",  "these",   "they",    "this",   "those",  "though",
         "through", "to",      "too",    "toward",  "towards", "under",  "until",  "up",
         "upon",    "us",      "very",   "was",     "we",      "were",   "what",   "when",
         "where",   "whether", "which",  "while",   "who",     "whom",   "whose",  "why",
         "will",    "with",    "within", "would",   "yet",     "you",    "your"});
    std::sort(words.begin(), words.end());
    return words;
}();

/// Where the words with each first letter begin in kSmallWords; one more entry for the end.
constexpr auto kByLetter = [] {
    std::array<std::uint8_t, 27> starts{};
    for (std::size_t letter = 0; letter < starts.size(); ++letter) {
        std::size_t word = 0;
        while (word < kSmallWords.size() &&
               kSmallWords[word].front() < static_cast<char>('a' + letter))
            ++word;
        starts[letter] = static_cast<std::uint8_t>(word);
    }
    return starts;
}();
static_assert(kSmallWords.size() < 256);

}  // namespace

bool is_small_word(std::string_view folded) {
    if (folded.empty() || folded.front() < 'a' || folded.front() > 'z') return false;
    const auto letter = static_cast<std::size_t>(folded.front() - 'a');
    return std::find(kSmallWords.begin() + kByLetter[letter],
                     kSmallWords.begin() + kByLetter[letter + 1],
                     folded) != kSmallWords.begin() + kByLetter[letter + 1];
}

}  // namespace findings::label
