// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the software of forums prints round the posts.

#include <string_view>

namespace findings::understanding {

/// "Suggested Topics", "Similar threads": what follows is of other topics.
[[nodiscard]] bool heads_other_topics(std::string_view text);

/// "Reply \u00b7 Report \u00b7 Share", "Joined: Sat 12 January 2019", "Last edited by jo_elm ...".
[[nodiscard]] bool is_forum_chrome(std::string_view text);

/// "It was locked twice. Quote - Like (3)": a post without the row of controls that a reader of
/// lines joined to it.
[[nodiscard]] std::string_view without_controls_behind(std::string_view text);

}  // namespace findings::understanding
