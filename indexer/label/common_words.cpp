// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/phrases.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr std::array kCommonWords = std::to_array<std::string_view>({
    "a",     "able",   "about",   "after",   "again",   "all",      "also",   "always", "am",
    "among", "an",     "and",     "any",     "are",     "area",     "around", "as",     "asked",
    "at",    "away",   "back",    "be",      "because", "been",     "before", "being",  "between",
    "both",  "by",     "call",    "came",    "can",     "come",     "could",  "day",    "did",
    "do",    "does",   "done",    "down",    "during",  "each",     "early",  "either", "end",
    "even",  "every",  "few",     "first",   "for",     "found",    "from",   "full",   "get",
    "give",  "given",  "go",      "going",   "good",    "had",      "hand",   "has",    "have",
    "he",    "held",   "her",     "here",    "him",     "his",      "home",   "how",    "i",
    "if",    "in",     "inner",   "into",    "is",      "it",       "its",    "just",   "keep",
    "kept",  "know",   "last",    "late",    "led",     "let",      "like",   "line",   "little",
    "long",  "look",   "made",    "make",    "man",     "many",     "may",    "me",     "men",
    "might", "more",   "most",    "much",    "must",    "my",       "near",   "need",   "new",
    "next",  "night",  "no",      "not",     "now",     "of",       "off",    "often",  "old",
    "on",    "once",   "one",     "only",    "onto",    "open",     "or",     "other",  "our",
    "out",   "over",   "own",     "part",    "people",  "per",      "place",  "plan",   "post",
    "put",   "rather", "ready",   "right",   "run",     "said",     "same",   "saw",    "say",
    "see",   "seen",   "set",     "she",     "should",  "side",     "since",  "so",     "some",
    "soon",  "staff",  "still",   "such",    "take",    "taken",    "team",   "than",   "that",
    "the",   "their",  "them",    "then",    "there",   "these",    "they",   "thing",  "this",
    "those", "three",  "through", "time",    "to",      "together", "told",   "too",    "took",
    "trust", "two",    "under",   "unit",    "until",   "up",       "upon",   "us",     "use",
    "used",  "very",   "ward",    "was",     "way",     "we",       "week",   "well",   "went",
    "were",  "what",   "when",    "where",   "which",   "while",    "who",    "whom",   "why",
    "will",  "with",   "within",  "without", "word",    "work",     "would",  "year",   "you",
    "your",  "ill",    "side",    "ice",     "some",    "times",    "where",  "works",  "works",
});

}  // namespace

std::span<const std::string_view> common_words() { return kCommonWords; }

}  // namespace findings::label
