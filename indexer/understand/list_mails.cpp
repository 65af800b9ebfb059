// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/list_mails.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

bool is_quoted(const ThreadLine& line) {
    return line.text.starts_with(">") || line.text.starts_with("|") ||
           line.block->kind == BlockKind::Quote;
}

/// "From: Jo Elm" over the post that the line may stand in.
bool is_in_mail(const std::vector<ThreadLine>& lines, std::size_t at) {
    constexpr std::size_t kFarthest = 60;  // lines
    for (std::size_t i = at; i > 0 && i + kFarthest > at; --i) {
        if (lines[i - 1].text.starts_with("From: ")) return true;
    }
    return false;
}

/// "Jo Elm" of "Jo Elm <jo at elm.example>", "jo@elm.example (Jo Elm)", "Jo Elm via ward-list".
std::string name_without_address(std::string_view words) {
    const auto open = words.find('(');
    const auto close = words.find(')', open == std::string_view::npos ? 0 : open);
    const bool address =
        contains(words.substr(0, open), "@") || contains(words.substr(0, open), " at ");
    if (open != std::string_view::npos && close != std::string_view::npos && address)
        return std::string(trimmed(words.substr(open + 1, close - open - 1), " \""));
    words = words.substr(0, words.find_first_of("<["));
    words = words.substr(0, words.find(" via "));
    return std::string(trimmed(words, " \""));
}

/// "Tue May 14 21:47:10 BST 2019", as machines print it.
PartialDate machine_date(std::string_view text) {
    const auto words = split_on(text, " ");
    constexpr std::size_t kFewest = 5, kMost = 7;
    if (words.size() < kFewest || words.size() > kMost || words.back().size() != 4) return {};
    for (std::size_t i = 0; i + 3 < words.size(); ++i) {
        if (!contains(words[i + 2], ":")) continue;
        const std::string day = std::string(words[i + 1]) + " " + std::string(words[i]) + " " +
                                std::string(words.back());
        if (const auto date = whole_date(day)) return date->from;
    }
    return {};
}

PartialDate day_of_mail(std::string_view text) {
    if (const auto date = first_date(text); date && date->from.day != 0) return date->from;
    return machine_date(text);
}

}  // namespace

bool announces_quote(const std::vector<ThreadLine>& lines, std::size_t at) {
    constexpr std::size_t kLongest = 140;
    const auto text = trimmed(lines[at].text);
    if (text.size() > kLongest || !text.ends_with(':')) return false;
    constexpr auto kEnds =
        std::to_array<std::string_view>({" wrote:", " writes:", " said:", " wrote on the list:"});
    const std::string key = folded(text);
    const bool told = std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
        return key.ends_with(end);
    });
    if (!told) return false;
    if (at + 1 < lines.size() && is_quoted(lines[at + 1])) return true;
    return is_in_mail(lines, at);
}

MailHead mail_head(const std::vector<ThreadLine>& lines, std::size_t at) {
    constexpr std::size_t kMostLines = 8, kFarthestSender = 4, kLongest = 160;
    constexpr auto kLabels = std::to_array<std::string_view>({"from:",
                                                              "sent:",
                                                              "date:",
                                                              "to:",
                                                              "cc:",
                                                              "subject:",
                                                              "reply-to:",
                                                              "message:",
                                                              "message-id:"});
    // Most lines begin otherwise.
    constexpr std::string_view kFirst = "FDSM";
    const auto text = lines[at].text;
    if (text.empty() || kFirst.find(text.front()) == std::string_view::npos || text.find(": ") > 12)
        return {};
    MailHead mail;
    std::size_t next = at;
    for (; next < lines.size() && next < at + kMostLines; ++next) {
        const auto line = lines[next].text;
        const std::string key = folded(line.substr(0, 16));
        if (!starts_with_any(key, kLabels)) break;
        if (line.starts_with("From: ") && line.size() <= kLongest && mail.head.author.empty()) {
            if (next > at + kFarthestSender) return {};
            mail.head.author = name_without_address(line.substr(6));
        } else if ((key.starts_with("sent:") || key.starts_with("date:")) &&
                   !mail.head.date.known()) {
            mail.head.date = day_of_mail(trimmed(line.substr(5)));
        }
    }
    if (mail.head.date.known() && !mail.head.author.empty()) mail.lines = next - at;
    return mail;
}

MailHead address_head(const std::vector<ThreadLine>& lines, std::size_t at) {
    constexpr std::size_t kLongest = 90;
    const auto text = lines[at].text;
    if (text.size() > kLongest || at + 1 >= lines.size() || text.empty() ||
        !is_upper(text.front()) || ends_sentence(text))
        return {};
    // "Jo Elm jo.elm at elm.example"
    auto address = text.find('@');
    std::size_t name_end = std::string_view::npos;
    if (address == std::string_view::npos) address = text.rfind(" at ");
    if (address != std::string_view::npos && address > 0) name_end = text.rfind(' ', address - 1);
    if (name_end == std::string_view::npos || text.find('.', address) == std::string_view::npos)
        return {};
    const auto name = trimmed(text.substr(0, name_end), " <(");
    const auto below = lines[at + 1].text;
    if (below.size() > kLongest || !is_author(name)) return {};
    MailHead mail;
    mail.head = {std::string(name), day_of_mail(below)};
    const bool only_day = whole_date(below) || machine_date(below).known() ||
                          (mail.head.date.known() && has_time(below));
    if (mail.head.date.known() && only_day) mail.lines = 2;
    return mail;
}

bool opens_signature(std::string_view text) {
    text = trimmed(text);
    constexpr std::size_t kShortestRule = 8;
    return text == "--" ||
           (text.size() >= kShortestRule && text.find_first_not_of('_') == std::string_view::npos);
}

bool is_archive_row(std::string_view text) {
    constexpr std::size_t kLongest = 160, kFewest = 2;
    if (text.size() > kLongest) return false;
    constexpr auto kWords = std::to_array<std::string_view>(
        {"previous", "prev",    "next",         "thread",   "threads", "date", "index",
         "author",   "subject", "message",      "messages", "by",      "in",   "sorted",
         "sort",     "list",    "archive",      "archives", "first",   "last", "reply",
         "up",       "main",    "home",         "this",     "to",      "view", "month",
         "all",      "top",     "chronological"});
    std::size_t words = 0;
    const std::string key = folded(text);
    if (key.ends_with(" mailing list") && word_count(key) <= 4) return true;
    if (text.find_first_of("[|<\xC2") == std::string_view::npos) return false;
    for (auto word : split_on(key, " ")) {
        word = trimmed(word, "[]<>|:,.()-");
        if (word.empty() || word == "\u00ab" || word == "\u00bb" || word == "\u00b7") continue;
        if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return false;
        ++words;
    }
    return words >= kFewest;
}

}  // namespace findings::understanding
