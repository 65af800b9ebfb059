// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_style.hpp"

#include "indexer/text.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::size_t kMaxRules = 200;
constexpr std::size_t kMaxCssBytes = 256U << 10;

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

std::string without_comments(std::string_view css) {
    std::string out;
    for (std::size_t at = 0; at < css.size();) {
        const std::size_t begin = std::min(css.find("/*", at), css.size());
        out.append(css, at, begin - at);
        const std::size_t end = begin < css.size() ? css.find("*/", begin + 2) : css.size();
        if (end == std::string_view::npos) break;
        at = end + 2;
    }
    return out;
}

/// End of the block whose "{" is at `at`.
std::size_t end_of_block(std::string_view css, std::size_t at) {
    int depth = 0;
    for (std::size_t i = at; i < css.size(); ++i) {
        if (css[i] == '{') ++depth;
        if (css[i] == '}' && --depth == 0) return i;
    }
    return css.size();
}

}  // namespace

void HiddenByStyle::read(std::string_view css) {
    const std::string sheet = without_comments(css.substr(0, kMaxCssBytes));
    const std::string_view text = sheet;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        if (open == std::string_view::npos) return;
        const std::size_t close = end_of_block(text, open);
        const std::string_view selectors = trim(text.substr(at, open - at));
        at = std::min(close + 1, text.size());
        if (!selectors.starts_with('@')) read_rule(selectors, text.substr(open, close - open));
    }
}

void HiddenByStyle::read_rule(std::string_view selectors, std::string_view body) {
    const bool hides = style_says(body, "display:none") || style_says(body, "visibility:hidden");
    const bool shows = !hides && (style_says(body, "display:") || style_says(body, "visibility:"));
    if (!hides && !shows) return;
    for (std::size_t begin = 0; begin <= selectors.size();) {
        const std::size_t end = std::min(selectors.find(',', begin), selectors.size());
        std::string_view selector = trim(selectors.substr(begin, end - begin));
        begin = end + 1;
        if (selector.size() < 2 || hidden_.size() + shown_.size() > kMaxRules) continue;
        const std::size_t mark = selector.find_first_of(".#");
        if (mark == std::string_view::npos) continue;
        if (hides && is_name(selector.substr(mark + 1)) &&
            (mark == 0 || is_name(selector.substr(0, mark))))
            hidden_.emplace_back(selector.substr(mark));
        if (shows && selector.find_first_of(" >+~:[") == std::string_view::npos)
            shown_.emplace_back(selector.substr(mark));
    }
}

bool HiddenByStyle::fits(const HtmlElement& element, std::string_view selector) {
    while (selector.size() > 1) {
        const std::size_t end = std::min(selector.find_first_of(".#", 1), selector.size());
        const std::string_view name = selector.substr(1, end - 1);
        const bool has = selector.front() == '.' ? element.has_word("class", name)
                                                 : element.attribute("id") == name;
        if (!has) return false;
        selector.remove_prefix(end);
    }
    return true;
}

bool HiddenByStyle::hides(const HtmlElement& element) const {
    if (hidden_.empty() || element.attributes.empty()) return false;
    const auto fits_element = [&](const std::string& selector) { return fits(element, selector); };
    if (std::none_of(hidden_.begin(), hidden_.end(), fits_element)) return false;
    if (std::any_of(shown_.begin(), shown_.end(), fits_element)) return false;
    return !style_says(element.attribute("style"), "display:");
}

}  // namespace findings
