// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What HTML's elements mean to a reader of the page. Pure functions of one element.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// An element as it opens. Names are lower case; all views are of the page.
struct HtmlElement {
    std::string_view name;
    std::vector<std::pair<std::string_view, std::string_view>> attributes;
    // What the page around it makes of the element (html_shape.hpp).
    bool is_main = false;    // holds the page's content
    bool is_chrome = false;  // belongs to the site: navigation, banners, a tab that is not open
    bool is_title = false;   // the page's heading, though it stands outside its content
    bool is_layout_table = false;  // only places things: its cells are read like <div>
    bool is_unseen = false;        // for screen readers only

    [[nodiscard]] std::string_view attribute(std::string_view key) const;  // empty when absent
    [[nodiscard]] bool has(std::string_view key) const;
    /// Whether a white-space separated list of words has `word`, in any case.
    [[nodiscard]] bool has_word(std::string_view key, std::string_view word) const;
};

/// How sure it is that an element belongs to the site and not to the page's text.
enum class Chrome : unsigned char {
    No,
    Certain,  // navigation, by element or role
    Likely,   // by its class: unless it holds the page's text
    IfLinks   // an aside or footer inside the content: if it is made of links
};

/// Never shown: script, style, form controls. Nothing inside is read.
[[nodiscard]] bool is_never_shown(const HtmlElement& element);
/// Hidden by attribute or style of its own, or by the name of its class.
[[nodiscard]] bool is_hidden(const HtmlElement& element);
/// Opened by a click: what is folded away is the page's text all the same.
[[nodiscard]] bool is_fold(const HtmlElement& element);
/// One of several that show in the same place.
[[nodiscard]] bool is_tab_panel(const HtmlElement& element);
/// Off the screen, for screen readers: "visually-hidden", "sr-only".
[[nodiscard]] bool is_unseen(const HtmlElement& element);
/// <main>, or an element that says so.
[[nodiscard]] bool is_main(const HtmlElement& element);
/// An element that on most sites holds the text: #content, .entry-content, itemprop=articleBody.
[[nodiscard]] bool is_content_holder(const HtmlElement& element);
/// Navigation, cookie banner, site header and footer, by element, role or class. A page's own
/// asides and footers inside its <main> are content: licence lines stand there.
[[nodiscard]] Chrome site_chrome(const HtmlElement& element, bool inside_main);
[[nodiscard]] bool is_block_element(std::string_view name);
[[nodiscard]] bool is_bold(const HtmlElement& element);
/// 1..6 for <h1>..<h6> and role=heading; 0 otherwise.
[[nodiscard]] int heading_level(const HtmlElement& element);

/// Whether `text`, in any case and without its white space, holds `what` (lower case, no spaces).
[[nodiscard]] bool style_says(std::string_view style, std::string_view what);

}  // namespace findings
