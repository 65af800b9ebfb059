// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines that web sites print around their texts, and that copies carry along. Every function takes
// a cleaned line.

#include <string_view>

namespace findings {

/// "Skip to main content", "Share this page", "Accept all cookies", "Back to top".
[[nodiscard]] bool is_chrome_line(std::string_view line);
/// Said to screen readers about a link: "(opens in a new tab)".
[[nodiscard]] bool is_link_remark(std::string_view line);
/// Whether a heading heads links to other pages. Possible: if there are links.
enum class Elsewhere : unsigned char {
    No,
    Possible,  // "See also", "Newsletter", "Tags"
    Certain    // "Related content", "You might also like", "Most read"
};
[[nodiscard]] Elsewhere leads_elsewhere(std::string_view line);
/// Heads links to places of this text: "Contents", "On this page".
[[nodiscard]] bool is_contents_heading(std::string_view line);
/// Name of a tab of the regulator's site or of a place to share at: furniture where a list of links
/// is made of such names.
[[nodiscard]] bool is_navigation_word(std::string_view line);
/// "Home > News > Reports"
[[nodiscard]] bool is_breadcrumb_line(std::string_view line);
/// "1 2 3 Next", "Previous page"
[[nodiscard]] bool is_pagination_line(std::string_view line);

}  // namespace findings
