// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace findings::understanding {

/// "June 2025 | Issue 61", "Volume 3, number 2": which issue of a newsletter this is; no source of
/// an entry.
[[nodiscard]] bool is_issue_line(std::string_view text);

/// "Dates for your diary", "Forthcoming events": what stands below is no news.
[[nodiscard]] bool is_diary_heading(std::string_view heading);

}  // namespace findings::understanding
