// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_text.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 24> kMonths = {
    "january",   "february", "march",    "april",    "may",  "june", "july", "august",
    "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
    "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};
constexpr std::array<std::string_view, 7> kSpans =
    {"day", "week", "month", "year", "quarter", "hour", "winter"};
constexpr std::array<std::string_view, 9> kSeasons =
    {"winter", "summer", "spring", "autumn", "christmas", "monday", "weekend", "night", "lockdown"};
constexpr std::array<std::string_view, 8> kOpeners =
    {"in", "over", "during", "within", "for", "across", "throughout", "by"};
constexpr std::array<std::string_view, 10> kWhich = {"last",
                                                     "past",
                                                     "previous",
                                                     "first",
                                                     "same",
                                                     "following",
                                                     "preceding",
                                                     "next",
                                                     "latest",
                                                     "final"};
constexpr std::array<std::string_view, 5> kDeterminers = {"the", "a", "an", "its", "their"};
constexpr std::array<std::string_view, 7> kTails =
    {"before", "after", "to", "since", "ending", "following", "prior"};

bool is_year_range(std::string_view word) {
    return word.size() >= 6 && word.size() <= 9 && word.find('/') == 4 &&
           is_year(word.substr(0, 4));
}

/// "16" of "2015-16": the second half of a year printed with a dash.
bool is_short_year(const MeasureText& text, std::size_t i) {
    const auto mark = text.gap(i);
    const bool dash = mark == "-" || mark == "\u2013" || mark == " \u2013 " || mark == " - ";
    return dash && text.is_figure(i + 1) &&
           (text.word(i + 1).size() == 2 || is_year(text.word(i + 1)));
}

/// "9 August 2024", "December 2016", "June", "mid-2018", "Q2 2016/17", "2015-16": its last word.
std::size_t date_end(const MeasureText& text, std::size_t i) {
    if (i >= text.size()) return kNoWord;
    const auto word = text.word(i);
    if (is_year_range(word)) return i;
    if (is_year(word)) return is_short_year(text, i) ? i + 1 : i;
    if (word.size() == 2 && word[0] == 'q' && is_digit_char(word[1])) {
        const auto next = text.word(i + 1);
        return is_year(next) || is_year_range(next)
                   ? i + 1
                   : (text.word(i + 1) == "of" ? date_end(text, i + 2) : i);
    }
    if (word == "quarter" && text.is_number(i + 1) && text.gap(i) == " " &&
        text.word(i + 1).size() <= 5)
        return date_end(text, i + 2) == kNoWord ? i + 1 : date_end(text, i + 2);
    const bool has_day = text.is_figure(i) && word.size() <= 4 && is_month(text, i + 1);
    const std::size_t month = has_day ? i + 1 : i;
    if (!is_month(text, month)) return kNoWord;
    if (is_year(text.word(month + 1))) return month + 1;
    // "March 14, 2018" is rare; "March 2018" and "14 March" are not.
    return month;
}

/// "12 months", "the last year", "first three months": a span of time from its number or noun on.
std::size_t span_end(const MeasureText& text, std::size_t i) {
    std::size_t at = i;
    bool is_marked = false;
    bool is_counted = false;    // "342 the year before" is no span of 342
    bool counts_other = false;  // "rose by 12% last year", "88 last year": no more is it of 88
    while (at < i + 4 && at < text.size()) {
        if (is_among(kSpans, text.word(at))) break;  // "quarter" is a number elsewhere
        if (is_among(kWhich, text.word(at))) {
            is_marked = true, counts_other = is_counted;
        } else if (text.is_number(at)) {
            is_counted = true;
        } else if (!(is_among(kDeterminers, text.word(at)) && !is_counted) &&
                   text.word(at) != "financial" && text.word(at) != "calendar" &&
                   text.word(at) != "few") {
            break;
        }
        ++at;
    }
    if (at >= text.size() || at == i || !text.same_sentence(i, at)) return kNoWord;
    if (counts_other && !text.raw(at).ends_with('s')) return kNoWord;
    if (!is_among(kSpans, text.word(at)) && !(is_marked && is_among(kSeasons, text.word(at)))) {
        return is_marked && text.word(at) == "period" ? at : kNoWord;
    }
    return text.word(at + 1) == "period" ? at + 1 : at;
}

/// "of 2019", "last year", "of last year", "in 2019", "a year before", "the year before": which
/// period is the same one.
std::size_t which_end(const MeasureText& text, std::size_t last) {
    std::size_t next = last + 1;
    if (!text.same_clause(last, next)) return last;
    if (text.word(next) == "of" || text.word(next) == "in") ++next;
    if (const auto date = date_end(text, next); date != kNoWord) return date;
    const bool of_year =
        text.word(next) == "last" || text.word(next) == "this" || text.word(next) == "previous";
    if (of_year && is_among(kSpans, text.word(next + 1))) return next + 1;
    const bool the = text.word(next) == "the" || text.word(next) == "a" || text.word(next) == "one";
    if (the && (text.word(next + 1) == "previous" || text.word(next + 1) == "last") &&
        is_among(kSpans, text.word(next + 2)))
        return next + 2;
    constexpr std::array<std::string_view, 3> kBefore = {"before", "earlier", "ago"};
    return the && is_among(kSpans, text.word(next + 1)) && is_among(kBefore, text.word(next + 2))
               ? next + 2
               : last;
}

/// "the winter of 2017/18", "the end of May 2018": part of a year or month, as it is printed.
std::size_t part_end(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 4> kEdges = {"end", "start", "beginning", "middle"};
    if (text.word(i) != "the" || text.word(i + 2) != "of" || !text.same_clause(i, i + 3))
        return kNoWord;
    const auto part = text.word(i + 1);
    const bool parted =
        is_among(kSeasons, part) || is_among(kEdges, part) || is_among(kSpans, part);
    if (!parted) return kNoWord;
    return date_end(text, i + 3);
}

/// "to January 2018", "before the change", "after all the rooms were open": what places a span in
/// time.
std::size_t tail_end(const MeasureText& text, std::size_t first, std::size_t last) {
    const std::size_t tail = last + 1;
    // "the same quarter of last year"; "12 days in 2024" is a figure with its year
    bool points = false;
    for (std::size_t i = first; i <= last; ++i) points = points || is_among(kWhich, text.word(i));
    if (const auto which = points ? which_end(text, last) : last; which != last) return which;
    if (!text.same_clause(last, tail) || !is_among(kTails, text.word(tail))) return last;
    std::size_t from = tail + 1;
    if (text.word(tail) == "prior" && text.word(from) == "to") ++from;
    while (text.word(from) == "the" || text.word(from) == "end" || text.word(from) == "of") ++from;
    if (const auto date = date_end(text, from); date != kNoWord) return date;
    if (text.word(tail) == "to" || text.word(tail) == "since") return last;
    std::size_t end = tail;
    while (text.same_clause(last, end + 1) && end - tail < 6 && !text.is_number(end + 1) &&
           text.word(end + 1) != "to")
        ++end;
    return end;
}

}  // namespace

bool is_month(const MeasureText& text, std::size_t i) {
    return i < text.size() && text.is_capital(i) && is_among(kMonths, text.word(i));
}

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           std::all_of(word.begin(), word.end(), is_digit_char);
}

std::size_t period_end(const MeasureText& text, std::size_t i) {
    const auto word = text.word(i);
    if (const auto date = date_end(text, i); date != kNoWord) {
        const bool bare = is_year(word) && date == i;
        const auto ahead = i > 0 ? text.word(i - 1) : std::string_view();
        constexpr std::array<std::string_view, 12> kBareYear = {"in",
                                                                "since",
                                                                "to",
                                                                "between",
                                                                "during",
                                                                "of",
                                                                "and",
                                                                "from",
                                                                "by",
                                                                "for",
                                                                "until",
                                                                "on"};
        const char mark = text.before(i);
        if (bare && !is_among(kBareYear, ahead) && mark != '(') return kNoWord;
        const auto joint = text.word(date + 1);
        const auto mark_behind = text.gap(date);
        const bool dashed = mark_behind.find("\u2013") != std::string_view::npos ||
                            mark_behind == " - " || mark_behind == "-";
        const bool joined =
            joint == "to" || (joint == "and" && ahead == "between") || joint == "until";
        const std::size_t second =
            joined ? date_end(text, date + 2) : (dashed ? date_end(text, date + 1) : kNoWord);
        return second == kNoWord ? date : second;
    }
    if (const auto part = part_end(text, is_among(kOpeners, word) ? i + 1 : i); part != kNoWord)
        return part;
    if (is_among(kOpeners, word) || word == "since") {
        const auto span = word == "since" ? kNoWord : span_end(text, i + 1);
        // "seen within four weeks" is a limit, "within the last four weeks" a period.
        const bool is_limit =
            word == "within" &&
            (text.is_number(i + 1) || text.word(i + 1) == "a" || text.word(i + 1) == "an");
        if (is_limit) return kNoWord;
        // "by the year" and "for a week" are no periods of a figure; "in the last week" is.
        if (span == kNoWord || ((word == "by" || word == "for") && tail_end(text, i, span) == span))
            return kNoWord;
        return tail_end(text, i, span);
    }
    if (is_among(kWhich, word) || word == "the" || text.is_number(i)) {
        const auto span = span_end(text, i);
        if (span == kNoWord) return kNoWord;
        const auto end = tail_end(text, i, span);
        const bool marked = is_among(kWhich, word) || is_among(kWhich, text.word(i + 1));
        return end != span || marked ? end : kNoWord;
    }
    if ((word == "this" || word == "last") && is_among(kSpans, text.word(i + 1))) return i + 1;
    // "winter of 2017/18", "quarter of 2020"
    if ((is_among(kSeasons, word) || is_among(kSpans, word)) && text.word(i + 1) == "of" &&
        text.same_clause(i, i + 2))
        return date_end(text, i + 2);
    return kNoWord;
}

}  // namespace findings::label
