// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_context.hpp"

#include <algorithm>
#include <array>

namespace findings::label {
namespace {

constexpr std::size_t kLongestPopulation = 10;  // words
constexpr std::size_t kLongestSubject = 14;

constexpr std::array<std::string_view, 60> kStops = {
    "was",       "were",     "had",       "did",    "have",     "has",     "is",     "are",
    "do",        "does",     "would",     "could",  "will",     "can",     "which",  "between",
    "since",     "by",       "during",    "per",    "compared", "against", "up",     "down",
    "but",       "however",  "because",   "when",   "said",     "rated",   "waited", "told",
    "while",     "from",     "felt",      "failed", "reported", "used",    "missed", "received",
    "completed", "struggle", "struggled", "fell",   "rose",     "began",   "went",   "left",
    "met",       "agreed",   "make",      "made",   "higher",   "lower",   "below",  "above",
    "fewer",     "nearly",   "almost",    "still"};
// Verbs only: where the subject of a later verb cannot reach back over.
constexpr std::array<std::string_view, 26> kVerbs = {
    "was",     "were",  "had",   "did",  "have",  "has",    "is",    "are",   "do",
    "does",    "would", "could", "will", "can",   "said",   "told",  "while", "but",
    "because", "when",  "which", "show", "shows", "showed", "found", "that"};
constexpr std::array<std::string_view, 14> kStatistics = {"median",
                                                          "average",
                                                          "mean",
                                                          "total",
                                                          "maximum",
                                                          "minimum",
                                                          "score",
                                                          "rise",
                                                          "increase",
                                                          "fall",
                                                          "reduction",
                                                          "drop",
                                                          "number",
                                                          "decrease"};
constexpr std::array<std::string_view, 17> kCopulas = {"was",
                                                       "were",
                                                       "is",
                                                       "are",
                                                       "had",
                                                       "has",
                                                       "have",
                                                       "fell",
                                                       "rose",
                                                       "increased",
                                                       "decreased",
                                                       "reached",
                                                       "stood",
                                                       "stands",
                                                       "remained",
                                                       "remain",
                                                       "remains"};
constexpr std::array<std::string_view, 12> kMoves = {"fell",
                                                     "rose",
                                                     "dropped",
                                                     "increased",
                                                     "decreased",
                                                     "reduced",
                                                     "went",
                                                     "grew",
                                                     "declined",
                                                     "doubled",
                                                     "improved",
                                                     "averaged"};
constexpr std::array<std::string_view, 6> kPlaces = {"of", "in", "on", "at", "across", "among"};

/// "in the last year", "in 2016": where a period begins, not a place ("in hospital").
bool opens_period(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 9> kAhead =
        {"in", "over", "at", "on", "within", "for", "during", "to", "of"};
    if (period_end(text, i) != kNoWord) return true;
    if (!is_among(kAhead, text.word(i))) return false;
    const std::size_t next = text.word(i + 1) == "the" ? i + 2 : i + 1;
    return period_end(text, i + 1) != kNoWord || is_month(text, next) || is_year(text.word(next)) ||
           (text.word(i + 1) == "the" && text.word(i + 2) == "end") ||
           (text.word(i) == "at" && text.word(i + 1) == "the" && text.word(i + 2) == "time");
}

/// "... staff and a vacancy rate", "... services and more than half": what is joined on is another
/// thing.
bool opens_next(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 6> kSpans =
        {"day", "week", "month", "year", "night", "quarter"};
    if ((text.word(i) == "a" || text.word(i) == "each" || text.word(i) == "every") &&
        is_among(kSpans, text.word(i + 1)))
        return true;
    if (text.word(i) != "and" && text.word(i) != "or") return false;
    const auto next = text.word(i + 1);
    constexpr auto kOther = std::to_array<std::string_view>(
        {"now",  "then", "also", "so",  "later", "never", "often",  "always",    "has",   "have",
         "had",  "is",   "are",  "was", "were",  "did",   "nobody", "everybody", "there", "it",
         "they", "we",   "he",   "she", "this",  "these", "no",     "none"});
    return is_among(kOther, next) || next == "a" || next == "an" || next == "the" ||
           next == "more" || text.is_number(i + 1) || next == "only";
}

// Verbs in the past that no noun follows as its own: "nurses came" is a sentence, "nurses trained"
// may be a group.
constexpr auto kPastVerbs = std::to_array<std::string_view>(
    {"came",  "took",  "gave",    "got",   "knew",   "saw",    "ran",   "sat",     "stood",
     "spoke", "wrote", "thought", "chose", "lost",   "became", "broke", "drew",    "grew",
     "wore",  "ate",   "drank",   "drove", "rode",   "woke",   "slept", "kept",    "now",
     "meant", "lay",   "sent",    "spent", "wanted", "finds",  "shows", "suggests"});
// What opens another noun phrase, or another sentence, where no preposition leads to it: "two
// patients | the chart did not".
constexpr auto kOpeners = std::to_array<std::string_view>({"the",
                                                           "a",
                                                           "an",
                                                           "his",
                                                           "her",
                                                           "their",
                                                           "its",
                                                           "this",
                                                           "these",
                                                           "nobody",
                                                           "everybody",
                                                           "no",
                                                           "there",
                                                           "it",
                                                           "they",
                                                           "we",
                                                           "he",
                                                           "she"});
constexpr auto kLeadsOn = std::to_array<std::string_view>(
    {"of",      "in",      "on",      "at",        "for",     "to",     "with",
     "by",      "from",    "and",     "or",        "all",     "both",   "than",
     "into",    "under",   "over",    "about",     "without", "within", "across",
     "behind",  "through", "around",  "near",      "outside", "inside", "as",
     "after",   "before",  "using",   "receiving", "having",  "taking", "awaiting",
     "needing", "whose",   "who",     "that",      "only",    "either", "between",
     "during",  "among",   "against", "per",       "like",    "not",    "no"});

/// "four of the six trusts nobody in the department": what begins behind the group is said of it.
bool begins_another(const MeasureText& text, std::size_t first, std::size_t end) {
    if (end == first) return false;
    if (is_among(kPastVerbs, text.word(end))) return true;
    const auto raw = text.raw(end - 1);
    const bool noun = raw.ends_with('s') || text.word(end - 1) == "people" ||
                      text.word(end - 1) == "staff" || text.word(end - 1) == "children" ||
                      text.word(end - 1) == "women" || text.word(end - 1) == "men";
    return noun && is_among(kOpeners, text.word(end)) && !is_among(kLeadsOn, text.word(end - 1));
}

/// "people who had received long-term support | had been reviewed": from "who" up to the verb of
/// the whole group, where one follows in the clause, or the clause's end; `end` when there is no
/// such part.
std::size_t relative_end(const MeasureText& text, std::size_t first, std::size_t end) {
    constexpr std::array<std::string_view, 8> kAuxiliaries =
        {"had", "have", "were", "are", "was", "is", "has", "did"};
    if (text.word(end) != "who" || !text.same_clause(first, end + 1) ||
        !is_among(kAuxiliaries, text.word(end + 1)))
        return end;
    std::size_t to = end + 2;
    while (text.same_clause(first, to) && to - first < kLongestPopulation + 4 &&
           !is_among(kVerbs, text.word(to)) && !opens_period(text, to) && !text.is_number(to))
        ++to;
    const bool whole = to - first < kLongestPopulation + 4 && to > end + 2 && !text.is_number(to);
    return whole ? to : end;
}

std::size_t phrase_end(const MeasureText& text, std::size_t first) {
    std::size_t end = first;
    while (text.same_clause(first, end) && end - first < kLongestPopulation &&
           !is_among(kStops, text.word(end)) && !opens_period(text, end) &&
           !(text.is_number(end) && end > first) && !opens_next(text, end) &&
           !begins_another(text, first, end)) {
        ++end;
    }
    if (end > first + 1 && text.word(end - 1) == "who") {
        const std::size_t relative = relative_end(text, first, end - 1);
        if (relative > end) return relative;
    }
    while (end > first + 1 && (is_among(kPlaces, text.word(end - 1)) ||
                               text.word(end - 1) == "and" || text.word(end - 1) == "the" ||
                               text.word(end - 1) == "who" || text.word(end - 1) == "that" ||
                               text.word(end - 1) == "not" || text.word(end - 1) == "to" ||
                               text.word(end - 1) == "within" || text.word(end - 1) == "for" ||
                               text.word(end - 1) == "with" || text.word(end - 1) == "than")) {
        --end;
    }
    return end;
}

std::string phrase_from(const MeasureText& text, std::size_t first) {
    const std::size_t end = phrase_end(text, first);
    return end == first ? std::string() : std::string(text.printed(first, end - 1));
}

/// "86% expected next winter to be worse", "Supervision was 97% complete": a verb in the past or a
/// state behind a share, not the name of a group ("registered nurses", "complete records").
bool is_said_of_figure(const MeasureText& text, std::size_t i) {
    constexpr auto kStates =
        std::to_array<std::string_view>({"complete", "compliant", "full", "occupied", "accurate"});
    constexpr auto kBehindVerb = std::to_array<std::string_view>(
        {"a",   "an",   "the",  "that", "to",   "by",    "in",  "on",  "at",  "with", "from",
         "for", "next", "last", "it",   "them", "their", "his", "her", "not", "no",   "and"});
    const auto raw = text.raw(i);
    if (is_among(kPastVerbs, text.word(i))) return true;
    const bool ends = !text.same_clause(i, i + 1) || is_among(kBehindVerb, text.word(i + 1));
    if (is_among(kStates, text.word(i))) return ends;
    if (!raw.ends_with("ed") || raw.size() < 5) return false;
    return ends;
}

std::string behind(const MeasureText& text, const Figure& figure) {
    std::size_t first = figure.last + 1;
    if (!text.same_clause(figure.last, first)) {
        // "75% (48 of 64) of wards", "48 of 64) of wards": the group stands behind the bracket.
        for (std::size_t k = figure.last; k < figure.last + 6 && text.same_sentence(figure.last, k);
             ++k) {
            if (text.gap(k).starts_with(")") && text.word(k + 1) == "of")
                return phrase_from(text, k + (text.word(k + 2) == "the" ? 3 : 2));
        }
        return {};
    }
    if ((text.word(first) == "more" || text.word(first) == "fewer" || text.word(first) == "less") &&
        text.word(first + 1) == "than")
        return {};
    if (figure.kind == "duration" && !is_among(kPlaces, text.word(first))) return {};
    if (is_among(kPlaces, text.word(first)) && opens_period(text, first)) return {};
    while (text.same_clause(figure.last, first) &&
           (is_among(kPlaces, text.word(first)) || text.word(first) == "the" ||
            text.word(first) == "all" || text.word(first) == "more" ||
            text.word(first) == "fewer" || text.word(first) == "our" ||
            text.word(first) == "those")) {
        ++first;
    }
    if (!text.same_sentence(figure.last, first) || opens_period(text, first) ||
        is_said_of_figure(text, first))
        return {};
    return phrase_from(text, first);
}

/// "wards for older people, where 38% ...", "Of the 1,846 patients who answered, 64% said": the
/// group named before.
std::string ahead_of(const MeasureText& text, const Figure& figure) {
    const std::size_t start = text.sentence_start(figure.first);
    std::size_t i = figure.first;
    while (i > start && text.same_clause(i - 1, figure.first))
        --i;  // first word of the figure's clause
    const auto opener = text.word(i);
    const bool relative =
        opener == "where" || opener == "of" || opener == "which" || opener == "with";
    if (i > start && (relative || i == figure.first)) {
        std::size_t clause = i - 1;
        while (clause > start && text.same_clause(clause - 1, i - 1)) --clause;
        if (text.word(clause) == "of")
            return std::string(
                text.printed(clause + (text.word(clause + 1) == "the" ? 2 : 1), i - 1));
        if (relative) {
            // The last noun phrase of the clause before: behind its last "in", "for" or verb.
            std::size_t first = i - 1;
            while (first > clause && text.word(first - 1) != "in" && text.word(first - 1) != "on" &&
                   text.word(first - 1) != "at" && !is_among(kStops, text.word(first - 1)))
                --first;
            return std::string(text.printed(first, i - 1));
        }
    }
    return {};
}

/// "almost half of respondents (47%)": the words in front of the bracket.
std::string before_bracket(const MeasureText& text, const Figure& figure) {
    if (figure.first == 0 || text.before(figure.first) != '(') return {};
    const std::size_t last = figure.first - 1;
    // "Nearly a quarter (24%) of units": the bracket repeats the share, the group stands behind it.
    if (text.word(figure.last + 1) == "of" && text.same_sentence(figure.last, figure.last + 1))
        return phrase_from(text, figure.last + (text.word(figure.last + 2) == "the" ? 3 : 2));
    if (text.is_number(last)) return {};
    std::size_t first = last;
    while (first > 0 && text.same_clause(first - 1, last) && last - first < kLongestPopulation &&
           text.word(first - 1) != "of" && !text.is_number(first - 1) &&
           !is_among(kStops, text.word(first - 1))) {
        --first;
    }
    return text.is_number(first) && first == last ? std::string()
                                                  : std::string(text.printed(first, last));
}

/// The word that ties a figure to its subject: a copula, a verb of movement, or the "of" of a rate.
std::size_t tie_of(const MeasureText& text, const Figure& figure, std::size_t start) {
    std::size_t at = figure.from_first != kNoWord ? figure.from_first : figure.first;
    for (std::size_t steps = 0; at > start && steps < 12; ++steps) {
        --at;
        if (is_among(kCopulas, text.word(at)) || is_among(kMoves, text.word(at)) ||
            text.word(at) == "of")
            return at;
    }
    return kNoWord;
}

/// "Supervision compliance was 54%", "a vacancy rate of 11%": the words before the verb or the
/// "of".
std::string subject(const MeasureText& text, const Figure& figure) {
    const std::size_t start = text.sentence_start(figure.first);
    std::size_t verb = tie_of(text, figure, start);
    if (verb == kNoWord || verb == start) return {};
    const bool is_rate = text.word(verb) == "of";
    if (is_rate && text.word(verb - 1) == "number") return phrase_from(text, verb + 1);
    if (is_rate && is_among(kStatistics, text.word(verb - 1))) {
        // "Wards with a named lead mended faults in a median of four days": the sentence is about
        // its first words.
        const std::size_t end = std::min(phrase_end(text, start), verb - 1);
        return end > start ? std::string(text.printed(start, end - 1)) : std::string();
    }
    while (verb > start && (is_among(kCopulas, text.word(verb - 1)) ||
                            text.word(verb - 1) == "also" || text.word(verb - 1) == "only"))
        --verb;
    std::size_t first = verb;
    while (first > start && text.same_clause(first - 1, verb - 1) &&
           verb - first < kLongestSubject && !is_among(kVerbs, text.word(first - 1)) &&
           !(is_rate && (text.word(first - 1) == "a" || text.word(first - 1) == "the" ||
                         text.word(first - 1) == "an"))) {
        --first;
    }
    while (first < verb &&
           (text.word(first) == "the" || text.word(first) == "a" || text.word(first) == "an" ||
            text.word(first) == "and" || text.word(first) == "there" || text.word(first) == "in" ||
            text.word(first) == "at" || text.word(first) == "with")) {
        ++first;
    }
    constexpr std::array<std::string_view, 6> kPronouns =
        {"it", "they", "this", "that", "he", "she"};
    if (first >= verb || text.is_number(first) ||
        (first + 1 == verb && is_among(kPronouns, text.word(first))))
        return {};
    // "In 2019, the average wait was": what opens with a period is its time, not its subject.
    if (period_end(text, first) != kNoWord && period_end(text, first) + 1 >= verb) return {};
    return std::string(text.printed(first, verb - 1));
}

}  // namespace

std::string population_of(const MeasureText& text, const Figure& figure) {
    if (figure.label_first != kNoWord)
        return std::string(text.printed(figure.label_first, figure.label_last));
    if (figure.noun != kNoWord) {
        // The counted noun with what stands before and behind it: "mental health nurses", "patients
        // on the ward".
        std::size_t first = figure.noun;
        while (first > figure.last + 1 && text.same_clause(first - 1, figure.noun) &&
               !text.is_number(first - 1))
            --first;
        while (first < figure.noun && (text.word(first) == "more" || text.word(first) == "fewer" ||
                                       text.word(first) == "the" || text.word(first) == "of" ||
                                       text.word(first) == "other" || text.word(first) == "our")) {
            ++first;
        }
        return phrase_from(text, first);
    }
    if (auto found = before_bracket(text, figure); !found.empty()) return found;
    const bool is_rise = figure.first > 1 && text.word(figure.first - 1) == "of" &&
                         is_among(kStatistics, text.word(figure.first - 2));
    if (figure.from_first == kNoWord && figure.kind != "money" && !is_rise) {
        if (auto found = behind(text, figure); !found.empty()) return found;
    }
    if (auto found = ahead_of(text, figure); !found.empty()) return found;
    return subject(text, figure);
}

}  // namespace findings::label
