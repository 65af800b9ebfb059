// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of what web sites print around their texts: banners, buttons, menus. Functions that
// take a label want one of label_of().

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings {

template <std::size_t N>
[[nodiscard]] bool is_one_of(std::string_view line, const std::array<std::string_view, N>& lines) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

template <std::size_t N>
[[nodiscard]] bool starts_with_one(std::string_view line,
                                   const std::array<std::string_view, N>& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
        return line.starts_with(start);
    });
}

/// Lower case, without what a site sets around its labels: arrows, dots, colons, brackets.
[[nodiscard]] std::string label_of(std::string_view line);

/// What a banner on cookies says and asks.
[[nodiscard]] bool is_cookie_label(std::string_view label);
/// "Share this page", "Tweet", "Follow us on ..."
[[nodiscard]] bool is_share_label(std::string_view label);
/// "Subscribe", "Sign up to our newsletter"
[[nodiscard]] bool is_subscribe_label(std::string_view label);
/// Buttons and remarks that stand on any page.
[[nodiscard]] bool is_control_label(std::string_view label);
/// A row of menu entries or of places to share at, without anything between them: "Share Tweet
/// Print", "Accessibility | Contact us". Takes the line itself.
[[nodiscard]] bool is_menu_row(std::string_view line);

}  // namespace findings
