// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What HTML's elements mean to a reader of the page. Pure functions of one element.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// An element as it opens. Names are lower case.
struct HtmlElement {
    std::string_view name;
    std::vector<std::pair<std::string, std::string>> attributes;
    bool is_layout_table =
        false;  // a table that only places things on the page: its cells are read like <div>

    [[nodiscard]] std::string_view attribute(std::string_view key) const;  // empty when absent
    [[nodiscard]] bool has(std::string_view key) const;
};

/// Never shown: script, style, form controls, hidden elements. Nothing inside is read.
[[nodiscard]] bool is_hidden(const HtmlElement& element);
[[nodiscard]] bool is_main(const HtmlElement& element);
/// Navigation, cookie banner, site header and footer, by element, role or class. A page's own
/// asides and footers inside its <main> are content: licence lines stand there.
[[nodiscard]] bool is_site_chrome(const HtmlElement& element, bool inside_main);
[[nodiscard]] bool is_block_element(std::string_view name);

}  // namespace findings
