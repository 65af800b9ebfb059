// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_text.hpp"

#include <array>
#include <utility>

namespace findings::label {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kUnits = {
    {{"day", "days"},       {"week", "weeks"}, {"month", "months"}, {"hour", "hours"},
     {"minute", "minutes"}, {"year", "years"}, {"bed", "beds"},     {"wte", "WTE"},
     {"fte", "WTE"},        {"mile", "miles"}, {"night", "nights"}, {"second", "seconds"},
     {"kilogram", "kg"},    {"kg", "kg"},      {"metre", "metres"}, {"km", "km"},
     {"star", "stars"},     {"pound", "£"},    {"fold", "times"},   {"point", "points"}}};
// Where a noun phrase ends: what follows is said about it.
constexpr std::array<std::string_view, 84> kPhraseEnd = {
    "was",   "were",    "had",     "did",     "have",   "has",    "is",       "are",     "do",
    "does",  "would",   "could",   "will",    "can",    "may",    "might",    "who",     "that",
    "which", "between", "since",   "by",      "during", "per",    "compared", "against", "up",
    "down",  "but",     "however", "because", "when",   "said",   "rated",    "waited",  "told",
    "while", "from",    "of",      "in",      "on",     "at",     "for",      "with",    "to",
    "and",   "or",      "than",    "under",   "over",   "within", "across",   "after",   "before",
    "a",     "an",      "the",     "as",      "not",    "every",  "each",     "if",      "so",
    "then",  "there",   "where",   "without", "about",  "into",   "through",  "out",     "away",
    "late",  "ago",     "short",   "they",    "we",     "it",     "he",       "she",     "also",
    "only",  "be",      "later"};
constexpr std::array<std::string_view, 12> kCollective = {"people",
                                                          "staff",
                                                          "child",
                                                          "children",
                                                          "men",
                                                          "women",
                                                          "person",
                                                          "personnel",
                                                          "police",
                                                          "headcount",
                                                          "young",
                                                          "wte"};

bool is_plural(const MeasureText& text, std::size_t i) {
    const auto raw = text.raw(i);
    if (is_among(kCollective, text.word(i)) && text.word(i) != "young") return true;
    if (raw.ends_with("'s") || raw.ends_with("\u2019s") || raw.ends_with("ss") ||
        raw.ends_with("us") || raw.ends_with("is") || raw.size() < 4 || raw == "does")
        return false;
    constexpr std::array<std::string_view, 15> kNoNouns = {"always",
                                                           "sometimes",
                                                           "perhaps",
                                                           "towards",
                                                           "needs",
                                                           "says",
                                                           "comes",
                                                           "goes",
                                                           "recommendation",
                                                           "thing",
                                                           "way",
                                                           "reason",
                                                           "chapter",
                                                           "example",
                                                           "heading"};
    return raw.ends_with('s') && !is_among(kNoNouns, text.word(i));
}

}  // namespace

std::size_t counted_noun(const MeasureText& text,
                         std::size_t last,
                         std::string_view counted_before) {
    std::size_t k = last + 1;
    while (text.word(k) == "more" || text.word(k) == "fewer" || text.word(k) == "other" ||
           text.word(k) == "further" || text.word(k) == "additional" || text.word(k) == "new" ||
           (k == last + 1 &&
            (text.word(k) == "of" || text.word(k) == "the" || text.word(k) == "our" ||
             text.word(k) == "their") &&
            text.word(last + 1) == "of")) {
        ++k;
    }
    for (std::size_t end = k + 6; k < end && text.same_clause(last, k); ++k) {
        if (text.is_number(k) || is_among(kPhraseEnd, text.word(k))) return kNoWord;
        const bool one_more = !counted_before.empty() && counted_before == text.word(k);
        if (!is_plural(text, k) && !one_more) continue;
        // "staff members", "bed days", "mental health nurses": the last plural in a row is the
        // head.
        while (text.same_clause(k, k + 1) && is_plural(text, k + 1) && text.gap(k) == " " &&
               !is_among(kPhraseEnd, text.word(k + 1)))
            ++k;
        return k;
    }
    return kNoWord;
}

std::string noun_phrase(const MeasureText& text, std::size_t head) {
    constexpr std::array<std::string_view, 11> kParts = {"young",
                                                         "bed",
                                                         "staff",
                                                         "older",
                                                         "care",
                                                         "work",
                                                         "service",
                                                         "clinical",
                                                         "ward",
                                                         "nursing",
                                                         "healthcare"};
    constexpr std::array<std::string_view, 8> kJoins =
        {"people", "day", "night", "stream", "user", "plan", "record", "assistant"};
    const bool joined = head > 0 && is_among(kParts, text.word(head - 1)) &&
                        is_among(kJoins, text.word(head)) && text.gap(head - 1) == " ";
    // "84 children and young people" are counted together.
    const bool together = text.raw(head) == "children" && text.word(head + 1) == "and" &&
                          text.word(head + 2) == "young" && text.word(head + 3) == "people" &&
                          text.same_clause(head, head + 3);
    return std::string(text.printed(joined ? head - 1 : head, together ? head + 3 : head));
}

std::string_view unit_name(const MeasureText& text, std::size_t i) {
    for (const auto& [name, unit] : kUnits) {
        if (text.word(i) == name) return unit;
    }
    return {};
}

bool is_fraction_name(std::string_view word) {
    constexpr std::array<std::string_view, 9> kNames =
        {"half", "halve", "third", "quarter", "fifth", "sixth", "eighth", "tenth", "seventh"};
    return is_among(kNames, word);
}

bool may_have_figure(const MeasureText& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.is_number(i) || is_fraction_name(text.word(i))) return true;
    }
    return false;
}

}  // namespace findings::label
