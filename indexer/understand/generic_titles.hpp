// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Titles that name no source.

#include <string_view>

namespace findings::understanding {

/// A title that says what kind of thing a page is and not which one: "Inspection report", "Home",
/// the name of a file.
[[nodiscard]] bool is_generic_title(std::string_view title);

}  // namespace findings::understanding
