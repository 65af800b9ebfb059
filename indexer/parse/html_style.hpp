// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/html_elements.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What a page's own style sheet hides: rules on one class or id. What cannot be told without the
/// rest of a browser (nested selectors, print, narrow screens) hides nothing.
class HiddenByStyle {
  public:
    void read(std::string_view css);
    [[nodiscard]] bool hides(const HtmlElement& element) const;

  private:
    void read_rule(std::string_view selectors, std::string_view body);
    [[nodiscard]] static bool fits(const HtmlElement& element, std::string_view name);

    std::vector<std::string> hidden_;  // ".note", "#box"
    std::vector<std::string> shown_;   // ".panel.active": shows again what a rule hides
};

}  // namespace findings
