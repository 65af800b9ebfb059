// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_context.hpp"

#include <algorithm>
#include <array>

namespace findings::label {
namespace {

constexpr std::size_t kUndated = 10;  // words by which a span without a date counts as farther away

/// Between words `first` and `last` a month or year is named, or "last", "previous", "same" points
/// to one; "a year" and "24 hours" do not.
bool has_date(const MeasureText& text, std::size_t first, std::size_t last) {
    constexpr std::array<std::string_view, 8> kPointers =
        {"last", "past", "previous", "preceding", "same", "first", "this", "since"};
    for (std::size_t i = first; i <= last; ++i) {
        const auto word = text.word(i);
        const bool has_year = word.size() >= 4 && is_year(word.substr(0, 4));
        if (has_year || is_month(text, i) || is_among(kPointers, word) || text.word(i) == "before")
            return true;
    }
    return text.word(first).size() == 2 && text.word(first).front() == 'q';
}

bool in_figure(std::span<const Figure> figures, std::size_t i) {
    return std::any_of(figures.begin(), figures.end(), [i](const Figure& figure) {
        return figure.first <= i && i <= figure.last;
    });
}

/// "For up to 44 people" at word `i`: no movement; "went up to 44" is one.
bool is_upper_bound(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 7> kMoves =
        {"went", "gone", "go", "going", "came", "moved", "risen"};
    return i >= 2 && text.word(i - 2) == "up" && (i < 3 || !is_among(kMoves, text.word(i - 3)));
}

}  // namespace

std::string period_of(const MeasureText& text, std::span<const Figure> figures, std::size_t which) {
    const Figure& figure = figures[which];
    const std::size_t start = text.sentence_start(figure.first);
    const std::size_t compared =
        figure.from_first == kNoWord ? comparison_start(text, figure) : kNoWord;
    std::size_t best = kNoWord, best_end = kNoWord, best_away = kNoWord;
    for (std::size_t i = start; i < text.size() && text.same_sentence(start, i); ++i) {
        const auto end = period_end(text, i);
        if (end == kNoWord) continue;
        const bool inside_from =
            figure.from_first != kNoWord && i > figure.from_first && i <= figure.from_last;
        const bool in_comparison = compared != kNoWord && i >= compared &&
                                   comparison_owned(text, figures, which, compared);
        std::size_t away =
            i > figure.last ? i - figure.last : (figure.first - std::min(figure.first, end)) + 3;
        // A period behind another figure of the sentence is that figure's.
        for (const Figure& other : figures) {
            if (&other != &figure && i > other.last && other.first > figure.last &&
                text.same_sentence(other.first, i))
                away += 12;
            if (&other != &figure && other.last < figure.first && end < figure.first &&
                i > other.last && !text.same_clause(end, figure.first))
                away += 4;
        }
        if (!has_date(text, i, end)) away += kUndated;
        if (!inside_from && !in_comparison && !in_figure(figures, i) && away < best_away)
            best = i, best_end = end, best_away = away;
        i = end;
    }
    if (best == kNoWord) return {};
    constexpr std::array<std::string_view, 8> kOpeners =
        {"in", "over", "during", "within", "for", "across", "throughout", "by"};
    while (best < best_end && is_among(kOpeners, text.word(best))) ++best;
    if (best > start && (text.word(best - 1) == "since" || text.word(best - 1) == "until" ||
                         text.word(best - 1) == "by"))
        --best;
    return std::string(text.printed(best, best_end));
}

std::string change_of(const MeasureText& text, const Figure& figure) {
    constexpr std::array<std::string_view, 12> kUp = {"rose",
                                                      "risen",
                                                      "increased",
                                                      "increase",
                                                      "rise",
                                                      "up",
                                                      "grew",
                                                      "grown",
                                                      "higher",
                                                      "more",
                                                      "doubled",
                                                      "climbed"};
    constexpr std::array<std::string_view, 14> kDown = {"fell",
                                                        "fallen",
                                                        "decreased",
                                                        "decrease",
                                                        "down",
                                                        "reduced",
                                                        "reduction",
                                                        "dropped",
                                                        "fewer",
                                                        "lower",
                                                        "declined",
                                                        "cut",
                                                        "fall",
                                                        "drop"};
    if (text.word(figure.last + 1) == "more" || text.word(figure.last + 1) == "higher") return "up";
    if (text.word(figure.last + 1) == "fewer" || text.word(figure.last + 1) == "lower")
        return "down";
    const auto start = comparison_start(text, figure);
    if (start != kNoWord && text.word(start + 1) == "from" && text.word(start) == "up") return "up";
    if (start != kNoWord && text.word(start + 1) == "from" && text.word(start) == "down")
        return "down";
    const auto ahead = figure.first > 0 ? text.word(figure.first - 1) : std::string_view();
    if (ahead != "by" && ahead != "of" && ahead != "to") return {};
    if (ahead == "to" && is_upper_bound(text, figure.first)) return {};
    for (std::size_t k = figure.first - 1;
         k > 0 && figure.first - k < 4 && text.same_sentence(k - 1, figure.first);
         --k) {
        // "... were not followed up: of 31 actions"
        const auto gap = text.gap(k - 1);
        if (gap.find(':') != std::string_view::npos || gap.find(';') != std::string_view::npos)
            return {};
        if (is_among(kUp, text.word(k - 1))) return "up";
        if (is_among(kDown, text.word(k - 1))) return "down";
    }
    return {};
}

}  // namespace findings::label
