// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_elements.hpp"

#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace findings {
namespace {

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Calls `use` with each part of the class and id attributes: "govuk-cookie-banner" has three.
template <class Use>
void for_each_class_part(const HtmlElement& element, const Use& use) {
    for (const std::string_view key : {std::string_view("class"), std::string_view("id")}) {
        const std::string value = ascii_lower(element.attribute(key));
        std::size_t begin = 0;
        while (begin < value.size()) {
            const std::size_t end = std::min(value.find_first_of(" \t\n-_", begin), value.size());
            use(std::string_view(value).substr(begin, end - begin));
            begin = end + 1;
        }
    }
}

bool has_class_part(const HtmlElement& element, std::string_view wanted) {
    bool found = false;
    for_each_class_part(element, [&](std::string_view part) { found = found || part == wanted; });
    return found;
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

bool is_hidden(const HtmlElement& element) {
    constexpr std::array<std::string_view, 19> kNeverShown = {"script",
                                                              "style",
                                                              "template",
                                                              "noscript",
                                                              "svg",
                                                              "math",
                                                              "iframe",
                                                              "object",
                                                              "canvas",
                                                              "audio",
                                                              "video",
                                                              "select",
                                                              "button",
                                                              "textarea",
                                                              "datalist",
                                                              "map",
                                                              "del",
                                                              "input",
                                                              "embed"};
    if (one_of(element.name, kNeverShown)) return true;
    if (element.attributes.empty()) return false;
    if (element.has("hidden") && element.attribute("hidden") != "until-found") return true;
    if (ascii_lower(element.attribute("aria-hidden")) == "true") return true;
    std::string style = ascii_lower(element.attribute("style"));
    std::erase_if(style, [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

bool is_main(const HtmlElement& element) {
    return element.name == "main" || ascii_lower(element.attribute("role")) == "main";
}

bool is_site_chrome(const HtmlElement& element, bool inside_main) {
    constexpr std::array<std::string_view, 14> kParts = {"cookie",
                                                         "cookies",
                                                         "breadcrumb",
                                                         "breadcrumbs",
                                                         "navbar",
                                                         "navigation",
                                                         "pagination",
                                                         "social",
                                                         "share",
                                                         "sharing",
                                                         "newsletter",
                                                         "skiplink",
                                                         "related",
                                                         "advert"};
    constexpr std::array<std::string_view, 3> kOutsideParts = {"sidebar", "menu", "masthead"};
    constexpr std::array<std::string_view, 3> kRoles = {"navigation", "search", "menu"};
    constexpr std::array<std::string_view, 3> kOutsideRoles = {"banner",
                                                               "contentinfo",
                                                               "complementary"};
    if (element.name == "nav") return true;
    const bool page_part = element.name == "footer" || element.name == "aside";
    if (page_part && !inside_main) return true;
    if (element.name == "body" || element.name == "html" || element.attributes.empty())
        return false;
    const std::string role = ascii_lower(element.attribute("role"));
    if (one_of(role, kRoles) || (!inside_main && one_of(role, kOutsideRoles))) return true;
    bool chrome = false;
    for_each_class_part(element, [&](std::string_view part) {
        chrome = chrome || one_of(part, kParts) || (!inside_main && one_of(part, kOutsideParts));
    });
    // "has-sidebar" and the like are said of what stands beside the sidebar.
    const bool beside = has_class_part(element, "has") || has_class_part(element, "with") ||
                        has_class_part(element, "no");
    if (chrome && !beside) return true;
    return has_class_part(element, "skip") && has_class_part(element, "link");
}

bool is_block_element(std::string_view name) {
    constexpr std::array<std::string_view, 46> kBlocks = {
        "address", "article", "aside",  "blockquote", "body", "caption", "center",   "dd",
        "details", "dialog",  "dir",    "div",        "dl",   "dt",      "fieldset", "figcaption",
        "figure",  "footer",  "form",   "h1",         "h2",   "h3",      "h4",       "h5",
        "h6",      "header",  "hgroup", "hr",         "html", "legend",  "li",       "main",
        "menu",    "nav",     "ol",     "p",          "pre",  "section", "summary",  "table",
        "tbody",   "td",      "th",     "thead",      "tr",   "ul"};
    return one_of(name, kBlocks) || name == "tfoot" || name == "search";
}

}  // namespace findings
