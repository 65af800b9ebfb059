// SPDX-License-Identifier: GPL-3.0-or-later

// What kind of figure was read, and whether it measures anything.

#include "indexer/label/measure_figures.hpp"

#include <algorithm>
#include <array>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 8> kTimeUnits =
    {"days", "weeks", "months", "hours", "minutes", "years", "nights", "seconds"};
constexpr auto kVerbsBehind = std::to_array<std::string_view>({"spoke",
                                                               "praised",
                                                               "wanted",
                                                               "thought",
                                                               "was",
                                                               "were",
                                                               "had",
                                                               "have",
                                                               "are",
                                                               "is",
                                                               "did",
                                                               "do",
                                                               "said",
                                                               "felt",
                                                               "will",
                                                               "would"});
constexpr std::array<std::string_view, 32> kLeadsToFigure = {
    "of",      "to",     "by",       "from",     "was",   "were",   "only",    "than",
    "average", "median", "mean",     "total",    "score", "scored", "about",   "around",
    "nearly",  "almost", "least",    "most",     "over",  "is",     "reached", "averaged",
    "some",    "and",    "totalled", "numbered", "just",  "with",   "leaves",  "leaving"};

/// "two provider events and one service user event": the second count is as meant as the first.
bool is_coordinated(const MeasureText& text,
                    const std::vector<Figure>& before,
                    const Figure& figure) {
    return !before.empty() && figure.first > 0 && text.word(figure.first - 1) == "and" &&
           text.same_sentence(before.back().first, figure.first) && before.back().kind == "count" &&
           before.back().noun != kNoWord && text.word(before.back().noun) == text.word(figure.noun);
}

/// "52 of them", "nine of these": the noun stands further in front.
bool counts_some_of_them(const MeasureText& text, const Figure& figure) {
    constexpr auto kPronouns = std::to_array<std::string_view>({"them", "these", "those", "us"});
    if (text.word(figure.last + 1) != "of" || !is_among(kPronouns, text.word(figure.last + 2)) ||
        !text.same_clause(figure.last, figure.last + 2))
        return false;
    // "In 12 of them there was no plan"
    constexpr auto kOpens = std::to_array<std::string_view>({"in", "for", "on", "at", "with"});
    const std::size_t i = figure.first;
    const bool opens =
        i > 0 && is_among(kOpens, text.word(i - 1)) && (i == 1 || !text.same_clause(i - 2, i - 1));
    return opens || !text.same_clause(figure.last, figure.last + 3) ||
           is_among(kVerbsBehind, text.word(figure.last + 3));
}

/// "We spoke with 38 patients. Twenty-nine had tried to ring.": what some did of those whom an
/// earlier sentence counted.
bool counts_some_of_before(const MeasureText& text,
                           const std::vector<Figure>& before,
                           const Figure& figure) {
    const bool are_counted = std::any_of(before.begin(), before.end(), [](const Figure& one) {
        return one.kind == "count" && one.noun != kNoWord;
    });
    return are_counted && text.sentence_start(figure.first) == figure.first &&
           text.word(figure.first) != "one" && is_among(kVerbsBehind, text.word(figure.last + 1)) &&
           text.same_clause(figure.last, figure.last + 1);
}

/// "seven patients", "37 patients, of whom three", "fell to four".
bool counts_in_words(const MeasureText& text,
                     const std::vector<Figure>& before,
                     const Figure& figure) {
    if (figure.unit.empty()) {
        if (follows_whole(text, before, figure.first) || counts_some_of_them(text, figure) ||
            counts_some_of_before(text, before, figure))
            return true;
        const bool led =
            figure.first > 0 &&
            (text.word(figure.first - 1) == "to" || text.word(figure.first - 1) == "average") &&
            !text.same_clause(figure.last, figure.last + 1);
        return led && text.word(figure.first) != "one";
    }
    if (figure.first > 0 && is_pointing(text.word(figure.first - 1))) return false;
    if (text.word(figure.first) == "one") return is_coordinated(text, before, figure);
    return text.word(figure.first) != "million" && text.word(figure.first) != "hundred" &&
           text.word(figure.first) != "thousand" && text.word(figure.first) != "dozen";
}

/// A bare figure: "106 were rated", "a total of 61", "fell to 21".
bool stands_as_count(const MeasureText& text,
                     const std::vector<Figure>& before,
                     const Figure& figure) {
    const std::size_t i = figure.first;
    const bool speaks = is_among(kVerbsBehind, text.word(figure.last + 1)) &&
                        text.same_clause(figure.last, figure.last + 1);
    const bool opens = i == 0 || !text.same_clause(i - 1, i) || text.word(i - 1) == "while" ||
                       text.word(i - 1) == "and" || text.word(i - 1) == "but" ||
                       text.word(i - 1) == "which";
    const bool led =
        i > 0 && text.same_sentence(i - 1, i) && is_among(kLeadsToFigure, text.word(i - 1));
    const bool small_list = text.word(i).size() == 1 && text.gap(figure.last).starts_with(")");
    return !small_list && ((speaks && opens) || led || follows_whole(text, before, i) ||
                           counts_some_of_them(text, figure));
}

/// A span of time that something took; not one that frames it.
bool is_measured_duration(const MeasureText& text, const Figure& figure) {
    const std::size_t i = figure.first;
    const auto ahead = i > 0 ? text.word(i - 1) : std::string_view();
    constexpr std::array<std::string_view, 13> kFrames = {"within",
                                                          "every",
                                                          "each",
                                                          "next",
                                                          "last",
                                                          "past",
                                                          "previous",
                                                          "first",
                                                          "final",
                                                          "coming",
                                                          "following",
                                                          "under",
                                                          "beyond"};
    const bool is_averaged = ahead == "within" && tells_average(text, i);
    if (figure.change != "range" && is_among(kFrames, ahead) && !is_averaged &&
        !(ahead == "under" || ahead == "beyond"))
        return false;
    const auto behind = text.word(figure.last + 1);
    if (behind == "ago" || behind == "later" || behind == "earlier" || behind == "period" ||
        behind == "forward")
        return false;
    if (text.is_capital(figure.last) && i > 0 && text.is_capital(i))
        return false;  // "Five Year Forward View"
    // "answered in 24 days on average"
    const bool is_mean = text.word(figure.last + 1) == "on" &&
                         text.word(figure.last + 2) == "average" &&
                         text.same_clause(i, figure.last + 2);
    if ((ahead == "in" && !is_mean) || ahead == "during") return false;
    if (ahead == "over" && !text.same_clause(i, figure.last + 1)) return false;
    return text.word(i) != "one" || text.word(figure.last) != "day";
}

}  // namespace

bool settle_kind(const MeasureText& text, const std::vector<Figure>& before, Figure& figure) {
    if (!figure.kind.empty()) return true;
    if (figure.unit == "%" || figure.unit == "percentage points") {
        figure.kind = "share";
    } else if (figure.unit == "£") {
        figure.kind = "money";
    } else if (is_among(kTimeUnits, figure.unit)) {
        figure.kind = "duration";
    } else {
        figure.kind = "count";
    }
    const bool is_word = !text.is_figure(figure.first);
    if (figure.kind == "duration" && !is_measured_duration(text, figure)) return false;
    if (figure.kind != "count") return true;
    if (is_word && figure.change != "range" && figure.from_first == kNoWord)
        return counts_in_words(text, before, figure);
    if (!figure.unit.empty() || figure.from_first != kNoWord) return true;
    return figure.change != "range" && stands_as_count(text, before, figure);
}

}  // namespace findings::label
