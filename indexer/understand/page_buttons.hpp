// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Buttons and links that sites set around a text, in whatever words: "Skip navigation", "Get alerts
// when we publish", "Post a reply".

#include <string>
#include <string_view>

namespace findings::understanding {

/// One button, several in a row ("Print this page | Email this page"), or one a line; never a
/// sentence.
[[nodiscard]] bool is_buttons(std::string_view text);

/// "Licensed under CC BY 4.0. Edit this page on GitHub.": a line on the licence without what the
/// site asks for beside it; the same text where nothing stands there.
[[nodiscard]] std::string_view without_buttons(std::string_view text);

}  // namespace findings::understanding
