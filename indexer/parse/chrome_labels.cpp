// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/chrome_labels.hpp"

#include "indexer/text.hpp"

namespace findings {
namespace {

std::size_t words_of(std::string_view line) {
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

}  // namespace

std::string label_of(std::string_view line) {
    std::string label = ascii_lower(line);
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto begin = std::find_if(label.begin(), label.end(), is_letter);
    const auto end = std::find_if(label.rbegin(), label.rend(), is_letter).base();
    return begin < end ? std::string(begin, end) : std::string{};
}

bool is_cookie_label(std::string_view label) {
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
    constexpr auto kStarts = std::to_array<std::string_view>({"we use cookies",
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
                                                              "you've accepted additional cookies",
                                                              "are you ok with cookies",
                                                              "are you happy to accept",
                                                              "about cookies",
                                                              "allow cookies",
                                                              "analytical cookies",
                                                              "analytics cookies",
                                                              "by clicking",
                                                              "by using this site",
                                                              "choose which cookies",
                                                              "do you accept",
                                                              "find out more about cookies",
                                                              "functional cookies",
                                                              "google analytics cookies",
                                                              "how we use cookies",
                                                              "if you continue",
                                                              "manage your cookie",
                                                              "marketing cookies",
                                                              "necessary cookies",
                                                              "optional cookies",
                                                              "our site uses cookies",
                                                              "our use of cookies",
                                                              "performance cookies",
                                                              "required cookies",
                                                              "some cookies are",
                                                              "strictly necessary cookies",
                                                              "tell us if you accept",
                                                              "tell us whether you accept",
                                                              "these cookies",
                                                              "this page uses cookies",
                                                              "we also use cookies",
                                                              "we and our partners",
                                                              "we store cookies",
                                                              "we use necessary cookies",
                                                              "we use small files called",
                                                              "which cookies are you happy",
                                                              "you can choose which cookies",
                                                              "your cookie",
                                                              "your choice regarding cookies"});
    return label.find("cookie") != std::string_view::npos && starts_with_one(label, kStarts);
}

bool is_share_label(std::string_view label) {
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

bool is_subscribe_label(std::string_view label) {
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

bool is_control_label(std::string_view label) {
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

}  // namespace findings
