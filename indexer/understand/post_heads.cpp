// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/post_heads.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/forum_chrome.hpp"
#include "indexer/understand/list_mails.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

// Words that may stand beside the date in the head of a post.
constexpr auto kHeadWords = std::to_array<std::string_view>(
    {"posted",  "by",      "on",       "at",        "wrote",    "from",   "am",       "pm",
     "re",      "post",    "reply",    "said",      "author",   "date",   "gmt",      "bst",
     "edited",  "utc",     "mon",      "tue",       "wed",      "thu",    "fri",      "sat",
     "sun",     "monday",  "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday",
     "replied", "replies", "answered", "answer",    "answers",  "asked",  "views",    "view",
     "likes",   "like",    "started",  "created",   "commented"});

/// "Posted 7 November 2023 \u00b7 Edited by Sam Ash" without who changed the post later.
std::string_view without_editor(std::string_view text) {
    for (const std::string_view mark :
         {"Edited by", "edited by", "(edited", "Edited:", "Updated by"}) {
        if (const auto at = text.find(mark); at != std::string_view::npos && at > 8)
            return trimmed(trimmed(text.substr(0, at)), " |,(-");
    }
    return text;
}

/// Words of a head line that are neither date nor time nor the software's own: the name, or
/// nothing.
std::string name_beside(std::string_view text) {
    std::string name;
    for (auto word : split_on(text, " ")) {
        word = trimmed(word, ".,:;|()-#");
        for (const std::string_view mark : {"\u00bb", "\u00b7", "\u2022", "\u2013", "\u2014"}) {
            if (word.starts_with(mark)) word.remove_prefix(mark.size());
        }
        const std::string key = folded(word);
        const bool time = !key.empty() && is_digit(key.front()) && key.size() <= 8;
        if (key.empty() || time ||
            std::find(kHeadWords.begin(), kHeadWords.end(), key) != kHeadWords.end())
            continue;
        name += (name.empty() ? "" : " ") + std::string(word);
    }
    return name;
}

/// "Sam Ash \u00b7 3 May 2012" over what Sam says: no software is known, but name, date and text
/// follow one another.
bool is_divided_head(const std::vector<ThreadLine>& lines, std::size_t at, const PostHead& head) {
    constexpr std::size_t kLongest = 70;
    const auto text = lines[at].text;
    const bool divided = contains_any(
        text,
        std::array<std::string_view, 5>{" \u00b7 ", " | ", " \u2022 ", " \u2013 ", " - "});
    if (head.author.empty() || !divided || text.size() > kLongest || !is_user_name(head.author) ||
        at + 1 >= lines.size())
        return false;
    const auto next = lines[at + 1].text;
    return next.size() > 20 && !head_of(next) &&
           contains_any(next, std::array<std::string_view, 3>{".", "?", "!"});
}

}  // namespace

std::vector<ThreadLine> thread_lines(std::span<const Block> blocks) {
    std::vector<ThreadLine> lines;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture && !opens_signature(block.text)) continue;
        const auto parts = split_lines(block.text);
        const bool has_head = std::any_of(parts.begin(), parts.end(), [](auto part) {
            return part.size() < 100 && first_date(part).has_value();
        });
        if (parts.size() == 1 || !has_head) {
            lines.push_back({&block, block.text});
            continue;
        }
        for (const auto part : parts) {
            if (!part.empty()) lines.push_back({&block, part});
        }
    }
    return lines;
}

bool is_author(std::string_view text) {
    return !text.empty() && text.size() < 40 && word_count(text) <= 4 && is_upper(text.front()) &&
           !ends_sentence(text) && std::none_of(text.begin(), text.end(), is_digit) &&
           !is_forum_chrome(text);
}

bool is_user_name(std::string_view text) {
    if (is_author(text)) return true;
    const bool one_word = !text.empty() && text.size() <= 30 && !contains(text, " ") &&
                          (is_letter(text.front()) || is_digit(text.front())) &&
                          !ends_sentence(text) && !contains(text, ":") && !contains(text, "/");
    return one_word && std::any_of(text.begin(), text.end(), is_letter);
}

std::optional<PostHead> head_of(std::string_view text) {
    if (text.starts_with("Sent: ") || text.starts_with("Date: ")) return std::nullopt;
    if (is_forum_chrome(text)) return std::nullopt;  // "Joined: Sat 12 January 2019" is no post
    text = without_editor(text);
    if (text.size() > 100 || ends_sentence(text.substr(0, text.size())) == true) {
        const bool date_only = whole_date(text).has_value();
        if (!date_only) return std::nullopt;
    }
    const auto date = first_date(text);
    if (!date || date->from.day == 0) return std::nullopt;
    const auto name = name_beside(std::string(text.substr(0, date->begin)) + " " +
                                  std::string(text.substr(date->end)));
    if (name.empty()) return PostHead{{}, date->from};
    const bool marked = contains_any(text,
                                     std::array<std::string_view, 9>{"\u00bb",
                                                                     "Posted by",
                                                                     "by ",
                                                                     "wrote",
                                                                     "|",
                                                                     ", ",
                                                                     " on ",
                                                                     "\u00b7",
                                                                     " - "}) ||
                        contains(text, "\u2013") || has_time(text);
    return marked && is_user_name(name) ? std::optional(PostHead{name, date->from}) : std::nullopt;
}

bool heads_topic(std::string_view text) {
    constexpr auto kCounted = std::to_array<std::string_view>(
        {" replies", " reply", " views", " answers", " answer", " comments", " participants"});
    const std::string key = folded(text);
    if (starts_with_any(
            key,
            std::array<std::string_view, 3>{"started by ", "topic started", "asked by "}))
        return true;
    return std::any_of(kCounted.begin(), kCounted.end(), [&](std::string_view word) {
        const auto at = key.find(word);
        return at != std::string::npos && at > 0 && is_digit(key[at - 1]);
    });
}

MailHead profile_head(const std::vector<ThreadLine>& lines, std::size_t at) {
    constexpr std::size_t kMostLines = 5;
    if (!is_user_name(lines[at].text) || is_forum_chrome(lines[at].text)) return {};
    bool counted = false;  // what the user has written: no other line is so sure
    for (std::size_t next = at + 1; next < lines.size() && next <= at + kMostLines; ++next) {
        const auto text = lines[next].text;
        const auto head = head_of(text);
        if (head && !head->author.empty()) return {};
        if (head && counted) {
            MailHead profile;
            profile.head = {std::string(lines[at].text), head->date};
            profile.lines = next - at + 1;
            return profile;
        }
        const bool chrome = is_forum_chrome(text);
        const std::string key = folded(text.substr(0, 40));
        counted = counted || (chrome && (contains(key, "post") || contains(key, "joined") ||
                                         contains(key, "member since")));
        if (head || (!chrome && !is_author(text))) return {};
    }
    return {};
}

bool names_come_first(const std::vector<ThreadLine>& lines) {
    int above = 0, below = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto head = head_of(lines[i].text);
        if (!head || !head->author.empty()) continue;
        below += i + 1 < lines.size() && is_author(lines[i + 1].text) ? 1 : 0;
        above += i > 0 && is_user_name(lines[i - 1].text) ? 1 : 0;
    }
    return above > below;
}

std::size_t posts_in(std::span<const Block> blocks) {
    const auto lines = thread_lines(blocks);
    const bool names_first = names_come_first(lines);
    std::size_t posts = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (const auto mail = mail_head(lines, i); mail.lines != 0) {
            ++posts, i += mail.lines - 1;
            continue;
        }
        posts += address_head(lines, i).lines != 0 || profile_head(lines, i).lines != 0 ? 1 : 0;
        const auto head = head_of(lines[i].text);
        if (!head || announces_quote(lines, i)) continue;
        const bool beside = !head->author.empty() &&
                            contains_any(lines[i].text,
                                         std::array<std::string_view, 7>{"\u00bb",
                                                                         "Posted by",
                                                                         "by ",
                                                                         "wrote",
                                                                         " replied on ",
                                                                         " answered on ",
                                                                         " commented on "});
        const bool timed =
            !head->author.empty() && has_time(lines[i].text) && lines[i].text.size() < 60;
        const bool below = head->author.empty() && !names_first && i + 1 < lines.size() &&
                           is_author(lines[i + 1].text);
        const bool above =
            head->author.empty() && names_first && i > 0 && is_user_name(lines[i - 1].text);
        posts += beside || timed || below || above || is_divided_head(lines, i, *head) ? 1 : 0;
    }
    return posts;
}

}  // namespace findings::understanding
