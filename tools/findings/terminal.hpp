// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace findings {

/// Columns of the terminal behind a descriptor; `otherwise` if there is none.
[[nodiscard]] int terminal_columns(int descriptor, int otherwise);

/// Characters of UTF-8 text: columns, as long as none is wide or combining.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Cut to `columns`, with "…" where the middle was: of a path, the beginning and the name tell
/// most.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);

/// Broken at spaces into lines of at most `columns`, each behind `indent` spaces. 0 columns: one
/// line.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns);

}  // namespace findings
