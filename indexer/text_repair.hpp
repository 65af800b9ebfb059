// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Undoes what copying from site to site does to a text: character references that were escaped once
// too often ("&amp;nbsp;", "A&38;E"), and UTF-8 that was read as Windows-1252 ("donâ€™t").

#include <string>
#include <string_view>

namespace findings {

/// Whether repaired_text() may change the text. Cheap: two searches for a byte.
[[nodiscard]] bool may_need_repair(std::string_view text);
/// Undoes one round of both; what cannot be told for certain stays as it is.
[[nodiscard]] std::string repaired_text(std::string_view text);

/// Character references as their characters.
[[nodiscard]] std::string decoded_references(std::string_view text);

}  // namespace findings
