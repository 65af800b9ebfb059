// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/small_words.hpp"

#include <algorithm>
#include <array>

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

}  // namespace

bool is_small_word(std::string_view folded) {
    return std::binary_search(kSmallWords.begin(), kSmallWords.end(), folded);
}

}  // namespace findings::label
