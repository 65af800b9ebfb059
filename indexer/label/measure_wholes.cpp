// SPDX-License-Identifier: GPL-3.0-or-later

// Parts of a whole that the sentence names elsewhere.

#include "indexer/label/measure_figures.hpp"

#include <array>
#include <string>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 6> kPointing =
    {"the", "these", "those", "all", "our", "its"};

bool is_counted(const Figure& figure) {
    return figure.kind == "count" && figure.noun != kNoWord && figure.from_first == kNoWord &&
           figure.value2.empty();
}

/// "Of 71 things that patients asked for": words of anything count, where they open a whole.
bool counts_things(const MeasureText& text, const Figure& figure) {
    constexpr auto kThings =
        std::to_array<std::string_view>({"thing", "reason", "example", "way", "recommendation"});
    return figure.kind == "count" && figure.noun == kNoWord && figure.from_first == kNoWord &&
           figure.value2.empty() && is_among(kThings, text.word(figure.last + 1)) &&
           text.raw(figure.last + 1).ends_with('s') && text.gap(figure.last) == " ";
}

/// "Of the 40 boards": the words that open its clause say that parts of it follow.
bool opens_whole(const MeasureText& text, const Figure& figure) {
    std::size_t of = figure.first;
    while (of > 0 && text.same_clause(of - 1, figure.first) &&
           is_among(kPointing, text.word(of - 1)))
        --of;
    if (of == 0 || text.word(of - 1) != "of") return false;
    --of;
    // "In a survey of 41 teams, 17 could do so."
    constexpr std::array<std::string_view, 6> kSamples =
        {"survey", "sample", "audit", "review", "check", "poll"};
    if (of > 0 && is_among(kSamples, text.word(of - 1))) return true;
    // "Out of 45 letters that went out, six were late."
    if (of > 0 && text.word(of - 1) == "out") --of;
    return of == 0 || !text.same_clause(of - 1, of) || !text.same_sentence(of - 1, of) ||
           text.gap(of - 1).starts_with(':') || text.word(of - 1) == "and" ||
           text.word(of - 1) == "but";
}

/// "We asked 64 patients": what was looked at, of which parts may be told behind it.
bool was_asked(const MeasureText& text, const Figure& figure) {
    constexpr auto kAsking = std::to_array<std::string_view>({"asked",
                                                              "rang",
                                                              "telephoned",
                                                              "phoned",
                                                              "interviewed",
                                                              "surveyed",
                                                              "sampled",
                                                              "checked",
                                                              "audited",
                                                              "reviewed",
                                                              "read",
                                                              "examined",
                                                              "visited",
                                                              "met"});
    constexpr auto kAskingWith = std::to_array<std::string_view>({"spoke", "talked", "looked"});
    std::size_t verb = figure.first;
    while (verb > 0 && is_among(kPointing, text.word(verb - 1))) --verb;
    if (verb < 2 || !text.same_clause(verb - 1, figure.first)) return false;
    return is_among(kAsking, text.word(verb - 1)) || is_among(kAskingWith, text.word(verb - 2));
}

/// "..., 17 told us": what some of those who were asked did.
bool tells_of_some(const MeasureText& text, std::size_t i) {
    constexpr auto kVerbs = std::to_array<std::string_view>(
        {"said",   "told",   "had",    "were",    "was",       "did", "knew",
         "felt",   "could",  "would",  "thought", "described", "did", "gave",
         "needed", "wanted", "showed", "lacked",  "wa",        "ha"});
    return is_among(kVerbs, text.word(i + 1)) && text.same_clause(i, i + 1);
}

/// "37 patients, of whom only 35": word `i` or what stands before it points back.
bool points_back(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 6> kBounds =
        {"only", "just", "about", "nearly", "almost", "all"};
    while (i > 0 && is_among(kBounds, text.word(i - 1))) --i;
    return i > 1 &&
           (text.word(i - 1) == "whom" || text.word(i - 1) == "which" ||
            text.word(i - 1) == "them" || text.word(i - 1) == "these" ||
            text.word(i - 1) == "those") &&
           text.word(i - 2) == "of";
}

/// "15 patients, 13 of whom were detained": those just counted stand behind the part.
bool points_back_behind(const MeasureText& text, std::size_t i) {
    return text.word(i + 1) == "of" &&
           (text.word(i + 2) == "whom" || text.word(i + 2) == "which") &&
           text.same_sentence(i, i + 2);
}

/// "Of 22 on the ward, three had been told": a whole that is not named again.
bool opens_bare_whole(const MeasureText& text, const Figure& whole, std::size_t part) {
    return whole.noun == kNoWord && whole.kind == "count" && whole.unit.empty() &&
           whole.from_first == kNoWord && whole.value2.empty() && whole.first > 0 &&
           text.word(whole.first - 1) == "of" &&
           (whole.first == 1 || !text.same_sentence(whole.first - 2, whole.first)) &&
           !text.same_clause(whole.last, part) && tells_of_some(text, part);
}

}  // namespace

bool follows_whole(const MeasureText& text, const std::vector<Figure>& before, std::size_t i) {
    if (before.empty() || is_year(text.word(i)) || period_end(text, i) != kNoWord) return false;
    if (text.word(i) == "one" && text.word(i + 1) == "of") return false;
    if (points_back(text, i) || points_back_behind(text, i))
        return is_counted(before.back()) && text.same_sentence(before.back().first, i);
    for (const Figure& figure : before) {
        if (!text.same_sentence(figure.first, i)) continue;
        if (opens_bare_whole(text, figure, i)) return true;
        if (!is_counted(figure) && !counts_things(text, figure)) continue;
        if (opens_whole(text, figure) || (was_asked(text, figure) && tells_of_some(text, i)))
            return text.word(i) != "one" || text.word(i + 1) == "had" || text.word(i + 1) == "was";
    }
    return false;
}

void take_whole_behind(const MeasureText& text, Figure& figure) {
    const std::size_t out = figure.noun + 1;
    if (text.word(out) != "out" || text.word(out + 1) != "of" ||
        !text.same_clause(figure.noun, out + 2))
        return;
    std::size_t whole = out + 2;
    while (is_among(kPointing, text.word(whole))) ++whole;
    if (!text.is_number(whole) || is_year(text.word(whole)) || !text.same_clause(out, whole))
        return;
    figure.denominator = text.raw(whole);
    figure.kind = "share";
    figure.last = whole;
}

/// "38% of the 212 people": the whole of a share that stands right behind it.
void take_whole_of_percentage(const MeasureText& text, Figure& part, const Figure& whole) {
    std::size_t at = part.last + 1;
    if (part.unit != "%" || part.kind != "share" || !part.denominator.empty() ||
        !part.value2.empty() || text.word(at) != "of")
        return;
    for (++at; is_among(kPointing, text.word(at));) ++at;
    if (at == whole.first && is_counted(whole) && text.same_clause(part.last, at))
        part.denominator = whole.value;
}

void share_wholes(const MeasureText& text, std::vector<Figure>& figures) {
    for (std::size_t k = 0; k + 1 < figures.size(); ++k)
        take_whole_of_percentage(text, figures[k], figures[k + 1]);
    for (std::size_t k = 1; k < figures.size(); ++k) {
        Figure& part = figures[k];
        if (part.kind != "count" || !part.denominator.empty() || part.from_first != kNoWord)
            continue;
        for (std::size_t j = k; j-- > 0;) {
            const Figure& whole = figures[j];
            if (!text.same_sentence(whole.first, part.first)) break;
            const bool points =
                points_back(text, part.first) || points_back_behind(text, part.last);
            const bool is_whole = opens_bare_whole(text, whole, part.last) ||
                                  ((is_counted(whole) || counts_things(text, whole)) &&
                                   (opens_whole(text, whole) || (points && j + 1 == k) ||
                                    (part.noun == kNoWord && was_asked(text, whole) &&
                                     tells_of_some(text, part.last))));
            if (!is_whole || (!part.unit.empty() && part.unit != whole.unit)) continue;
            part.denominator = whole.value;
            part.unit = whole.unit;
            part.kind = "share";
            break;
        }
    }
}

}  // namespace findings::label
