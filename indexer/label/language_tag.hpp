// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace findings::label {

/// "en", "en-GB", "es-419": letters, then parts of letters and digits behind hyphens, as Turtle has
/// it; whether a language is registered under it is not asked.
[[nodiscard]] bool is_language_tag(std::string_view text);

}  // namespace findings::label
