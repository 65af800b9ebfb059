// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/forum_chrome.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

// Folded beginnings of short lines.
constexpr auto kChrome = std::to_array<std::string_view>({"board index",
                                                          "who is online",
                                                          "users browsing",
                                                          "registered users",
                                                          "username:",
                                                          "password:",
                                                          "log me on",
                                                          "joined:",
                                                          "join date",
                                                          "posts:",
                                                          "post count",
                                                          "last edited",
                                                          "quick reply",
                                                          "reply to this",
                                                          "reply with quote",
                                                          "post reply",
                                                          "return to ",
                                                          "jump to",
                                                          "report this post",
                                                          "report post",
                                                          "like this",
                                                          "like (",
                                                          "likes (",
                                                          "reply |",
                                                          "page 1 of",
                                                          "previous topic",
                                                          "next topic",
                                                          "previous thread",
                                                          "next thread",
                                                          "display posts",
                                                          "sort by",
                                                          "moderator",
                                                          "senior member",
                                                          "junior member",
                                                          "member since",
                                                          "new posts",
                                                          "search this",
                                                          "forum index",
                                                          "powered by",
                                                          "all times are",
                                                          "view unread",
                                                          "subscribe to",
                                                          "mark this",
                                                          "thanks received",
                                                          "reputation:",
                                                          "views:",
                                                          "replies:",
                                                          "topic:",
                                                          "likes:",
                                                          "you cannot post",
                                                          "faq",
                                                          "register",
                                                          "1 like",
                                                          "2 likes",
                                                          "3 likes",
                                                          "suggested topics",
                                                          "related topics",
                                                          "quick links",
                                                          "sent from my ",
                                                          "sign up",
                                                          "log in",
                                                          "share",
                                                          "permalink",
                                                          "up to "});

/// "Reply \u00b7 Report \u00b7 Share", "Quote | Like (3)": nothing but what a reader may do with a
/// post.
bool is_row_of_controls(std::string_view key) {
    constexpr auto kControls = std::to_array<std::string_view>(
        {"reply",  "report", "share",   "quote",     "like",   "likes",    "edit",
         "flag",   "follow", "save",    "permalink", "upvote", "downvote", "helpful",
         "thanks", "react",  "print",   "link",      "unlike", "bookmark", "with",
         "this",   "post",   "thread",  "tools",     "search", "rate",     "display",
         "modes",  "more",   "options", "log",       "in",     "to"});
    std::size_t controls = 0;
    for (auto word : split_on(key, " ")) {
        word = trimmed(word, "|()#.,-0123456789");
        if (word.empty() || word == "\u00b7" || word == "\u2022") continue;
        if (std::find(kControls.begin(), kControls.end(), word) == kControls.end()) return false;
        ++controls;
    }
    return controls > 0;
}

/// "3 people like this", "Sam Ash and 2 others found this helpful": who pressed a button.
bool tells_who_pressed(std::string_view key) {
    constexpr std::size_t kMostWords = 12;
    constexpr auto kEnds = std::to_array<std::string_view>({" like this",
                                                            " likes this",
                                                            " liked this",
                                                            " like this post",
                                                            " liked this post",
                                                            " reacted to this",
                                                            " reacted to this post",
                                                            " thanked this post",
                                                            " found this helpful",
                                                            " found this useful"});
    if (word_count(key) > kMostWords) return false;
    key = trimmed(key, " .");
    const bool counts = std::any_of(key.begin(), key.end(), is_digit) || contains(key, " others ");
    return counts && std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
               return key.ends_with(end);
           });
}

/// "5 replies \u00b7 1,902 views", "Replies: 4 | Views: 310": nothing but counts of a topic.
bool is_row_of_counts(std::string_view key) {
    constexpr auto kCounted = std::to_array<std::string_view>({"reply",
                                                               "replies",
                                                               "view",
                                                               "views",
                                                               "answer",
                                                               "answers",
                                                               "post",
                                                               "posts",
                                                               "like",
                                                               "likes",
                                                               "vote",
                                                               "votes",
                                                               "participants",
                                                               "followers",
                                                               "following",
                                                               "reactions",
                                                               "users",
                                                               "and"});
    std::size_t counted = 0, numbers = 0;
    for (auto word : split_on(key, " ")) {
        word = trimmed(word, "|()#.,:-");
        if (word.empty() || word == "\u00b7" || word == "\u2022") continue;
        if (is_digit(word.front()))
            ++numbers;
        else if (std::find(kCounted.begin(), kCounted.end(), word) != kCounted.end())
            ++counted;
        else
            return false;
    }
    return counted > 0 && numbers > 0;
}

/// "No registered users are viewing this page.", "2 guests are viewing this topic"
bool tells_who_looks_on(std::string_view key) {
    return contains(key, " viewing this ") && (contains(key, "user") || contains(key, "guest") ||
                                               contains(key, "member") || contains(key, "people"));
}

}  // namespace

bool heads_other_topics(std::string_view text) {
    constexpr std::size_t kLongest = 40;
    if (text.size() > kLongest || ends_sentence(text)) return false;
    constexpr auto kKinds = std::to_array<std::string_view>({"suggested ",
                                                             "related ",
                                                             "similar ",
                                                             "recommended ",
                                                             "other ",
                                                             "more ",
                                                             "popular ",
                                                             "latest ",
                                                             "recent ",
                                                             "trending "});
    constexpr auto kWhat = std::to_array<std::string_view>(
        {"topics", "threads", "discussions", "conversations", "questions"});
    const std::string key = folded(trimmed(text, " :"));
    const auto what = std::string_view(key).substr(std::min(key.size(), key.find(' ') + 1));
    return starts_with_any(key, kKinds) && std::any_of(kWhat.begin(), kWhat.end(), [&](auto one) {
               return what == one || what.starts_with(std::string(one) + " in ") ||
                      what.starts_with(std::string(one) + " you ");
           });
}

bool is_forum_chrome(std::string_view text) {
    if (text.size() > 110 || text.empty()) return false;
    const std::string key = folded(text);
    if (!ends_sentence(text) && is_row_of_controls(key)) return true;
    if (tells_who_pressed(key) || is_row_of_counts(key) || tells_who_looks_on(key)) return true;
    // "jo_elm: Posts: 14", "3 posts \u2022 Page 1 of 1"
    const auto count = key.find("posts: ");
    if (count != std::string::npos && count < 40 && count + 7 < key.size() &&
        is_digit(key[count + 7]))
        return true;
    if (is_digit(key.front()) && contains(key, " posts ") && contains(key, "page ")) return true;
    // "Last edited by jo_elm on Sat 13 Mar 2021, 11:20, edited 1 time in total."
    if (key.starts_with("last edited by ") || key.starts_with("this post was edited by "))
        return true;
    return starts_with_any(key, kChrome) && !(ends_sentence(text) && word_count(text) > 8);
}

std::string_view without_controls_behind(std::string_view text) {
    std::size_t end = std::string_view::npos;
    for (const std::string_view stop : {". ", "? ", "! "}) {
        const auto at = text.rfind(stop);
        if (at != std::string_view::npos && (end == std::string_view::npos || at > end)) end = at;
    }
    if (end == std::string_view::npos) return text;
    const auto rest = trimmed(text.substr(end + 2));
    const std::string key = folded(rest.substr(0, 110));
    const bool row = rest.size() <= 80 && !ends_sentence(rest) &&
                     (is_row_of_controls(key) || tells_who_pressed(key));
    return row ? text.substr(0, end + 1) : text;
}

}  // namespace findings::understanding
