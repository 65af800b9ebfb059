// SPDX-License-Identifier: GPL-3.0-or-later

// Figures behind their own label, as papers list them: "Prone restraint: 4 (Q4 2024/25: 11)".

#include "indexer/label/measure_figures.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr std::size_t kLongestLabel = 9;     // words
constexpr std::size_t kLongestBracket = 10;  // words

// A label with one of these says something, and its colon leads to a list.
constexpr auto kVerbs = std::to_array<std::string_view>({"was",
                                                         "were",
                                                         "is",
                                                         "are",
                                                         "had",
                                                         "has",
                                                         "have",
                                                         "will",
                                                         "must",
                                                         "should",
                                                         "found",
                                                         "said",
                                                         "told",
                                                         "include"});
// What stands behind them names, dates or rates.
constexpr auto kNoCounts = std::to_array<std::string_view>(
    {"target", "goal",     "standard",   "benchmark", "limit",     "minimum", "maximum",   "date",
     "day",    "time",     "version",    "ref",       "reference", "id",      "postcode",  "score",
     "rating", "outcome",  "page",       "item",      "paper",     "tel",     "telephone", "phone",
     "ward",   "room",     "regulation", "section",   "chapter",   "level",   "grade",     "band",
     "stage",  "step",     "no",         "number",    "figure",    "table",   "question",  "part",
     "box",    "appendix", "annex",      "schedule",  "form",      "code",    "year",      "month",
     "week",   "quarter"});

/// First word of the label whose last word is `last`; kNoWord when what stands there is none.
std::size_t label_before(const MeasureText& text, std::size_t last) {
    const std::size_t first = text.sentence_start(last);
    if (last - first >= kLongestLabel || !text.is_capital(first) ||
        is_among(kNoCounts, text.word(last)))
        return kNoWord;
    for (std::size_t i = first; i <= last; ++i) {
        if (is_among(kVerbs, text.word(i)) || (i > first && !text.same_clause(i - 1, i)))
            return kNoWord;
    }
    return text.is_figure(first) ? kNoWord : first;
}

/// The one number of the bracket behind word `last`, when the bracket says nothing else but when it
/// was so: "(Q4: 19)", "(previous quarter 44)", "(44 in May)", "(was 44)".
struct Earlier {
    std::size_t number = kNoWord;
    std::size_t first = 0, last = 0;  // words of the bracket
};
Earlier earlier_behind(const MeasureText& text, std::size_t last) {
    const auto gap = text.gap(last);
    if (!gap.ends_with('(') || last + 1 >= text.size()) return {};
    Earlier earlier{kNoWord, last + 1, last + 1};
    while (text.gap(earlier.last).find(')') == std::string_view::npos) {
        if (earlier.last + 1 >= text.size() || ++earlier.last - last > kLongestBracket) return {};
    }
    constexpr auto kWhen = std::to_array<std::string_view>(
        {"previous", "last", "prior", "year",    "quarter", "month", "week", "period",
         "before",   "was",  "in",    "for",     "the",     "from",  "down", "up",
         "report",   "same", "ago",   "earlier", "q1",      "q2",    "q3",   "q4"});
    for (std::size_t i = earlier.first; i <= earlier.last; ++i) {
        const auto period = period_end(text, i);
        if (period != kNoWord && period <= earlier.last) {
            i = period;
        } else if (text.is_figure(i) && text.word(i).find('/') != std::string_view::npos) {
            continue;  // "2024/25" behind its quarter
        } else if (text.is_figure(i) && earlier.number == kNoWord) {
            earlier.number = i;
        } else if (!is_among(kWhen, text.word(i)) && !is_month(text, i) && !is_year(text.word(i))) {
            return {};
        }
    }
    return earlier;
}

bool ends_entry(std::string_view gap) {
    if (gap.starts_with('%')) gap.remove_prefix(1);
    return gap.empty() || gap.starts_with(" (") ||
           gap.find_first_of(".,;\n|") != std::string_view::npos;
}

}  // namespace

std::optional<Figure> entry_at(const MeasureText& text, std::size_t i) {
    if (i == 0 || !text.is_figure(i) || text.gap(i - 1) != ": " || is_year(text.word(i)) ||
        !ends_entry(text.gap(i)) || text.raw(i).find('/') != std::string_view::npos)
        return std::nullopt;
    const std::size_t label = label_before(text, i - 1);
    if (label == kNoWord) return std::nullopt;
    Figure figure;
    figure.first = figure.last = i;
    figure.value = text.raw(i);
    figure.unit = text.follows(i, "%") ? "%" : "";
    figure.kind = figure.unit.empty() ? "count" : "share";
    figure.label_first = label, figure.label_last = i - 1;
    const Earlier earlier = earlier_behind(text, i);
    if (earlier.number != kNoWord) {
        figure.value2 = text.raw(earlier.number);
        figure.change = movement_between(figure.value2, figure.value);
        figure.from_first = earlier.first, figure.from_last = earlier.last;
        figure.last = earlier.last;
    }
    return figure;
}

}  // namespace findings::label
