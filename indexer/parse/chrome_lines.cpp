// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/chrome_lines.hpp"

#include "indexer/parse/chrome_labels.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings {
namespace {

constexpr std::size_t kLongestLine = 160;  // bytes
constexpr std::size_t kLongestLabel = 60;  // bytes

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 4 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "next.", "share.": a word in small letters that closes the sentence of the line above is no
/// button.
bool is_rest_of_sentence(std::string_view line) {
    return line.size() > 2 && line.back() == '.' && line[line.size() - 2] != '.' &&
           std::all_of(line.begin(), line.end() - 1, [](char c) {
               return (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == '\'';
           });
}

}  // namespace

bool is_chrome_line(std::string_view line) {
    if (line.empty() || line.size() > kLongestLine * 4 || is_rest_of_sentence(line)) return false;
    // A sentence is text, whatever it begins with, but for those on cookies.
    const bool is_long = line.size() > kLongestLine;
    if (is_long && line.find("ookie") == std::string_view::npos) return false;
    const std::string label = label_of(line);
    if (label.empty()) return false;
    if (is_cookie_label(label)) return true;
    if (is_long) return false;
    return is_control_label(label) || is_share_label(label) || is_subscribe_label(label) ||
           is_menu_row(line) ||
           (label.starts_with("you are here") &&
            line.find_first_of(">|\u00BB\u203A") != std::string_view::npos);
}

bool is_link_remark(std::string_view line) {
    constexpr auto kStarts = std::to_array<std::string_view>({"opens in a new",
                                                              "opens in new",
                                                              "open in a new",
                                                              "opens a new",
                                                              "external link",
                                                              "link opens",
                                                              "this link is external",
                                                              "link is external",
                                                              "this link opens",
                                                              "opens new",
                                                              "(opens",
                                                              "(external",
                                                              "link to external",
                                                              "(link is external"});
    if (line.size() > kLongestLabel) return false;
    const std::string label = label_of(line);
    return starts_with_one(label, kStarts);
}

Elsewhere leads_elsewhere(std::string_view line) {
    constexpr auto kCertain = std::to_array<std::string_view>({"related content",
                                                               "related links",
                                                               "related articles",
                                                               "related news",
                                                               "related stories",
                                                               "related pages",
                                                               "related posts",
                                                               "related topics",
                                                               "related reading",
                                                               "related items",
                                                               "related case studies",
                                                               "you might also like",
                                                               "you may also like",
                                                               "you might also be interested in",
                                                               "you may also be interested in",
                                                               "more like this",
                                                               "more news",
                                                               "more on this story",
                                                               "more from this section",
                                                               "more stories",
                                                               "read next",
                                                               "most read",
                                                               "most popular",
                                                               "most viewed",
                                                               "latest news",
                                                               "recent posts",
                                                               "recent articles",
                                                               "recent news",
                                                               "popular pages",
                                                               "popular articles",
                                                               "trending",
                                                               "trending now",
                                                               "in other news",
                                                               "recommended for you",
                                                               "similar documents",
                                                               "recommended documents"});
    constexpr auto kPossible = std::to_array<std::string_view>({"related",
                                                                "related services",
                                                                "related information",
                                                                "related documents",
                                                                "related resources",
                                                                "related publications",
                                                                "more on this topic",
                                                                "see also",
                                                                "connect with us",
                                                                "stay connected",
                                                                "newsletter",
                                                                "newsletter sign-up",
                                                                "newsletter signup",
                                                                "newsletter sign up",
                                                                "sign up to our newsletter",
                                                                "sign up",
                                                                "tags",
                                                                "explore the topic",
                                                                "elsewhere on this site",
                                                                "advertisement",
                                                                "recommended",
                                                                "also on this site",
                                                                "further pages",
                                                                "archives",
                                                                "topics",
                                                                "find out more",
                                                                "read more",
                                                                "read more on this",
                                                                "more on this",
                                                                "read also",
                                                                "see more"});
    if (line.size() > kLongestLabel) return Elsewhere::No;
    const std::string label = label_of(line);
    if (is_one_of(label, kCertain)) return Elsewhere::Certain;
    const bool possible = is_one_of(label, kPossible) || is_share_label(label) ||
                          is_subscribe_label(label) || is_cookie_label(label);
    return possible ? Elsewhere::Possible : Elsewhere::No;
}

bool is_contents_heading(std::string_view line) {
    constexpr auto kHeadings = std::to_array<std::string_view>({"contents",
                                                                "on this page",
                                                                "in this section",
                                                                "in this report",
                                                                "page contents",
                                                                "table of contents",
                                                                "jump to",
                                                                "in this article",
                                                                "in this guide",
                                                                "quick links",
                                                                "useful links",
                                                                "pages in this section",
                                                                "in this document",
                                                                "page navigation",
                                                                "sections",
                                                                "navigation"});
    return line.size() <= kLongestLabel && is_one_of(label_of(line), kHeadings);
}

bool is_navigation_word(std::string_view line) {
    constexpr auto kWords = std::to_array<std::string_view>({"summary",
                                                             "overview",
                                                             "overall",
                                                             "ratings",
                                                             "reports",
                                                             "all reports",
                                                             "registration",
                                                             "registration info",
                                                             "registration details",
                                                             "contact",
                                                             "contact us",
                                                             "services",
                                                             "map",
                                                             "home",
                                                             "news",
                                                             "about us",
                                                             "about",
                                                             "facebook",
                                                             "twitter",
                                                             "x",
                                                             "linkedin",
                                                             "whatsapp",
                                                             "email",
                                                             "print",
                                                             "instagram",
                                                             "youtube",
                                                             "pinterest",
                                                             "reddit",
                                                             "copy link",
                                                             "share",
                                                             "tweet",
                                                             "bluesky",
                                                             "threads",
                                                             "x (twitter",
                                                             "accessibility",
                                                             "privacy",
                                                             "privacy policy",
                                                             "cookies",
                                                             "terms and conditions",
                                                             "site map",
                                                             "sitemap",
                                                             "help",
                                                             "freedom of information",
                                                             "inspection summary",
                                                             "services & ratings",
                                                             "inspections",
                                                             "latest inspection summary",
                                                             "contact details",
                                                             "registration information",
                                                             "all inspections",
                                                             "inspection areas"});
    if (line.size() > kLongestLabel) return false;
    const std::string label = label_of(line);
    return is_one_of(label, kWords) || is_share_label(label) || is_cookie_label(label);
}

bool is_breadcrumb_line(std::string_view line) {
    constexpr auto kMarks =
        std::to_array<std::string_view>({" > ", " \u203A ", " \u00BB ", " / ", " \u2192 ", " | "});
    if (line.size() > kLongestLine * 2) return false;
    const std::string lower = ascii_lower(line);
    if (lower.starts_with("you are here")) return line.size() < kLongestLine;
    if (!lower.starts_with("home")) return false;
    return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
        return std::string_view(lower).substr(4).starts_with(mark);
    });
}

bool is_pagination_line(std::string_view line) {
    constexpr auto kWords = std::to_array<std::string_view>({"next",
                                                             "previous",
                                                             "prev",
                                                             "first",
                                                             "last",
                                                             "page",
                                                             "of",
                                                             "\u2026",
                                                             "...",
                                                             "\u00AB",
                                                             "\u00BB",
                                                             "|"});
    if (line.size() > 80) return false;
    bool told = false;
    std::size_t numbers = 0;
    const std::string lower = ascii_lower(line);
    for (std::string_view rest = lower; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (is_number(word)) {
            ++numbers;
        } else if (is_one_of(word, kWords)) {
            told = told || word.size() >= 4;
        } else if (!word.empty() && word != "\u203A" && word != "\u2039" && word != "\u2192" &&
                   word != "\u2190") {
            return false;
        }
    }
    return told || numbers >= 3;
}

}  // namespace findings
