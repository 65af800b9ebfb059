// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/chrome_lines.hpp"

#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings {
namespace {

constexpr std::size_t kLongestLine = 160;
constexpr std::size_t kLongestLabel = 60;

template <std::size_t N>
bool is_one_of(std::string_view line, const std::array<std::string_view, N>& lines) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

template <std::size_t N>
bool starts_with_one(std::string_view line, const std::array<std::string_view, N>& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
        return line.starts_with(start);
    });
}

/// Lower case, without what a site sets around its labels: arrows, dots, colons, brackets.
std::string label_of(std::string_view line) {
    std::string label = ascii_lower(line);
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto begin = std::find_if(label.begin(), label.end(), is_letter);
    const auto end = std::find_if(label.rbegin(), label.rend(), is_letter).base();
    return begin < end ? std::string(begin, end) : std::string{};
}

std::size_t words_of(std::string_view line) {
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

/// What a banner on cookies says and asks.
bool is_cookie_line(std::string_view label) {
    constexpr auto kLines = std::to_array<std::string_view>({"accept cookies",
                                                             "accept all cookies",
                                                             "accept all",
                                                             "reject cookies",
                                                             "reject all cookies",
                                                             "reject all",
                                                             "reject additional cookies",
                                                             "accept additional cookies",
                                                             "view cookies",
                                                             "cookie settings",
                                                             "cookie preferences",
                                                             "manage cookies",
                                                             "cookies",
                                                             "cookie policy",
                                                             "change cookie settings",
                                                             "set cookie preferences",
                                                             "hide this message",
                                                             "hide cookie message",
                                                             "i accept",
                                                             "cookies on this site",
                                                             "cookies on this website",
                                                             "essential cookies"});
    if (is_one_of(label, kLines)) return true;
    constexpr auto kStarts =
        std::to_array<std::string_view>({"we use cookies",
                                         "we use some essential cookies",
                                         "this site uses cookies",
                                         "this website uses cookies",
                                         "we'd like to set additional cookies",
                                         "we'd also like to use",
                                         "cookies on ",
                                         "by continuing to use this site",
                                         "we would like to use cookies",
                                         "our website uses cookies",
                                         "you can change your cookie",
                                         "you've accepted additional cookies"});
    return label.find("cookie") != std::string_view::npos && starts_with_one(label, kStarts);
}

bool is_share_line(std::string_view label) {
    constexpr auto kLines = std::to_array<std::string_view>({"share",
                                                             "share this",
                                                             "share this page",
                                                             "share this article",
                                                             "share this story",
                                                             "share this post",
                                                             "tweet",
                                                             "email this page",
                                                             "print",
                                                             "print this page",
                                                             "print this article",
                                                             "print page",
                                                             "print entire guide",
                                                             "copy link",
                                                             "share via email",
                                                             "email a friend",
                                                             "follow us",
                                                             "share:",
                                                             "share page"});
    if (is_one_of(label, kLines)) return true;
    constexpr auto kStarts = std::to_array<std::string_view>({"share on ",
                                                              "share this page ",
                                                              "share this via ",
                                                              "share via ",
                                                              "tweet this",
                                                              "follow us on "});
    return words_of(label) <= 7 && starts_with_one(label, kStarts);
}

bool is_subscribe_line(std::string_view label) {
    constexpr auto kLines = std::to_array<std::string_view>({"subscribe",
                                                             "subscribe now",
                                                             "sign up",
                                                             "sign up now",
                                                             "newsletter",
                                                             "get emails about this page",
                                                             "get email alerts",
                                                             "email updates",
                                                             "sign up for updates",
                                                             "stay up to date",
                                                             "keep me updated",
                                                             "subscribe to updates"});
    if (is_one_of(label, kLines)) return true;
    constexpr auto kStarts = std::to_array<std::string_view>({"sign up to our ",
                                                              "sign up for our ",
                                                              "subscribe to our ",
                                                              "subscribe to the ",
                                                              "sign up to the ",
                                                              "sign up for the ",
                                                              "get our newsletter",
                                                              "join our mailing list",
                                                              "sign up to receive ",
                                                              "get the latest news "});
    return starts_with_one(label, kStarts) &&
           (label.find("newsletter") != std::string_view::npos ||
            label.find("update") != std::string_view::npos ||
            label.find("bulletin") != std::string_view::npos ||
            label.find("email") != std::string_view::npos ||
            label.find("mailing list") != std::string_view::npos ||
            label.find("alerts") != std::string_view::npos ||
            label.find("inbox") != std::string_view::npos);
}

/// Buttons and remarks that stand on any page.
bool is_control_line(std::string_view label) {
    constexpr auto kLines =
        std::to_array<std::string_view>({"back to top",
                                         "return to top",
                                         "top of page",
                                         "back to top of page",
                                         "previous page",
                                         "next page",
                                         "previous",
                                         "next",
                                         "download document",
                                         "edit this page",
                                         "edit this page on github",
                                         "edit on github",
                                         "improve this page",
                                         "all stories",
                                         "back to all stories",
                                         "submit your story",
                                         "share your story",
                                         "transcription",
                                         "see more",
                                         "who is online",
                                         "we value your privacy",
                                         "manage options",
                                         "privacy settings",
                                         "read more",
                                         "find out more",
                                         "learn more",
                                         "show more",
                                         "show less",
                                         "view all",
                                         "see all",
                                         "load more",
                                         "view more",
                                         "more info",
                                         "more",
                                         "menu",
                                         "main menu",
                                         "close",
                                         "close menu",
                                         "open menu",
                                         "toggle navigation",
                                         "toggle menu",
                                         "search",
                                         "search this site",
                                         "show all sections",
                                         "hide all sections",
                                         "show this section",
                                         "hide this section",
                                         "expand all",
                                         "collapse all",
                                         "advertisement",
                                         "advert",
                                         "advertising",
                                         "sponsored",
                                         "sponsored content",
                                         "promoted",
                                         "ads by google",
                                         "article continues below advertisement",
                                         "story continues below advertisement",
                                         "continue reading",
                                         "loading",
                                         "log in",
                                         "login",
                                         "register",
                                         "my account",
                                         "you are here",
                                         "is this page useful",
                                         "was this page helpful",
                                         "was this page useful",
                                         "yes this page is useful",
                                         "no this page is not useful",
                                         "report a problem with this page",
                                         "thank you for your feedback",
                                         "give feedback about this page",
                                         "help us improve this page",
                                         "is there anything wrong with this page",
                                         "leave a comment",
                                         "breadcrumb"});
    if (is_one_of(label, kLines)) return true;
    constexpr auto kStarts = std::to_array<std::string_view>({"proudly powered by ",
                                                              "article continues below",
                                                              "story continues below",
                                                              "article continues after",
                                                              "delete cookies",
                                                              "having trouble reading this",
                                                              "having trouble viewing this",
                                                              "trouble viewing this email",
                                                              "can't read this email",
                                                              "view this email in ",
                                                              "view in your browser",
                                                              "view it in your browser",
                                                              "delete all board cookies",
                                                              "all times are ",
                                                              "board index",
                                                              "who is online",
                                                              "users browsing this forum",
                                                              "log me on ",
                                                              "advertisement: ",
                                                              "skip to ",
                                                              "ads by ",
                                                              "powered by ",
                                                              "start display at page",
                                                              "this site is intended for",
                                                              "size: px",
                                                              "size px",
                                                              "upload: ",
                                                              "embed size",
                                                              "jump to navigation",
                                                              "skip links",
                                                              "share this page",
                                                              "please enable javascript"});
    if (label.starts_with("username") && label.find("password") != std::string_view::npos)
        return true;
    return words_of(label) <= 14 && starts_with_one(label, kStarts);
}

/// A row of menu entries or of places to share at, without anything between them: "Share Tweet
/// Print", "Accessibility | Contact us".
bool is_menu_row(std::string_view line) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"menu",      "home",      "news",      "sport",         "weather",    "health",
         "business",  "politics",  "opinion",   "culture",       "obituaries", "lifestyle",
         "jobs",      "events",    "about",     "contact",       "us",         "share",
         "tweet",     "print",     "email",     "facebook",      "twitter",    "linkedin",
         "whatsapp",  "pinterest", "instagram", "youtube",       "x",          "|",
         "·",         "•",         "/",         "accessibility", "privacy",    "terms",
         "cookies",   "sitemap",   "login",     "register",      "search",     "help",
         "subscribe", "for",       "now",       "more",          "travel",     "tv",
         "video",     "local",     "comment",   "features",      "letters",    "property",
         "puzzles",   "podcasts",  "dating",    "classified",    "crossword"});
    std::size_t words = 0;
    const std::string lower = ascii_lower(line);
    for (std::string_view rest = lower; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.empty() || word.starts_with("\u00a3")) continue;  // "Subscribe for \u00a31"
        if (!is_one_of(word, kWords)) return false;
        ++words;
    }
    return words >= 3;
}

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 4 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_chrome_line(std::string_view line) {
    if (line.empty() || line.size() > kLongestLine * 2) return false;
    // A sentence is text, whatever it begins with, but for one on cookies.
    const bool is_long = line.size() > kLongestLine;
    if (is_long && line.find("ookie") == std::string_view::npos) return false;
    const std::string label = label_of(line);
    if (label.empty()) return false;
    if (is_cookie_line(label)) return true;
    if (is_long) return false;
    return is_control_line(label) || is_share_line(label) || is_subscribe_line(label) ||
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
    const bool possible = is_one_of(label, kPossible) || is_share_line(label) ||
                          is_subscribe_line(label) || is_cookie_line(label);
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
    return is_one_of(label, kWords) || is_share_line(label) || is_cookie_line(label);
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
