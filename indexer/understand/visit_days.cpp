// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/visit_days.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestGap = 80;     // bytes between two days of one visit
constexpr std::int32_t kLongestVisit = 93;  // days

/// "(unannounced) and on", ", announced, then": what may stand between two days of a visit.
bool is_about_visits(std::string_view between) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"and",       "on",      "then",    "again",     "unannounced",  "announced",
         "with",      "without", "notice",  "short",     "short-notice", "the",
         "first",     "second",  "third",   "last",      "day",          "days",
         "visit",     "visits",  "was",     "were",      "we",           "returned",
         "returning", "went",    "came",    "back",      "ended",        "finished",
         "completed", "until",   "to",      "from",      "also",         "both",
         "of",        "an",      "a",       "which",     "inspection",   "evening",
         "night",     "hours",   "hours'",  "daytime",   "in",           "when",
         "did",       "not",     "tell",    "provider",  "that",         "coming",
         "site",      "at",      "am",      "pm",        "noon",         "midday",
         "between",   "monday",  "tuesday", "wednesday", "thursday",     "friday",
         "saturday",  "sunday"});
    if (between.size() > kLongestGap) return false;
    const std::string key = folded(between);
    std::string word;
    for (std::size_t i = 0; i <= key.size(); ++i) {
        const char c = i < key.size() ? key[i] : ' ';
        if (is_letter(c) || is_digit(c) || c == '-' || c == '\'') {
            word += c;
            continue;
        }
        if (c == '.' && word.size() <= 2 && i + 1 < key.size() && is_digit(key[i + 1])) {
            word.clear();  // "9.20 am"
            continue;
        }
        if (c == '.') return false;  // another sentence
        if (is_digit(word.empty() ? ' ' : word.front()) &&
            (word.ends_with("am") || word.ends_with("pm")))
            word.resize(word.size() - 2);  // "9am"
        const bool number = word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);
        const bool dash = trimmed(word, "-").empty();
        if (!number && !dash && std::find(kWords.begin(), kWords.end(), word) == kWords.end())
            return false;
        word.clear();
    }
    return true;
}

/// "21 August" with the year of `next`, which stands behind it.
std::optional<DateSpan> day_without_year(std::string_view text, const DateSpan& next) {
    const auto front = text.substr(0, next.begin);
    for (std::size_t at = 0; at < front.size(); ++at) {
        const bool begins = is_digit(front[at]) && (at == 0 || !std::isalnum(front[at - 1]));
        if (!begins) continue;
        std::int32_t day = 0;
        const auto read = std::from_chars(front.data() + at, front.data() + front.size(), day);
        auto end = static_cast<std::size_t>(read.ptr - front.data());
        for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
            if (front.substr(end).starts_with(suffix)) end += suffix.size();
        }
        if (day < 1 || day > 31 || end >= front.size() || front[end] != ' ') continue;
        auto month_end = end + 1;
        while (month_end < front.size() && is_letter(front[month_end])) ++month_end;
        const auto month = month_number(front.substr(end + 1, month_end - end - 1));
        if (month == 0 || !is_about_visits(front.substr(month_end))) continue;
        DateSpan found = next;
        found.from = {next.from.year - (month > next.from.month ? 1 : 0), month, day};
        found.begin = at;
        return found;
    }
    return std::nullopt;
}

std::int32_t days_since_0(const PartialDate& date) {
    constexpr std::array<std::int32_t, 12> kBefore =
        {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const auto month = static_cast<std::size_t>(std::clamp(date.month, 1, 12) - 1);
    return date.year * 365 + date.year / 4 + kBefore[month] + date.day;
}

}  // namespace

bool is_same_visit(const PartialDate& first, const PartialDate& later) {
    if (first.day == 0 || later.day == 0) return false;
    const auto days = days_since_0(later) - days_since_0(first);
    return days >= 0 && days <= kLongestVisit;
}

std::optional<DateSpan> visit_days_in(std::string_view text) {
    std::optional<DateSpan> all;
    for (const auto& span : dates_in(text)) {
        if (span.is_period) continue;
        if (!all) {
            if (span.from.day == 0) return std::nullopt;
            all = span;
            if (const auto before = day_without_year(text, span);
                before && is_same_visit(before->from, span.from))
                all = before;
            continue;
        }
        const bool goes_on = span.from.day != 0 && is_same_visit(all->from, span.to) &&
                             is_about_visits(text.substr(all->end, span.begin - all->end));
        if (!goes_on) break;
        if (is_same_visit(all->to, span.to)) all->to = span.to;
        all->end = span.end;
    }
    return all;
}

std::optional<DateSpan> further_visit_days(std::string_view sentence) {
    constexpr auto kStarts = std::to_array<std::string_view>({"we returned ",
                                                              "we went back ",
                                                              "we came back ",
                                                              "we visited again ",
                                                              "we visited the service again ",
                                                              "we made a second ",
                                                              "we made a further ",
                                                              "we carried out a second ",
                                                              "we carried out a further ",
                                                              "a second visit ",
                                                              "a further visit ",
                                                              "the second visit ",
                                                              "the second day ",
                                                              "our second visit ",
                                                              "the inspection ended ",
                                                              "the inspection finished ",
                                                              "the inspection was completed ",
                                                              "it ended on ",
                                                              "inspectors returned ",
                                                              "inspectors went back "});
    if (!starts_with_any(folded(sentence.substr(0, 60)), kStarts)) return std::nullopt;
    return visit_days_in(sentence);
}

}  // namespace findings::understanding
