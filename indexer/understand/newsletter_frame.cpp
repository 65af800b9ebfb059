// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/newsletter_frame.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

/// "Issue 61", "Vol. 3", "No 2", "Spring edition"
bool counts_issues(std::string_view part) {
    constexpr auto kWords =
        std::to_array<std::string_view>({"issue", "edition", "volume", "vol", "no", "number"});
    const std::string key = folded(part);
    const bool named = std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
        return contains_word(key, word);
    });
    const bool counted = std::any_of(key.begin(), key.end(), is_digit) ||
                         key.ends_with("edition") || key.ends_with("issue");
    return named && counted && word_count(part) <= 3;
}

}  // namespace

bool is_issue_line(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    if (text.size() > kLongest || ends_sentence(text)) return false;
    bool counted = false;
    std::string_view rest = text;
    constexpr auto kMarks = std::to_array<std::string_view>(
        {" | ", " \u00b7 ", " \u2022 ", ", ", " - ", " \u2013 ", ": "});
    while (!rest.empty()) {
        std::size_t end = rest.size(), mark_size = 0;
        for (const auto mark : kMarks) {
            if (const auto at = rest.find(mark); at < end) end = at, mark_size = mark.size();
        }
        const auto part = trimmed(rest.substr(0, end));
        rest.remove_prefix(end + mark_size);
        const bool counts = counts_issues(part);
        counted = counted || counts;
        if (!counts && !part.empty() && !whole_date(part)) return false;
        if (mark_size == 0) break;
    }
    return counted;
}

bool is_diary_heading(std::string_view heading) {
    constexpr auto kHeads = std::to_array<std::string_view>({"dates for your diary",
                                                             "dates for the diary",
                                                             "diary",
                                                             "diary dates",
                                                             "for your diary",
                                                             "save the date",
                                                             "save the dates",
                                                             "dates to remember",
                                                             "key dates",
                                                             "events",
                                                             "upcoming events",
                                                             "forthcoming events",
                                                             "events and training",
                                                             "training and events",
                                                             "training dates",
                                                             "upcoming training",
                                                             "what's on",
                                                             "coming up",
                                                             "webinars and events",
                                                             "upcoming webinars",
                                                             "courses and events"});
    const std::string key = heading_key(heading);
    return std::find(kHeads.begin(), kHeads.end(), key) != kHeads.end();
}

}  // namespace findings::understanding
