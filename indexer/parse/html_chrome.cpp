// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_elements.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings {
namespace {

/// The words of one class name. More than any name has are cut off.
class Words {
  public:
    void push_back(std::string_view word) {
        if (size_ < words_.size()) words_.at(size_++) = word;
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::string_view operator[](std::size_t at) const { return words_.at(at); }
    [[nodiscard]] auto begin() const { return words_.begin(); }
    [[nodiscard]] auto end() const { return words_.begin() + size_; }

  private:
    std::array<std::string_view, 12> words_;
    std::size_t size_ = 0;
};

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// "govuk-cookie-banner" has three.
Words parts_of(std::string_view name) {
    Words parts;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find_first_of("-_", begin), name.size());
        if (end > begin) parts.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// Words that name a piece of chrome wherever they stand in a class: "govuk-cookie-banner".
bool always_tells(std::string_view part) {
    constexpr auto kParts = std::to_array<std::string_view>(
        {"cookie",     "cookies",  "breadcrumb", "breadcrumbs",   "navbar",        "navigation",
         "pagination", "pager",    "skiplink",   "skiplinks",     "backtotop",     "newsletter",
         "advert",     "adverts",  "sponsored",  "advertisement", "socialmedia",   "addthis",
         "sharethis",  "addtoany", "sharedaddy", "sociallinks",   "cookieconsent", "onetrust",
         "paywall",    "tablist",  "subscribe",  "crumbs"});
    return one_of(part, kParts);
}

/// Words that tell only beside certain others: "social-care" is the field, "social-links" is not.
bool tells_beside(const Words& parts, std::size_t at) {
    constexpr auto kThings = std::to_array<std::string_view>(
        {"media", "links",   "link",  "icons", "icon",    "buttons",  "button",  "bar",
         "list",  "widget",  "tools", "nav",   "content", "articles", "article", "posts",
         "pages", "stories", "news",  "items", "block",   "topics",   "page",    "container"});
    constexpr auto kTellers = std::to_array<std::string_view>(
        {"social", "share", "sharing", "related", "skip", "promo", "recommended"});
    const std::string_view part = parts[at];
    if (!one_of(part, kTellers)) return false;
    if (parts.size() == 1) return true;
    if (at + 1 < parts.size())
        return one_of(parts[at + 1], kThings) || one_of(parts[at + 1], kTellers);
    return at > 0;  // "page-share", "gem-c-related"
}

bool tells_in_two(const Words& parts, std::size_t at) {
    struct Pair {
        std::string_view first, second;
    };
    constexpr std::array<Pair, 29> kPairs = {
        {{"most", "read"},      {"most", "popular"},     {"recent", "posts"},  {"latest", "news"},
         {"phase", "banner"},   {"emergency", "banner"}, {"global", "banner"}, {"survey", "banner"},
         {"consent", "banner"}, {"ad", "slot"},          {"ad", "container"},  {"ad", "unit"},
         {"ad", "banner"},      {"ad", "wrapper"},       {"google", "ad"},     {"back", "top"},
         {"to", "top"},         {"sign", "up"},          {"email", "signup"},  {"page", "feedback"},
         {"feedback", "form"},  {"feedback", "banner"},  {"useful", "links"},  {"print", "link"},
         {"site", "header"},    {"site", "footer"},      {"contents", "list"}, {"nav", "tabs"},
         {"read", "next"}}};
    if (at + 1 >= parts.size()) return false;
    return std::any_of(kPairs.begin(), kPairs.end(), [&](const Pair& pair) {
        return parts[at] == pair.first && parts[at + 1] == pair.second;
    });
}

/// Whole names, and what they are only outside the page's content.
bool is_chrome_name(const Words& parts, std::string_view whole, bool inside_main) {
    constexpr auto kWhole = std::to_array<std::string_view>({"ad",
                                                             "ads",
                                                             "toc",
                                                             "consent",
                                                             "nav",
                                                             "login",
                                                             "loginbox",
                                                             "login-box",
                                                             "signature",
                                                             "tab-list",
                                                             "tabs__list",
                                                             "govuk-tabs__list",
                                                             "nhsuk-tabs__list",
                                                             "modal",
                                                             "popup",
                                                             "mw-jump-link",
                                                             "printfriendly",
                                                             "appeal",
                                                             "appeal-box",
                                                             "donate",
                                                             "donate-banner",
                                                             "donate-box",
                                                             "donation",
                                                             "donation-banner",
                                                             "fundraising"});
    constexpr auto kOutside =
        std::to_array<std::string_view>({"sidebar", "menu", "masthead", "topbar"});
    if (one_of(whole, kWhole)) return true;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (always_tells(parts[at]) || tells_beside(parts, at) || tells_in_two(parts, at))
            return true;
        if (!inside_main && one_of(parts[at], kOutside)) return true;
    }
    return false;
}

/// "has-sidebar" and the like are said of what stands beside the sidebar.
bool is_said_of_neighbour(const Words& parts) {
    constexpr auto kWords = std::to_array<std::string_view>({"has", "with", "no", "without"});
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return one_of(part, kWords);
    });
}

bool is_container(std::string_view name) {
    constexpr auto kNames = std::to_array<std::string_view>({"div",
                                                             "section",
                                                             "ul",
                                                             "ol",
                                                             "aside",
                                                             "header",
                                                             "footer",
                                                             "p",
                                                             "form",
                                                             "span",
                                                             "dl",
                                                             "a"});
    return one_of(name, kNames);
}

/// Ids of sections are made from their headings ("sharing-information"): only ones of two words at
/// most name a piece of the site.
bool is_chrome_id(std::string_view id, bool inside_main) {
    const Words parts = parts_of(id);
    constexpr std::size_t kMaxParts = 3;
    return parts.size() <= kMaxParts && is_chrome_name(parts, id, inside_main) &&
           !(parts.size() > 1 && parts[0] == "sharing");
}

bool is_chrome_class(std::string_view classes, bool inside_main) {
    for (std::size_t begin = 0; begin < classes.size();) {
        const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f", begin), classes.size());
        const std::string_view name = classes.substr(begin, end - begin);
        begin = end + 1;
        if (name.empty()) continue;
        const Words parts = parts_of(name);
        if (is_chrome_name(parts, name, inside_main) && !is_said_of_neighbour(parts)) return true;
    }
    return false;
}

Chrome chrome_by_role(const HtmlElement& element, bool inside_main) {
    constexpr auto kRoles =
        std::to_array<std::string_view>({"navigation", "search", "menu", "menubar", "tablist"});
    constexpr auto kOutsideRoles =
        std::to_array<std::string_view>({"banner", "contentinfo", "complementary"});
    if (element.attribute("role").empty()) return Chrome::No;
    const std::string role = ascii_lower(element.attribute("role"));
    if (one_of(role, kRoles)) return Chrome::Certain;
    if (one_of(role, kOutsideRoles)) return inside_main ? Chrome::IfLinks : Chrome::Likely;
    return role == "dialog" || role == "alertdialog" ? Chrome::Likely : Chrome::No;
}

}  // namespace

Chrome site_chrome(const HtmlElement& element, bool inside_main) {
    if (element.name == "nav") return Chrome::Certain;
    if (element.name == "body" || element.name == "html" || element.name == "main")
        return Chrome::No;
    if (!element.attributes.empty()) {
        if (const Chrome role = chrome_by_role(element, inside_main); role != Chrome::No)
            return role;
        if (is_container(element.name)) {
            const bool is_list = element.name == "ul" || element.name == "ol";
            if (is_list && element.has_word("class", "tabs")) return Chrome::Likely;
            const std::string_view classes = element.attribute("class");
            const std::string_view id = element.attribute("id");
            if (!classes.empty() && is_chrome_class(ascii_lower(classes), inside_main))
                return Chrome::Likely;
            if (!id.empty() && is_chrome_id(ascii_lower(id), inside_main)) return Chrome::Likely;
        }
    }
    if (element.name == "footer" || element.name == "aside")
        return inside_main ? Chrome::IfLinks : Chrome::Likely;
    return element.name == "form" || element.name == "dialog" ? Chrome::Likely : Chrome::No;
}

}  // namespace findings
