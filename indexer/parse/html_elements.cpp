// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_elements.hpp"

#include "indexer/text.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool equals(std::string_view text, std::string_view word) {
    return text.size() == word.size() &&
           std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) {
               return lower(a) == b;
           });
}

/// Whether one of the element's classes is among `names`.
template <std::size_t N>
bool has_any_word(const HtmlElement& element, const std::array<std::string_view, N>& names) {
    const std::string_view classes = element.attribute("class");
    for (std::size_t begin = 0; begin < classes.size();) {
        const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f", begin), classes.size());
        const std::string_view name = classes.substr(begin, end - begin);
        begin = end + 1;
        const bool known =
            !name.empty() && std::any_of(names.begin(), names.end(), [&](std::string_view word) {
                return equals(name, word);
            });
        if (known) return true;
    }
    return false;
}

}  // namespace

std::string_view HtmlElement::attribute(std::string_view key) const {
    for (const auto& [name_, value] : attributes) {
        if (name_ == key) return value;
    }
    return {};
}

bool HtmlElement::has(std::string_view key) const {
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) {
        return a.first == key;
    });
}

bool HtmlElement::has_word(std::string_view key, std::string_view word) const {
    const std::string_view value = attribute(key);
    for (std::size_t begin = 0; begin < value.size();) {
        if (is_space(value[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < value.size() && !is_space(value[end])) ++end;
        if (equals(value.substr(begin, end - begin), word)) return true;
        begin = end;
    }
    return false;
}

bool style_says(std::string_view style, std::string_view what) {
    for (std::size_t begin = 0; begin < style.size(); ++begin) {
        if (lower(style[begin]) != what.front()) continue;
        std::size_t matched = 0;
        for (std::size_t i = begin; i < style.size() && matched < what.size(); ++i) {
            if (is_space(style[i])) continue;
            if (lower(style[i]) != what[matched]) break;
            ++matched;
        }
        if (matched == what.size()) return true;
    }
    return false;
}

bool is_never_shown(const HtmlElement& element) {
    constexpr auto kNames = std::to_array<std::string_view>({"canvas",
                                                             "object",
                                                             "script",
                                                             "select",
                                                             "style",
                                                             "svg",
                                                             "template",
                                                             "audio",
                                                             "button",
                                                             "del",
                                                             "datalist",
                                                             "embed",
                                                             "input",
                                                             "map",
                                                             "math",
                                                             "iframe",
                                                             "video",
                                                             "noscript",
                                                             "textarea"});
    return one_of(element.name, kNames);
}

bool is_fold(const HtmlElement& element) {
    if (element.name == "details") return true;
    if (equals(element.attribute("hidden"), "until-found")) return true;
    const std::string_view classes = element.attribute("class");
    if (classes.empty()) return false;
    constexpr auto kWords = std::to_array<std::string_view>(
        {"accordion", "collaps", "expand", "disclosure", "toggle-content", "showhide"});
    const std::string low = ascii_lower(classes);
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
        return low.find(word) != std::string::npos;
    });
}

bool is_tab_panel(const HtmlElement& element) {
    if (equals(element.attribute("role"), "tabpanel")) return true;
    constexpr auto kClasses = std::to_array<std::string_view>({"tab-pane",
                                                               "tab-panel",
                                                               "tabpanel",
                                                               "tabs-panel",
                                                               "tabs__panel",
                                                               "govuk-tabs__panel",
                                                               "nhsuk-tabs__panel",
                                                               "ui-tabs-panel"});
    return has_any_word(element, kClasses);
}

bool is_hidden(const HtmlElement& element) {
    if (element.attributes.empty()) return false;
    if (element.has("hidden")) return true;
    if (equals(element.attribute("aria-hidden"), "true")) {
        // A page that was saved with a dialog open says so of all its content.
        return element.name != "body" && element.name != "html" && element.name != "article" &&
               !is_main(element) && !is_content_holder(element);
    }
    const std::string_view style = element.attribute("style");
    if (!style.empty() &&
        (style_says(style, "display:none") || style_says(style, "visibility:hidden"))) {
        return true;
    }
    constexpr auto kClasses = std::to_array<std::string_view>({"hidden",
                                                               "hide",
                                                               "is-hidden",
                                                               "d-none",
                                                               "display-none",
                                                               "js-hidden",
                                                               "element-hidden",
                                                               "invisible",
                                                               "govuk-tabs__panel--hidden",
                                                               "nhsuk-tabs__panel--hidden",
                                                               "ui-tabs-hide",
                                                               "u-hidden"});
    if (!has_any_word(element, kClasses)) return false;
    // "d-none d-md-block": hidden on telephones only.
    const std::string_view classes = element.attribute("class");
    return classes.find("-block") == std::string_view::npos &&
           classes.find(":block") == std::string_view::npos &&
           classes.find("-flex") == std::string_view::npos &&
           classes.find(":flex") == std::string_view::npos;
}

bool is_unseen(const HtmlElement& element) {
    if (element.attributes.empty()) return false;
    constexpr auto kClasses = std::to_array<std::string_view>({"visually-hidden",
                                                               "visuallyhidden",
                                                               "sr-only",
                                                               "screen-reader-text",
                                                               "screen-reader-only",
                                                               "screenreader-only",
                                                               "element-invisible",
                                                               "govuk-visually-hidden",
                                                               "nhsuk-u-visually-hidden",
                                                               "u-visually-hidden",
                                                               "visually-hidden-focusable",
                                                               "sr-only-focusable",
                                                               "assistive-text"});
    if (has_any_word(element, kClasses)) return true;
    const std::string_view style = element.attribute("style");
    return !style.empty() &&
           (style_says(style, "text-indent:-9") || style_says(style, "left:-9") ||
            style_says(style, "font-size:0;") || style_says(style, "clip:rect(0"));
}

bool is_main(const HtmlElement& element) {
    return element.name == "main" || equals(element.attribute("role"), "main");
}

bool is_content_holder(const HtmlElement& element) {
    if (element.attributes.empty() || element.name == "a" || element.name == "body") return false;
    constexpr auto kIds = std::to_array<std::string_view>({"content",
                                                           "main",
                                                           "main-content",
                                                           "maincontent",
                                                           "main_content",
                                                           "bodycontent",
                                                           "page-content",
                                                           "primary-content",
                                                           "article-body",
                                                           "content-main",
                                                           "mw-content-text"});
    constexpr auto kClasses = std::to_array<std::string_view>({"main-content",
                                                               "entry-content",
                                                               "post-content",
                                                               "article-body",
                                                               "article-content",
                                                               "article__body",
                                                               "page-content",
                                                               "node__content",
                                                               "region-content",
                                                               "story-body",
                                                               "field--name-body"});
    const std::string_view id = element.attribute("id");
    if (!id.empty() && one_of(ascii_lower(id), kIds)) return true;
    return equals(element.attribute("itemprop"), "articlebody") || has_any_word(element, kClasses);
}

bool is_block_element(std::string_view name) {
    // Sorted.
    constexpr auto kBlocks = std::to_array<std::string_view>(
        {"address",  "article",    "aside",    "blockquote", "body",  "caption",  "center",
         "dd",       "details",    "dialog",   "dir",        "div",   "dl",       "dt",
         "fieldset", "figcaption", "figure",   "footer",     "form",  "frameset", "h1",
         "h2",       "h3",         "h4",       "h5",         "h6",    "header",   "hgroup",
         "hr",       "html",       "legend",   "li",         "main",  "menu",     "nav",
         "noframes", "ol",         "optgroup", "p",          "pre",   "search",   "section",
         "summary",  "table",      "tbody",    "td",         "tfoot", "th",       "thead",
         "tr"});
    return name == "ul" || std::binary_search(kBlocks.begin(), kBlocks.end(), name);
}

bool is_bold(const HtmlElement& element) {
    if (element.name == "b" || element.name == "strong") return true;
    const std::string_view style = element.attribute("style");
    return !style.empty() &&
           (style_says(style, "font-weight:bold") || style_says(style, "font-weight:700") ||
            style_says(style, "font-weight:600"));
}

int heading_level(const HtmlElement& element) {
    const std::string_view name = element.name;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        return name[1] - '0';
    if (element.attributes.empty() || !equals(element.attribute("role"), "heading")) return 0;
    const std::string_view level = element.attribute("aria-level");
    if (level.empty()) return 2;
    return level.front() >= '1' && level.front() <= '6' ? level.front() - '0' : 6;
}

}  // namespace findings
