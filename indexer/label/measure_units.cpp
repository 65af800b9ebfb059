// SPDX-License-Identifier: GPL-3.0-or-later

// In what a figure counts: the unit, the rate or the noun behind it.

#include "indexer/label/measure_figures.hpp"

#include <algorithm>
#include <array>

namespace findings::label {
namespace {

/// "6.2 incidents per 1,000 bed days", "12 per month".
void take_rate(const MeasureText& text, const std::vector<Figure>& before, Figure& figure) {
    std::size_t at = (figure.noun == kNoWord ? figure.last : figure.noun) + 1;
    const bool per = text.word(at) == "per" || text.word(at) == "for";
    const bool every = text.word(at) == "a" || text.word(at) == "each" || text.word(at) == "every";
    constexpr std::array<std::string_view, 12> kPer = {"day",
                                                       "week",
                                                       "month",
                                                       "year",
                                                       "night",
                                                       "patient",
                                                       "person",
                                                       "bed",
                                                       "shift",
                                                       "hour",
                                                       "quarter",
                                                       "head"};
    // "down from 31 a year earlier" says when, not how often.
    constexpr std::array<std::string_view, 5> kWhen = {"earlier",
                                                       "ago",
                                                       "before",
                                                       "later",
                                                       "previously"};
    if (!text.same_sentence(figure.first, at + 1) || is_among(kWhen, text.word(at + 2))) return;
    if (text.word(at) == "for" && text.word(at + 1) == "every" && text.is_number(at + 2)) ++at;
    const bool per_number = per && text.is_figure(at + 1) && !is_year(text.word(at + 1));
    if (!per_number && figure.unit == "%") return;
    if (!per_number &&
        !((per || every) && text.word(at) != "for" && is_among(kPer, text.word(at + 1))))
        return;
    const std::size_t noun = per_number ? noun_behind(text, before, at + 1) : at + 1;
    const std::size_t last = noun == kNoWord ? at + 1 : noun;
    figure.last = std::max(figure.last, last);
    // "Incidents fell from 27 to 16 a month": the subject names what is counted.
    if (figure.from_first != kNoWord && figure.unit.empty() && every) return;
    if (figure.unit == "\u00a3") return;  // "costs \u00a3190 a night" is a price
    figure.unit += (figure.unit.empty() ? "" : " ") + std::string("per ") +
                   std::string(text.printed(at + 1, last));
    figure.kind = "rate";
}

}  // namespace

bool is_pointing(std::string_view word) {
    constexpr std::array<std::string_view, 7> kPointing =
        {"the", "these", "those", "its", "their", "our", "both"};
    return is_among(kPointing, word);
}

std::size_t noun_behind(const MeasureText& text,
                        const std::vector<Figure>& before,
                        std::size_t last) {
    const bool has_before =
        text.word(last) == "one" && !before.empty() && before.back().noun != kNoWord;
    return counted_noun(text,
                        last,
                        has_before ? text.word(before.back().noun) : std::string_view());
}

void name_unit(const MeasureText& text, const std::vector<Figure>& before, Figure& figure) {
    if (!figure.unit.empty()) return take_rate(text, before, figure);
    std::size_t next = figure.last + 1;
    if (!text.same_sentence(figure.first, next)) return;
    if (text.word(next) == "whole" && text.word(next + 1) == "time" &&
        text.word(next + 2) == "equivalent") {
        figure.unit = "WTE", figure.last = next + 2;
        return;
    }
    if ((text.word(next) == "working" || text.word(next) == "calendar" ||
         text.word(next) == "more" || text.word(next) == "full") &&
        text.gap(figure.last) == " ") {
        if (unit_name(text, next + 1) != std::string_view()) ++next;
    }
    const auto gap = text.gap(figure.last);
    const bool close = gap == " " || gap == "-" || gap == "\u00a0";
    // "61 bed days", "12 day patients": the unit is the noun behind.
    const auto noun = noun_behind(text, before, figure.last);
    const bool compound = noun != kNoWord && noun > next &&
                          text.raw(next) != std::string(unit_name(text, next)) &&
                          text.gap(figure.last) == " ";
    if (close && !compound && !unit_name(text, next).empty()) {
        figure.unit = unit_name(text, next);
        figure.last = next;
    } else if (noun != kNoWord) {
        figure.noun = noun;
        figure.unit = noun_phrase(text, noun);
        take_whole_behind(text, figure);
    }
    take_rate(text, before, figure);
}

}  // namespace findings::label
