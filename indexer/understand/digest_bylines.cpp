// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/digest_bylines.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace findings::understanding {
namespace {

bool is_entry_kind(std::string_view text) {
    constexpr auto kKinds = std::to_array<std::string_view>({"article",
                                                             "audit",
                                                             "blog",
                                                             "blog post",
                                                             "book",
                                                             "briefing",
                                                             "case report",
                                                             "case stories",
                                                             "case story",
                                                             "case study",
                                                             "case studies",
                                                             "comment",
                                                             "conference",
                                                             "consultation",
                                                             "data",
                                                             "editorial",
                                                             "evaluation",
                                                             "evidence review",
                                                             "feature",
                                                             "free",
                                                             "free access",
                                                             "good practice",
                                                             "guidance",
                                                             "guide",
                                                             "guideline",
                                                             "infographic",
                                                             "interview",
                                                             "journal article",
                                                             "leaflet",
                                                             "letter",
                                                             "news",
                                                             "news item",
                                                             "news story",
                                                             "open access",
                                                             "opinion",
                                                             "paper",
                                                             "pdf",
                                                             "podcast",
                                                             "policy",
                                                             "policy paper",
                                                             "practice example",
                                                             "press release",
                                                             "report",
                                                             "research",
                                                             "research paper",
                                                             "resource",
                                                             "review",
                                                             "slides",
                                                             "statistics",
                                                             "story",
                                                             "study",
                                                             "survey",
                                                             "systematic review",
                                                             "toolkit",
                                                             "video",
                                                             "webinar",
                                                             "web page",
                                                             "website",
                                                             "white paper"});
    const std::string key = folded(trimmed(text, " []()."));
    return std::find(kKinds.begin(), kKinds.end(), key) != kKinds.end();
}

/// The text without a kind in brackets: "Elm Alliance [case story], May 2024".
std::string without_bracket(std::string_view text) {
    for (const auto& [open, close] : {std::pair{'[', ']'}, std::pair{'(', ')'}}) {
        const auto begin = text.find(open);
        const auto end = begin == std::string_view::npos ? begin : text.find(close, begin);
        if (end == std::string_view::npos ||
            !is_entry_kind(text.substr(begin + 1, end - begin - 1)))
            continue;
        return std::string(trimmed(text.substr(0, begin))) + std::string(text.substr(end + 1));
    }
    return std::string(text);
}

/// The words behind one of the labels at the beginning; absent where there is none.
template <std::size_t N>
std::optional<std::string_view> behind_label(std::string_view part,
                                             const std::array<std::string_view, N>& labels) {
    const std::string key = folded(part.substr(0, 30));
    for (const auto label : labels) {
        if (key.starts_with(label)) return trimmed(part.substr(label.size()), " :");
    }
    return std::nullopt;
}

/// "A. Ash", "Mary Elm and B. O'Hara": words that are all names or initials.
bool is_names(std::string_view text) {
    if (text.empty() || text.size() > 120) return false;
    const auto words = split_on(text, " ");
    return words.size() >= 2 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
               return word == "and" || word == "&" || word == "et" || word == "al" ||
                      word == "al." ||
                      (!word.empty() && is_upper(word.front()) &&
                       std::none_of(word.begin(), word.end(), is_digit));
           });
}

}  // namespace

std::string without_entry_kind(std::string_view line) {
    const std::string plain = without_bracket(line);
    const auto parts = split_on(plain, "|");
    if (parts.size() < 2) return plain;
    std::string out;
    for (const auto part : parts) {
        const bool kind = &part != &parts.front() && is_entry_kind(part);
        if (!kind) out += (out.empty() ? "" : " | ") + std::string(trimmed(part));
    }
    return out;
}

std::optional<EntryByline> entry_byline(std::string_view line) {
    constexpr std::array<std::string_view, 6> kWriters =
        {"by ", "by: ", "author:", "authors:", "author(s):", "written by "};
    constexpr std::array<std::string_view, 8> kDays = {"published on ",
                                                       "published in ",
                                                       "published",
                                                       "first published",
                                                       "posted",
                                                       "issued",
                                                       "date:",
                                                       "date of publication:"};
    if (line.size() > 200) return std::nullopt;
    EntryByline byline;
    std::string plain(line);
    for (const std::string_view joint : {" | ", " \u00b7 ", " \u2013 ", " - ", "; "}) {
        for (auto at = plain.find(joint); at != std::string::npos; at = plain.find(joint))
            plain.replace(at, joint.size(), ", ");
    }
    bool in_names = false;
    for (const auto untrimmed : split_on(plain, ", ")) {
        const auto part = trimmed(untrimmed, " .");
        const auto day = behind_label(part, kDays);
        const auto date = whole_date(day.value_or(part));
        const auto writer = behind_label(part, kWriters);
        if (date && !byline.published.known()) {
            byline.published = date->to, in_names = false;
        } else if (writer && is_names(*writer) && byline.author.empty()) {
            byline.author = *writer, in_names = true;
        } else if (in_names && is_names(part)) {
            byline.author += ", " + std::string(part);
        } else {
            return std::nullopt;
        }
    }
    return byline;
}

}  // namespace findings::understanding
